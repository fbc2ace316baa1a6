"""From rasters to the network's input: which channels, in which order, and how they are normalised.

The same two functions serve the training and the classification, so that both see the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .contract.fitting import check_inputs
from .contract.model_card import Channel
from .indices import ndvi
from .normalise import HEIGHT, NDVI, WINDOW, low_level


def band_roles(count: int, nir_band: int, red_band: int) -> list[str]:
    """Name the bands of an orthophoto by role.

    Args:
        count: Number of bands.
        nir_band: Near-infrared band, counted from 1; 0 if there is none.
        red_band: Red band, likewise.

    Returns:
        One role a band. The two usual orders (near infrared, red, green; red, green, blue, near infrared) get all
        names; other bands are "band3", "band4"...
    """
    usual = {(3, 1, 2): ["nir", "red", "green"], (4, 4, 1): ["red", "green", "blue", "nir"]}
    roles = list(usual.get((count, nir_band, red_band), [f"band{band}" for band in range(1, count + 1)]))
    for band, role in ((nir_band, "nir"), (red_band, "red")):
        if band:
            roles[band - 1] = role
    return roles


def select_channels(available: Sequence[dict[str, Any]], inputs: str) -> tuple[Channel, ...]:
    """The channels of one of the four `INPUTS`, from the list in `dataset.json`.

    Raises:
        DatasetError: If the data set lacks heights, or the bands for NDVI.
    """
    check_inputs(inputs, [entry["role"] for entry in available])
    extra = [role for role in (HEIGHT, NDVI) if role in inputs.split("_")]
    wanted = [entry for entry in available if entry["role"] not in (HEIGHT, NDVI)]
    wanted += [entry for role in extra for entry in available if entry["role"] == role]
    return tuple(Channel(entry["role"], entry["band"], entry["mean"], entry["std"]) for entry in wanted)


def assemble(
    image: np.ndarray,
    valid: np.ndarray,
    height: np.ndarray | None,
    channels: Sequence[Channel],
    reference: str,
) -> tuple[np.ndarray, np.ndarray]:
    """Build the network's input for one patch or window.

    Args:
        image: Orthophoto, shape (B, H, W), all bands.
        valid: Where the orthophoto carries data, shape (H, W) bool.
        height: Heights in metres, shape (H, W) float32, NaN where there is no data; None if no channel needs them.
        channels: The channels to build.
        reference: "ground" or "window", see `normalise`; ignored without heights.

    Returns:
        Channels, shape (C, H, W) float32, (value - mean) / std, 0 (the mean) where not valid; and where all needed
        rasters carry data, shape (H, W) bool. NDVI that is not defined (0/0) is 0 there too, but the pixel is valid.

    Raises:
        ValueError: If a channel needs heights and there are none.
    """
    if height is not None:
        valid = valid & np.isfinite(height)
    elif any(channel.role == HEIGHT for channel in channels):
        raise ValueError("a channel needs heights, but there are none")
    result = np.empty((len(channels), *valid.shape), dtype=np.float32)
    for index, channel in enumerate(channels):
        if channel.role == HEIGHT and height is not None:
            values = height - low_level(height, valid) if reference == WINDOW else height
        elif channel.role == NDVI:
            values = ndvi(image[_band(channels, "nir") - 1], image[_band(channels, "red") - 1])
        else:
            values = image[channel.band - 1]
        np.subtract(values, np.float32(channel.mean), out=result[index], casting="unsafe")
        result[index] /= np.float32(channel.std)
    result[:, ~valid] = 0.0
    np.nan_to_num(result, copy=False, nan=0.0)
    return result, valid


def _band(channels: Sequence[Channel], role: str) -> int:
    return next(channel.band for channel in channels if channel.role == role)

"""The network's input for one patch in plain NumPy: what `training.network_input` must give for whole batches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.contract.channels import HEIGHT, NDVI, SLOPE
from training.contract.model_card import Channel
from training.heights.levels import WINDOW, low_level
from training.indices import ndvi


def assemble(
    image: np.ndarray,
    valid: np.ndarray,
    height: np.ndarray | None,
    channels: Sequence[Channel],
    reference: str,
    gsd_m: float = 0.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Build the network's input for one patch or window.

    Args:
        image: Orthophoto, shape (B, H, W), all bands.
        valid: Where the orthophoto carries data, shape (H, W) bool.
        height: Heights in metres, shape (H, W) float32, with slope (H + 2, W + 2), NaN where there is no data; None if
            no channel needs them.
        channels: The channels to build.
        reference: "ground" or "window", see `heights.levels`; ignored without heights.
        gsd_m: Ground sampling distance, m per pixel, for slope.

    Returns:
        Channels, shape (C, H, W) float32, (value - mean) / std, 0 (the mean) where not valid; and where all needed
        rasters carry data, shape (H, W) bool. NDVI that is not defined (see `indices`) is 0 there too, but
        the pixel is valid.

    Raises:
        ValueError: If a channel needs heights and there are none.
    """
    around = height
    if height is not None:
        halo = (height.shape[0] - valid.shape[0]) // 2
        height = height[halo : halo + valid.shape[0], halo : halo + valid.shape[1]]
        valid = valid & np.isfinite(height)
    elif any(channel.role == HEIGHT for channel in channels):
        raise ValueError("a channel needs heights, but there are none")
    result = np.empty((len(channels), *valid.shape), dtype=np.float32)
    for index, channel in enumerate(channels):
        if channel.role == HEIGHT and height is not None:
            values = height - low_level(height, valid) if reference == WINDOW else height
        elif channel.role == SLOPE and around is not None:
            values = slope(around, gsd_m)
        elif channel.role == NDVI:
            values = ndvi(image[_band(channels, "nir") - 1], image[_band(channels, "red") - 1])
        else:
            values = image[channel.band - 1]
        np.subtract(values, np.float32(channel.mean), out=result[index], casting="unsafe")
        result[index] /= np.float32(channel.std)
    result[:, ~valid] = 0.0
    np.nan_to_num(result, copy=False, nan=0.0)
    return result, valid


def slope(height: np.ndarray, gsd_m: float) -> np.ndarray:
    """Slope in degrees after Horn (1981), pixel by pixel and in 64 bit; (H + 2, W + 2) -> (H, W)."""
    slope = np.full([side - 2 for side in height.shape], np.nan)
    weights = np.array([[1, 2, 1]])
    for row, column in np.argwhere(np.isfinite(height[1:-1, 1:-1])):
        part = height[row : row + 3, column : column + 3].astype(np.float64)
        part[np.isnan(part)] = part[1, 1]
        east = (weights.T * (part[:, 2:] - part[:, :1])).sum() / (8 * gsd_m)
        south = (weights * (part[2:] - part[:1])).sum() / (8 * gsd_m)
        slope[row, column] = np.degrees(np.arctan(np.hypot(east, south)))
    return slope


def _band(channels: Sequence[Channel], role: str) -> int:
    return next(channel.band for channel in channels if channel.role == role)

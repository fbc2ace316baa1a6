"""Which channels the network sees: the roles of bands, and the choice among what a data set offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..contract.compatibility import check_inputs
from ..contract.model_card import Channel
from ..dataset.statistics import HEIGHT, NDVI


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

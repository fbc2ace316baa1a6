"""Which channels the network sees: the roles of bands, and the choice among what a data set offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..contract.compatibility import check_inputs
from ..contract.model_card import HEIGHT, NDVI, Channel


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

"""Which channels the network sees: the roles of bands, and the choice among what a data set offers."""

from __future__ import annotations

from collections.abc import Sequence

from ..contract.compatibility import check_inputs
from ..contract.dataset_card import DatasetChannel
from ..contract.model_card import HEIGHT, NDVI, Channel


def select_channels(available: Sequence[DatasetChannel], inputs: str) -> tuple[Channel, ...]:
    """The channels of one of the four `INPUTS`, of those that a data set has.

    Raises:
        DatasetError: If the data set lacks heights, or the bands for NDVI.
    """
    check_inputs(inputs, [channel.role for channel in available])
    extra = [role for role in (HEIGHT, NDVI) if role in inputs.split("_")]
    wanted = [channel for channel in available if channel.role not in (HEIGHT, NDVI)]
    wanted += [channel for role in extra for channel in available if channel.role == role]
    return tuple(Channel(channel.role, channel.band, channel.mean, channel.std) for channel in wanted)

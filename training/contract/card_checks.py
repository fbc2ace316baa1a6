"""What the descriptions of data sets and models have in common, and what their numbers may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .language import tr
from .plain_data import DataError, checked_choice, checked_range

_NUMBER_TYPES = (  # of rasters, by NumPy's names
    "uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float16", "float32", "float64",
)  # fmt: skip
_HEIGHT_REFERENCES = ("none", "ground", "low_ground", "window")  # see `ModelCard.height_reference`
MOST_PATCH_PX = 1 << 16  # side of a patch
_MOST_BANDS = 65535  # GDAL's own limit
_LEAST_STD = 1e-30  # values are divided by it


class _Channel(Protocol):
    @property
    def role(self) -> str: ...
    @property
    def band(self) -> int: ...
    @property
    def std(self) -> float: ...


class _Card(Protocol):
    @property
    def channels(self) -> Sequence[_Channel]: ...
    @property
    def ortho_bands(self) -> int: ...
    @property
    def ortho_dtype(self) -> str: ...
    @property
    def height_reference(self) -> str: ...
    @property
    def patch_size(self) -> int: ...
    @property
    def gsd_m(self) -> float: ...


def check_card(card: _Card) -> None:
    """Check what a data set and a model have in common.

    Raises:
        DataError: Names the first of what no data set or model has.
    """
    _check_channels(card.channels, card.ortho_bands)
    checked_choice("ortho_dtype", card.ortho_dtype, _NUMBER_TYPES)
    checked_choice("height_reference", card.height_reference, _HEIGHT_REFERENCES)
    checked_range("patch_size", card.patch_size, 1, MOST_PATCH_PX)
    checked_range("gsd_m", card.gsd_m, 0)


def _check_channels(channels: Sequence[_Channel], bands: int) -> None:
    """Check the channels of a model or data set with orthophotos of so many bands.

    Raises:
        DataError: If there are none, two have the same role, a band does not exist, or a deviation is 0 or less.
    """
    checked_range("ortho_bands", bands, 1, _MOST_BANDS)
    roles = [channel.role for channel in channels]
    if not roles or len({*roles}) < len(roles):
        raise DataError(tr("its channels are none, or one of them stands twice"))
    for channel in channels:
        checked_range(tr("the band of {role}", role=channel.role), channel.band, 0, bands)
        checked_range(tr("the standard deviation of {role}", role=channel.role), channel.std, _LEAST_STD)

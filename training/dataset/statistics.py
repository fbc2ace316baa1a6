"""Per-channel mean and standard deviation of the training pixels, and how high the ground of the tiles lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..contract.channels import DERIVED, HEIGHT, NDVI, SLOPE
from ..contract.dataset_card import DatasetChannel
from ..contract.language import later
from ..heights.levels import low_level
from ..indices import ndvi
from ..slope import slope_degrees
from ..windows import inside

_MIN_STD = 1e-6


@dataclass(frozen=True)
class ChannelStatistics:
    """Count, mean and sum of squared deviations; merged pairwise (Chan, Golub, LeVeque 1983)."""

    count: int = 0
    mean: float = 0.0
    squares: float = 0.0

    @classmethod
    def from_values(cls, values: np.ndarray) -> ChannelStatistics:
        """The statistics of values of any shape and number type."""
        if values.size == 0:
            return cls()
        if values.dtype == np.uint8:  # counting the 256 values is faster, and exact
            times, steps = np.bincount(values.ravel(), minlength=256), np.arange(256)
            mean = float(times @ steps) / values.size
            return cls(values.size, mean, float(times @ np.square(steps - mean)))
        flat = values.astype(np.float64).ravel()
        mean = float(flat.mean())
        flat -= mean
        return cls(values.size, mean, float(np.square(flat, out=flat).sum()))

    def merged(self, other: ChannelStatistics) -> ChannelStatistics:
        """The statistics of the values of both."""
        total = self.count + other.count
        if total == 0:
            return self
        delta = other.mean - self.mean
        squares = self.squares + other.squares + delta * delta * self.count * other.count / total
        return ChannelStatistics(total, self.mean + delta * other.count / total, squares)

    @property
    def std(self) -> float:
        """Standard deviation; 1 for a constant channel, so that it can be divided by."""
        std = (self.squares / self.count) ** 0.5 if self.count else 0.0
        return std if std > _MIN_STD else 1.0


@dataclass(frozen=True)
class PatchStatistics:
    """What one patch adds to the statistics.

    Attributes:
        channels: Role -> statistics of the valid pixels.
        level: Low level of the heights of the raster, m; None if there are none.
        valid: Pixels with data in the orthophoto.
        without_height: Those of them that have no height, if there are heights at all.
        negative: Those of them whose near-infrared or red value is negative: they have no NDVI.
    """

    channels: dict[str, ChannelStatistics]
    level: float | None
    valid: int
    without_height: int
    negative: int = 0

    @classmethod
    def from_patch(
        cls,
        roles: Sequence[str],
        image: np.ndarray,
        valid: np.ndarray,
        height: np.ndarray | None,
        gsd_m: float = 0.0,
        low_ground_m: float = 0.0,
    ) -> PatchStatistics:
        """Measure a patch.

        Args:
            roles: Roles of the orthophoto's bands, in order.
            image: Orthophoto, (B, P, P).
            valid: (P, P) bool.
            height: (P + 2 halo, P + 2 halo), m, NaN where there is none; None without heights.
            gsd_m: Ground sampling distance, m per pixel; 0 if unknown.
            low_ground_m: How high the low ground lies that the heights are measured from.
        """
        everywhere = bool(valid.all())
        channels = {
            role: ChannelStatistics.from_values(band if everywhere else band[valid])
            for role, band in zip(roles, image, strict=True)
        }
        rasters = _Rasters(dict(zip(roles, image, strict=True)), valid, height, gsd_m)
        for role, values_of in _COMPUTED.items():
            values = values_of(rasters)
            if values is not None:
                defined = np.isfinite(values) & valid
                channels[role] = ChannelStatistics.from_values(values if defined.all() else values[defined])
        level, without = None, 0
        if height is not None:
            height = inside(height, rasters.halo)
            known = np.isfinite(height) & valid
            without = int(np.count_nonzero(valid)) - int(np.count_nonzero(known))
            if known.any():
                level = low_ground_m + low_level(height, known)
                channels[HEIGHT] = ChannelStatistics.from_values(height[known])
        return cls(channels, level, int(np.count_nonzero(valid)), without, _negative(rasters))


@dataclass(frozen=True)
class _Rasters:
    """What the derived channels of a patch are computed from; see `PatchStatistics.from_patch`."""

    bands: dict[str, np.ndarray]
    valid: np.ndarray
    height: np.ndarray | None
    gsd_m: float

    @property
    def halo(self) -> int:
        return 0 if self.height is None else (self.height.shape[-1] - self.valid.shape[-1]) // 2


def _slope(rasters: _Rasters) -> np.ndarray | None:
    if rasters.height is None or not rasters.gsd_m or not rasters.halo:
        return None
    slope: np.ndarray = slope_degrees(rasters.height, rasters.gsd_m, np)
    return slope


def _ndvi(rasters: _Rasters) -> np.ndarray | None:
    if not {"nir", "red"} <= rasters.bands.keys():
        return None
    return ndvi(rasters.bands["nir"], rasters.bands["red"], rasters.valid)


def _negative(rasters: _Rasters) -> int:
    """Number of valid pixels for which there is no NDVI because a value is negative."""
    pair = [rasters.bands[role] for role in ("nir", "red") if role in rasters.bands]
    if len(pair) < 2 or all(band.dtype.kind == "u" for band in pair):
        return 0
    return int(np.count_nonzero(rasters.valid & ((pair[0] < 0) | (pair[1] < 0))))


# Role -> the values, (P, P), NaN where not defined; None if the data set cannot have them. For every entry of
# `contract.channels` but the heights themselves.
_COMPUTED: dict[str, Callable[[_Rasters], np.ndarray | None]] = {SLOPE: _slope, NDVI: _ndvi}


class TrainingStatistics:
    """Statistics of all channels over the training patches, and the heights of all tiles.

    Args:
        roles: Roles of the orthophoto's bands, in order.
    """

    def __init__(self, roles: Sequence[str]) -> None:
        self._roles = list(roles)
        self._channels: dict[str, ChannelStatistics] = defaultdict(ChannelStatistics)
        self._tile_levels: dict[str, list[float]] = defaultdict(list)
        self._pixels: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3, dtype=np.int64))

    def add(self, patch: PatchStatistics, tile: str, learnt_from: bool) -> None:
        """Add one patch of a tile; `learnt_from`: whether it is a training patch."""
        self._pixels[tile] += (patch.valid, patch.without_height, patch.negative)
        if patch.level is not None:
            self._tile_levels[tile].append(patch.level)
        if not learnt_from:
            return
        for role, channel in patch.channels.items():
            self._channels[role] = self._channels[role].merged(channel)

    @property
    def has_heights(self) -> bool:
        """Whether any training patch has a height."""
        return self._channels[HEIGHT].count > 0

    def low_height(self, tile: str) -> float | None:
        """Height of the low ground in a tile, m: the median over its patches; None without heights."""
        levels = self._tile_levels.get(tile)
        return float(np.median(levels)) if levels else None

    def share_without_height(self, tile: str) -> float:
        """Share (0-1) of the valid pixels in a tile's patches that have no height."""
        valid, without, _ = self._pixels[tile]
        return float(without / valid) if valid else 0.0

    def negative(self, tile: str) -> tuple[int, int]:
        """Valid pixels of a tile's patches that have no NDVI because a value is negative, and all valid ones."""
        valid, _, negative = self._pixels[tile]
        return int(negative), int(valid)

    def channels(self) -> tuple[DatasetChannel, ...]:
        """All channels that models can use."""
        rows = [
            (role, band, later("digital number"), self._channels[role])
            for band, role in enumerate(self._roles, start=1)
        ]
        for channel in DERIVED:
            found = self._channels[channel.role]
            if found.count:
                rows.append((channel.role, 0, channel.unit, found))
        return tuple(
            DatasetChannel(role, band, unit, round(found.mean, 6), round(found.std, 6))
            for role, band, unit, found in rows
        )

"""Per-channel mean and standard deviation of the training pixels, and the reference level of heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .indices import ndvi

HEIGHT, NDVI = "height", "ndvi"  # roles of the channels that are no bands of the orthophoto

GROUND = "ground"  # heights are heights above ground and used as they are
WINDOW = "window"  # heights are absolute: each window's low level is subtracted first
_LOW_PERCENTILE = 5.0  # of a window's heights: near the ground wherever a window shows some ground
_GROUND_LEVEL_M = 2.0  # low levels within this of zero are those of heights above ground
_MIN_STD = 1e-6


def low_level(height: np.ndarray, valid: np.ndarray) -> float:
    """Height of the low ground in a window, m: a low percentile, so that one outlier does not set it.

    Absolute heights say little by themselves (the same roof stands 250 m above the sea here and 290 m there);
    relative to the low ground of the window they do, without a terrain model.
    """
    return float(np.percentile(height[valid], _LOW_PERCENTILE)) if valid.any() else 0.0


def height_reference(levels: Sequence[float]) -> str:
    """`GROUND` if the low levels of patches lie near zero, else `WINDOW`.

    The median decides: a patch in the middle of a forest or of a large roof shows no ground.
    """
    return GROUND if abs(float(np.median(levels))) <= _GROUND_LEVEL_M else WINDOW


@dataclass
class ChannelStatistics:
    """Running count, mean and squared deviations, merged pairwise (Chan, Golub, LeVeque 1983)."""

    count: int = 0
    mean: float = 0.0
    squares: float = field(default=0.0, repr=False)

    def add(self, values: np.ndarray) -> None:
        """Add the values of one patch, any shape."""
        if values.size == 0:
            return
        values = values.astype(np.float64)
        mean = float(values.mean())
        squares = float(np.square(values - mean).sum())
        total = self.count + values.size
        delta = mean - self.mean
        self.squares += squares + delta * delta * self.count * values.size / total
        self.mean += delta * values.size / total
        self.count = total

    @property
    def std(self) -> float:
        """Standard deviation; 1 for a constant channel, so that it can be divided by."""
        std = (self.squares / self.count) ** 0.5 if self.count else 0.0
        return std if std > _MIN_STD else 1.0


class TrainingStatistics:
    """Statistics of all channels over the training patches.

    Args:
        roles: Roles of the orthophoto's bands, in order.
    """

    def __init__(self, roles: Sequence[str]) -> None:
        self._roles = list(roles)
        self._has_ndvi = {"nir", "red"} <= set(roles)
        self._channels = {role: ChannelStatistics() for role in (*roles, NDVI)}
        self._heights = {GROUND: ChannelStatistics(), WINDOW: ChannelStatistics()}
        self._levels: list[float] = []

    def add(self, image: np.ndarray, valid: np.ndarray, height: np.ndarray | None) -> None:
        """Add one patch: orthophoto (B, P, P), valid (P, P) bool, heights (P, P) m with NaN, or None."""
        for band, role in enumerate(self._roles):
            self._channels[role].add(image[band][valid])
        if self._has_ndvi:
            index = ndvi(image[self._roles.index("nir")], image[self._roles.index("red")], valid)
            self._channels[NDVI].add(index[np.isfinite(index)])
        if height is not None and (known := np.isfinite(height) & valid).any():
            level = low_level(height, known)
            self._levels.append(level)
            self._heights[GROUND].add(height[known])
            self._heights[WINDOW].add(height[known] - level)

    @property
    def height_reference(self) -> str:
        """Whether the heights are used as they are, or relative to each window; "none" without heights."""
        return height_reference(self._levels) if self._levels else "none"

    def channels(self) -> list[dict[str, Any]]:
        """All channels that models can use: role, band (0: none), unit, mean and standard deviation."""
        rows = [(role, band, "digital number", self._channels[role]) for band, role in enumerate(self._roles, start=1)]
        if self._levels:
            rows.append((HEIGHT, 0, "m", self._heights[self.height_reference]))
        if self._channels[NDVI].count:
            rows.append((NDVI, 0, "1", self._channels[NDVI]))
        return [
            {"role": role, "band": band, "unit": unit, "mean": round(found.mean, 6), "std": round(found.std, 6)}
            for role, band, unit, found in rows
        ]

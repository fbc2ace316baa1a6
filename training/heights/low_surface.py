"""How the low ground follows from the low heights of cells; see `low_ground`."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .cells import at_pixels
from .holes import without_holes
from .local_planes import local_planes, planes_reach

RADIUS_M = 34.0  # half the side of the square: buildings of 60 m are narrower, at the raster's edge those of 30 m
TREND_M = 40.0  # standard deviation of the Gaussian by which cells count in the planes of the trend
SMOOTHING_M = 10.0  # the same of the last smoothing
_TREND_CELL_M = 20.0  # side of the larger cells that the trend is known in
_TRUNCATED = 3.0  # standard deviations at which the last smoothing ends
_PIT = 3  # cells: what is narrower in all directions, and ...
_PIT_M = 0.5  # ... so much deeper than all around is a pit


@dataclass(frozen=True)
class LowSurface:
    """How the low ground follows from the cells.

    Attributes:
        cell_m: Side of a cell, m.
    """

    cell_m: float

    @property
    def radius(self) -> int:
        """Half the side of the square of the openings, cells."""
        return math.ceil(RADIUS_M / self.cell_m)

    @property
    def group(self) -> int:
        """Side of the larger cells of the trend, cells."""
        return max(1, round(_TREND_CELL_M / self.cell_m))

    @property
    def reach(self) -> int:
        """Cells further away than so many columns or rows do not change the low ground at a cell."""
        trend = (planes_reach([self._trend_scale]) + 2) * self.group
        return 2 * (_PIT // 2) + 5 * self.radius + trend + math.ceil(_TRUNCATED * self._sigma)

    def heights(self, low: np.ndarray) -> np.ndarray:
        """Heights of the low ground in cells.

        Args:
            low: Low height of each cell, shape (H, W), m; NaN where there is no data. H and W are multiples of `group`.

        Returns:
            Metres, shape (H, W) float64; NaN far from any data. Right further than `reach` from the edge of what is
            given, and where this is the edge of the raster.
        """
        if not np.isfinite(low).any():
            return np.full(low.shape, np.nan)
        around = _lowest(np.where(np.isnan(low), np.inf, without_holes(low, _PIT)), 2 * self.radius + 1)
        low = np.where(low < around - _PIT_M, np.nan, low)
        trend = self._trend(np.where(np.isfinite(low), _opened(low, self.radius), np.nan))
        opened = _opened(low - trend, self.radius)
        weights = np.isfinite(opened).astype(np.float64)
        smooth, total = (
            ndimage.gaussian_filter(values, self._sigma, mode="constant", truncate=_TRUNCATED)
            for values in (np.where(weights > 0, opened, 0.0), weights)
        )
        return trend + np.divide(smooth, total, out=np.full(low.shape, np.nan), where=total > 0)

    @property
    def _sigma(self) -> float:
        return SMOOTHING_M / self.cell_m

    @property
    def _trend_scale(self) -> float:
        return TREND_M / (self.cell_m * self.group)

    def _trend(self, heights: np.ndarray) -> np.ndarray:
        """Heights in cells of the planes through those around, (H, W); fitted in larger cells, bilinear between."""
        side = self.group
        rows, columns = heights.shape[0] // side, heights.shape[1] // side
        parts = heights.reshape(rows, side, columns, side)
        count = np.count_nonzero(np.isfinite(parts), axis=(1, 3))
        means = np.divide(np.nansum(parts, axis=(1, 3)), count, out=np.zeros(count.shape), where=count > 0)
        planes, _ = local_planes(np.pad(means, 1), np.pad(count / side**2, 1), [self._trend_scale])
        return at_pixels(planes, side, slice(0, heights.shape[0]), slice(0, heights.shape[1]))


def _opened(heights: np.ndarray, radius: int) -> np.ndarray:
    """Opening with squares around all cells with data, (H, W); NaN further from them than `radius`."""
    known = np.isfinite(heights)
    eroded = np.where(known, _lowest(np.where(known, heights, np.inf), 2 * radius + 1), -np.inf)
    opened = _highest(eroded, 2 * radius + 1)
    return np.where(np.isinf(opened), np.nan, opened)


def _lowest(values: np.ndarray, side: int) -> np.ndarray:
    """The least value in a square of cells around each; outside there is nothing."""
    for axis in (0, 1):
        values = ndimage.minimum_filter1d(values, side, axis=axis, mode="constant", cval=np.inf)
    return values


def _highest(values: np.ndarray, side: int) -> np.ndarray:
    """The largest value in a square of cells around each, NaN counting as none; outside there is nothing."""
    return -_lowest(np.where(np.isnan(values), np.inf, -values), side)

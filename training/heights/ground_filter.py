"""Ground filter: which cells of a surface model show the ground, and how high the ground is under the others.

The Simple Morphological Filter, SMRF (Pingel, Clarke, McBride 2013, An improved simple morphological filter for the
terrain classification of airborne LIDAR data, ISPRS Journal of Photogrammetry and Remote Sensing 77: 21-30), with its
published parameters. A cell is an object if it stands out of the opened surface,

    low - opening(low, disc of radius r) > slope * r        for any r up to half the width of the largest object.

Hills steeper than `slope` stand out too. So it is done twice, and the second time, as in the slope adaptive filter of
Sithole (2001, IAPRS 34-3/W4: 203-210), the threshold grows where the first result's trend is steep or bent:

    threshold = (slope + steepening) * r + (trend - opening(trend, disc of radius r)),

where the steepening is how much steeper than here the trend gets within the largest radius. Small pits are left out
before, or they would draw the ground down; so are, afterwards, cells beside objects that lie too high. The ground under
all these lies on planes through the ground cells around (`local_planes`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .holes import without_holes
from .local_planes import local_planes, planes_reach

CELL_M = 1.0  # SMRF: side of its cells
SLOPE = 0.15  # SMRF: terrain is at most so steep (rise over run)
_TOLERANCE_M = 0.5  # SMRF: ground lies within this height of the provisional ground ...
_TOLERANCE_OF_SLOPE_M = 1.25  # ... plus this times its slope
_RIM_ROUNDS = 2  # how often the cells around objects are checked
_GROWTH = 1.5  # from one opening's radius to the next
_DIAMOND = 2 - math.sqrt(2)  # share of a regular octagon's radius that is a diamond, the rest a square
_PIT_M = 5.0  # pits are narrower than this in every direction
_MIXED_M = 0.15  # heights in a ground cell spread by no more than this (and its slope), or it holds something else too
_MIXED_WEIGHT = 0.05  # such a cell counts little: only where there are no others
_LARGEST_RADIUS = 40  # cells: wider objects are sought in larger cells
_COARSEST_SCALE = 0.5  # of the radius: reaches across the largest object
_SCALE_RATIO = 4.0


@dataclass(frozen=True)
class GroundFilter:
    """The filter for objects up to a width.

    Attributes:
        cell_m: Side of a cell, m.
        width_m: Width of the widest object, m.
        slope: Terrain slope (rise over run) up to which nothing is taken for an object.
    """

    cell_m: float
    width_m: float
    slope: float = SLOPE

    @property
    def radius(self) -> int:
        """Radius in cells of the disc that fits into no object."""
        return math.ceil(self.width_m / 2 / self.cell_m)

    @property
    def reach(self) -> int:
        """Cells further away than so many columns or rows do not change the ground at a cell."""
        planes = planes_reach(self._scales)
        pits = 2 * self._pit_radius + self.radius
        return pits + 2 * self.radius + planes + 2 * self.radius + _RIM_ROUNDS * (planes + 1) + planes

    def ground(self, low: np.ndarray, middle: np.ndarray) -> np.ndarray:
        """Height of the ground in every cell.

        Args:
            low: A low height of each cell, shape (H, W), m; NaN where there is no data.
            middle: The median height of each cell, shape (H, W), m; NaN where too little is known.

        Returns:
            Metres, shape (H, W), float64; NaN further than `radius` from any data.
        """
        low = np.where(self._pits(low), np.nan, low).astype(np.float32)
        objects, lowest = self._objects(low)
        objects, slope = self._with_rims(low, objects)
        rise_m = 0.5 * slope * self.cell_m  # from a cell's lowest to its middle height
        mixed = ~(middle - low <= _MIXED_M + rise_m)
        heights = np.where(mixed, low + np.nan_to_num(rise_m), middle)
        weights = np.where(objects, 0.0, np.where(mixed, _MIXED_WEIGHT, 1.0))
        planes, _ = local_planes(heights, weights, self._scales)
        under = np.where(np.isnan(planes), lowest, planes)
        return np.where(weights == 1, heights, under)

    @property
    def _scales(self) -> list[float]:
        """Scales of the kernels in cells: from one cell to what bridges the largest object."""
        coarsest = max(2.0, _COARSEST_SCALE * self.radius)
        steps = math.ceil(math.log(coarsest, _SCALE_RATIO))
        return [coarsest ** (step / steps) for step in range(steps + 1)]

    @property
    def _radii(self) -> list[int]:
        """Radii of the openings in cells."""
        radii = [1]
        while radii[-1] < self.radius:
            radii.append(min(self.radius, max(radii[-1] + 1, round(radii[-1] * _GROWTH))))
        return radii

    @property
    def _pit_radius(self) -> int:
        """Half the width of a pit in cells; at least one, for a pit of one cell."""
        return max(1, round((_PIT_M - self.cell_m) / 2 / self.cell_m))

    def _pits(self, low: np.ndarray) -> np.ndarray:
        """Cells of small pits, (H, W) bool: holes in all directions, and below all broad ground within the radius.

        Image matching leaves some, metres deep; left in, each would pull the ground down. A lane between houses is
        narrow in one direction only, and the ground in a gap of a canopy is no deeper than that beside the wood.
        """
        filled = without_holes(low, 2 * self._pit_radius + 1)
        lowest_around = _erode(np.where(np.isnan(low), np.inf, filled), *_octagon(self.radius))
        return low < lowest_around - _TOLERANCE_M

    def _objects(self, low: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Cells that stand out, or have no data (H, W) bool; and the last opened surface, (H, W) m."""
        unknown = np.isnan(low)
        objects, out = unknown, []
        for radius, opened in _openings(low, self._radii):
            out.append(low - opened)
            objects = objects | (out[-1] > self.slope * radius * self.cell_m)
        lowest = opened
        trend, steepness = local_planes(low, ~objects, self._scales[-1:])
        trend = np.where(unknown, np.nan, np.where(np.isnan(trend), lowest, trend)).astype(np.float32)
        steepness = np.nan_to_num(steepness) / self.cell_m
        slope = self.slope + ndimage.maximum_filter(steepness, 2 * self.radius + 1, mode="nearest") - steepness
        objects = unknown
        for height, (radius, opened) in zip(out, _openings(trend, self._radii), strict=True):
            objects = objects | (height > slope * radius * self.cell_m + (trend - opened))
        return objects, lowest

    def _with_rims(self, low: np.ndarray, objects: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Add the cells beside objects that lie above the ground around: walls, eaves and branches spill into them.

        Returns:
            Objects, (H, W) bool; slope of the ground, (H, W), rise over run, NaN where unknown.
        """
        for _ in range(_RIM_ROUNDS):
            planes, slope = local_planes(low, ~objects, self._scales[1:], own=False)
            slope /= self.cell_m
            rim = ndimage.binary_dilation(objects, np.ones((3, 3)))
            objects = objects | (rim & (low - planes > _TOLERANCE_M + _TOLERANCE_OF_SLOPE_M * slope))
        return objects, slope


def cell_size(pixel_m: float, width_m: float) -> int:
    """Side in pixels of the cells for objects up to `width_m`; about 1 m, more for wide objects."""
    return max(1, round(max(CELL_M, width_m / 2 / _LARGEST_RADIUS) / pixel_m))


def _openings(heights: np.ndarray, radii: list[int]) -> Iterator[tuple[int, np.ndarray]]:
    """Openings with octagons of growing radius; cells without data (NaN) are no part of the surface.

    Each octagon is the one before, dilated; so is its erosion the one before, eroded.

    Yields:
        Radius, and opened heights (H, W); beside cells without data also in these.
    """
    unknown = np.isnan(heights)
    eroded = np.where(unknown, np.inf, heights)
    before = (0, 0)
    for radius in radii:
        square, diamond = _octagon(radius)
        eroded = _erode(eroded, square - before[0], diamond - before[1])
        before = square, diamond
        opened = -_erode(np.where(unknown, np.inf, -eroded), square, diamond)
        yield radius, np.where(np.isinf(opened), np.nan, opened)


def _octagon(radius: int) -> tuple[int, int]:
    """A nearly regular octagon as the dilation of a square by a diamond: their radii."""
    diamond = round(radius * _DIAMOND)
    return radius - diamond, diamond


def _erode(heights: np.ndarray, square: int, diamond: int) -> np.ndarray:
    """Lowest height within a square dilated by a diamond of these radii in cells; outside is infinitely high."""
    for axis in (0, 1):
        heights = ndimage.minimum_filter1d(heights, 2 * square + 1, axis=axis, mode="constant", cval=np.inf)
    for _ in range(diamond):
        lowest = heights.copy()
        np.minimum(lowest[1:], heights[:-1], out=lowest[1:])
        np.minimum(lowest[:-1], heights[1:], out=lowest[:-1])
        np.minimum(lowest[:, 1:], heights[:, :-1], out=lowest[:, 1:])
        np.minimum(lowest[:, :-1], heights[:, 1:], out=lowest[:, :-1])
        heights = lowest
    return heights

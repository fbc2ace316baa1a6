"""The grid of a raster: its size, its place in map units, its coordinate reference system."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

from affine import Affine
from rasterio._err import (
    CPLE_BaseError,  # where no transformation exists; rasterio does not wrap it
)
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.warp import transform as transform_points
from rasterio.warp import transform_bounds

from ..contract.compatibility import SAME_PLACE_PX
from ..contract.language import tr
from ..resampling import resized_length
from ..windows import Window

_KNOWN: dict[str, CRS] = {}  # WKT -> the coordinate system that was met first
_EDGE_POINTS = 21  # points on each edge of a raster whose outline is brought into another CRS


@dataclass(frozen=True)
class Grid:
    """Size, place and CRS of a raster. `transform` maps (column, row) to map units; identity = not georeferenced."""

    width: int
    height: int
    transform: Affine
    crs: CRS | None

    @classmethod
    def north_up(cls, width: int, height: int, corner: tuple[float, float], gsd_m: float, epsg: int) -> Grid:
        """A grid of square pixels whose upper left corner lies at `corner` (x, y) of the CRS `epsg`."""
        return cls(width, height, Affine(gsd_m, 0, corner[0], 0, -gsd_m, corner[1]), CRS.from_epsg(epsg))

    @cached_property
    def georeferenced(self) -> bool:
        """Whether the raster has a place in map units."""
        return not self.transform.is_identity

    @cached_property
    def at_zero(self) -> bool:
        """Whether a corner lies at 0, 0 (within a pixel), as of rasters that were saved without their place."""
        left, bottom, right, top = self.bounds
        column, row = (right - left) / self.width, (top - bottom) / self.height
        return abs(left) <= column and min(abs(bottom), abs(top)) <= row

    @property
    def window(self) -> Window:
        """The whole raster."""
        return Window(0, 0, self.width, self.height)

    @property
    def gsd_m(self) -> float:
        """Mean pixel side in metres; 0 if unknown (no place, or a CRS in degrees)."""
        if not self.georeferenced or (self.crs is not None and self.crs.is_geographic):
            return 0.0
        return float(abs(self.transform.determinant) ** 0.5 * _metres(self.crs))

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Extent in map units: xmin, ymin, xmax, ymax."""
        return self.window_bounds(self.window)

    def window_bounds(self, window: Window) -> tuple[float, float, float, float]:
        """Extent of a window in map units; in pixels, rows counted downwards as negative y, if not georeferenced."""
        transform = self.transform if self.georeferenced else Affine.scale(1, -1)
        corners = [transform @ (col, row) for col in (window.col_off, window.col_end)
                   for row in (window.row_off, window.row_end)]  # fmt: skip
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def nearest_window(self, bounds: tuple[float, float, float, float], crs: CRS | None) -> Window:
        """The window whose edges lie nearest to `bounds` (map units of `crs`); may reach beyond the raster."""
        if not like_numbers(self.crs, crs):
            bounds = transform_bounds(crs, self.crs, *bounds)
        inverse = ~self.transform
        left, top = inverse @ (bounds[0], bounds[3])
        right, bottom = inverse @ (bounds[2], bounds[1])
        col, row = round(left), round(top)
        return Window(col, row, round(right) - col, round(bottom) - row)

    def part(self, window: Window) -> Grid:
        """The grid of a window of this raster; a raster without place stays without."""
        moved = self.transform @ Affine.translation(window.col_off, window.row_off)
        return Grid(window.width, window.height, moved if self.georeferenced else self.transform, self.crs)

    def resized(self, scale: float) -> Grid:
        """The grid from the same upper left corner on whose pixels span `scale` of this one's, along both sides."""
        if scale == 1:
            return self
        width, height = (resized_length(side, scale) for side in (self.width, self.height))
        larger = self.transform @ Affine.scale(scale)
        return Grid(width, height, larger if self.georeferenced else self.transform, self.crs)

    @property
    def crs_wkt(self) -> str:
        """The CRS as WKT; "" if there is none."""
        return self.crs.to_wkt() if self.crs is not None else ""

    def same_as(self, other: Grid) -> bool:
        """Whether pixels of the same column and row lie at the same place."""
        if (self.width, self.height) != (other.width, other.height):
            return False
        if not (self.georeferenced and other.georeferenced):
            return like_numbers(self.crs, other.crs)
        turn = self.transform
        tolerance = SAME_PLACE_PX * min(math.hypot(turn.a, turn.d), math.hypot(turn.b, turn.e))
        corners = (0, 0), (self.width, 0), (0, self.height), (self.width, self.height)
        theirs = [other.transform @ corner for corner in corners]
        if not like_numbers(self.crs, other.crs):  # one system in two dresses moves no point
            theirs = _points_in(other.crs, self.crs, theirs)
        return all(math.dist(turn @ corner, place) <= tolerance for corner, place in zip(corners, theirs, strict=True))

    def overlap_with(self, other: Grid) -> float:
        """Share of this raster that `other` covers, 0-1, however they are turned. Both must be georeferenced."""
        same = like_numbers(self.crs, other.crs)
        if same and _disjoint(self.bounds, other.bounds):
            return 0.0
        outline = [self.transform @ point for point in _outline(self.width, self.height, 1 if same else _EDGE_POINTS)]
        if not same:
            outline = _points_in(self.crs, other.crs, outline)
        inverse = ~other.transform
        places = [inverse @ point for point in outline]  # columns and rows of the other raster
        outline = [(round(col, 6), round(row, 6)) for col, row in places]  # rasters that only touch must not overlap
        whole = _area(outline)
        if not 0 < whole < math.inf:  # outside the area of the other CRS
            return 0.0
        return min(1.0, _area(_clip(outline, other.width, other.height)) / whole)

    def pixel_span(self, other: Grid) -> tuple[float, float]:
        """Columns and rows of `other` that a pixel in the middle of this raster spans. Both must be georeferenced."""
        col, row = self.width // 2, self.height // 2
        places = [self.transform @ place for place in ((col, row), (col + 1, row), (col, row + 1))]
        if not like_numbers(self.crs, other.crs):
            places = _points_in(self.crs, other.crs, places)
        if not all(map(math.isfinite, (*places[0], *places[1], *places[2]))):
            raise CRSError(tr("its middle does not exist in the other coordinate reference system"))
        inverse = ~other.transform
        (col, row), (right_col, right_row), (down_col, down_row) = (inverse @ place for place in places)
        return math.hypot(right_col - col, down_col - col), math.hypot(right_row - row, down_row - row)


def like_numbers(first: CRS | None, second: CRS | None) -> bool:
    """Whether the same coordinates are taken for the same place: the systems are the same, or nothing else is known."""
    return first is None or second is None or _same(first, second) or unrelated(first, second)


def unrelated(first: CRS | None, second: CRS | None) -> bool:
    """Whether two systems differ and nothing leads from one to the other, since one of them is a local one."""
    if first is None or second is None or _same(first, second) or not (_is_local(first) or _is_local(second)):
        return False
    return not _is_reached(first.to_wkt(), second.to_wkt())


def known_crs(crs: CRS | None) -> CRS | None:
    """The same object for all rasters in one coordinate system, since it takes time to compare two of them."""
    return None if crs is None else _KNOWN.setdefault(crs.to_wkt(), crs)


def _same(first: CRS, second: CRS) -> bool:
    return first is second or bool(first == second)


@lru_cache(maxsize=256)
def _is_reached(first: str, second: str) -> bool:
    """Whether there is a transformation between two coordinate systems, as WKT."""
    try:
        places = transform_points(CRS.from_wkt(first), CRS.from_wkt(second), [0.0], [0.0])
    except (CRSError, RasterioError, CPLE_BaseError):
        return False
    return all(map(math.isfinite, (places[0][0], places[1][0])))


def _is_local(crs: CRS) -> bool:
    """Whether a coordinate system has no known place on the earth, such as that of a building site."""
    return not (crs.is_projected or crs.is_geographic)


def _metres(crs: CRS | None) -> float:
    """Metres in a unit of a coordinate system; 1 if it is not known."""
    if crs is None:
        return 1.0
    try:
        return float(crs.linear_units_factor[1] if crs.is_projected else crs.units_factor[1])
    except CRSError:
        return 1.0


def _disjoint(first: tuple[float, float, float, float], second: tuple[float, float, float, float]) -> bool:
    return first[2] < second[0] or second[2] < first[0] or first[3] < second[1] or second[3] < first[1]


def _points_in(old: CRS | None, new: CRS | None, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points of one system in another one; infinite where they do not exist there."""
    xs, ys = zip(*points, strict=True)
    try:
        return list(zip(*transform_points(old, new, xs, ys), strict=True))
    except (CRSError, RasterioError, CPLE_BaseError):
        return [(math.inf, math.inf)] * len(points)


def _outline(width: int, height: int, points: int) -> list[tuple[float, float]]:
    """Points along the edge of a raster (column, row), so many on each side."""
    steps = [i / points for i in range(points)]
    return [
        *((width * step, 0.0) for step in steps),
        *((float(width), height * step) for step in steps),
        *((width * (1 - step), float(height)) for step in steps),
        *((0.0, height * (1 - step)) for step in steps),
    ]


def _clip(outline: list[tuple[float, float]], width: int, height: int) -> list[tuple[float, float]]:
    """The part of a polygon inside 0..width, 0..height (Sutherland and Hodgman 1974)."""
    for axis, limit, sign in ((0, 0.0, 1), (0, float(width), -1), (1, 0.0, 1), (1, float(height), -1)):
        kept: list[tuple[float, float]] = []
        for last, point in zip([*outline[-1:], *outline[:-1]], outline, strict=True):
            before, after = sign * (last[axis] - limit), sign * (point[axis] - limit)
            if before * after < 0:
                share = before / (before - after)
                kept.append((last[0] + share * (point[0] - last[0]), last[1] + share * (point[1] - last[1])))
            if after >= 0:
                kept.append(point)
        outline = kept
    return outline


def _area(outline: list[tuple[float, float]]) -> float:
    following = [*outline[1:], *outline[:1]]
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(outline, following, strict=True))) / 2

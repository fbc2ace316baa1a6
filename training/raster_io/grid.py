"""The grid of a raster: its size, its place in map units, its coordinate reference system."""

from __future__ import annotations

import math
from dataclasses import dataclass

from affine import Affine
from rasterio._err import (
    CPLE_BaseError,  # where no transformation exists; rasterio does not wrap it
)
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.warp import transform as transform_points
from rasterio.warp import transform_bounds

from ..contract.compatibility import SAME_PLACE_PX
from ..windows import Window

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

    @property
    def georeferenced(self) -> bool:
        """Whether the raster has a place in map units."""
        return not self.transform.is_identity

    @property
    def window(self) -> Window:
        """The whole raster."""
        return Window(0, 0, self.width, self.height)

    @property
    def gsd_m(self) -> float:
        """Mean pixel side in metres; 0 if unknown (no place, or a CRS in degrees)."""
        if not self.georeferenced or (self.crs is not None and self.crs.is_geographic):
            return 0.0
        factor = self.crs.linear_units_factor[1] if self.crs is not None and self.crs.is_projected else 1.0
        return float(abs(self.transform.determinant) ** 0.5 * factor)

    @property
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
        if not _same_crs(self.crs, crs):
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

    @property
    def crs_wkt(self) -> str:
        """The CRS as WKT; "" if there is none."""
        return self.crs.to_wkt() if self.crs is not None else ""

    def same_as(self, other: Grid) -> bool:
        """Whether pixels of the same column and row lie at the same place."""
        if (self.width, self.height) != (other.width, other.height) or not _same_crs(self.crs, other.crs):
            return False
        if not (self.georeferenced and other.georeferenced):
            return True
        turn = self.transform
        tolerance = SAME_PLACE_PX * min(math.hypot(turn.a, turn.d), math.hypot(turn.b, turn.e))
        corners = (0, 0), (self.width, 0), (0, self.height)
        return all(math.dist(turn @ corner, other.transform @ corner) <= tolerance for corner in corners)

    def overlap_with(self, other: Grid) -> float:
        """Share of this raster that `other` covers, 0-1, however they are turned. Both must be georeferenced."""
        same = _same_crs(self.crs, other.crs)
        outline = [self.transform @ point for point in _outline(self.width, self.height, 1 if same else _EDGE_POINTS)]
        if not same:
            try:
                outline = _points_in(self.crs, other.crs, outline)
            except (CRSError, RasterioError, CPLE_BaseError):
                return 0.0
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
        if not _same_crs(self.crs, other.crs):
            places = _points_in(self.crs, other.crs, places)
        inverse = ~other.transform
        (col, row), (right_col, right_row), (down_col, down_row) = (inverse @ place for place in places)
        return math.hypot(right_col - col, down_col - col), math.hypot(right_row - row, down_row - row)


def _same_crs(first: CRS | None, second: CRS | None) -> bool:
    return first is None or second is None or first == second


def _points_in(old: CRS, new: CRS, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    xs, ys = zip(*points, strict=True)
    return list(zip(*transform_points(old, new, xs, ys), strict=True))


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

"""The grid of a raster: its size, its place in map units, its coordinate reference system."""

from __future__ import annotations

from dataclasses import dataclass

from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.warp import transform_bounds

from ..windows import Window

_SAME_PLACE_PX = 0.01  # grids whose corners lie closer than this share of a pixel are the same


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
        return float(abs(self.transform.a * self.transform.e) ** 0.5 * factor)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Extent in map units: xmin, ymin, xmax, ymax."""
        return self.window_bounds(self.window)

    def window_bounds(self, window: Window) -> tuple[float, float, float, float]:
        """Extent of a window in map units; in pixels, rows counted downwards as negative y, if not georeferenced."""
        transform = self.transform if self.georeferenced else Affine.scale(1, -1)
        x0, y0 = transform @ (window.col_off, window.row_off)
        x1, y1 = transform @ (window.col_end, window.row_end)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

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
        tolerance = _SAME_PLACE_PX * abs(self.transform.a)
        return all(abs(a - b) <= tolerance for a, b in zip(self.bounds, other.bounds, strict=True))

    def overlap_with(self, other: Grid) -> float:
        """Share of this raster's extent that `other` covers, 0-1. Both must be georeferenced."""
        left, bottom, right, top = self.bounds
        bounds = other.bounds
        if not _same_crs(self.crs, other.crs):
            try:
                bounds = transform_bounds(other.crs, self.crs, *bounds)
            except (CRSError, RasterioError):
                return 0.0
        width = min(right, bounds[2]) - max(left, bounds[0])
        height = min(top, bounds[3]) - max(bottom, bounds[1])
        return max(width, 0.0) * max(height, 0.0) / ((right - left) * (top - bottom))


def _same_crs(first: CRS | None, second: CRS | None) -> bool:
    return first is None or second is None or first == second

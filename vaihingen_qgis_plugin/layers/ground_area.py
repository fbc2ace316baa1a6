"""How large something on a raster's grid is on the ground, in square metres."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
    QgsProviderRegistry,
)

from ..compat import SQUARE_METRES, WKT2
from ..rasters.ellipsoid import half_axes
from ..rasters.grid import Grid

_PROBE_PIXELS = 100  # side of the square from whose area that of a pixel is derived: a single one is less exact


class GroundArea:
    """Measures on the ellipsoid of a raster's CRS; without CRS, map units are taken for metres, as the engine does.

    It is what QGIS's `$area` gives in a project with that ellipsoid, but does not depend on the project. Coordinates
    become degrees here, and QGIS is given the half axes: asked for an ellipsoid by its name, it keeps a system made in
    the thread that asks first, which is void when that thread ends, and all later areas would be NaN (QGIS 3.40, 3.44).

    Args:
        grid: The raster.
        transforms: Datum choices of the project.
        crs: What is taken for the system of a raster whose file has none.
    """

    def __init__(
        self, grid: Grid, transforms: QgsCoordinateTransformContext, crs: QgsCoordinateReferenceSystem | None = None
    ) -> None:
        self._grid = grid
        self.crs = _crs_of(grid.path) if grid.georeferenced else QgsCoordinateReferenceSystem()
        if grid.georeferenced and not self.crs.isValid() and crs is not None:
            self.crs = crs
        self._ruler = QgsDistanceArea()
        axes = half_axes(self.crs.toWkt(WKT2)) if self.crs.isValid() else None
        self._to_degrees: QgsCoordinateTransform | None = None
        if axes:
            degrees = "+proj=longlat +a={:.17g} +b={:.17g} +no_defs +type=crs".format(*axes)
            system = QgsCoordinateReferenceSystem.fromProj(degrees)
            self._to_degrees = QgsCoordinateTransform(self.crs, system, transforms)
            self._ruler.setEllipsoid(*axes)
        elif self.crs.isValid():
            self._ruler.setSourceCrs(self.crs, transforms)

    def m2(self, geometry: QgsGeometry) -> float | None:
        """Area of a geometry in the raster's coordinates; None if the raster has no georeference."""
        if not self._grid.georeferenced:
            return None
        if self._to_degrees:
            moved = QgsGeometry(geometry)
            moved.transform(self._to_degrees)
            return float(self._ruler.measureArea(moved))
        area = self._ruler.measureArea(geometry)
        return float(self._ruler.convertAreaMeasurement(area, SQUARE_METRES) if self.crs.isValid() else area)

    def pixel_m2(self) -> float | None:
        """Area of a pixel in the middle of the raster; None if the raster has no georeference."""
        grid = self._grid
        side = min(_PROBE_PIXELS, grid.width, grid.height)
        return self._pixel_m2((grid.width - side) // 2, (grid.height - side) // 2, side, side)

    def pixel_m2_around(self, column: float, row: float, rows: int = _PROBE_PIXELS) -> float | None:
        """Area of a pixel at a place: the mean over a few columns and so many rows around it."""
        columns = min(_PROBE_PIXELS, self._grid.width)
        return self._pixel_m2(column - columns / 2, row - rows / 2, columns, rows)

    def _pixel_m2(self, left: float, top: float, width: float, height: float) -> float | None:
        x, dx_col, dx_row, y, dy_col, dy_row = self._grid.transform
        corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
        points = [QgsPointXY(x + c * dx_col + r * dx_row, y + c * dy_col + r * dy_row) for c, r in corners]
        area = self.m2(QgsGeometry.fromPolygonXY([points]))
        return None if area is None else area / (width * height)


def _crs_of(raster: str) -> QgsCoordinateReferenceSystem:
    """The CRS that a file has: a layer of it would get another one by some settings, and leave statistics beside it."""
    return QgsCoordinateReferenceSystem(QgsProviderRegistry.instance().createProvider("gdal", raster).crs())

"""How large something on a raster's grid is on the ground, in square metres."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
    QgsProviderRegistry,
)

from ..compat import SQUARE_METRES
from ..rasters.grid import Grid

_PROBE_PIXELS = 100  # side of the square from whose area that of a pixel is derived: a single one is less exact


class GroundArea:
    """Measures on the ellipsoid of a raster's CRS; without CRS, map units are taken for metres, as the engine does.

    It is what QGIS's `$area` gives in a project with that ellipsoid, but does not depend on the project.

    Args:
        grid: The raster.
        transforms: Datum choices of the project.
    """

    def __init__(self, grid: Grid, transforms: QgsCoordinateTransformContext) -> None:
        self._grid = grid
        self.crs = _crs_of(grid.path) if grid.georeferenced else QgsCoordinateReferenceSystem()
        self._ruler = QgsDistanceArea()
        if self.crs.isValid():
            self._ruler.setSourceCrs(self.crs, transforms)
            self._ruler.setEllipsoid(self.crs.ellipsoidAcronym())

    def m2(self, geometry: QgsGeometry) -> float | None:
        """Area of a geometry in the raster's coordinates; None if the raster has no georeference."""
        if not self._grid.georeferenced:
            return None
        area = self._ruler.measureArea(geometry)
        return float(self._ruler.convertAreaMeasurement(area, SQUARE_METRES) if self.crs.isValid() else area)

    def pixel_m2(self) -> float | None:
        """Area of a pixel in the middle of the raster; None if the raster has no georeference."""
        grid = self._grid
        side = min(_PROBE_PIXELS, grid.width, grid.height)
        left, top = (grid.width - side) // 2, (grid.height - side) // 2
        x, dx_col, dx_row, y, dy_col, dy_row = grid.transform
        corners = [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]
        points = [QgsPointXY(x + c * dx_col + r * dx_row, y + c * dy_col + r * dy_row) for c, r in corners]
        area = self.m2(QgsGeometry.fromPolygonXY([points]))
        return None if area is None else area / side**2


def _crs_of(raster: str) -> QgsCoordinateReferenceSystem:
    """The CRS that a file has: a layer of it would get another one by some settings, and leave statistics beside it."""
    return QgsCoordinateReferenceSystem(QgsProviderRegistry.instance().createProvider("gdal", raster).crs())

"""Size and place of a raster."""

from __future__ import annotations

import os
from dataclasses import dataclass

from osgeo import gdal

from ..training.contract.errors import RasterError
from ..training.contract.language import tr
from .gdal_file import open_raster

Bounds = tuple[float, float, float, float]  # xmin, ymin, xmax, ymax in map units
_PIXELS = (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)  # where QGIS shows a raster without georeference


@dataclass(frozen=True)
class Grid:
    """Size and place of a raster; `transform` is GDAL's."""

    path: str
    width: int
    height: int
    transform: tuple[float, ...]
    georeferenced: bool

    @property
    def name(self) -> str:
        """The file's name."""
        return os.path.basename(self.path)

    def rows_from(self, top: int, left: int = 0) -> tuple[float, ...]:
        """The transform of the raster that begins at row `top` of this one, and at column `left`."""
        x, y = gdal.ApplyGeoTransform(self.transform, left, top)
        return (x, *self.transform[1:3], y, *self.transform[4:])

    def bounds(self, top: int, rows: int, left: int = 0, width: int | None = None) -> Bounds:
        """Extent of some rows, or of some columns of them."""
        corners = [
            gdal.ApplyGeoTransform(self.transform, column, row)
            for column in (left, left + (self.width if width is None else width))
            for row in (top, top + rows)
        ]
        xs, ys = zip(*corners)
        return min(xs), min(ys), max(xs), max(ys)


def read_qgis_grid(path: str) -> Grid:
    """The grid of a raster; of one without georeference that on which QGIS shows it.

    Raises:
        RasterError: If it cannot be read.
    """
    try:
        dataset = open_raster(path)
    except RuntimeError as error:
        raise RasterError(
            tr("The raster {path} cannot be read: {reason}.", path=path, reason=error), tr("Choose an existing raster.")
        ) from error
    transform = dataset.GetGeoTransform(can_return_null=True)
    return Grid(path, dataset.RasterXSize, dataset.RasterYSize, transform or _PIXELS, transform is not None)

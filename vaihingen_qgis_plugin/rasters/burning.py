"""Polygons burnt into a class raster on the grid of another raster, strip by strip, with GDAL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from osgeo import gdal, ogr, osr

from ..training.contract.class_scheme import NODATA

Bounds = tuple[float, float, float, float]  # xmin, ymin, xmax, ymax in map units
Shape = tuple[bytes, int]  # a polygon as well-known binary, and its class
_TILE = 256
_STRIP_PIXELS = 1 << 24  # burnt at once: 16 MB
_CREATION = [
    "TILED=YES", f"BLOCKXSIZE={_TILE}", f"BLOCKYSIZE={_TILE}", "COMPRESS=DEFLATE", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"
]  # fmt: skip
_PLANE = 'LOCAL_CS["plane"]'  # the polygons come in the raster's coordinates; GDAL would warn of a layer without CRS
_PIXELS = (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)  # where QGIS shows a raster without georeference


class PolygonRasterError(Exception):
    """A raster cannot be read or written; the text says which and what to do."""


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

    def rows_from(self, top: int) -> tuple[float, ...]:
        """The transform of the raster that begins at row `top` of this one."""
        x, y = gdal.ApplyGeoTransform(self.transform, 0, top)
        return (x, *self.transform[1:3], y, *self.transform[4:])

    def bounds(self, top: int, rows: int) -> Bounds:
        """Extent of some rows."""
        corners = [
            gdal.ApplyGeoTransform(self.transform, column, row)
            for column in (0, self.width)
            for row in (top, top + rows)
        ]
        xs, ys = zip(*corners)
        return min(xs), min(ys), max(xs), max(ys)


def read_grid(path: str) -> Grid:
    """The grid of a raster; of one without georeference that on which QGIS shows it.

    Raises:
        PolygonRasterError: If it cannot be read.
    """
    try:
        dataset = gdal.Open(path)
    except RuntimeError:  # GDAL's, where somebody has switched its exceptions on
        dataset = None
    if dataset is None:
        raise PolygonRasterError(
            f"The raster {path} cannot be read: {gdal.GetLastErrorMsg()}.\nChoose an existing raster."
        )
    transform = dataset.GetGeoTransform(can_return_null=True)
    return Grid(path, dataset.RasterXSize, dataset.RasterYSize, transform or _PIXELS, transform is not None)


def write_class_raster(
    grid: Grid, shapes_in: Callable[[Bounds], Iterable[Shape]], target: str, tell: Callable[[float], None]
) -> int:
    """Write the classes of polygons: a pixel has the class of the last polygon that covers its centre, else `NODATA`.

    The raster has no coordinate reference system: it lies on the grid by construction, and a CRS that a GeoTIFF cannot
    hold exactly would make it seem to lie on another one.

    Args:
        grid: Size and place of the raster.
        shapes_in: Gives the polygons that touch an extent, in the order in which they are burnt.
        target: GeoTIFF to write.
        tell: Told the share done (0-1) after each strip; what it raises ends the work.

    Returns:
        How many pixels a polygon covers.

    Raises:
        PolygonRasterError: If the raster cannot be written.
    """
    try:
        return _write(grid, shapes_in, target, tell)
    except (RuntimeError, OSError) as error:  # RuntimeError is GDAL's
        raise PolygonRasterError(
            f"The polygons on {grid.name} cannot be rasterised: {error}.\n"
            f"Check that there is space for {target}, the temporary raster."
        ) from error


def _write(
    grid: Grid, shapes_in: Callable[[Bounds], Iterable[Shape]], target: str, tell: Callable[[float], None]
) -> int:
    output = _made(gdal.GetDriverByName("GTiff").Create(target, grid.width, grid.height, 1, gdal.GDT_Byte, _CREATION))
    if grid.georeferenced:
        output.SetGeoTransform(grid.transform)
    band = output.GetRasterBand(1)
    band.SetNoDataValue(NODATA)
    step = max(_TILE, _STRIP_PIXELS // grid.width // _TILE * _TILE)
    covered = 0
    try:
        for top in range(0, grid.height, step):
            rows = min(step, grid.height - top)
            labels = _burn(grid, top, rows, shapes_in(grid.bounds(top, rows)))
            covered += len(labels) - labels.count(NODATA)
            _checked(band.WriteRaster(0, top, grid.width, rows, labels))
            _checked(output.FlushCache())  # else GDAL keeps up to a twentieth of the memory
            tell((top + rows) / grid.height)
    finally:
        band = output = None  # closes the file: an error would keep it open, and Windows does not remove open files
    return covered


def _burn(grid: Grid, top: int, rows: int, shapes: Iterable[Shape]) -> bytes:
    """Class codes of some rows, one byte a pixel."""
    strip = _made(gdal.GetDriverByName("MEM").Create("", grid.width, rows, 1, gdal.GDT_Byte))
    strip.SetGeoTransform(grid.rows_from(top))
    strip.GetRasterBand(1).Fill(NODATA)
    driver = ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")  # renamed in GDAL 3.11
    polygons = _made(driver.CreateDataSource("polygons"))
    layer = polygons.CreateLayer("polygons", osr.SpatialReference(_PLANE), ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTInteger))
    for wkb, value in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, value)
        feature.SetGeometry(_made(ogr.CreateGeometryFromWkb(wkb)))
        _checked(layer.CreateFeature(feature))
    _checked(gdal.RasterizeLayer(strip, [1], layer, options=["ATTRIBUTE=class"]))
    return bytes(_made(strip.ReadRaster(0, 0, grid.width, rows)))


def _made(thing: Any) -> Any:
    if thing is None:
        raise RuntimeError(gdal.GetLastErrorMsg() or "GDAL gives no reason")
    return thing


def _checked(error: int | None) -> None:
    if error:
        raise RuntimeError(gdal.GetLastErrorMsg())

"""Areas of one class in a raster, with GDAL: sieved if wanted, traced as polygons, each with the mean of a raster."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, ogr, osr

from ..training.contract.class_scheme import NODATA
from ..training.contract.errors import RasterError
from ..training.contract.language import tr
from .gdal_file import checked, flush, open_raster
from .grid import Grid
from .vector_file import opened_layer

LAYER, CLASS_FIELD, ID_FIELD = "areas", "class", "id"
# Called with the share done (0-1); False stops the work.
GoesOn = Callable[[float], bool]
Area = tuple[int, int, bytes]  # number, class, and outline as well-known binary
_STRIP_PIXELS = 1 << 22  # processed at once: about 60 MB
_CONNECTED = 4  # 4-connectivity: pixels that meet at a corner only are not connected
_CREATION = ["TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER"]
_ONE_TRANSACTION = ["COMMIT_INTERVAL=0"]  # or GDAL 3.12 begins others
_PLANE = 'LOCAL_CS["plane"]'  # the polygons lie in the raster's coordinates


class AreasStopped(Exception):
    """The work was stopped by its progress function."""


def sieve(grid: Grid, least_pixels: int, target: str, goes_on: GoesOn) -> None:
    """Write a copy of a class raster where areas of fewer than `least_pixels` have the class of the largest neighbour.

    Pixels without data stay so. A small area whose neighbours are all as small, or without data, stays too.

    Args:
        grid: The class raster.
        least_pixels: Size of the smallest area that stays as it is.
        target: GeoTIFF to write.
        goes_on: Called now and then with the share done; False stops the work.

    Raises:
        RasterError: If a raster cannot be read or written.
        AreasStopped: If it was stopped.
    """

    def work(watch: _Watch) -> None:
        dataset = open_raster(grid.path)
        band = dataset.GetRasterBand(1)
        output = checked(
            gdal.GetDriverByName("GTiff").Create(target, grid.width, grid.height, 1, gdal.GDT_Byte, _CREATION)
        )
        output.GetRasterBand(1).SetNoDataValue(NODATA)
        checked(
            gdal.SieveFilter(
                band, band.GetMaskBand(), output.GetRasterBand(1), least_pixels, _CONNECTED, callback=watch
            )
        )
        flush(output)

    _run(work, tr("The small areas of {raster} cannot be merged", raster=grid.name), target, goes_on)


def trace(grid: Grid, source: str, target: str, goes_on: GoesOn) -> int:
    """Write one polygon with its class for each connected area of pixels of one class (4-connectivity).

    Memory grows with the number and the outlines of the areas, not with the size of the raster.

    Args:
        grid: Where the raster lies.
        source: The class raster, or what `sieve` has made of it; pixels without data belong to no area.
        target: GeoPackage to write: layer `LAYER` with `CLASS_FIELD`, and `ID_FIELD` that counts from 1.
        goes_on: Called now and then with the share done; False stops the work.

    Returns:
        How many areas there are.

    Raises:
        RasterError: If the raster cannot be read or the polygons cannot be written.
        AreasStopped: If it was stopped.
    """

    def work(watch: _Watch) -> int:
        dataset = open_raster(source)
        placed = checked(gdal.GetDriverByName("VRT").CreateCopy("", dataset))
        placed.SetGeoTransform(grid.transform)
        band = placed.GetRasterBand(1)
        output = checked(ogr.GetDriverByName("GPKG").CreateDataSource(target))
        layer = checked(output.CreateLayer(LAYER, osr.SpatialReference(_PLANE), ogr.wkbPolygon))
        for name in (CLASS_FIELD, ID_FIELD):
            layer.CreateField(ogr.FieldDefn(name, ogr.OFTInteger))
        output.StartTransaction()  # else each polygon is a write of its own
        checked(gdal.Polygonize(band, band.GetMaskBand(), layer, 0, _ONE_TRANSACTION, callback=watch))
        checked(output.CommitTransaction())
        number = f'UPDATE "{LAYER}" SET "{ID_FIELD}" = "{layer.GetFIDColumn()}"'  # nosec B608  # constants
        output.ExecuteSQL(number)
        count: int = layer.GetFeatureCount()
        return count

    return int(_run(work, tr("The areas of {raster} cannot be traced", raster=grid.name), target, goes_on))


def read_areas(areas: str) -> Generator[Area, None, None]:
    """What `trace` has written: number, class and outline (WKB) of each area; closes the file at the end.

    Raises:
        RasterError: If it cannot be read.
    """
    with opened_layer(areas, LAYER) as layer:
        if layer is None:
            raise RasterError(
                tr("The areas in {areas} cannot be read.", areas=areas), tr("Check that there is space on the disk.")
            )
        for area in layer:
            yield area[ID_FIELD], area[CLASS_FIELD], bytes(area.GetGeometryRef().ExportToWkb())


def mean_of_areas(grid: Grid, areas: str, count: int, values: str, goes_on: GoesOn) -> tuple[array[int], array[float]]:
    """Size of each area and mean of another raster in it, strip by strip.

    Args:
        grid: Where the rasters lie.
        areas: What `trace` has written.
        count: How many areas that are.
        values: Raster of the same size, uint8; `NODATA` does not count.
        goes_on: Called now and then with the share done; False stops the work.

    Returns:
        Pixels and means, indexed by `ID_FIELD`; NaN where an area holds no value. Index 0 is what is no area.

    Raises:
        RasterError: If a raster cannot be read or does not fit.
        AreasStopped: If it was stopped.
    """

    def work(watch: _Watch) -> tuple[array[int], array[float]]:
        polygons = checked(ogr.Open(areas))
        layer = polygons.GetLayerByName(LAYER)
        dataset = open_raster(values)
        if (dataset.RasterXSize, dataset.RasterYSize) != (grid.width, grid.height):
            raise RuntimeError(f"{values} has another size")
        pixels, known, sums = (np.zeros(count + 1) for _ in range(3))
        step = max(1, _STRIP_PIXELS // grid.width)
        for top in range(0, grid.height, step):
            rows = min(step, grid.height - top)
            ids = _burn_ids(grid, layer, top, rows).ravel()
            strip = checked(dataset.GetRasterBand(1).ReadAsArray(0, top, grid.width, rows)).ravel()
            pixels += np.bincount(ids, minlength=count + 1)
            ids, strip = ids[strip != NODATA], strip[strip != NODATA]
            known += np.bincount(ids, minlength=count + 1)
            sums += np.bincount(ids, strip, minlength=count + 1)
            if not watch((top + rows) / grid.height):
                break
        means = np.divide(sums, known, out=np.full(count + 1, np.nan), where=known > 0)
        return array("q", pixels.astype(np.int64).tobytes()), array("d", means.tobytes())

    sizes, means = _run(work, tr("The means of {raster} cannot be computed", raster=Path(values).name), areas, goes_on)
    return sizes, means


def _burn_ids(grid: Grid, layer: Any, top: int, rows: int) -> np.ndarray:
    """The area each pixel of some rows belongs to, int32, shape (rows, width); 0: to none. Exact: areas are pixels."""
    strip = checked(gdal.GetDriverByName("MEM").Create("", grid.width, rows, 1, gdal.GDT_Int32))
    strip.SetGeoTransform(grid.rows_from(top))
    left, bottom, right, upper = grid.bounds(top, rows)
    layer.SetSpatialFilterRect(left, bottom, right, upper)
    checked(gdal.RasterizeLayer(strip, [1], layer, options=[f"ATTRIBUTE={ID_FIELD}"]))
    ids: np.ndarray = checked(strip.ReadAsArray())
    return ids


class _Watch:
    """GDAL's progress function: an error raised in it would be lost, so it records whether it has stopped the work."""

    def __init__(self, goes_on: GoesOn) -> None:
        self._goes_on = goes_on
        self.stopped = False

    def __call__(self, share: float, *_: Any) -> int:
        self.stopped = self.stopped or not self._goes_on(share)
        return 0 if self.stopped else 1


def _run(work: Callable[[_Watch], Any], failure: str, target: str, goes_on: GoesOn) -> Any:
    """Do the work, whose data sets end with it; GDAL reports a stop as an error."""
    watch, result, reason = _Watch(goes_on), None, ""
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # what it would print is in the message, or reports the stop
    try:
        result = work(watch)
    except (RuntimeError, OSError, MemoryError) as error:  # RuntimeError is GDAL's
        reason = str(error).rstrip(".") or tr("the memory is too small")
    finally:
        gdal.PopErrorHandler()
    # Not within `except`: the error holds the files open, and Windows does not remove open files.
    if watch.stopped:
        raise AreasStopped
    if reason:
        raise RasterError(
            f"{failure}: {reason}.", tr("Check that there is space beside {target}, a temporary file.", target=target)
        )
    return result

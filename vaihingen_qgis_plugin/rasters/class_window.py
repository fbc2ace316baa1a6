"""A part of a class raster as areas of one class, small ones given to their neighbours."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from osgeo import gdal

from ..training.contract.class_scheme import NODATA
from ..training.contract.errors import RasterError
from ..training.contract.language import tr
from .areas import GoesOn, read_areas, sieve, trace
from .gdal_file import checked, open_raster
from .grid import Bounds, Grid, read_qgis_grid


class ClassWindow:
    """The pixels of a class raster in and around an extent.

    Args:
        grid: The class raster.
        bounds: The extent in its coordinates.
        around: So many pixels more on each side, as far as there are some.
        least_pixels: Areas of fewer pixels are given to their largest neighbour; 1: none is.
        folder: An empty folder for what is written meanwhile; it must stay as long as this is used.
        goes_on: Called now and then with a share done; False stops the work.

    Raises:
        RasterError: If the raster cannot be read.
        AreasStopped: If it was stopped.
    """

    def __init__(
        self, grid: Grid, bounds: Bounds, around: int, least_pixels: int, folder: Path, goes_on: GoesOn
    ) -> None:
        self._labels = np.zeros((0, 0), np.uint8)
        self._folder, self._goes_on = folder, goes_on
        box = _pixels(grid, bounds, around)
        if box is None:
            return
        source = str(folder / "window.tif")
        _cut(grid, box, source)
        self._grid = read_qgis_grid(source)
        if least_pixels > 1:
            sieved = str(folder / "sieved.tif")
            sieve(self._grid, least_pixels, sieved, goes_on)
            source = sieved
        self._source = source
        self._labels = _read(source)
        self._to_pixels = checked(gdal.InvGeoTransform(self._grid.transform))

    @property
    def values(self) -> list[int]:
        """The values that occur, without no data."""
        return [int(value) for value in np.unique(self._labels) if value != NODATA]

    @property
    def pixel(self) -> float:
        """Side of a pixel, in the units of the coordinates."""
        _, a, b, _, d, e = self._grid.transform
        return math.sqrt(abs(a * e - b * d))

    def areas(self) -> Iterator[tuple[int, bytes]]:
        """Value and outline (WKB) of each connected area; none where there is no data."""
        if not self.values:
            return
        areas = str(self._folder / "areas.gpkg")
        trace(self._grid, self._source, areas, self._goes_on)
        for _, value, outline in read_areas(areas):
            yield value, outline

    def value_at(self, x: float, y: float) -> int:
        """The value at a place; `NODATA` outside."""
        column, row = (math.floor(place) for place in gdal.ApplyGeoTransform(self._to_pixels, x, y))
        height, width = self._labels.shape
        return int(self._labels[row, column]) if 0 <= row < height and 0 <= column < width else NODATA


def _pixels(grid: Grid, bounds: Bounds, around: int) -> tuple[int, int, int, int] | None:
    """Column, row, width and height of an extent in a raster; None if it lies beside it."""
    to_pixels = checked(gdal.InvGeoTransform(grid.transform))
    xmin, ymin, xmax, ymax = bounds
    corners = [gdal.ApplyGeoTransform(to_pixels, x, y) for x in (xmin, xmax) for y in (ymin, ymax)]
    columns, rows = zip(*corners)
    left, top = max(0, math.floor(min(columns)) - around), max(0, math.floor(min(rows)) - around)
    right = min(grid.width, math.ceil(max(columns)) + around)
    bottom = min(grid.height, math.ceil(max(rows)) + around)
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None


def _cut(grid: Grid, box: tuple[int, int, int, int], target: str) -> None:
    """Write a part of a class raster, with `NODATA` where it has no data."""
    left, top, width, height = box
    raster = output = None
    try:
        raster = open_raster(grid.path)  # held open: a band does not keep its file alive
        band = raster.GetRasterBand(1)
        labels = checked(band.ReadAsArray(left, top, width, height))
        known = checked(band.GetMaskBand().ReadAsArray(left, top, width, height)) > 0
        if labels.dtype != np.uint8 and not _fits(labels[known]):
            raise RuntimeError(tr("its values are no class codes, which are whole numbers from 0 to 254"))
        output = checked(gdal.GetDriverByName("GTiff").Create(target, width, height, 1, gdal.GDT_Byte))
        x, y = gdal.ApplyGeoTransform(grid.transform, left, top)
        output.SetGeoTransform((x, *grid.transform[1:3], y, *grid.transform[4:]))
        output.GetRasterBand(1).SetNoDataValue(NODATA)
        checked(output.GetRasterBand(1).WriteArray(np.where(known, labels, NODATA).astype(np.uint8)))
    except RuntimeError as error:
        raise RasterError(
            tr("The class raster {path} cannot be read: {error}.", path=grid.path, error=error),
            tr("Give a land-cover raster of 'Classify'."),
        ) from error
    finally:
        band = raster = output = None  # closes them


def _fits(values: np.ndarray) -> bool:
    return bool(np.all((values >= 0) & (values < NODATA) & (values == np.round(values))))


def _read(path: str) -> np.ndarray:
    raster = open_raster(path)
    labels: np.ndarray = checked(raster.GetRasterBand(1).ReadAsArray())
    return labels

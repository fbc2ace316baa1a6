"""The classes that a raster names, in the file or beside it: the same that the engine finds."""

from __future__ import annotations

import uuid

from osgeo import gdal

from ..training.contract.class_scheme import ClassScheme
from ..training.contract.legends.raster_legend import read_legend
from .gdal_file import checked


def classes_of_raster(path: str) -> ClassScheme | None:
    """The values of a raster of one band that have a name, as classes; None if fewer than two have one.

    Raises:
        RasterError: If a file beside it cannot be read.
    """
    try:
        raster = checked(gdal.Open(path))
    except RuntimeError:  # the engine says what is wrong with it
        return None
    if raster.RasterCount != 1:
        return None
    legend = read_legend(_as_vrt(raster), path)
    return legend.classes() if legend is not None else None


def _as_vrt(raster: gdal.Dataset) -> str:
    """The raster as GDAL's XML, without its pixels."""
    name = f"/vsimem/{uuid.uuid4().hex}.vrt"
    copy = gdal.GetDriverByName("VRT").CreateCopy(name, raster)
    copy.FlushCache()
    copy = None  # closes it
    size = gdal.VSIStatL(name).size
    file = gdal.VSIFOpenL(name, "rb")
    try:
        return bytes(gdal.VSIFReadL(1, size, file)).decode("utf-8", errors="replace")
    finally:
        gdal.VSIFCloseL(file)
        gdal.Unlink(name)

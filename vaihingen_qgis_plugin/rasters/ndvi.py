"""NDVI of a raster of any size, strip by strip, with GDAL and NumPy."""

from __future__ import annotations

import os
from collections.abc import Callable

import numpy as np
from osgeo import gdal, osr

from ..training.contract.errors import RasterError
from ..training.contract.rasters import MEASURE_NODATA
from ..training.indices import ndvi
from .gdal_file import checked, flush
from .output_raster import CREATION, TILE, OutputRaster
from .pixel_reader import PixelReader

_STRIP_PIXELS = 1 << 21  # read and written at once: 2 million pixels, about 20 MB


def write_ndvi(
    source: str,
    nir_band: int,
    red_band: int,
    target: str,
    goes_on: Callable[[float], bool],
    warn: Callable[[str], None] = lambda text: None,
    crs: str = "",
) -> bool:
    """Write the NDVI of a raster on the same grid.

    Args:
        source: The raster, anything GDAL opens.
        nir_band: Its near-infrared band, counted from 1.
        red_band: Its red band, counted from 1.
        target: Raster to write; appears only when complete.
        goes_on: Called with the share done (0-1) after each strip; False stops the work.
        warn: Called with what the user should know of the pixels.
        crs: The coordinate reference system of a raster whose file has none.

    Returns:
        Whether it was completed.

    Raises:
        RasterError: If the raster is not rectified, or reading or writing fails; nothing is left then.
    """
    output = OutputRaster(source, target)
    with output.reserved():
        try:
            complete = _write(source, nir_band, red_band, output, goes_on, warn, crs)
            if complete:
                output.publish()
        except (RuntimeError, OSError, MemoryError) as error:  # RuntimeError is GDAL's
            reason = str(error).replace(output.tiff, target).rstrip(".")
            raise RasterError(
                f"The NDVI of {source} cannot be computed: {reason}.",
                f"Check that the raster is whole and that there is space for {target}.",
            ) from error
    return complete


def _write(
    source: str,
    nir_band: int,
    red_band: int,
    output: OutputRaster,
    goes_on: Callable[[float], bool],
    warn: Callable[[str], None],
    crs: str,
) -> bool:
    reader = PixelReader(source, (nir_band, red_band))
    written = _create_like(reader.dataset, output, crs)
    width, height = reader.dataset.RasterXSize, reader.dataset.RasterYSize
    rows = max(TILE, _STRIP_PIXELS // width // TILE * TILE)
    values = np.empty((rows, width), dtype=np.float32)
    negative = 0
    for top in range(0, height, rows):
        strip = values[: height - top]
        negative += _compute_strip(reader, top, strip)
        checked(written.GetRasterBand(1).WriteArray(strip, 0, top))
        output.note_rows(strip, top)
        if not goes_on(min(top + rows, height) / height):
            return False
    flush(written)
    del written  # closes the file, which is looked at next
    if negative:
        warn(
            f"{negative} of {width * height} pixels of {os.path.basename(source)} have a negative value in band "
            f"{nir_band} or {red_band}, and so no NDVI ({MEASURE_NODATA:g})."
        )
    return True


def _compute_strip(reader: PixelReader, top: int, values: np.ndarray) -> int:
    """Fill `values`, float32, shape (rows, width), with the NDVI from row `top` on, else `MEASURE_NODATA`.

    Returns:
        Number of pixels without NDVI because a value is negative.
    """
    negative = 0
    for part, (nir, red), valid in reader.slices(top, len(values)):
        values[part] = ndvi(nir, red, valid)
        missing = np.isnan(values[part])
        np.copyto(values[part], MEASURE_NODATA, where=missing)
        if nir.dtype.kind != "u" or red.dtype.kind != "u":
            negative += _negative(nir, red, valid, missing)
    return negative


def _negative(nir: np.ndarray, red: np.ndarray, valid: np.ndarray | None, missing: np.ndarray) -> int:
    """Number of pixels that are valid and have a negative value; `missing`: those without NDVI."""
    invalid = 0 if valid is None else valid.size - np.count_nonzero(valid)
    if np.count_nonzero(missing) == invalid:
        return 0  # nearly always, and known at once
    below = (nir < 0) | (red < 0)
    return int(np.count_nonzero(below if valid is None else below & valid))


def _create_like(dataset: gdal.Dataset, raster: OutputRaster, crs: str) -> gdal.Dataset:
    width, height = dataset.RasterXSize, dataset.RasterYSize
    transform = dataset.GetGeoTransform(can_return_null=True)
    raster.check_can_hold(width, height, placed=transform is not None)
    output = checked(gdal.GetDriverByName("GTiff").Create(raster.tiff, width, height, 1, gdal.GDT_Float32, CREATION))
    if transform is not None:
        output.SetGeoTransform(transform)
    output.SetSpatialRef(dataset.GetSpatialRef() or _spatial_ref(crs))
    band = output.GetRasterBand(1)
    band.SetDescription("NDVI")
    band.SetNoDataValue(MEASURE_NODATA)
    return output


def _spatial_ref(crs: str) -> osr.SpatialReference | None:
    """The system that an EPSG code or WKT means; None for ""."""
    if not crs:
        return None
    reference = osr.SpatialReference()
    checked(reference.SetFromUserInput(crs))
    return reference

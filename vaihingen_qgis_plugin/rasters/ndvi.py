"""NDVI of a raster of any size, strip by strip, with GDAL and NumPy."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
from osgeo import gdal

from ..training.contract.errors import RasterError
from ..training.contract.outputs import part_path
from ..training.contract.rasters import MEASURE_NODATA
from ..training.indices import ndvi
from .gdal_file import checked, flush
from .pixel_reader import PixelReader

_TILE = 256
_STRIP_PIXELS = 1 << 21  # read and written at once: 2 million pixels, about 20 MB
# Not compressed: measured on 144 million pixels of aerial imagery, DEFLATE saves a third of the size and takes five
# times as long. Tiles without any data take no space.
_CREATION = ["TILED=YES", f"BLOCKXSIZE={_TILE}", f"BLOCKYSIZE={_TILE}", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"]


def write_ndvi(
    source: str,
    nir_band: int,
    red_band: int,
    target: str,
    goes_on: Callable[[float], bool],
    warn: Callable[[str], None] = lambda text: None,
) -> bool:
    """Write the NDVI of a raster on the same grid.

    Args:
        source: The raster, anything GDAL opens.
        nir_band: Its near-infrared band, counted from 1.
        red_band: Its red band, counted from 1.
        target: GeoTIFF to write; appears only when complete.
        goes_on: Called with the share done (0-1) after each strip; False stops the work.
        warn: Called with what the user should know of the pixels.

    Returns:
        Whether it was completed.

    Raises:
        RasterError: If the raster is not rectified, or reading or writing fails; nothing is left then.
    """
    if os.path.realpath(source) == os.path.realpath(target):
        raise RasterError(f"OUTPUT {target} is also the input.", "Choose another file for the output.")
    part = str(part_path(Path(target)))
    complete = False
    try:
        complete = _write(source, nir_band, red_band, part, goes_on, warn)
        if complete:
            os.replace(part, target)
    except (RuntimeError, OSError) as error:  # RuntimeError is GDAL's
        raise RasterError(
            f"The NDVI of {source} cannot be computed: {error}.",
            f"Check that the raster is whole and that there is space for {target}.",
        ) from error
    finally:
        if not complete:
            Path(part).unlink(missing_ok=True)
    return complete


def _write(
    source: str, nir_band: int, red_band: int, part: str, goes_on: Callable[[float], bool], warn: Callable[[str], None]
) -> bool:
    reader = PixelReader(source, (nir_band, red_band))
    output = _create_like(reader.dataset, part)
    width, height = reader.dataset.RasterXSize, reader.dataset.RasterYSize
    rows = max(_TILE, _STRIP_PIXELS // width // _TILE * _TILE)
    values = np.empty((rows, width), dtype=np.float32)
    negative = 0
    for top in range(0, height, rows):
        strip = values[: height - top]
        negative += _compute_strip(reader, top, strip)
        checked(output.GetRasterBand(1).WriteArray(strip, 0, top))
        if not goes_on(min(top + rows, height) / height):
            return False
    flush(output)
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
        np.copyto(values[part], MEASURE_NODATA, where=np.isnan(values[part]))
        if nir.dtype.kind != "u" or red.dtype.kind != "u":
            below = (nir < 0) | (red < 0)
            negative += int(np.count_nonzero(below if valid is None else below & valid))
    return negative


def _create_like(dataset: gdal.Dataset, path: str) -> gdal.Dataset:
    width, height = dataset.RasterXSize, dataset.RasterYSize
    output = checked(gdal.GetDriverByName("GTiff").Create(path, width, height, 1, gdal.GDT_Float32, _CREATION))
    transform = dataset.GetGeoTransform(can_return_null=True)
    if transform is not None:
        output.SetGeoTransform(transform)
    output.SetSpatialRef(dataset.GetSpatialRef())
    band = output.GetRasterBand(1)
    band.SetDescription("NDVI")
    band.SetNoDataValue(MEASURE_NODATA)
    return output

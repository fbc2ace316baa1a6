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
from .gdal_file import checked, flush, open_raster

_UNSIGNED = (gdal.GDT_Byte, gdal.GDT_UInt16, gdal.GDT_UInt32)
_TILE = 256
_STRIP_PIXELS = 1 << 21  # read and written at once: 2 million pixels, about 20 MB
_SLICE_PIXELS = 1 << 17  # computed at once: fits into the CPU's cache, which halves the time
# Not compressed: measured on 144 million pixels of aerial imagery, DEFLATE saves a third of the size and takes five
# times as long. Tiles without any data take no space.
_CREATION = ["TILED=YES", f"BLOCKXSIZE={_TILE}", f"BLOCKYSIZE={_TILE}", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"]


def write_ndvi(source: str, nir_band: int, red_band: int, target: str, goes_on: Callable[[float], bool]) -> bool:
    """Write the NDVI of a raster on the same grid.

    Args:
        source: The raster, anything GDAL opens.
        nir_band: Its near-infrared band, counted from 1.
        red_band: Its red band, counted from 1.
        target: GeoTIFF to write; appears only when complete.
        goes_on: Called with the share done (0-1) after each strip; False stops the work.

    Returns:
        Whether it was completed.

    Raises:
        RasterError: If reading or writing fails; nothing is left then.
    """
    if os.path.realpath(source) == os.path.realpath(target):
        raise RasterError(f"OUTPUT {target} is also the input.", "Choose another file for the output.")
    part = str(part_path(Path(target)))
    complete = False
    try:
        complete = _write(source, nir_band, red_band, part, goes_on)
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


def _write(source: str, nir_band: int, red_band: int, part: str, goes_on: Callable[[float], bool]) -> bool:
    dataset = open_raster(source)
    output = _create_like(dataset, part)
    bands = (dataset.GetRasterBand(nir_band), dataset.GetRasterBand(red_band))
    width, height = dataset.RasterXSize, dataset.RasterYSize
    rows = max(_TILE, _STRIP_PIXELS // width // _TILE * _TILE)
    values = np.empty((rows, width), dtype=np.float32)
    for top in range(0, height, rows):
        strip = values[: height - top]
        _compute_strip(dataset, bands, top, strip)
        checked(output.GetRasterBand(1).WriteArray(strip, 0, top))
        if not goes_on(min(top + rows, height) / height):
            return False
    flush(output)
    return True


def _compute_strip(dataset: gdal.Dataset, bands: tuple[gdal.Band, gdal.Band], top: int, values: np.ndarray) -> None:
    """Fill `values`, float32, shape (rows, width), with the NDVI from row `top` on, else `MEASURE_NODATA`."""
    rows, width = values.shape
    nir, red = (_read(band, top, width, rows) for band in bands)
    valid = _valid(dataset, bands, top, width, rows)
    step = max(1, _SLICE_PIXELS // width)
    for start in range(0, rows, step):
        part = slice(start, start + step)
        values[part] = ndvi(nir[part], red[part], None if valid is None else valid[part])
        np.copyto(values[part], MEASURE_NODATA, where=np.isnan(values[part]))


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


def _read(band: gdal.Band, top: int, width: int, rows: int) -> np.ndarray:
    values: np.ndarray = checked(band.ReadAsArray(0, top, width, rows))
    return values


def _valid(
    dataset: gdal.Dataset, bands: tuple[gdal.Band, gdal.Band], top: int, width: int, rows: int
) -> np.ndarray | None:
    """Where both bands carry data, by nodata value, mask or alpha; None if that is everywhere.

    As in the engine: a nodata value in one band of unsigned integers alone is data (0: a shadow, or water).
    """
    masks = [_read(mask, top, width, rows) != 0 for mask in _masks(dataset, bands)]
    if not masks:
        return None
    by_value = all(band.GetMaskFlags() & gdal.GMF_NODATA and band.DataType in _UNSIGNED for band in bands)
    combined: np.ndarray = np.logical_or.reduce(masks) if by_value else np.logical_and.reduce(masks)
    return combined


def _masks(dataset: gdal.Dataset, bands: tuple[gdal.Band, gdal.Band]) -> list[gdal.Band]:
    flags = [band.GetMaskFlags() for band in bands]
    if any(band.GetColorInterpretation() == gdal.GCI_AlphaBand for band in bands):  # named, and so data: no mask
        flags = [gdal.GMF_ALL_VALID if flag & gdal.GMF_ALPHA else flag for flag in flags]
    if all(flag & gdal.GMF_PER_DATASET for flag in flags):
        return [bands[0].GetMaskBand()]
    return [band.GetMaskBand() for band, flag in zip(bands, flags) if not flag & gdal.GMF_ALL_VALID]

"""NDVI of a raster of any size, strip by strip, with GDAL and NumPy."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from queue import SimpleQueue

import numpy as np
from osgeo import gdal, osr

from ..training.contract.errors import RasterError
from ..training.contract.language import tr
from ..training.contract.rasters import MEASURE_NODATA
from ..training.indices import ndvi
from ..training.threads import THREADS, in_order
from .gdal_file import checked, flush
from .output_raster import CREATION, TILE, OutputRaster
from .pixel_reader import PixelReader

_STRIP_PIXELS = 1 << 21  # read and written at once: 2 million pixels, about 20 MB
_PIXELS_IN_MEMORY = 1 << 24  # of all strips that are being computed
_FLAT = 16  # rows: blocks that flat may be unpacked twice where strips meet


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
                tr("The NDVI of {source} cannot be computed: {reason}.", source=source, reason=reason),
                tr("Check that the raster is whole and that there is space for {target}.", target=target),
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
    computation = _Computation(source, (nir_band, red_band))
    width, height = computation.dataset.RasterXSize, computation.dataset.RasterYSize
    written = _create_like(computation.dataset, output, crs)
    band = written.GetRasterBand(1)
    negative = 0
    with closing(computation.strips()) as strips:
        for strip in strips:
            checked(band.WriteArray(strip.values, 0, strip.top))
            flush(written)
            output.note_rows(strip.values, strip.top)
            negative += strip.negative
            if not goes_on((strip.top + len(strip.values)) / height):
                return False
    del band, written  # closes the file, which is looked at next
    if negative:
        warn(
            tr(
                "{count} of {total} pixels of {file} have a negative value in band {nir} or "
                "{red}, and so no NDVI ({nodata:g}).",
                count=negative,
                total=width * height,
                file=os.path.basename(source),
                nir=nir_band,
                red=red_band,
                nodata=MEASURE_NODATA,
            )
        )
    return True


@dataclass
class _Strip:
    """NDVI of some rows from row `top` on, shape (rows, width), float32, else `MEASURE_NODATA`.

    `negative`: number of pixels without NDVI because a value is negative.
    """

    top: int
    values: np.ndarray
    negative: int


class _Computation:
    """Reads and computes strips in threads, while the strips before are written.

    A dataset of GDAL is not for several threads at a time: each strip is read with one of several readers.
    """

    def __init__(self, source: str, bands: tuple[int, int]) -> None:
        reader = PixelReader(source, bands)
        self.dataset = reader.dataset
        self._width = reader.dataset.RasterXSize
        self._rows, self._whole_blocks = _strip_rows(self._width, reader.block_rows)
        self._tops = range(0, reader.dataset.RasterYSize, self._rows)
        fit = max(1, _PIXELS_IN_MEMORY // (self._rows * self._width))
        # Blocks that reach into several strips are unpacked once only if one reader meets them all.
        self._threads = min(THREADS, fit, len(self._tops)) if self._whole_blocks else 1
        self._ahead = min(2, fit - self._threads)
        self._readers: SimpleQueue[PixelReader] = SimpleQueue()
        for another in (reader, *(PixelReader(source, bands) for _ in range(self._threads - 1))):
            self._readers.put(another)

    def strips(self) -> Generator[_Strip, None, None]:
        """All strips, from the top."""
        return in_order(self._strip, self._tops, self._threads, self._ahead)

    def _strip(self, top: int) -> _Strip:
        reader = self._readers.get()
        try:
            rows = min(self._rows, reader.dataset.RasterYSize - top)
            strip = _Strip(top, np.empty((rows, self._width), dtype=np.float32), 0)
            for part, (nir, red), valid in reader.slices(top, rows):
                strip.values[part] = values = ndvi(nir, red, valid)
                missing = np.isnan(values)
                if missing.any():
                    np.copyto(strip.values[part], MEASURE_NODATA, where=missing)
                if nir.dtype.kind != "u" or red.dtype.kind != "u":
                    strip.negative += _negative(nir, red, valid, missing)
            if self._whole_blocks:
                reader.forget()
            return strip
        finally:
            self._readers.put(reader)


def _strip_rows(width: int, block_rows: int) -> tuple[int, bool]:
    """Rows of a strip: whole tiles of what is written; and whether they are whole blocks of what is read as well."""
    whole = TILE if block_rows <= _FLAT else math.lcm(TILE, block_rows)
    if whole > TILE and whole * width > _PIXELS_IN_MEMORY:
        return TILE, False
    return max(whole, _STRIP_PIXELS // width // whole * whole), True


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

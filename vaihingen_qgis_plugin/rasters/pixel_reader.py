"""Pixels and their validity as the engine's `RasterReader` has them, with GDAL: the same rule, `pixel_values`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from osgeo import gdal

from ..training.contract.errors import RasterError
from ..training.contract.language import tr
from ..training.contract.rasters import not_rectified
from ..training.pixel_values import StoredBand, carries_data, described_type, real_values, type_of
from .gdal_file import checked, flush, open_raster

_NUMPY_TYPES = {
    "Byte": "uint8",
    "Int8": "int8",
    "UInt16": "uint16",
    "Int16": "int16",
    "UInt32": "uint32",
    "Int32": "int32",
    "UInt64": "uint64",
    "Int64": "int64",
    "Float16": "float16",
    "Float32": "float32",
    "Float64": "float64",
    "CInt16": "complex64",
    "CInt32": "complex128",
    "CFloat32": "complex64",
    "CFloat64": "complex128",
}
_NO_TRANSFORM = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
_SLICE_PIXELS = 1 << 17  # given out at once: fits into the CPU's cache, which halves the time of what is computed


class PixelReader:
    """Some bands of an open raster, read strip by strip; for one thread at a time.

    Args:
        path: The raster, anything GDAL opens.
        bands: Numbers of the bands, counted from 1. They hold data, whatever the file marks them as.

    Raises:
        RasterError: If it is not rectified, or a band has a scale that gives no values.
        RuntimeError: GDAL's, if it cannot be opened.
    """

    def __init__(self, path: str, bands: Sequence[int]) -> None:
        self.dataset = open_raster(path)
        refuse_unrectified(self.dataset, path)
        self._numbers = list(bands)
        self._bands = [checked(self.dataset.GetRasterBand(number)) for number in bands]
        self.kinds = [stored_band(band) for band in self._bands]
        for kind, number in zip(self.kinds, bands):
            kind.check(path, number)
        self._hiding = _hiding_bands(self.dataset, self._bands, bands)

    @property
    def block_rows(self) -> int:
        """Rows of the blocks in which the pixels are stored."""
        return int(self._bands[0].GetBlockSize()[1])

    def forget(self) -> None:
        """Give back the memory of the blocks read, which halves the time of reading what is read only once.

        Raises:
            RuntimeError: GDAL's.
        """
        flush(self.dataset)

    def slices(self, top: int, rows: int) -> Iterator[tuple[slice, list[np.ndarray], np.ndarray | None]]:
        """The pixels of some rows, in slices.

        Args:
            top: The first row.
            rows: Number of rows.

        Yields:
            Which of the rows; the real values of each band, shape (rows of the slice, width); where they carry data,
            bool, of the same shape, or None if that is everywhere.
        """
        width = self.dataset.RasterXSize
        stored, hiding = self._stored(0, top, width, rows)
        step = max(1, _SLICE_PIXELS // width)
        for start in range(0, rows, step):
            part = slice(start, start + step)
            yield (part, *self._meant([plane[part] for plane in stored], [plane[part] for plane in hiding]))

    def window(self, left: int, top: int, width: int, rows: int) -> tuple[list[np.ndarray], np.ndarray | None]:
        """The real values of each band in a window inside the raster, and where they carry data; see `slices`."""
        return self._meant(*self._stored(left, top, width, rows))

    def _stored(self, left: int, top: int, width: int, rows: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """What is stored in a window: of each band, and of each band that hides."""
        hiding = [_read(band, left, top, width, rows) for band in self._hiding]
        types = {kind.dtype for kind in self.kinds}
        if len(types) > 1 or types == {"int8"}:
            return [_read(band, left, top, width, rows) for band in self._bands], hiding
        # All at once, which takes half the time where the pixels of the bands lie side by side in the file.
        pixels = checked(
            self.dataset.ReadRaster(left, top, width, rows, buf_type=self._bands[0].DataType, band_list=self._numbers)
        )
        return list(np.frombuffer(pixels, types.pop()).reshape(-1, rows, width)), hiding

    def _meant(self, stored: list[np.ndarray], hiding: list[np.ndarray]) -> tuple[list[np.ndarray], np.ndarray | None]:
        valid = carries_data(stored, self.kinds)
        for plane in hiding:
            shown = plane > 0
            valid = shown if valid is None else valid & shown
        return [real_values(plane, kind) for plane, kind in zip(stored, self.kinds)], valid


def data_type(path: str, data_bands: Sequence[int] = ()) -> tuple[int, str, str]:
    """Number of the bands that hold data in a raster, the type of their real values, and that type in words.

    Args:
        path: The raster.
        data_bands: Numbers of bands that hold data whatever the file marks them as.

    Raises:
        RasterError: If a band has a scale that gives no values.
        RuntimeError: GDAL's, if it cannot be opened.
    """
    dataset = open_raster(path)
    kinds = []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        if number in data_bands or band.GetColorInterpretation() != gdal.GCI_AlphaBand:
            kinds.append(stored_band(band))
            kinds[-1].check(path, number)
    if not kinds:
        raise RasterError(tr("{path} holds no bands with data.", path=path), tr("Choose an orthophoto."))
    return len(kinds), type_of(kinds), described_type(kinds)


def refuse_unrectified(dataset: gdal.Dataset, path: str) -> None:
    """Raise a `RasterError` for a raster that has control points or RPC instead of a place on a map grid."""
    if (dataset.GetGeoTransform(can_return_null=True) or _NO_TRANSFORM) != _NO_TRANSFORM:
        return
    points = dataset.GetGCPCount()
    if points or dataset.GetMetadata("RPC"):
        raise not_rectified(path, points)


def stored_band(band: gdal.Band) -> StoredBand:
    """What the file says of the values of a band."""
    name = gdal.GetDataTypeName(band.DataType)
    dtype = _NUMPY_TYPES.get(name, name)
    if dtype == "uint8" and band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE":
        dtype = "int8"  # before GDAL 3.7
    scale, offset = band.GetScale(), band.GetOffset()
    return StoredBand(dtype, band.GetNoDataValue(), 1.0 if scale is None else scale, 0.0 if offset is None else offset)


def _hiding_bands(dataset: gdal.Dataset, bands: Sequence[gdal.Band], numbers: Sequence[int]) -> list[gdal.Band]:
    """Masks and alpha: 0 where there is no data. GDAL hides the nodata value beside a mask, alpha beside nodata."""
    hiding = []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        if band.GetColorInterpretation() == gdal.GCI_AlphaBand and number not in numbers:
            hiding = [band]
            break
    flags = bands[0].GetMaskFlags()
    if flags & gdal.GMF_PER_DATASET:
        return hiding if flags & gdal.GMF_ALPHA else [*hiding, bands[0].GetMaskBand()]
    return [*hiding, *(band.GetMaskBand() for band in bands if band.GetMaskFlags() == 0)]


def _read(band: gdal.Band, left: int, top: int, width: int, rows: int) -> np.ndarray:
    values: np.ndarray = checked(band.ReadAsArray(left, top, width, rows))
    return values

"""Write very many small GeoTIFFs of one kind: GDAL makes the first, and its bytes are the mould of the others.

Patches of an orthophoto differ in their pixels and in their place only. To open, georeference and close each file
through GDAL takes five times as long as to write its bytes.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.io import MemoryFile

from .grid import Grid
from .on_disk import unwritable

_MARK = (123456.789012345, -987654.321098765)  # a corner whose bytes occur once in the file


class PatchMould:
    """The bytes of an uncompressed GeoTIFF, with gaps for its pixels and its upper left corner.

    Args:
        shape: Bands, rows, columns.
        dtype: NumPy data type.
        nodata: Value of pixels without data; None for none.
        pixel: Width and height of a pixel in map units, the height negative; None without georeference.
        crs_wkt: Coordinate reference system; "" for none.
    """

    def __init__(
        self,
        shape: tuple[int, int, int],
        dtype: str,
        nodata: float | None,
        pixel: tuple[float, float] | None,
        crs_wkt: str,
    ) -> None:
        # Random pixels: their bytes occur once in the file.
        pixels = np.frombuffer(np.random.default_rng(0).bytes(int(np.prod(shape)) * np.dtype(dtype).itemsize), dtype)
        place = {}
        if pixel is not None:
            place = {"transform": Affine(pixel[0], 0, _MARK[0], 0, pixel[1], _MARK[1])}
            place |= {"crs": CRS.from_wkt(crs_wkt)} if crs_wkt else {}
        with MemoryFile() as memory:
            with memory.open(
                **file_options(shape, dtype, nodata), **place, interleave="band", blockysize=shape[1]
            ) as file:
                file.write(pixels.reshape(shape))
            mould = bytes(memory.getbuffer())
        self._pixels = _place(mould, pixels.tobytes())
        self._corner = _place(mould, struct.pack("=dd", *_MARK)) if pixel is not None else None
        self._mould, self._shape, self._dtype = mould, shape, np.dtype(dtype)

    def write(self, path: Path, pixels: np.ndarray, corner: tuple[float, float]) -> None:
        """Write one file.

        Args:
            path: The file.
            pixels: Of the mould's shape and data type.
            corner: Map coordinates x, y of the upper left corner; ignored without georeference.

        Raises:
            OSError: If it cannot be written.
        """
        if pixels.shape != self._shape or pixels.dtype != self._dtype:
            raise ValueError(f"{pixels.shape} {pixels.dtype} does not fit the mould {self._shape} {self._dtype}")
        content = bytearray(self._mould)
        content[self._pixels] = np.ascontiguousarray(pixels).tobytes()
        if self._corner is not None:
            content[self._corner] = struct.pack("=dd", *corner)
        with path.open("wb") as file:
            file.write(content)


def file_options(shape: tuple[int, ...], dtype: str, nodata: float | None) -> dict[str, object]:
    """GDAL's creation options for the file of a patch."""
    return {
        "driver": "GTiff",
        "count": shape[0],
        "height": shape[1],
        "width": shape[2],
        "dtype": dtype,
        "nodata": nodata,
        "alpha": "unspecified",  # or GDAL marks the fourth of four 8-bit bands as alpha
    }


@lru_cache(maxsize=16)
def mould_for(
    shape: tuple[int, int, int], dtype: str, nodata: float | None, pixel: tuple[float, float] | None, crs_wkt: str
) -> PatchMould:
    """The mould for such patches, made once."""
    return PatchMould(shape, dtype, nodata, pixel, crs_wkt)


def write_moulded(path: Path, grid: Grid, pixels: np.ndarray, nodata: float | None) -> None:
    """Write a patch by its mould: (B, H, W) pixels on a grid that is not rotated.

    Raises:
        OSError: If the file cannot be written.
    """
    transform = grid.transform
    pixel = (transform.a, transform.e) if grid.georeferenced else None
    mould = mould_for(pixels.shape, str(pixels.dtype), nodata, pixel, grid.crs_wkt if pixel else "")
    mould.write(path, pixels, (transform.c, transform.f))


def _place(mould: bytes, part: bytes) -> slice:
    """Where a part lies in the mould."""
    start = mould.find(part)
    if start < 0 or mould.find(part, start + 1) >= 0:
        raise RuntimeError(f"GDAL {rasterio.__gdal_version__} lays out GeoTIFFs in a way that is not known here")
    return slice(start, start + len(part))


def write_patch(
    path: Path, grid: Grid, pixels: np.ndarray, nodata: float | None = None, valid: np.ndarray | None = None
) -> None:
    """Write a small raster at once, uncompressed: the training reads it many times.

    Args:
        path: File to write.
        grid: Its grid.
        pixels: Shape (B, H, W).
        nodata: Value of pixels without data; None for none.
        valid: Shape (H, W) bool, written as the file's mask. None: no mask.

    Raises:
        RasterError: If the file cannot be written.
    """
    try:
        if valid is None or valid.all():
            write_moulded(path, grid, pixels, nodata)
            return
        place = {"transform": grid.transform, "crs": grid.crs} if grid.georeferenced else {}
        with (
            rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
            rasterio.open(path, "w", **file_options(pixels.shape, str(pixels.dtype), nodata), **place) as file,
        ):
            file.write(pixels)
            file.write_mask(valid)
    except (RasterioError, OSError) as error:
        raise unwritable(path, error) from error

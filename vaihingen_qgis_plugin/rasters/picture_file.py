"""A picture that is drawn piece by piece, as a GeoTIFF: red, green, blue, and where there is something."""

from __future__ import annotations

from types import TracebackType

import numpy as np
from osgeo import gdal

from .gdal_file import checked, flush

_OPTIONS = ["TILED=YES", "PHOTOMETRIC=RGB", "ALPHA=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "BIGTIFF=IF_SAFER"]


class PictureFile:
    """A new GeoTIFF of four bands of 8 bits, open for writing; use it in a `with` statement.

    Args:
        path: File to write.
        size: Columns and rows.
        corner: Upper left corner in map units.
        pixel: Side of a pixel, map units.
        crs_wkt: The coordinate reference system.

    Attributes:
        shown: How many pixels show something so far.

    Raises:
        RuntimeError: GDAL's, if it cannot be written.
    """

    def __init__(
        self, path: str, size: tuple[int, int], corner: tuple[float, float], pixel: float, crs_wkt: str
    ) -> None:
        self.shown = 0
        self._file = checked(gdal.GetDriverByName("GTiff").Create(path, *size, 4, gdal.GDT_Byte, _OPTIONS))
        self._file.SetGeoTransform((corner[0], pixel, 0.0, corner[1], 0.0, -pixel))
        self._file.SetProjection(crs_wkt)

    def write(self, pixels: bytes, width: int, margin: int, column: int, row: int) -> None:
        """Write a piece, or as much of it as lies in the picture.

        Args:
            pixels: Red, green, blue, alpha of each pixel, row by row, with `margin` pixels around the piece.
            width: Pixels in a row, with the margin on both sides.
            margin: Pixels around the piece that are not written.
            column: First column of the piece.
            row: First row of the piece.
        """
        piece = np.frombuffer(pixels, dtype=np.uint8).reshape(-1, width, 4)
        piece = piece[margin : len(piece) - margin, margin : width - margin]
        piece = piece[: self._file.RasterYSize - row, : self._file.RasterXSize - column]
        visible = piece[..., 3] > 0
        self.shown += int(visible.sum())
        for band in range(4):
            values = np.where(visible, 255, 0) if band == 3 else piece[..., band]
            array = np.ascontiguousarray(values, dtype=np.uint8)
            checked(self._file.GetRasterBand(band + 1).WriteArray(array, column, row))

    def __enter__(self) -> PictureFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is None:
            flush(self._file)
        self._file = None

"""Read a raster with pixels of another size, in the same place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..resampling import Taps, taps, weighted
from ..windows import Window, pieces
from .grid import Grid
from .reader import RasterReader

_MOST_READ = 1 << 22  # stored pixels at once, so that memory does not grow with what a new pixel covers
_WHOLE = 1e-6  # share of a pixel that may be missing


class ResizedReader:
    """Windows of a raster in pixels of another size, see `resampling`: the same pixel in whichever window it is read.

    A pixel carries data where any of those that it is made of does, and is made of these alone.

    Args:
        raster: The raster; who opened it closes it.
        scale: Its pixels that a new one spans.

    Attributes:
        grid: The grid that windows refer to.
    """

    def __init__(self, raster: RasterReader, scale: float) -> None:
        self._raster, self._scale = raster, scale
        self.grid: Grid = raster.grid.resized(scale)

    def read(self, window: Window, bands: Sequence[int] | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Pixels and where they carry data, as `RasterReader.read` gives them; whole numbers are rounded.

        Args:
            window: Any window, also one that reaches beyond the raster.
            bands: Band numbers, counted from 1; None: all that hold data.
        """
        count = len(bands or self._raster.bands)
        pixels = np.zeros((count, window.height, window.width), dtype=self._raster.dtype)
        valid = np.zeros((window.height, window.width), dtype=bool)
        inside = window.intersection(self.grid.window)
        for piece in pieces(inside, _MOST_READ / self._scale**2) if inside is not None else []:
            rows, columns = self._taps(piece)
            stored = Window(columns.first, rows.first, columns.count, rows.count)
            place = Window(piece.col_off - window.col_off, piece.row_off - window.row_off, piece.width, piece.height)
            found, known = _resized(*self._raster.read(stored, bands), rows, columns)
            at_rows, at_columns = place.slices
            pixels[:, at_rows, at_columns], valid[at_rows, at_columns] = found, known
        return pixels, valid

    def _taps(self, window: Window) -> tuple[Taps, Taps]:
        grid = self._raster.grid
        rows = taps(window.row_off, window.row_end, self._scale, grid.height)
        return rows, taps(window.col_off, window.col_end, self._scale, grid.width)


def _resized(pixels: np.ndarray, valid: np.ndarray, rows: Taps, columns: Taps) -> tuple[np.ndarray, np.ndarray]:
    exact = np.result_type(pixels.dtype, np.float32)  # 64 bit where 32 are too few
    known = valid.all()
    values = pixels.astype(exact) if known else np.where(valid, pixels, 0).astype(exact)
    values = weighted(values, rows, columns)
    if known:
        found = np.ones(values.shape[1:], dtype=bool)
    else:
        shares = weighted(valid.astype(exact), rows, columns)
        found = shares > _WHOLE
        values /= np.where(found & (shares < 1 - _WHOLE), shares, 1)
        values[:, ~found] = 0
    return np.rint(values).astype(pixels.dtype) if pixels.dtype.kind in "iu" else values.astype(pixels.dtype), found

"""Square cells of some pixels: the heights in them from those of the pixels, and back to the pixels."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from ..raster_io import RasterReader
from ..windows import Window, strips

_LOW_SHARE = 0.05  # SMRF takes a cell's lowest point; so many of its pixels may be wrong here
_STRIP_PIXELS = 2_000_000
_SAMPLES = 16  # rows and columns of pixels that are enough to know the low height of a cell


def cell_heights(heights: np.ndarray, pixels: int) -> np.ndarray:
    """Heights of the cells of a raster.

    Args:
        heights: Shape (H, W), m; NaN where there is no data.
        pixels: Side of a cell; cells are counted from the upper left, those at the other edges may be cut.

    Returns:
        Low and median height of each cell, (2, H / pixels, W / pixels) rounded up, float32, m. The low height is the
        one that 5 % of the pixels do not exceed, NaN without data; the median is NaN without data in half the cell.
    """
    rows, columns = math.ceil(heights.shape[0] / pixels), math.ceil(heights.shape[1] / pixels)
    whole = np.full((rows * pixels, columns * pixels), np.nan, dtype=np.float32)
    whole[: heights.shape[0], : heights.shape[1]] = heights
    ordered = whole.reshape(rows, pixels, columns, pixels).swapaxes(1, 2).reshape(rows, columns, pixels * pixels)
    ordered.sort(axis=2)  # NaN comes last
    count = np.count_nonzero(~np.isnan(ordered), axis=2)
    last = np.maximum(count - 1, 0)

    def ranked(rank: np.ndarray) -> np.ndarray:
        return np.take_along_axis(ordered, rank[..., None], axis=2)[..., 0]

    low = ranked((_LOW_SHARE * last).astype(np.intp))
    median = (ranked(last // 2) + ranked((last + 1) // 2)) / 2
    return np.stack([low, np.where(2 * count >= pixels * pixels, median, np.nan)])


def low_heights(heights: np.ndarray, pixels: int) -> np.ndarray:
    """Low heights of the cells of a raster, from some pixels of each, for cells that need no exact one.

    Args:
        heights: Shape (H, W), m; NaN where there is no data; whole cells.
        pixels: Side of a cell.

    Returns:
        The height that 5 % of a cell's pixels do not exceed, (H / pixels, W / pixels), float32, m; NaN without data.
        Of cells wider than 32 pixels only every second row and column of pixels counts, and so on.
    """
    step = max(1, pixels // _SAMPLES)
    rows, columns = heights.shape[0] // pixels, heights.shape[1] // pixels
    parts = heights.reshape(rows, pixels, columns, pixels)[:, ::step, :, ::step].swapaxes(1, 2)
    parts = parts.reshape(rows, columns, -1)
    low = np.partition(parts, rank := _rank(parts.shape[2]), axis=2)[..., rank]  # NaN comes last
    count = np.count_nonzero(~np.isnan(parts), axis=2)
    for row, column in np.argwhere((count < parts.shape[2]) & (count > 0)):
        known = parts[row, column][~np.isnan(parts[row, column])]
        low[row, column] = np.partition(known, rank := _rank(known.size))[rank]
    low[count == 0] = np.nan
    return low.astype(np.float32, copy=False)


def _rank(count: int) -> int:
    return int(_LOW_SHARE * (count - 1))


def at_pixels(cells: np.ndarray, pixels: int, rows: slice, columns: slice) -> np.ndarray:
    """Heights at the centres of pixels, bilinear between those at the centres of cells.

    Args:
        cells: Shape (H, W); the first row and column of cells lie above and left of the first pixel.
        pixels: Side of a cell.
        rows: Rows of pixels wanted; 0 is the first row in the second row of cells.
        columns: Columns of pixels wanted, likewise.

    Returns:
        Shape (number of rows, number of columns).
    """
    above, below_share = _between(np.arange(rows.start, rows.stop), pixels)
    left, right_share = _between(np.arange(columns.start, columns.stop), pixels)
    lines = cells[above] * (1 - below_share[:, None]) + cells[above + 1] * below_share[:, None]
    return lines[:, left] * (1 - right_share) + lines[:, left + 1] * right_share


def pixel_strips(width: int, height: int, pixels: int) -> list[Window]:
    """Strips of about 2 million pixels, whole cells high, that cover a raster from the top."""
    return strips(width, height, max(1, _STRIP_PIXELS // (width * pixels)) * pixels)


class CellReader:
    """The cells of a raster, read once from the top and only as far as they are needed.

    Args:
        reader: The surface model.
        pixels: Side of a cell.
        tick: Called after each strip of pixels that was read, with the number of rows read so far.

    Attributes:
        rows: Number of rows of cells.
        columns: Number of columns of cells.
    """

    def __init__(self, reader: RasterReader, pixels: int, tick: Callable[[int], None]) -> None:
        self._reader, self._pixels, self._tick = reader, pixels, tick
        width, height = reader.grid.width, reader.grid.height
        self.rows, self.columns = math.ceil(height / pixels), math.ceil(width / pixels)
        self._unread = pixel_strips(width, height, pixels)[::-1]
        self._kept: list[tuple[Window, np.ndarray]] = []  # where, in cells, and the heights there

    def read(self, window: Window) -> np.ndarray:
        """Low and median heights of a window of cells, (2, H, W), as `cell_heights` gives them; NaN outside."""
        while self._unread and self._unread[-1].row_off < window.row_end * self._pixels:
            strip = self._unread.pop()
            cells = cell_heights(self._reader.read_heights(strip), self._pixels)
            place = Window(0, strip.row_off // self._pixels, cells.shape[2], cells.shape[1])
            self._kept.append((place, cells))
            self._tick(strip.row_end)
        result = np.full((2, window.height, window.width), np.nan, dtype=np.float32)
        for place, cells in self._kept:
            common = window.intersection(place)
            if common is not None:
                result[_within(common, window)] = cells[_within(common, place)]
        return result

    def free_before(self, row: int) -> None:
        """Free rows of cells before `row`; they must not be read again."""
        self._kept = [(place, cells) for place, cells in self._kept if place.row_end > row]


def _within(part: Window, whole: Window) -> tuple[slice, slice, slice]:
    """Index of a window in an array (bands, H, W) of another one."""
    place = Window(part.col_off - whole.col_off, part.row_off - whole.row_off, part.width, part.height)
    return slice(None), *place.slices


def _between(numbers: np.ndarray, pixels: int) -> tuple[np.ndarray, np.ndarray]:
    """For rows or columns of pixels: the cell whose centre lies before theirs, and the share of the next cell."""
    offset = (numbers % pixels + 0.5) / pixels - 0.5  # from the centre of its own cell, in cells
    return numbers // pixels + (offset >= 0), np.where(offset < 0, offset + 1, offset)

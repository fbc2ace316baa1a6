"""The low ground of a raster of heights: a smooth surface that absolute heights are measured from.

Absolute heights mean little by themselves (the same roof stands 250 m above the sea here and 290 m there); above the
low ground around they do, without a terrain model. The low ground is a function of the raster and the place alone, so
that training, classification and other programs see the same height at the same place, whatever they read at once:

- The raster is divided in cells of about `CELL_M`; a cell's height is a low percentile of its pixels'.
- What is narrower than two `RADIUS_M` of `low_surface`, such as buildings and rows of trees, is taken off by an opening
  of the cells with a square, as Weidner and Foerstner (1995, Towards automatic building extraction from high-resolution
  digital elevation models, ISPRS Journal of Photogrammetry and Remote Sensing 50(4): 38-49) do.
- A flat square lifts buildings on slopes and cuts hilltops. So it is done twice, the second time with what is left of
  the cells when the trend of the first result, planes fitted to it all around, is taken off.
- Pits of up to two cells are left out before, and the result is smoothed with a Gaussian and interpolated between the
  cells' centres.

Cells lie on the lattice of the raster's pixels counted from the zero point of its map units, so that a clip has the
same ones as the whole.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Protocol

import numpy as np

from ..raster_io import Grid, RasterReader
from ..windows import Window
from .cells import at_pixels, low_heights, pixel_strips
from .low_surface import LowSurface

CELL_M = 4.0
USUAL_PIXEL_M = 0.1  # taken where the size of the pixels is not known
_BLOCK_CELLS, _BLOCK_PIXELS = 16, 512  # side of what is kept at once: so many cells, and at least about so many pixels
_KEPT_CELLS = 8_000_000  # 32 MB; all of a raster of 11 km x 11 km


class LowGround:
    """The low ground of one raster, computed where it is asked for; use it in a `with` statement.

    Cells are kept for a while, and read in strips as wide as what is asked for, so that a pass over the raster, window
    by window or strip by strip, reads its pixels about once, in little memory. Threads may share it.

    Args:
        path: Raster of heights.
        grid: The grid that windows refer to, such as the orthophoto's. Heights beyond its edge count, if the raster
            has any and is not on this very grid.
        pixel_m: Side of a pixel, m; 0: as the grid says, and where that is not known `USUAL_PIXEL_M`.

    Raises:
        RasterError: If the raster cannot be read.
    """

    def __init__(self, path: str | Path, grid: Grid, pixel_m: float = 0.0) -> None:
        pixel_m = pixel_m or grid.gsd_m or USUAL_PIXEL_M
        self.pixels = max(1, round(CELL_M / pixel_m))
        self._surface = LowSurface(self.pixels * pixel_m)
        self._first = _lattice(grid, self.pixels * self._surface.group)
        self._side = max(_BLOCK_CELLS, _BLOCK_PIXELS // self.pixels)
        self._blocks: OrderedDict[tuple[int, int], np.ndarray] = OrderedDict()
        self._lock = threading.Lock()
        self._reader = RasterReader(path, like=grid, smooth=True)
        self._margin = 0
        if self._reader.resampled and grid.georeferenced:
            self._reader.close()
            self._margin = (self._surface.reach + self._surface.group + 2) * self.pixels
            self._reader = RasterReader(path, like=grid.part(grid.window.grown(self._margin)), smooth=True)

    def at(self, window: Window) -> np.ndarray:
        """Height of the low ground at the pixels of a window, which may reach beyond the raster.

        Returns:
            Metres, shape (H, W) float64; NaN far from any data.

        Raises:
            RasterError: If the raster cannot be read.
        """
        row, column = window.row_off + self._first[0], window.col_off + self._first[1]
        cells = _cells(Window(column, row, window.width, window.height), self.pixels).grown(1)
        whole = _whole(cells.grown(self._surface.reach), self._surface.group)
        heights = self._surface.heights(self._low(whole))
        rows, columns = cells.row_off - whole.row_off, cells.col_off - whole.col_off
        heights = heights[rows : rows + cells.height, columns : columns + cells.width]
        rows, columns = row - (cells.row_off + 1) * self.pixels, column - (cells.col_off + 1) * self.pixels
        return at_pixels(
            heights, self.pixels, slice(rows, rows + window.height), slice(columns, columns + window.width)
        )

    def close(self) -> None:
        """Close the raster."""
        self._reader.close()

    def __enter__(self) -> LowGround:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _low(self, cells: Window) -> np.ndarray:
        """Low heights of a window of cells, (H, W) float32, m, NaN where there is no data."""
        around, side = _cells(cells, self._side), self._side
        result = np.empty((around.height * side, around.width * side), dtype=np.float32)
        with self._lock:
            for row in range(around.row_off, around.row_end):
                for column, block in self._row_of_blocks(row, range(around.col_off, around.col_end)):
                    top, left = (row - around.row_off) * side, (column - around.col_off) * side
                    result[top : top + side, left : left + side] = block
            while len(self._blocks) * side * side > max(_KEPT_CELLS, 2 * result.size):
                self._blocks.popitem(last=False)
        rows, columns = cells.row_off - around.row_off * side, cells.col_off - around.col_off * side
        return result[rows : rows + cells.height, columns : columns + cells.width]

    def _row_of_blocks(self, row: int, columns: range) -> list[tuple[int, np.ndarray]]:
        """Some blocks beside each other with their columns; what is not known of them is read at once."""
        missing = [column for column in columns if (row, column) not in self._blocks]
        if missing:
            first, side = missing[0], self._side
            read = self._read(Window(first * side, row * side, (missing[-1] + 1 - first) * side, side))
            for column in missing:
                left = (column - first) * side
                self._blocks[row, column] = read[:, left : left + side].copy()
        for column in columns:
            self._blocks.move_to_end((row, column))
        return [(column, self._blocks[row, column]) for column in columns]

    def _read(self, cells: Window) -> np.ndarray:
        """Low heights of cells from the pixels, (H, W) float32, m; strip by strip."""
        result = np.full((cells.height, cells.width), np.nan, dtype=np.float32)
        left, top = cells.col_off * self.pixels - self._first[1], cells.row_off * self.pixels - self._first[0]
        raster = self._reader.grid.window
        for strip in pixel_strips(cells.width * self.pixels, cells.height * self.pixels, self.pixels):
            window = Window(left + self._margin, top + strip.row_off + self._margin, strip.width, strip.height)
            if window.intersection(raster) is not None:
                first = strip.row_off // self.pixels
                rows = low_heights(self._reader.read_heights(window), self.pixels)
                result[first : first + len(rows)] = rows
        return result


class HeightReader(Protocol):
    """What gives heights of a window: a raster, or heights above its low ground."""

    def read_heights(self, window: Window) -> np.ndarray:
        """Heights, (H, W) float32, m, NaN where there are none."""
        ...


class HeightsAboveLowGround:
    """Heights of a raster measured from its low ground, read in place of the heights themselves.

    Args:
        heights: The raster, on the grid wanted.
        ground: Its low ground, on the same grid.
    """

    def __init__(self, heights: RasterReader, ground: LowGround) -> None:
        self._heights, self._ground = heights, ground

    def read_heights(self, window: Window) -> np.ndarray:
        """Heights above the low ground, (H, W) float32, m, NaN where there are none."""
        heights = self._heights.read_heights(window)
        if not np.isfinite(heights).any():
            return heights
        return (heights - self._ground.at(window)).astype(np.float32)


def _cells(window: Window, size: int) -> Window:
    """The cells of so many pixels that a window touches, or the blocks of so many cells."""
    left, top = window.col_off // size, window.row_off // size
    return Window(left, top, -(-window.col_end // size) - left, -(-window.row_end // size) - top)


def _whole(cells: Window, side: int) -> Window:
    """The least window of whole larger cells, of so many cells a side, around one of cells."""
    groups = _cells(cells, side)
    return Window(groups.col_off * side, groups.row_off * side, groups.width * side, groups.height * side)


def _lattice(grid: Grid, pixels: int) -> tuple[int, int]:
    """Row and column, within a square of so many pixels of the lattice, of the raster's first pixel."""
    if not grid.georeferenced:
        return 0, 0
    place = grid.transform
    # Corners at half a pixel are common, and must not be rounded now up, now down.
    return math.floor(place.f / place.e + 0.25) % pixels, math.floor(place.c / place.a + 0.25) % pixels

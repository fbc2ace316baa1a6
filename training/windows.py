"""Windows: integer pixel rectangles in a raster, and the arithmetic that covers areas with them. No I/O."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Window:
    """Pixel rectangle in a raster, rasterio's order: column and row of the top left pixel, width, height."""

    col_off: int
    row_off: int
    width: int
    height: int

    @property
    def col_end(self) -> int:
        """Column after the last one."""
        return self.col_off + self.width

    @property
    def row_end(self) -> int:
        """Row after the last one."""
        return self.row_off + self.height

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index of this window in an array of the whole raster, (rows, columns)."""
        return slice(self.row_off, self.row_end), slice(self.col_off, self.col_end)

    def grown(self, margin: int) -> Window:
        """The rectangle with so many pixels more on each side."""
        return Window(self.col_off - margin, self.row_off - margin, self.width + 2 * margin, self.height + 2 * margin)

    def intersection(self, other: Window) -> Window | None:
        """The common rectangle, or None."""
        col, row = max(self.col_off, other.col_off), max(self.row_off, other.row_off)
        width, height = min(self.col_end, other.col_end) - col, min(self.row_end, other.row_end) - row
        return Window(col, row, width, height) if width > 0 and height > 0 else None


def overlap_to_stride(size: int, overlap_percent: float) -> int:
    """Pixels between the starts of windows of `size` pixels that overlap by so many per cent; at least 1."""
    return max(1, round(size * (1 - overlap_percent / 100)))


def grid_starts(length: int, size: int, stride: int) -> list[int]:
    """Starts of windows of `size` that cover 0..`length`: every `stride`, the last one flush with the end.

    A length smaller than the window gives the one start 0; such a window reaches beyond the end.
    """
    if length <= size:
        return [0]
    return [*range(0, length - size, stride), length - size]


def spread(length: int, most: int, margin: int, multiple: int = 0) -> tuple[int, list[int]]:
    """The side of windows that cover 0..`length` evenly, and their starts.

    They are as few as possible, and their side is no longer than that takes, so that nothing is covered more often
    than neighbours must overlap. The first one starts at 0, and the last one ends at `length`, or beyond it if one
    window is enough.

    Args:
        length: Pixels of the raster in this direction.
        most: Longest side of a window, a multiple of `multiple`.
        margin: Pixels by which neighbours overlap at least, less than `most`.
        multiple: What the side must be a multiple of; 0: the side is `most` in any case, and only the last window
            overlaps more than it must (`grid_starts`).
    """
    if not multiple:
        return most, grid_starts(length, most, most - margin)
    count = max(1, math.ceil((length - margin) / (most - margin)))
    side = min(most, math.ceil((length + (count - 1) * margin) / count / multiple) * multiple)
    return side, [round(i * (length - side) / (count - 1)) for i in range(count)] if count > 1 else [0]


def grid_windows(area: Window, size: int, stride: int) -> list[Window]:
    """Square windows that cover `area`, row by row; none leaves it unless the area is smaller than a window."""
    return [
        Window(area.col_off + col, area.row_off + row, size, size)
        for row in grid_starts(area.height, size, stride)
        for col in grid_starts(area.width, size, stride)
    ]


def blocks(width: int, height: int, size: int) -> list[list[Window]]:
    """Cut a raster into rows of blocks of about `size` pixels: as many as fit, of equal size within one pixel.

    No block is narrower than `size` (unless the raster is), so that each can hold the patches that fit into `size`.
    """
    cols, rows = _edges(width, size), _edges(height, size)
    return [
        [Window(left, top, right - left, bottom - top) for left, right in zip(cols, cols[1:])]
        for top, bottom in zip(rows, rows[1:])
    ]


def strips(width: int, height: int, rows: int) -> list[Window]:
    """Horizontal strips of at most `rows` rows that cover a raster once, from the top."""
    return [Window(0, top, width, min(rows, height - top)) for top in range(0, height, rows)]


def pieces(area: Window, most: float) -> list[Window]:
    """Cut an area into rectangles of at most about `most` pixels, row by row; as wide as the area if they can be."""
    width = min(area.width, max(1, int(most)))
    height = min(area.height, max(1, int(most / width)))
    return [
        Window(col, row, min(width, area.col_end - col), min(height, area.row_end - row))
        for row in range(area.row_off, area.row_end, height)
        for col in range(area.col_off, area.col_end, width)
    ]


def inside(values: Any, halo: int) -> Any:
    """An array or a tensor without the pixels, `halo` on each side of its last two axes, that lie around a window."""
    return values[..., halo:-halo, halo:-halo] if halo else values


def share_of(area: Window, number: int, count: int, block: int) -> Window | None:
    """One of `count` parts of an area, in whole blocks from its upper left corner; the same call, the same part.

    The parts lie in as many rows and columns as make their borders shortest, numbered row by row: what lies at a border
    is computed for both sides.

    Args:
        area: What is shared out.
        number: Which part, from 0 on.
        count: Number of parts.
        block: Side of a block, pixels.

    Returns:
        None if there are not enough blocks for so many parts.
    """
    down, across = -(-area.height // block), -(-area.width // block)  # blocks
    fitting = [(count // cols, cols) for cols in range(1, count + 1) if count % cols == 0]
    fitting = [(rows, cols) for rows, cols in fitting if rows <= down and cols <= across]
    if not fitting:
        return None
    rows, cols = min(fitting, key=lambda shape: (shape[0] - 1) * area.width + (shape[1] - 1) * area.height)
    row, col = divmod(number, cols)
    top, bottom = (min(down * edge // rows * block, area.height) for edge in (row, row + 1))
    left, right = (min(across * edge // cols * block, area.width) for edge in (col, col + 1))
    return Window(area.col_off + left, area.row_off + top, right - left, bottom - top)


def _edges(length: int, size: int) -> list[int]:
    count = max(1, math.floor(length / size))
    return [round(i * length / count) for i in range(count + 1)]

"""Squares of about 256 pixels, as reports show them: sums over them, and those with the largest values."""

from __future__ import annotations

import numpy as np

from ..windows import Window
from .block_counts import BlockCounts

_SIDE_PX = 256


def square_sums(values: np.ndarray, counts: BlockCounts) -> np.ndarray:
    """Sum values of cells over squares.

    Args:
        values: One for each cell of `counts`, shape `counts.cells`.
        counts: Says how large the cells are.

    Returns:
        Shape (rows of squares, columns of squares).
    """
    rows, cols = (np.arange(0, length, _cells(counts)) for length in values.shape)
    return np.add.reduceat(np.add.reduceat(values, rows, axis=0), cols, axis=1)


def largest_squares(values: np.ndarray, counts: BlockCounts, most: int) -> list[tuple[tuple[int, int], Window]]:
    """The squares with the largest values, the largest first; at most so many, and none whose value is 0.

    Args:
        values: One for each square, as `square_sums` gives them; at least 0.
        counts: Says how large the cells are, and the raster.
        most: Number of squares.

    Returns:
        Row and column of each square in `values`, and its window in the raster.
    """
    side = _cells(counts) * counts.side
    largest: list[tuple[tuple[int, int], Window]] = []
    for index in np.argsort(-values, axis=None, kind="stable")[:most]:
        row, col = (int(place) for place in np.unravel_index(index, values.shape))
        window = Window(col * side, row * side, side, side).intersection(counts.window)
        if window is not None and values[row, col] > 0:
            largest.append(((row, col), window))
    return largest


def _cells(counts: BlockCounts) -> int:
    """Cells along the side of a square."""
    return max(1, round(_SIDE_PX / counts.side))

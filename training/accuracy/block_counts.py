"""Confusion counts by square blocks of a raster: whatever its size, a few megabytes; their sum is the matrix."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy import sparse

from ..contract.class_scheme import NODATA
from ..windows import Window

_SMALLEST_PX = 16
_MOST_CELLS = 100_000  # 316 x 316; some ten kinds of confusion occur in one, so that this takes about 12 MB
_MOST_COUNTERS = 8_000_000  # 64 MB, for one window


def cell_side(pixels: int) -> int:
    """Side of the cells in which pixels are counted: 16 pixels or a multiple, so that there are at most some 100,000.

    Args:
        pixels: Pixels of all rasters together.
    """
    return max(1, math.ceil(math.sqrt(pixels / _MOST_CELLS) / _SMALLEST_PX)) * _SMALLEST_PX


class BlockCounts:
    """Pixel counts of reference/prediction pairs in square cells of one raster.

    Args:
        width: Columns of the raster.
        height: Its rows.
        side: Side of a cell, pixels; the last column and row of cells may be narrower.
        shape: Shape (K, C) of a confusion matrix.

    Attributes:
        window: The raster.
        cells: Rows and columns of cells.
    """

    def __init__(self, width: int, height: int, side: int, shape: tuple[int, int]) -> None:
        self.side, self.shape = side, shape
        self.window = Window(0, 0, width, height)
        self.cells = (-(-height // side), -(-width // side))
        self._keys: list[np.ndarray] = []
        self._counts: list[np.ndarray] = []

    def add(self, window: Window, reference: np.ndarray, prediction: np.ndarray) -> None:
        """Count a window; the same pixel must not be handed over twice.

        Args:
            window: Where it lies in the raster.
            reference: Row of the matrix, shape (H, W), uint8; 255 where the pixel does not count.
            prediction: Column of the matrix, shape (H, W), uint8.
        """
        pairs = self.shape[0] * self.shape[1]
        first = window.row_off // self.side
        rows = np.arange(window.row_off, window.row_end) // self.side - first
        cols = np.arange(window.col_off, window.col_end) // self.side
        where = np.flatnonzero(reference.ravel() != NODATA)
        kinds = np.int64(self.shape[1]) * reference.ravel()[where] + prediction.ravel()[where]
        cells = (rows[:, None] * self.cells[1] + cols[None, :]).ravel()[where]
        keys = cells * np.int64(pairs) + kinds
        largest = (int(rows[-1]) + 1) * self.cells[1] * pairs
        if largest <= _MOST_COUNTERS:
            counts = np.bincount(keys, minlength=1)
            occurring = np.flatnonzero(counts)
            counts = counts[occurring]
        else:
            occurring, counts = np.unique(keys, return_counts=True)
        self._keys.append(occurring + first * self.cells[1] * pairs)
        self._counts.append(counts)

    def matrix(self) -> np.ndarray:
        """Confusion matrix of the whole raster, (K, C) int64."""
        return np.asarray(self._table().sum(axis=0), dtype=np.int64).reshape(self.shape)

    def pixels_and_errors(self) -> tuple[np.ndarray, np.ndarray]:
        """Compared pixels and wrong ones of each cell, two arrays of shape `cells`, int64."""
        table = self._table()
        right = np.zeros(self.shape, dtype=bool)
        np.fill_diagonal(right, True)
        pixels = np.asarray(table.sum(axis=1)).reshape(self.cells)
        return pixels, pixels - np.asarray(table @ right.ravel().astype(np.int64)).reshape(self.cells)

    def blocks(self, cells: int) -> sparse.csr_matrix:
        """Matrices of blocks of at least `cells` x `cells` cells that divide the raster evenly.

        Returns:
            Sparse, shape (blocks with compared pixels, K * C), int64.
        """
        rows, cols = (_groups(length, cells) for length in self.cells)
        group = (rows[:, None] * (cols[-1] + 1) + cols[None, :]).ravel()
        number = int(group[-1]) + 1
        gather = sparse.csr_matrix(
            (np.ones(group.size, np.int64), (group, np.arange(group.size))), (number, group.size)
        )
        blocks = (gather @ self._table()).tocsr()
        return blocks[np.flatnonzero(np.diff(blocks.indptr))]

    def _table(self) -> sparse.csr_matrix:
        """One row a cell, (cells, K * C)."""
        pairs = self.shape[0] * self.shape[1]
        keys = np.concatenate([*self._keys, np.empty(0, np.int64)])
        counts = np.concatenate([*self._counts, np.empty(0, np.int64)])
        table = sparse.csr_matrix((counts, (keys // pairs, keys % pairs)), (self.cells[0] * self.cells[1], pairs))
        self._keys, self._counts = [], []
        if table.nnz:
            filled = table.tocoo()  # strips that share cells are added up
            self._keys, self._counts = [filled.row.astype(np.int64) * pairs + filled.col], [filled.data]
        return table


def all_blocks(counts: Sequence[BlockCounts], cells: int) -> sparse.csr_matrix:
    """The blocks of several rasters with the same cells, one after the other; see `BlockCounts.blocks`."""
    return sparse.vstack([part.blocks(cells) for part in counts], format="csr")


def _groups(length: int, size: int) -> np.ndarray:
    """Number of the group of each of `length` cells: as many groups as hold `size`, even within one cell."""
    number = max(1, length // size)
    return np.arange(length) * number // length

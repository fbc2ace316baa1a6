"""Confusion counts by blocks."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.support.confusion import confusion_matrix
from training.accuracy import block_counts
from training.accuracy.block_counts import BlockCounts, all_blocks, cell_side
from training.windows import Window, strips


def counted(reference, prediction, side, rows=None, classes=4):
    """Count two arrays of class indices in strips of so many rows."""
    height, width = reference.shape
    counts = BlockCounts(width, height, side, (classes, classes + 1))
    for window in strips(width, height, rows or height):
        counts.add(window, reference[window.slices], prediction[window.slices])
    return counts


@pytest.fixture()
def pair():
    rng = np.random.default_rng(0)
    reference = rng.choice(np.array([0, 1, 2, 3, 255], np.uint8), (45, 70))
    return reference, rng.integers(0, 5, (45, 70)).astype(np.uint8)


@pytest.mark.parametrize("rows", [None, 1, 7, 16])
@pytest.mark.parametrize("most", [8_000_000, 0])
def test_blocks_hold_their_own_matrices_however_they_are_read(pair, rows, most, monkeypatch):
    monkeypatch.setattr(block_counts, "_MOST_COUNTERS", most)  # two ways of counting
    reference, prediction = pair
    counts = counted(reference, prediction, 10, rows)
    assert counts.cells == (5, 7)
    matrices = counts.blocks(1).toarray().reshape(-1, 4, 5)
    for number, matrix in enumerate(matrices):
        where = Window(number % 7 * 10, number // 7 * 10, 10, 10).slices
        padded = np.where(reference[where] == 255, 255, reference[where])
        assert (matrix == confusion_matrix(padded, prediction[where], 5)[:4]).all()
    assert (counts.matrix() == matrices.sum(axis=0)).all()
    assert (counts.matrix() == confusion_matrix(reference, prediction, 5)[:4]).all()
    pixels, errors = counts.pixels_and_errors()
    assert (pixels.ravel() == matrices.sum(axis=(1, 2))).all()
    assert errors.sum() == ((reference != 255) & (reference != prediction)).sum()


def test_blocks_of_several_cells_divide_the_raster_evenly(pair):
    counts = counted(*pair, side=5)  # 9 x 14 cells
    blocks = counts.blocks(4).toarray().reshape(-1, 4, 5)  # 2 x 3 blocks: rows 0-4, 5-8; columns 0-4, 5-9, 10-13
    assert len(blocks) == 6
    upper_left = (slice(0, 25), slice(0, 25))
    assert (blocks[0] == confusion_matrix(pair[0][upper_left], pair[1][upper_left], 5)[:4]).all()
    assert (blocks.sum(axis=0) == counts.matrix()).all()
    assert counts.blocks(99).shape[0] == 1


def test_blocks_without_compared_pixels_are_none(pair):
    reference, prediction = pair
    reference[:, 20:50] = 255
    counts = counted(reference, prediction, 10)
    assert counts.blocks(1).shape[0] == 5 * 4
    assert all_blocks([counts, counts], 1).shape == (2 * 5 * 4, 4 * 5)
    reference[:] = 255
    assert counted(reference, prediction, 10).blocks(1).shape[0] == 0


def test_cells_stay_few():
    assert cell_side(256 * 256) == 16
    assert cell_side(2500 * 2000) == 16
    for width in (10_000, 100_000, 1_000_000):
        side = cell_side(width * width)
        assert side % 16 == 0 and 60_000 < (width / side) ** 2 <= 100_000

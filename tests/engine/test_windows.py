"""Integer windows: what they cover, and what they do not touch."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.windows import Window, blocks, grid_starts, grid_windows, overlap_to_stride, strips

SIDES = st.integers(1, 120)


def counts(windows, width, height):
    """How often each pixel of a raster is covered; a window outside is an error."""
    counted = np.zeros((height, width), dtype=int)
    for window in windows:
        assert window.col_off >= 0 and window.row_off >= 0 and window.col_end <= width and window.row_end <= height
        counted[window.slices] += 1
    return counted


@given(width=SIDES, height=SIDES, size=st.integers(1, 40), overlap=st.integers(0, 90), col=SIDES, row=SIDES)
def test_a_grid_covers_every_pixel_and_stays_inside(width, height, size, overlap, col, row):
    area = Window(col, row, width, height)
    windows = grid_windows(area, size, overlap_to_stride(size, overlap))
    assert len(set(windows)) == len(windows) and windows == sorted(windows, key=lambda w: (w.row_off, w.col_off))
    assert all((window.width, window.height) == (size, size) for window in windows)
    if width >= size and height >= size:
        moved = [Window(w.col_off - col, w.row_off - row, w.width, w.height) for w in windows]
        assert counts(moved, width, height).min() == 1 or overlap or width % size or height % size
        assert (counts(moved, width, height) >= 1).all()
        assert max(w.col_end for w in windows) == area.col_end and max(w.row_end for w in windows) == area.row_end


@given(length=st.integers(1, 500), size=st.integers(1, 64), stride=st.integers(1, 64))
def test_starts_of_windows(length, size, stride):
    starts = grid_starts(length, size, min(stride, size))
    assert starts[0] == 0 and starts == sorted(set(starts))
    assert starts[-1] == max(0, length - size)  # flush with the end
    assert all(b - a <= min(stride, size) for a, b in zip(starts, starts[1:], strict=False))


@pytest.mark.parametrize(
    "length, size, stride, starts",
    [(10, 4, 4, [0, 4, 6]), (8, 4, 4, [0, 4]), (4, 4, 2, [0]), (3, 4, 4, [0]), (9, 4, 2, [0, 2, 4, 5])],
)
def test_starts_by_hand(length, size, stride, starts):
    assert grid_starts(length, size, stride) == starts


@pytest.mark.slow
@given(width=SIDES, height=SIDES, size=st.integers(1, 60))
def test_blocks_partition_and_none_is_smaller_than_asked(width, height, size):
    flat = [block for row in blocks(width, height, size) for block in row]
    assert (counts(flat, width, height) == 1).all()
    assert all(block.width >= min(size, width) and block.height >= min(size, height) for block in flat)
    assert len({block.width for block in flat}) <= 2 and len({block.height for block in flat}) <= 2
    assert all(block.width < 2 * size or block.width == width for block in flat)


@given(width=SIDES, height=SIDES, rows=st.integers(1, 50))
def test_strips_cover_once(width, height, rows):
    horizontal = strips(width, height, rows)
    assert (counts(horizontal, width, height) == 1).all()
    assert all(strip.width == width and strip.height <= rows for strip in horizontal)


@given(st.tuples(SIDES, SIDES, SIDES, SIDES), st.tuples(SIDES, SIDES, SIDES, SIDES))
def test_the_intersection_is_the_common_pixels(first, second):
    first, second = Window(*first), Window(*second)
    marks = np.zeros((2, 240, 240), dtype=bool)
    marks[0][first.slices] = marks[1][second.slices] = True
    common = first.intersection(second)
    assert common == second.intersection(first)
    expected = np.zeros((240, 240), dtype=bool)
    if common is not None:
        expected[common.slices] = True
    assert (expected == marks.all(axis=0)).all()


@pytest.mark.parametrize(
    "size, overlap, stride", [(256, 0, 256), (256, 50, 128), (256, 75, 64), (10, 90, 1), (1, 90, 1), (5, 50, 2)]
)
def test_overlap_in_per_cent_is_a_stride_in_pixels(size, overlap, stride):
    assert overlap_to_stride(size, overlap) == stride

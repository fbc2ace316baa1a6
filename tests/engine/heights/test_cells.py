"""Pixels to cells, and back."""

from __future__ import annotations

import numpy as np
import pytest

from tests.small_rasters import write_raster
from training.heights import cells
from training.heights.cells import CellReader, at_pixels, cell_heights
from training.raster_io import RasterReader
from training.windows import Window


def test_low_and_median_height_of_a_cell():
    heights = np.arange(100, dtype=np.float32).reshape(10, 10)
    low, median = cell_heights(heights, 10)
    assert low.tolist() == [[4.0]]  # five of a hundred are no higher
    assert median.tolist() == [[49.5]]
    heights[0, :4] = -50.0  # four outliers are too few to count
    assert cell_heights(heights, 10)[0].tolist() == [[4.0]]


def test_cells_of_one_pixel_are_the_pixels():
    heights = np.array([[1.5, np.nan], [3.0, 4.0]], dtype=np.float32)
    np.testing.assert_array_equal(cell_heights(heights, 1), [heights, heights])


def test_cells_at_the_edge_and_cells_with_holes():
    heights = np.full((5, 5), 8.0, dtype=np.float32)
    heights[:2, 2:4] = np.nan  # one cell without data
    heights[2, :2] = np.nan  # half a cell
    heights[3, 2:4] = heights[2, 2] = np.nan  # more than half a cell
    low, median = cell_heights(heights, 2)
    nan = np.nan
    np.testing.assert_array_equal(low, [[8, nan, 8], [8, 8, 8], [8, 8, 8]])
    np.testing.assert_array_equal(median, [[8, nan, 8], [8, nan, 8], [8, 8, nan]])  # a quarter at the corner


def test_a_slope_comes_back_from_the_medians_of_its_cells():
    y, x = np.mgrid[0:44, 0:55].astype(np.float32)
    heights = 100 + 0.03 * x - 0.02 * y
    median = cell_heights(heights, 11)[1]
    rows, columns = np.mgrid[-1:5, -1:6]
    ring = 100 + 0.03 * (columns * 11 + 5) - 0.02 * (rows * 11 + 5)
    np.testing.assert_allclose(ring[1:-1, 1:-1], median, atol=1e-4)
    np.testing.assert_allclose(at_pixels(ring, 11, slice(0, 44), slice(0, 55)), heights, atol=1e-4)
    np.testing.assert_array_equal(
        at_pixels(ring, 11, slice(20, 30), slice(0, 55)), at_pixels(ring, 11, slice(0, 44), slice(0, 55))[20:30]
    )


@pytest.mark.parametrize("pixels", [1, 2, 3, 11])
def test_a_pixel_at_the_centre_of_a_cell_has_its_height(pixels):
    heights = np.random.default_rng(0).normal(0, 9, (6, 7))
    found = at_pixels(heights, pixels, slice(0, 4 * pixels), slice(0, 5 * pixels))
    if pixels % 2:
        middle = pixels // 2
        np.testing.assert_allclose(found[middle::pixels, middle::pixels], heights[1:-1, 1:-1], atol=1e-12)
    assert found.min() >= heights.min() and found.max() <= heights.max()


@pytest.mark.parametrize("strip_pixels", [1, 300, 10**9])
def test_a_raster_is_read_once_and_what_lies_outside_is_unknown(tmp_path, monkeypatch, strip_pixels):
    monkeypatch.setattr(cells, "_STRIP_PIXELS", strip_pixels)
    heights = np.random.default_rng(0).normal(0, 9, (40, 13)).astype(np.float32)
    path = write_raster(tmp_path / "a.tif", heights)
    expected = np.full((2, 14 + 4, 5 + 4), np.nan, dtype=np.float32)
    expected[:, 2:-2, 2:-2] = cell_heights(heights, 3)
    ticks = []
    with RasterReader(path) as reader:
        cell_reader = CellReader(reader, 3, ticks.append)
        assert (cell_reader.rows, cell_reader.columns) == (14, 5)
        for top, end in ((-2, 4), (1, 7), (5, 16)):
            cell_reader.free_before(top)
            found = cell_reader.read(Window(-2, top, 9, end - top))
            np.testing.assert_array_equal(found, expected[:, top + 2 : end + 2])
    assert ticks == sorted(set(ticks))


def test_freed_rows_take_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(cells, "_STRIP_PIXELS", 1)
    path = write_raster(tmp_path / "a.tif", np.zeros((90, 4), dtype=np.float32))
    with RasterReader(path) as reader:
        cell_reader = CellReader(reader, 3, lambda _: None)
        for top in range(26):
            cell_reader.free_before(top)
            cell_reader.read(Window(0, top, 2, 4))
            assert len(cell_reader._kept) <= 4

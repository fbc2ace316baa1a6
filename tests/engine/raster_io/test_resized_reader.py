"""A raster read in pixels of another size."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.small_rasters import write_raster
from training.raster_io import RasterReader, ResizedReader
from training.windows import Window

HEIGHT, WIDTH = 61, 83


@pytest.fixture(scope="module")
def raster(tmp_path_factory):
    pixels = np.random.default_rng(1).integers(1, 255, (3, HEIGHT, WIDTH)).astype(np.uint8)
    pixels[:, 20:40, 15:50] = 0
    pixels[:, -1, -1] = 0
    path = write_raster(tmp_path_factory.mktemp("raster") / "o.tif", pixels, nodata=0)
    with RasterReader(path) as reader:
        yield reader


@pytest.mark.parametrize("most", [60, 1 << 22])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(
    scale=st.sampled_from([2.0, 4 / 3, 0.75, 0.5, 3.7, 1.0601, 20.0]),
    place=st.tuples(st.integers(-9, 90), st.integers(-9, 70), st.integers(1, 20), st.integers(1, 20)),
)
def test_blocks_and_windows_do_not_show(raster, monkeypatch, most, scale, place):
    reader, window = ResizedReader(raster, scale), Window(*place)
    pixels, valid = reader.read(reader.grid.window)
    monkeypatch.setattr("training.raster_io.resized_reader._MOST_READ", most)
    found, known = reader.read(window)
    inside = window.intersection(reader.grid.window)
    expected, where = np.zeros_like(found), np.zeros_like(known)
    if inside is not None:
        at = Window(inside.col_off - window.col_off, inside.row_off - window.row_off, inside.width, inside.height)
        expected[(slice(None), *at.slices)] = pixels[(slice(None), *inside.slices)]
        where[at.slices] = valid[inside.slices]
    assert np.array_equal(found, expected) and np.array_equal(known, where)


def test_larger_pixels_are_means_of_what_has_data(raster):
    stored, known = raster.read(raster.grid.window)
    reader = ResizedReader(raster, 2.0)
    assert (reader.grid.width, reader.grid.height) == (42, 31)
    assert reader.grid.transform @ (0, 0) == raster.grid.transform @ (0, 0)
    assert reader.grid.gsd_m == pytest.approx(2 * raster.grid.gsd_m)
    pixels, valid = reader.read(reader.grid.window)
    for row, col in ((0, 0), (10, 7), (19, 24), (30, 40), (30, 41)):
        square = (slice(2 * row, 2 * row + 2), slice(2 * col, 2 * col + 2))
        has = known[square]
        assert valid[row, col] == has.any()
        mean = stored[(slice(None), *square)][:, has].mean(axis=1) if has.any() else 0
        assert np.abs(pixels[:, row, col] - mean).max() <= 0.5


def test_a_gradient_stays_one_in_smaller_pixels(tmp_path):
    rows, cols = np.mgrid[:30, :40]
    with RasterReader(write_raster(tmp_path / "g.tif", (3.0 * cols + rows).astype(np.float32))) as raster:
        reader = ResizedReader(raster, 0.4)
        pixels, valid = reader.read(reader.grid.window, [1])
        row, col = (np.arange(side) * 0.4 + 0.2 - 0.5 for side in (reader.grid.height, reader.grid.width))
        inner = pixels[0, 2:-2, 2:-2]
        assert valid.all() and inner == pytest.approx((3 * col + row[:, None])[2:-2, 2:-2], abs=1e-4)

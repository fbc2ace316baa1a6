"""The low ground: the same at a place whatever is read at once, not lifted by buildings, as steep as the terrain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_rasters import write_raster
from training.heights.cells import low_heights
from training.heights.low_ground import HeightsAboveLowGround, LowGround
from training.heights.low_surface import RADIUS_M
from training.raster_io import RasterReader, read_grid
from training.windows import Window


def terrain(side, gsd, slope=0.2, seed=0):
    """A hillside with noise, (side, side) float32, m."""
    rows, columns = np.mgrid[:side, :side] * gsd
    noise = np.random.default_rng(seed).normal(0, 0.05, (side, side))
    return (250 + slope * columns - slope / 2 * rows + noise).astype(np.float32)


def low_ground_of(path, window=None, like=None):
    grid = read_grid(like or path)
    with LowGround(path, grid) as ground:
        return ground.at(window or grid.window)


@pytest.fixture(scope="module")
def hillside(tmp_path_factory):
    heights = terrain(400, 0.5)
    heights[100:180, 60:200] += 9
    heights[300:, :20] = np.nan
    path = write_raster(tmp_path_factory.mktemp("hillside") / "h.tif", heights, origin=(500_001.5, 5_400_002.5))
    return path, low_ground_of(path)


@settings(max_examples=15, deadline=None)
@given(place=st.tuples(*[st.integers(-30, 399)] * 2), size=st.tuples(*[st.integers(31, 200)] * 2))
def test_it_is_the_same_in_every_window(hillside, place, size):
    path, whole = hillside
    part = Window(*place, *size).intersection(Window(0, 0, 400, 400))
    found = low_ground_of(path, Window(*place, *size))
    rows, columns = part.row_off - place[1], part.col_off - place[0]
    np.testing.assert_array_equal(found[rows : rows + part.height, columns : columns + part.width], whole[part.slices])


def test_a_pass_from_strip_to_strip_gives_the_same(hillside, monkeypatch):
    path, whole = hillside
    monkeypatch.setattr("training.heights.low_ground._KEPT_CELLS", 0)  # all is read again
    monkeypatch.setattr("training.heights.low_ground._BLOCK_CELLS", 3)
    monkeypatch.setattr("training.heights.low_ground._BLOCK_PIXELS", 1)
    grid = read_grid(path)
    with LowGround(path, grid) as ground:
        parts = [ground.at(Window(0, top, 400, 50)) for top in range(0, 400, 50)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_a_clip_of_the_orthophoto_sees_what_the_whole_sees(tmp_path, hillside):
    path, whole = hillside
    for col, row in ((120, 141), (3, 7)):
        ortho = write_raster(
            tmp_path / "o.tif", np.zeros((90, 101), np.uint8), origin=(500_001.5 + col / 2, 5_400_002.5 - row / 2)
        )
        np.testing.assert_allclose(
            low_ground_of(path, like=ortho), whole[row : row + 90, col : col + 101], rtol=0, atol=1e-3
        )


@pytest.mark.parametrize("gsd, side", [(0.09, 1800), (0.5, 400), (2.0, 160), (5.0, 100)])
def test_buildings_of_60_m_do_not_lift_it_and_slopes_stay(tmp_path, gsd, side):
    heights = terrain(side, gsd)
    bare = low_ground_of(write_raster(tmp_path / "bare.tif", heights, gsd=gsd))
    built = heights.copy()
    start, wide = side // 2 - round(30 / gsd), round(60 / gsd)
    built[start : start + wide, start : start + wide] += 12
    found = low_ground_of(write_raster(tmp_path / "built.tif", built, gsd=gsd))
    inner = slice(round(50 / gsd), -round(50 / gsd))
    above = heights[inner, inner] - bare[inner, inner]
    assert 0 <= np.median(above) < 1.2 and above.std() < 0.3  # of 0.9 m that the slope rises within a cell
    assert (found - bare).max() < 1


def test_pits_and_missing_heights_do_not_draw_it_down(tmp_path):
    heights = terrain(200, 0.5, slope=0.0)
    expected = low_ground_of(write_raster(tmp_path / "h.tif", heights))
    holed = heights.copy()
    holed[64:72, 80:88] -= 60  # a cell; what image matching leaves
    holed[100:120, :] = -9999
    holed[:40, :40] = np.nan
    found = low_ground_of(write_raster(tmp_path / "holed.tif", holed))
    assert np.abs(found - expected)[45:].max() < 0.15


def test_far_from_any_data_there_is_none(tmp_path):
    heights = terrain(600, 0.5)
    heights[:, 150:] = np.nan
    path = write_raster(tmp_path / "h.tif", heights)
    found = low_ground_of(path)
    assert np.isfinite(found[:, : 150 + 8]).all() and np.isnan(found[:, 500:]).all()
    grid = read_grid(path)
    with RasterReader(path) as reader, LowGround(path, grid) as ground:
        above = HeightsAboveLowGround(reader, ground).read_heights(Window(-10, 100, 300, 50))
    assert np.isfinite(above[:, 10:160]).all() and np.isnan(above[:, :10]).all() and np.isnan(above[:, 160:]).all()
    assert above.dtype == np.float32 and abs(np.median(above[:, 10:80])) < 1


def test_heights_in_feet_give_the_ground_in_metres(tmp_path):
    heights = terrain(200, 0.5, slope=0.0)
    expected = low_ground_of(write_raster(tmp_path / "h.tif", heights))
    import rasterio

    path = write_raster(tmp_path / "feet.tif", heights / 0.3048)
    with rasterio.open(path, "r+") as file:
        file.units = ("ft",)
    np.testing.assert_allclose(low_ground_of(path), expected, atol=1e-3)


def test_without_georeference_pixels_count_as_10_cm(tmp_path):
    heights = terrain(500, 0.1)
    found = low_ground_of(write_raster(tmp_path / "h.tif", heights, gsd=None))
    expected = low_ground_of(write_raster(tmp_path / "placed.tif", heights, gsd=0.1, origin=(0.0, 0.0)))
    np.testing.assert_array_equal(found, expected)


def test_low_heights_are_a_percentile_of_what_is_known():
    heights = np.arange(36, dtype=np.float32).reshape(6, 6)
    heights[:3, 3:], heights[3, 0] = np.nan, np.nan
    np.testing.assert_array_equal(low_heights(heights, 3), [[0, np.nan], [19, 21]])
    wide = np.tile(np.arange(100, dtype=np.float32), (100, 1))
    assert abs(float(low_heights(wide, 100)[0, 0]) - 5) <= 6  # of every sixth of its pixels


def test_the_square_is_wider_than_the_widest_building_at_any_pixel_size(tmp_path):
    for gsd in (0.03, 0.09, 0.25, 1.0, 1.9, 3.0, 7.0, 50.0):
        path = write_raster(tmp_path / "h.tif", np.zeros((3, 3), dtype=np.float32), gsd=gsd)
        with LowGround(path, read_grid(path)) as ground:
            assert (2 * ground._surface.radius + 1) * ground.pixels * gsd > 2 * RADIUS_M

"""Rasters in and out: windows with their valid mask, on one grid."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS

from tests.small_rasters import patchwork, read_raster, write_raster
from training.contract.classes import ISPRS
from training.contract.errors import RasterError
from training.raster_io import Grid, RasterReader, RasterWriter, read_grid
from training.windows import Window, strips

PLACE = (500_000.0, 5_400_000.0)


def grid(width=20, height=10, corner=PLACE, gsd=0.5):
    return Grid.north_up(width, height, corner, gsd, 25832)


@pytest.mark.parametrize("window", [(-3, -2, 8, 8), (15, 5, 10, 10), (0, 0, 20, 10), (30, 30, 4, 4), (-5, 4, 40, 3)])
def test_windows_beyond_the_raster_are_zero_and_invalid_there(tmp_path, window):
    pixels = np.random.default_rng(0).integers(1, 255, (2, 10, 20)).astype(np.uint8)
    with RasterReader(write_raster(tmp_path / "r.tif", pixels)) as reader:
        found, valid = reader.read(Window(*window))
    padded = np.pad(pixels, ((0, 0), (50, 50), (50, 50)))
    col, row, width, height = window
    expected = padded[:, row + 50 : row + 50 + height, col + 50 : col + 50 + width]
    assert (found == expected).all() and (valid == expected.all(axis=0)).all()


@pytest.mark.parametrize("dtype, nodata, alone_is_data", [("uint8", 0, True), ("uint16", 0, True), ("int16", -1, False),
                                                          ("float32", -9999, False)])  # fmt: skip
def test_nodata_in_one_band_alone_is_data_for_unsigned_integers_only(tmp_path, dtype, nodata, alone_is_data):
    pixels = np.full((3, 3, 4), 9, dtype=dtype)
    pixels[:, 0] = nodata
    pixels[0, 1] = nodata
    with RasterReader(write_raster(tmp_path / "r.tif", pixels, nodata=nodata)) as reader:
        assert reader.read(reader.grid.window)[1].tolist() == [[False] * 4, [alone_is_data] * 4, [True] * 4]
        assert reader.read(reader.grid.window, bands=[1])[1].tolist() == [[False] * 4, [False] * 4, [True] * 4]


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "int32", "float32", "float64"])
@pytest.mark.parametrize("nodata", [None, 0])
def test_outside_a_resampled_raster_there_is_no_data(tmp_path, dtype, nodata):
    path = write_raster(tmp_path / "r.tif", np.full((5, 10), 7, dtype=dtype), gsd=1.0, nodata=nodata)
    with RasterReader(path, like=grid(30, 20), smooth=True) as reader:
        found, valid = reader.read(reader.grid.window)
    assert reader.resampled and found.shape == (1, 20, 30)
    assert valid[:10, :20].all() and valid.sum() == 200
    assert (found[0, :10, :20] == 7).all()


def test_heights_are_interpolated_and_classes_are_not(tmp_path):
    path = write_raster(tmp_path / "r.tif", np.array([[0, 10], [0, 10]], dtype=np.float32), gsd=2.0)
    like = grid(8, 8)
    with RasterReader(path, like=like, smooth=True) as reader:
        smooth = reader.read(like.window)[0][0]
    with RasterReader(path, like=like, smooth=False) as reader:
        rough = reader.read(like.window)[0][0]
    assert set(np.unique(rough)) == {0, 10} and len(np.unique(smooth)) > 2
    assert (np.diff(smooth, axis=1) >= 0).all()


def test_a_raster_in_another_crs_is_brought_over(tmp_path):
    other = write_raster(tmp_path / "r.tif", np.full((400, 400), 5, dtype=np.uint8), gsd=1.0, crs="EPSG:25833",
                         origin=(58_000.0, 5_420_000.0))  # fmt: skip
    with rasterio.open(other) as file:
        left, bottom, right, top = rasterio.warp.transform_bounds("EPSG:25833", "EPSG:25832", *file.bounds)
    like = grid(10, 10, ((left + right) / 2, (bottom + top) / 2))
    assert like.overlap_with(read_grid(other)) == pytest.approx(1)
    with RasterReader(other, like=like) as reader:
        found, valid = reader.read(like.window)
    assert valid.all() and (found == 5).all()


@pytest.mark.parametrize("shape, fits", [((10, 20), True), ((11, 20), True), ((9, 19), True), ((12, 20), False)])
def test_without_georeference_one_row_or_column_more_or_less_is_the_same_place(tmp_path, shape, fits):
    path = write_raster(tmp_path / "r.tif", np.ones(shape, dtype=np.uint8), gsd=None)
    if fits:
        with RasterReader(path, like=grid()) as reader:
            assert not reader.resampled and reader.read(Window(0, 0, 20, 10))[0].shape == (1, 10, 20)
    else:
        with pytest.raises(RasterError, match="cannot be brought together"):
            RasterReader(path, like=grid())


def test_an_upside_down_raster_is_refused(tmp_path):
    place = {"transform": Affine(1, 0, 0, 0, 1, 0) @ Affine.translation(5, 5), "crs": "EPSG:25832"}
    with rasterio.open(
        tmp_path / "r.tif", "w", driver="GTiff", count=1, width=3, height=3, dtype="uint8", **place
    ) as f:
        f.write(np.ones((1, 3, 3), dtype=np.uint8))
    with pytest.raises(RasterError, match="upside down") as caught:
        read_grid(tmp_path / "r.tif")
    assert "Warp" in caught.value.hint


def test_grids():
    assert grid().same_as(grid()) and grid().same_as(grid(corner=(PLACE[0] + 0.004, PLACE[1])))
    assert not grid().same_as(grid(corner=(PLACE[0] + 0.25, PLACE[1]))) and not grid().same_as(grid(21, 10))
    assert grid().overlap_with(grid(corner=(PLACE[0] + 5, PLACE[1]))) == pytest.approx(0.5)
    assert grid().overlap_with(grid(corner=(PLACE[0] + 50, PLACE[1]))) == 0
    part = grid().part(Window(4, 2, 8, 6))
    assert (part.width, part.height) == (8, 6) and part.bounds == grid().window_bounds(Window(4, 2, 8, 6))
    assert grid().bounds == (PLACE[0], PLACE[1] - 5, PLACE[0] + 10, PLACE[1])


@pytest.mark.parametrize("epsg, metres", [(25832, 2.0), (2263, 2.0 * 0.3048), (4326, 0.0)])
def test_pixel_sides_are_metres_whatever_the_crs(epsg, metres):
    found = Grid(10, 10, Affine(2, 0, 0, 0, -2, 0), CRS.from_epsg(epsg)).gsd_m
    assert found == pytest.approx(metres, rel=1e-5)


@pytest.mark.parametrize("rows", [1, 7, 100, 256, 300, 700])
def test_rows_may_be_written_in_any_portions(tmp_path, rows):
    labels = patchwork(600, 40)
    with RasterWriter(tmp_path / "r.tif", grid(40, 600), "uint8", 255, scheme=ISPRS) as writer:
        for strip in strips(40, 600, rows):
            writer.write_rows(labels[None, strip.slices[0]])
    assert (read_raster(tmp_path / "r.tif")[0] == labels).all()
    assert read_grid(tmp_path / "r.tif").same_as(grid(40, 600))


def test_a_raster_that_was_not_filled_is_a_bug(tmp_path):
    with (
        pytest.raises(RuntimeError, match="256 of 600 rows"),
        RasterWriter(tmp_path / "r.tif", grid(40, 600), "uint8", 255) as w,
    ):
        w.write_rows(np.zeros((1, 300, 40), dtype=np.uint8))


def test_an_unwritable_place_is_told(tmp_path):
    with pytest.raises(RasterError, match="cannot be written") as caught:
        RasterWriter(tmp_path / "missing" / "r.tif", grid(), "uint8", 255)
    assert str(tmp_path / "missing") in caught.value.hint

"""Rasters in and out: windows with their valid mask, on one grid."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS

from tests.small_rasters import patchwork, read_raster, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.errors import RasterError
from training.raster_io import Grid, RasterReader, RasterWriter, read_grid
from training.windows import Window

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


def photo():
    """Bands that differ little, since JPEG stores colours at half the resolution."""
    grey = np.kron(np.random.default_rng(0).integers(60, 190, (4, 5)), np.ones((10, 10), dtype=int))
    return np.stack([grey, grey + 5, grey + 9]).astype(np.uint8)


def valid_of(path):
    with RasterReader(path) as reader:
        return reader.read(reader.grid.window)[1]


def replace_bytes(path, old, new):
    """Write into a file what libraries refuse to write."""
    data = path.read_bytes()
    assert data.count(old) == 1 and len(old) == len(new)
    path.write_bytes(data.replace(old, new))


LOWEST = float(np.finfo(np.float32).min)


@pytest.mark.parametrize("nodata", [None, LOWEST, -3.4e38, -3.40282346600000016e38, -3.4028230607370965e38, -9999])
def test_the_lowest_number_is_no_data_however_it_was_rounded_or_declared(tmp_path, nodata):
    pixels = np.array([[LOWEST, -2.5, 8000, 1e20]], dtype=np.float32)
    assert valid_of(write_raster(tmp_path / "r.tif", pixels, nodata=nodata)).tolist() == [[False, True, True, True]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("nodata", [np.nan, -9999.9, 0.1, None])
def test_nodata_of_real_numbers(tmp_path, dtype, nodata):
    pixels = np.array([[7, np.nan, np.inf, -np.inf, 7 if nodata is None else nodata]], dtype=dtype)
    expected = [[True, False, False, False, nodata is None]]
    assert valid_of(write_raster(tmp_path / "r.tif", pixels, nodata=nodata)).tolist() == expected


@pytest.mark.parametrize("nodata", [b"-99", b"999", b"nan", b"1.5"])
def test_a_nodata_value_that_the_pixels_cannot_hold_hides_none(tmp_path, nodata):
    path = write_raster(tmp_path / "r.tif", np.array([[0, 1, 2, 157, 231, 255]], dtype=np.uint8), nodata=200)
    replace_bytes(path, b"200\0", nodata + b"\0")
    assert valid_of(path).all()
    with RasterReader(path, like=grid(14, 2, gsd=0.25)) as reader:
        found, valid = reader.read(reader.grid.window)
    assert valid[:, :12].all() and found[0, 0, :12:2].tolist() == [0, 1, 2, 157, 231, 255]
    assert not valid[:, 12:].any()


def test_alpha_of_real_numbers_says_where_there_is_data(tmp_path):
    pixels = np.full((2, 3, 4), 5, dtype=np.float32)
    pixels[1, 0] = 0
    path = write_raster(tmp_path / "r.tif", pixels, photometric="MINISBLACK", alpha="YES")
    assert valid_of(path).tolist() == [[False] * 4, [True] * 4, [True] * 4]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"blockysize": 1},
        {"tiled": True, "blockxsize": 16, "blockysize": 32},
        {"interleave": "band"},
        {"BIGTIFF": "YES"},
        {"compress": "deflate", "predictor": 2},
        {"compress": "jpeg", "photometric": "YCBCR", "interleave": "pixel", "tiled": True},
    ],
    ids=str,
)
@pytest.mark.parametrize("masked", [True, False])
def test_kinds_of_geotiff(tmp_path, options, masked):
    pixels = photo()
    path = write_raster(tmp_path / "r.tif", pixels, **{"photometric": "RGB", **options})
    if masked:
        mask = np.ones(pixels.shape[1:], dtype=bool)
        mask[5:15, 20:30] = False
        with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as file:
            file.write_mask(mask)
    with RasterReader(path) as reader:
        assert reader.bands == (1, 2, 3) and reader.alpha == 0
        found, valid = reader.read(Window(13, 7, 20, 30))
    expected = pixels[:, 7:37, 13:33].astype(int)
    assert abs(found[:, valid] - expected[:, valid]).max() <= (25 if "jpeg" in options.values() else 0)
    assert (~valid).sum() == (80 if masked else 0)


def test_a_mosaic_has_no_data_between_its_tiles(tmp_path):
    pixels = photo()
    sources = "".join(
        f"<ComplexSource><SourceFilename relativeToVRT='1'>{write_raster(tmp_path / f'{i}.tif', part).name}"
        f"</SourceFilename><SourceBand>1</SourceBand><SrcRect xOff='0' yOff='0' xSize='20' ySize='40'/>"
        f"<DstRect xOff='{30 * i}' yOff='0' xSize='20' ySize='40'/></ComplexSource>"
        for i, part in enumerate((pixels[:, :, :20], pixels[:, :, 30:]))
    )
    (tmp_path / "all.vrt").write_text(
        "<VRTDataset rasterXSize='50' rasterYSize='40'><SRS>EPSG:25832</SRS><GeoTransform>500000,0.5,0,5400000,0,-0.5"
        "</GeoTransform><VRTRasterBand dataType='Byte' band='1'><NoDataValue>0</NoDataValue>"
        f"{sources}</VRTRasterBand></VRTDataset>"
    )
    with RasterReader(tmp_path / "all.vrt") as reader:
        found, valid = reader.read(reader.grid.window)
    assert valid[:, :20].all() and not valid[:, 20:30].any() and valid[:, 30:].all()
    assert (found[0][valid] == pixels[0][valid]).all()


@pytest.mark.parametrize(
    "name",
    [
        "two words",
        "früh é ß",
        "日本",
        "emoji 🛰️",
        "100%",
        "50%20off",
        "it's",
        "a&b",
        "a,b;c",
        "q?x=1#2",
        "[a]*{0}",
        "d..e",
    ],
)
def test_names_of_files(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    labels = patchwork(20, 30)
    path = write_raster(folder / f"{name}.tif", labels)
    for way in (path, str(path)):
        with RasterReader(way, like=grid(15, 10, gsd=1.0)) as reader:
            assert reader.resampled and reader.read(reader.grid.window)[1].all()
    copy = folder / f"{name} copy.tif"
    with RasterWriter(copy, read_grid(path), "uint8", 255, scheme=ISPRS) as writer:
        writer.write_rows(labels[None])
    assert (read_raster(copy)[0] == labels).all()


@pytest.mark.parametrize("inside", ["x.tif", "sub folder/x.tif"])
def test_rasters_inside_archives(tmp_path, inside, monkeypatch):
    plain = write_raster(tmp_path / "x.tif", patchwork(20, 30))
    archive = tmp_path / "my data.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(plain, inside)
    monkeypatch.chdir(tmp_path)
    names = [f"/vsizip/{archive}/{inside}", f"/vsizip/{{{archive}}}/{inside}", f"/vsizip/{archive.name}/{inside}"]
    for name in names:
        for way in (name, Path(name), os.fspath(Path(name))):
            with RasterReader(way) as reader:
                assert (reader.read(reader.grid.window)[0][0] == patchwork(20, 30)).all()
    with pytest.raises(RasterError, match=r"missing\.tif cannot be read"):
        RasterReader(f"/vsizip/{archive}/missing.tif")


def test_a_container_of_rasters_is_told(tmp_path):
    for name in "ab":
        with rasterio.open(
            tmp_path / "r.gpkg", "w", driver="GPKG", width=9, height=9, count=3, dtype="uint8", crs="EPSG:25832",
            transform=grid().transform, RASTER_TABLE=name, APPEND_SUBDATASET="YES",
        ) as file:  # fmt: skip
            file.write(np.ones((3, 9, 9), dtype=np.uint8))
    with pytest.raises(RasterError, match="only sub-datasets"):
        RasterReader(tmp_path / "r.gpkg")
    with RasterReader(f"GPKG:{tmp_path / 'r.gpkg'}:a") as reader:
        assert len(reader.bands) >= 3


@pytest.mark.parametrize("column, row", [(1, 0), (0, 1), (1, 1), (-1, 0), (0, -1)])
def test_rasters_that_touch_do_not_overlap(column, row):
    side = 384 * 0.09
    here = Grid.north_up(384, 384, (497_000.0, 5_420_000.0), 0.09, 25832)
    there = Grid.north_up(384, 384, (497_000.0 + column * side, 5_420_000.0 - row * side), 0.09, 25832)
    assert here.overlap_with(there) == 0 and here.overlap_with(here) == 1

"""Rasters side by side become one: of the same pixels, names and place, whatever its form."""

import numpy as np
import pytest
import rasterio
from affine import Affine

from tests.run_records import record_path
from training.__main__ import main
from training.contract.class_scheme import ISPRS
from training.contract.config import ClassifyConfig, GatherConfig
from training.contract.errors import ConfigError, RasterError
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.raster_io import Grid, RasterReader, RasterWriter

GRID = Grid.north_up(700, 600, (500_000.0, 5_400_000.0), 0.1, 25832)
CUTS = [(0, 0, 300, 256), (300, 0, 400, 256), (0, 256, 300, 344), (300, 256, 400, 344)]


class Said(NullReporter):
    def __init__(self):
        super().__init__()
        self.warnings = []

    def warning(self, message):
        self.warnings.append(message)


def write(path, pixels, grid=GRID, nodata=None, **more):
    """A plain GeoTIFF of (B, H, W) pixels on a grid."""
    kind = {"count": len(pixels), "height": pixels.shape[1], "width": pixels.shape[2], "dtype": pixels.dtype}
    options = {"crs": grid.crs, "transform": grid.transform, "nodata": nodata, **kind, **more}
    with rasterio.open(path, "w", driver="GTiff", **options) as file:
        file.write(pixels)
    return str(path)


def quarters(folder, pixels, **more):
    """Four rasters that make up the pixels on `GRID`."""
    paths = []
    for number, (col, row, width, height) in enumerate(CUTS):
        transform = GRID.transform @ Affine.translation(col, row)
        grid = Grid(width, height, transform, GRID.crs)
        part = np.ascontiguousarray(pixels[:, row : row + height, col : col + width])
        paths.append(write(folder / f"part_{number}.tif", part, grid, **more))
    return paths


def gather(paths, output, reporter=None, **more):
    config = GatherConfig(input=str(paths[0]), more_inputs=tuple(map(str, paths[1:])), output=str(output), **more)
    return run_job("gather", config, reporter or NullReporter())


def read(path):
    with rasterio.open(path) as file:
        return file.read()


@pytest.mark.parametrize("name", ["all.tif", "all.vrt"])
@pytest.mark.parametrize("dtype, nodata", [("uint8", 255), ("uint8", None), ("uint16", 0), ("float32", -9999.0)])
def test_the_joined_raster_has_the_same_pixels(tmp_path, name, dtype, nodata):
    pixels = np.random.default_rng(1).integers(0, 200, (3, 600, 700)).astype(dtype)
    said = Said()
    gather(quarters(tmp_path, pixels, nodata=nodata), tmp_path / name, said)
    np.testing.assert_array_equal(read(tmp_path / name), pixels)
    with RasterReader(tmp_path / name) as joined:
        assert joined.grid.same_as(GRID) and joined.nodata == nodata and joined.dtype == dtype
    assert said.warnings == []


def test_it_is_cloud_optimised(tmp_path):
    gather(quarters(tmp_path, np.ones((1, 600, 700), dtype=np.uint8)), tmp_path / "all.tif")
    with rasterio.open(tmp_path / "all.tif") as file:
        assert file.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert file.overviews(1) and file.block_shapes == [(256, 256)]


@pytest.mark.parametrize("name", ["all.tif", "all.vrt"])
def test_classes_keep_their_names_and_colours(tmp_path, name):
    for number, (col, row, width, height) in enumerate(CUTS):
        grid = Grid(width, height, GRID.transform @ Affine.translation(col, row), GRID.crs)
        with RasterWriter(tmp_path / f"p{number}.tif", grid, "uint8", 255, scheme=ISPRS, tags={"model": "m"}) as file:
            file.write_rows(np.full((1, height, width), number, dtype=np.uint8))
    gather([tmp_path / f"p{number}.tif" for number in range(4)], tmp_path / name)
    with RasterReader(tmp_path / name) as joined, RasterReader(tmp_path / "p0.tif") as first:
        assert joined.legend == first.legend and joined.legend is not None
    with rasterio.open(tmp_path / name) as file:
        assert file.tags()["model"] == "m"
    assert (tmp_path / "all.qml").read_text() == (tmp_path / "p0.qml").read_text()


def test_a_folder_means_its_rasters_but_not_the_output(tmp_path):
    pixels = np.random.default_rng(2).integers(0, 200, (1, 600, 700), dtype=np.uint8)
    quarters(tmp_path, pixels)
    (tmp_path / "notes.txt").write_text("no raster")
    for _ in range(2):  # the second time, the output of the first lies there
        result = gather([tmp_path], tmp_path / "all.tif")
        assert result.scores["rasters"] == 4
        np.testing.assert_array_equal(read(tmp_path / "all.tif"), pixels)


@pytest.mark.parametrize("name", ["all.tif", "all.vrt"])
def test_where_none_lies_there_is_no_data(tmp_path, name):
    said = Said()
    paths = quarters(tmp_path, np.full((3, 600, 700), 7, dtype=np.uint8))
    gather(paths[1:], tmp_path / name, said)
    assert "18 % of the joined raster is covered by none" in said.warnings[0]
    with RasterReader(tmp_path / name) as joined:
        _, valid = joined.read(joined.grid.window)
    assert not valid[:256, :300].any() and valid[256:].all() and valid[:, 300:].all()


def test_a_later_raster_lies_above_where_it_has_data(tmp_path):
    low = write(tmp_path / "low.tif", np.full((1, 600, 700), 3, dtype=np.uint8), nodata=0)
    pixels = np.zeros((1, 100, 100), dtype=np.uint8)
    pixels[0, 50:] = 9
    high = write(tmp_path / "high.tif", pixels, Grid(100, 100, GRID.transform, GRID.crs), nodata=0)
    gather([low, high], tmp_path / "all.tif")
    joined = read(tmp_path / "all.tif")[0]
    assert (joined[50:100, :100] == 9).all() and (joined[:50] == 3).all() and (joined[100:] == 3).all()


def test_alpha_bands_stay_alpha(tmp_path):
    pixels = np.full((4, 600, 700), 90, dtype=np.uint8)
    pixels[3, :, 350:] = 0
    gather(quarters(tmp_path, pixels, photometric="rgb", alpha="yes"), tmp_path / "all.vrt")
    with RasterReader(tmp_path / "all.vrt") as joined:
        assert joined.bands == (1, 2, 3) and joined.alpha == 4
        assert joined.read(joined.grid.window)[1].mean() == 0.5


def other(path, **change):
    facts = {"pixels": np.ones((3, 10, 10), dtype=np.uint8), "grid": GRID, **change}
    return write(path, facts.pop("pixels"), facts.pop("grid"), **facts)


@pytest.mark.parametrize(
    "change, message",
    [
        ({"grid": Grid.north_up(10, 10, (500_000.0, 5_400_000.0), 0.1, 25833)}, "EPSG:25833, but .* EPSG:25832"),
        ({"grid": Grid.north_up(10, 10, (500_000.0, 5_400_000.0), 0.2, 25832)}, "pixels of 0.2 x 0.2, but .* of 0.1 x"),
        ({"pixels": np.ones((1, 10, 10), dtype=np.uint8)}, r"1 band\(s\), but .* 3"),
        ({"pixels": np.ones((3, 10, 10), dtype=np.uint16)}, "values of type uint16, but .* uint8"),
        ({"nodata": 0}, "the nodata value 0.0, but .* none"),
        ({"grid": Grid(10, 10, Affine.identity(), None)}, "has no place in map units"),
    ],
    ids=["crs", "pixel size", "bands", "type", "nodata", "place"],
)
def test_rasters_that_do_not_fit_are_named(tmp_path, change, message):
    first, second = other(tmp_path / "a.tif"), other(tmp_path / "b.tif", **change)
    with pytest.raises(RasterError, match=f"b.tif has .*{message}" if "no place" not in message else message):
        gather([first, second], tmp_path / "all.tif")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tif", "b.tif"]


def test_refusals(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(RasterError, match="holds no rasters"):
        gather([tmp_path / "empty"], tmp_path / "all.tif")
    with pytest.raises(ConfigError, match=r"\.tif, \.tiff or \.vrt only"):
        gather([tmp_path / "a.tif"], tmp_path / "all.png")


def test_command_line(tmp_path, capsys):
    paths = quarters(tmp_path, np.ones((1, 600, 700), dtype=np.uint8))
    assert main(["gather", "--input", *paths, "--output", str(tmp_path / "all.vrt")]) == 0
    assert read(tmp_path / "all.vrt").shape == (1, 600, 700)
    assert record_path(tmp_path / "all.vrt").exists()


def test_neighbouring_orthophotos_are_classified_across_their_borders(tmp_path, train, isprs):
    """The map of four orthophotos that were joined is that of the one they were cut from."""
    source = next((isprs / "top").glob("*.tif"))
    with rasterio.open(source) as file:
        pixels = file.read()[:, :90, :100]
    rows, cols = pixels.shape[1] // 2, pixels.shape[2] // 3
    grid = Grid(pixels.shape[2], pixels.shape[1], GRID.transform, GRID.crs)
    whole, paths = write(tmp_path / "whole.tif", pixels, grid), []
    for row, col in ((0, 0), (0, cols), (rows, 0), (rows, cols)):
        part = pixels[:, row : rows if row == 0 else None, col : cols if col == 0 else None]
        place = Grid(part.shape[2], part.shape[1], GRID.transform @ Affine.translation(col, row), GRID.crs)
        paths.append(write(tmp_path / f"{row}_{col}.tif", np.ascontiguousarray(part), place))
    gather(paths, tmp_path / "town.vrt")
    maps = []
    for ortho in (whole, str(tmp_path / "town.vrt")):
        output = str(tmp_path / f"map{len(maps)}.tif")
        config = ClassifyConfig(model=str(train("ortho")), ortho=ortho, output=output, device="cpu")
        run_job("classify", config, NullReporter())
        maps.append(read(output))
    np.testing.assert_array_equal(*maps)

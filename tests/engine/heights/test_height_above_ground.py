"""Surface model to height above ground: how exact, on which rasters, in how much memory."""

from __future__ import annotations

import logging
import tracemalloc
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from scipy import ndimage

from tests.checkout import SAMPLES
from tests.engine.support.tiny_scenes import Notes
from tests.run_records import run_record
from tests.small_rasters import read_raster, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.config import HeightAboveGroundConfig
from training.contract.errors import ConfigError, JobCancelled, RasterError
from training.contract.rasters import MEASURE_NODATA
from training.heights import cells, height_above_ground
from training.heights.low_ground import LowGround
from training.jobs.run import run_job
from training.raster_io import read_grid
from training.synthetic import TownTile, render_tile

GSD_M = 0.09
log = logging.getLogger(__name__)


@cache
def town(seed: int, size: int = 1000) -> TownTile:
    return render_tile(size, seed)


def heights_of(tmp_path, surface, reporter=None, parameters=None, **profile):
    """Write a surface model and run the job; heights above ground (H, W), NaN without data."""
    source = surface if isinstance(surface, Path) else write_raster(tmp_path / "dsm.tif", surface, **profile)
    output = tmp_path / "out" / "height.tif"
    config = HeightAboveGroundConfig(input=str(source), output=str(output), **(parameters or {}))
    run_job("heightaboveground", config, reporter or Notes())
    heights = read_raster(output)[0]
    return np.where(heights == MEASURE_NODATA, np.nan, heights)


def village(height, width, gsd_m, slope=0.1):
    """A slope with houses of 8 x 12 m; and where they stand."""
    y, x = np.mgrid[0:height, 0:width] * gsd_m
    terrain = (250 + slope * x - 0.03 * y).astype(np.float32)
    houses = ((x % 25 > 9) & (x % 25 < 17)) & ((y % 30 > 10) & (y % 30 < 22))
    noise = ndimage.gaussian_filter(np.random.default_rng(0).standard_normal(x.shape), 2).astype(np.float32)
    return terrain + 6 * houses + 0.1 * noise, terrain, houses


# How exact it is


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (2, 3))])
def test_heights_of_the_demo_town(tmp_path, seed):
    """Aim: mean absolute error below 0.15 m, 95 % of the pixels within 0.4 m.

    Measured over the three seeds: 0.03 m and 0.09 m; buildings 0.04 and 0.11 m, trees 0.05 and 0.16 m, low vegetation
    0.02 and 0.07 m, streets 0.01 and 0.04 m. `pytest -o log_cli=true --log-cli-level=info` shows them.
    """
    tile = town(seed)
    above_ground = heights_of(tmp_path, tile.surface, gsd=GSD_M)
    error = np.abs(above_ground - (tile.surface - tile.terrain))
    classes = {c.name: error[tile.labels == c.value] for c in ISPRS.classes}
    for name, here in {"all": error, **classes}.items():
        if here.size:
            mean, p95 = here.mean(), np.percentile(here, 95)
            log.info("seed %d, %s: mean error %.3f m, 95 %% within %.2f m", seed, name, mean, p95)
            assert mean < 0.06, name
            assert p95 < 0.2, name
    assert error.mean() < 0.04
    assert np.percentile(error, 95) < 0.12
    assert error.max() < 1.5


@pytest.mark.parametrize(
    ("place", "mean_m", "p95_m"), [("montpellier_77055_627760", 0.08, 0.25), ("grauduroi_792000_6272000", 0.13, 0.35)]
)
def test_heights_of_real_towns(tmp_path, place, mean_m, p95_m):
    """Against heights above ground from laser scanning. Measured: 0.06 and 0.18 m, 0.09 and 0.24 m (rough heights)."""
    source = SAMPLES / "ign" / f"{place}_dsm.tif"
    if not source.is_file():
        pytest.skip(f"no real surface model {source} (VAIHINGEN_SAMPLE_DATA names another folder)")
    above_ground = heights_of(tmp_path, source)
    error = np.abs(above_ground - read_raster(source.with_name(f"{place}_ndsm.tif"))[0])
    assert error.mean() < mean_m
    assert np.percentile(error, 95) < p95_m


@pytest.mark.parametrize("gsd_m", [0.05, 0.2, 0.5, 1.0, 2.0])
def test_pixels_of_any_size(tmp_path, gsd_m):
    size = min(int(80 / gsd_m), 1200) if gsd_m < 1 else 150
    surface, terrain, _ = village(size, size, gsd_m)
    error = np.abs(heights_of(tmp_path, surface, gsd=gsd_m) - (surface - terrain))
    assert error.mean() < 0.05
    assert np.percentile(error, 99) < 0.3


def test_coarse_pixels(tmp_path):
    y, x = np.mgrid[0:120, 0:120] * 5.0
    terrain = 100 + 0.1 * x + 10 * np.sin(y / 100)
    block = (x % 150 < 30) & (y % 150 < 30)
    error = np.abs(heights_of(tmp_path, (terrain + 20 * block).astype(np.float32), gsd=5.0) - 20 * block)
    assert error.mean() < 0.3


def test_a_steep_slope_has_no_height_also_not_at_the_edges(tmp_path):
    y, x = np.mgrid[0:500, 0:613] * GSD_M
    surface = (300 + 0.3 * x + 0.1 * y).astype(np.float32)
    assert np.abs(heights_of(tmp_path, surface, gsd=GSD_M)).max() < 0.1


def test_roofs_stay_and_a_hill_goes(tmp_path):
    """A hall 35 m wide beside a hill 100 m wide and 12 m high, and a house on top of it."""
    y, x = np.mgrid[0:260, 0:400] * 0.5
    distance = np.hypot(x - 60, y - 65)
    hill = np.where(distance < 50, 6 * (1 + np.cos(np.pi * distance / 50)), 0)
    hall = (np.abs(x - 150) < 17.5) & (np.abs(y - 65) < 40)
    house = (np.abs(x - 60) < 5) & (np.abs(y - 65) < 6)
    surface = (hill + 5 * hall + np.where(house, 17 - hill, 0)).astype(np.float32)
    error = np.abs(heights_of(tmp_path, surface, gsd=0.5) - (surface - hill))
    assert error[~house].max() < 0.3
    assert error[house].max() < 1.0


def test_outliers_stay_where_they_are(tmp_path):
    surface, _, _ = village(600, 700, GSD_M)
    clean = heights_of(tmp_path, surface, gsd=GSD_M)
    rng = np.random.default_rng(1)
    wild = rng.random(surface.shape) < 0.02
    surface[wild] += rng.choice([-50, 40], wild.sum()).astype(np.float32)
    pit = np.s_[200:230, 150:180]
    surface[pit] -= 50
    above_ground = heights_of(tmp_path, surface, gsd=GSD_M)
    wild[pit] = True
    assert np.abs(above_ground - clean)[~wild].max() < 0.5
    assert np.abs(above_ground - clean)[~wild].mean() < 0.01
    assert np.median(above_ground[pit]) < -40  # nothing is cut off


def test_bare_ground_scatters_around_zero_as_the_surface_model_does(tmp_path):
    tile = town(1)
    above_ground = heights_of(tmp_path, tile.surface, gsd=GSD_M)
    road = above_ground[(tile.labels == 0) & (np.abs(tile.surface - tile.terrain) < 0.1)]
    assert abs(np.median(road)) < 0.01
    assert (road < 0).mean() > 0.2


# Which rasters


@pytest.mark.parametrize("nodata", [-9999.0, np.nan, None])
def test_pixels_without_data_stay_without(tmp_path, nodata):
    surface, terrain, houses = village(400, 500, 0.2)
    missing = np.zeros(surface.shape, dtype=bool)
    missing[100:180, 200:300] = missing[:, :7] = missing[333, 111] = True
    surface[missing] = np.nan if nodata is None else nodata
    above_ground = heights_of(tmp_path, surface, gsd=0.2, nodata=nodata)
    assert (np.isnan(above_ground) == missing).all()
    assert np.abs(above_ground - (surface - terrain))[~missing].mean() < 0.05
    assert np.abs(above_ground - (surface - terrain))[~missing & ~houses].max() < 0.5


def test_a_nodata_value_that_is_not_declared_is_noticed(tmp_path):
    surface = village(200, 200, 0.2)[0]
    surface[50:60, 50:60] = -32767
    notes = Notes()
    above = heights_of(tmp_path, surface, notes, gsd=0.2)
    assert np.isnan(above[50:60, 50:60]).all() and np.isfinite(above).sum() == 200 * 200 - 100
    assert len(notes.warnings) == 1
    assert "100 of 40000 heights (0.2 %) are impossible: -32767 m" in notes.warnings[0]
    surface[50:60, 50:60] = -50
    heights_of(tmp_path, surface, notes, gsd=0.2)
    assert len(notes.warnings) == 1


def test_a_raster_without_any_data_is_refused(tmp_path):
    with pytest.raises(RasterError, match="holds no heights"):
        heights_of(tmp_path, np.full((50, 60), np.nan, dtype=np.float32))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("dtype", ["int16", "uint8", "int32", "float64"])
def test_other_number_types(tmp_path, dtype):
    y, x = np.mgrid[0:200, 0:200] * 0.5
    house = (np.abs(x - 50) < 6) & (np.abs(y - 50) < 6)
    surface = np.round(100 + 0.1 * x + 8 * house).astype(dtype)
    above_ground = heights_of(tmp_path, surface)
    assert np.abs(above_ground - 8 * house).mean() < 0.5
    assert np.abs(above_ground - 8 * house).max() < 1.1


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (7, 5), (40, 900)])
def test_rasters_smaller_than_an_object(tmp_path, shape):
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]] * GSD_M
    above_ground = heights_of(tmp_path, (50 + 0.05 * x + 0.05 * y).astype(np.float32), gsd=GSD_M)
    assert above_ground.shape == shape
    assert np.abs(above_ground).max() < 0.1


def test_output_has_the_grid_of_the_input_and_ground_and_heights_add_up(tmp_path):
    tile = town(1)
    place = {"transform": Affine(0.2, 0, 792000, 0, -0.1998, 6271270.97), "crs": "EPSG:2154"}
    with rasterio.open(
        tmp_path / "dsm.tif", "w", driver="GTiff", width=400, height=500, count=1, dtype="float32", **place
    ) as file:
        file.write(tile.surface[None, :500, :400])
    ground = tmp_path / "out" / "ground.tif"
    above_ground = heights_of(tmp_path, tmp_path / "dsm.tif", parameters={"ground": str(ground)})
    assert read_grid(ground).same_as(read_grid(tmp_path / "dsm.tif"))
    np.testing.assert_allclose(above_ground + read_raster(ground)[0], tile.surface[:500, :400], atol=1e-4)
    with rasterio.open(tmp_path / "out" / "height.tif") as file:
        assert (file.nodata, file.dtypes, file.crs.to_epsg()) == (MEASURE_NODATA, ("float32",), 2154)
        assert file.transform == place["transform"]
        assert file.descriptions == ("height above ground in m",)
    record = run_record(tmp_path / "out" / "height.tif")
    assert record["scores"]["pixels"] == 200_000
    assert record["scores"]["highest_m"] == pytest.approx(above_ground.max(), abs=1e-3)


def test_feet_are_converted(tmp_path):
    """The same roof of 35 m in US survey feet: a pixel of 1 m is 3.28 feet wide."""
    y, x = np.mgrid[0:150, 0:150]
    roof = (np.abs(x - 75) < 17.5) & (np.abs(y - 75) < 17.5)
    notes = Notes()
    above_ground = heights_of(
        tmp_path, (7.0 * roof).astype(np.float32), notes, gsd=3.280833333, crs="EPSG:2263", origin=(1e6, 2e5)
    )
    assert above_ground[75, 75] == pytest.approx(7, abs=0.1)
    assert notes.lines[0].startswith("Pixels of 1 m")


def test_without_crs_map_units_are_metres(tmp_path):
    surface, terrain, _ = village(300, 300, 0.2)
    notes = Notes()
    above_ground = heights_of(tmp_path, surface, notes, gsd=0.2, crs=None)
    assert np.abs(above_ground - (surface - terrain)).mean() < 0.05
    assert "no coordinate reference system; its map units are taken as metres" in notes.lines[0]


def test_without_georeference_the_pixel_size_must_be_given(tmp_path):
    surface, terrain, _ = village(300, 300, GSD_M)
    with pytest.raises(RasterError, match="no georeference") as caught:
        heights_of(tmp_path, surface, gsd=None)
    assert "PIXEL_SIZE" in caught.value.hint
    above_ground = heights_of(tmp_path, surface, gsd=None, parameters={"pixel_size": GSD_M})
    assert np.abs(above_ground - (surface - terrain)).mean() < 0.05
    assert not read_grid(tmp_path / "out" / "height.tif").georeferenced


def test_a_pixel_size_against_the_rasters_own_is_used_with_a_warning(tmp_path):
    notes = Notes()
    heights_of(tmp_path, village(100, 100, 0.5)[0], notes, gsd=0.5, parameters={"pixel_size": 0.2})
    assert len(notes.warnings) == 1 and "PIXEL_SIZE 0.2 m" in notes.warnings[0] and "0.5 m" in notes.warnings[0]
    heights_of(tmp_path, village(100, 100, 0.5)[0], notes, gsd=0.5, parameters={"pixel_size": 0.501})
    assert len(notes.warnings) == 1


@pytest.mark.parametrize(
    ("profile", "parameters", "message", "hint"),
    [
        ({"gsd": 1e-6, "crs": "EPSG:4326", "origin": (9, 48)}, {}, "degrees", "metres, such as UTM"),
        ({"gsd": 1e-6, "crs": "EPSG:4326", "origin": (9, 48)}, {"pixel_size": 0.1}, "degrees", "metres, such as UTM"),
        ({"gsd": 1e-6, "crs": None, "origin": (9, 48)}, {}, "1e-06 m, which is too small", "PIXEL_SIZE"),
        ({"gsd": 30.0}, {}, "30 m, too coarse for objects up to 40 m", "MAX_OBJECT_WIDTH"),
    ],
)
def test_pixel_sizes_that_do_not_suit_are_refused(tmp_path, profile, parameters, message, hint):
    with pytest.raises(RasterError, match=message) as caught:
        heights_of(tmp_path, np.zeros((20, 20), dtype=np.float32), parameters=parameters, **profile)
    assert hint in caught.value.hint
    assert not (tmp_path / "out").exists()


def test_oblong_pixels_are_refused(tmp_path):
    path = tmp_path / "dsm.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=9, height=9, count=1, dtype="float32", transform=Affine(1, 0, 5e5, 0, -2, 5e6)
    ) as file:
        file.write(np.zeros((1, 9, 9), dtype=np.float32))
    with pytest.raises(RasterError, match="1 x 2 map units"):
        heights_of(tmp_path, path)


def test_an_orthophoto_is_refused(tmp_path):
    path = write_raster(tmp_path / "ortho.tif", np.zeros((3, 20, 20), dtype=np.uint8), photometric="RGB")
    with pytest.raises(RasterError, match="3 bands, but a surface model has one"):
        heights_of(tmp_path, path)


@pytest.mark.parametrize("parameters", [{"max_object_width": 1}, {"max_object_width": 500}, {"slope": 0}])
def test_values_out_of_range_are_refused(tmp_path, parameters):
    with pytest.raises(ConfigError, match=next(iter(parameters)).upper()):
        heights_of(tmp_path, np.zeros((20, 20), dtype=np.float32), parameters=parameters)


# In how much memory, and how it runs


SMALL = {"max_object_width": 10.0}  # a small reach, so that there are many blocks


@pytest.fixture(scope="module")
def hills(tmp_path_factory):
    """A surface model of hills with objects and a hole, and its heights above ground computed in one block."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[0:500, 0:560] * 0.5
    terrain = 300 + 20 * np.sin(x / 60) * np.cos(y / 45)
    objects = ndimage.gaussian_filter(rng.standard_normal(x.shape), 8)
    surface = (terrain + np.where(objects > 0.04, 8, 0) + rng.normal(0, 0.05, x.shape)).astype(np.float32)
    surface[280:350, 170:290] = np.nan
    whole = heights_of(tmp_path_factory.mktemp("hills"), surface, parameters=SMALL)
    assert whole.shape[1] // 2 < height_above_ground._BLOCK_CELLS
    return surface, whole


@pytest.mark.parametrize("block_cells", [pytest.param(37, marks=pytest.mark.slow), 64, 100])
def test_blocks_and_strips_change_nothing(tmp_path, monkeypatch, hills, block_cells):
    surface, whole = hills
    monkeypatch.setattr(height_above_ground, "_BLOCK_CELLS", block_cells)
    monkeypatch.setattr(cells, "_STRIP_PIXELS", 20_000)
    np.testing.assert_array_equal(heights_of(tmp_path, surface, parameters=SMALL), whole)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_height_of_the_raster(tmp_path, monkeypatch):
    monkeypatch.setattr(height_above_ground, "_BLOCK_CELLS", 64)
    monkeypatch.setattr(cells, "_STRIP_PIXELS", 20_000)
    peaks = []
    for height in (1000, 3000):
        path = write_raster(tmp_path / f"{height}.tif", np.zeros((height, 120), dtype=np.float32), tiled=True)
        config = HeightAboveGroundConfig(input=str(path), output=str(tmp_path / "o.tif"), max_object_width=10.0)
        tracemalloc.start()
        run_job("heightaboveground", config, Notes())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_progress_goes_forward_and_the_log_says_what_was_done(tmp_path, monkeypatch):
    monkeypatch.setattr(cells, "_STRIP_PIXELS", 20_000)
    notes = Notes()
    heights_of(tmp_path, village(600, 400, 0.2)[0], notes, gsd=0.2)
    assert notes.fractions == sorted(notes.fractions)
    assert notes.fractions[0] < 0.1 and notes.fractions[-1] == 1 and len(notes.fractions) > 10
    assert "cells of 5 x 5 pixels" in notes.lines[0] and "up to 40 m wide" in notes.lines[0]
    assert "higher than 2 m" in notes.lines[-1]
    assert not notes.warnings


@pytest.mark.parametrize("questions", [0, 3, 9])
def test_a_cancelled_run_leaves_nothing(tmp_path, monkeypatch, questions):
    monkeypatch.setattr(cells, "_STRIP_PIXELS", 20_000)
    with pytest.raises(JobCancelled):
        heights_of(tmp_path, village(600, 400, 0.2)[0], Notes(cancel_after=questions), gsd=0.2)
    assert not (tmp_path / "out").exists()


def test_heights_above_the_low_ground_are_those_that_models_see(tmp_path):
    surface = town(1).surface[:300, :400].copy()
    surface[:9, :9] = -9999
    found = tmp_path / "low.tif"
    heights_of(tmp_path, surface, parameters={"above_low_ground": str(found)}, nodata=-9999)
    grid = read_grid(found)
    with LowGround(tmp_path / "dsm.tif", grid) as ground:
        expected = np.where(surface == -9999, -9999, surface - ground.at(grid.window)).astype(np.float32)
    np.testing.assert_array_equal(read_raster(found)[0], expected)

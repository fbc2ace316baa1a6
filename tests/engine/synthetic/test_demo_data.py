"""The demo town as files: an ISPRS folder whose parts fit together."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import Notes, files_below
from tests.small_rasters import ISPRS_COLOURS, read_raster
from training.contract.config import DemoDataConfig, TileConfig
from training.contract.errors import JobCancelled
from training.jobs.run import run_job
from training.labels.borders import erode_borders
from training.scenes.find import find_scenes
from training.synthetic import render_tile

SIZE = 96


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "town"
    run_job("demodata", DemoDataConfig(tiles=5, size=SIZE, seed=3, output=str(folder)), Notes())
    return folder


@pytest.mark.slow
def test_folder_layout(town):
    names = [f"{number}" for number in range(1, 6)]
    expected = {f"top/top_mosaic_09cm_area{n}.tif" for n in names}
    expected |= {f"dsm/dsm_09cm_matching_area{n}.tif" for n in names}
    expected |= {f"ndsm/ndsm_09cm_matching_area{n}.tif" for n in names}
    expected |= {f"gts_for_participants/top_mosaic_09cm_area{n}.tif" for n in names}
    expected |= {f"gts_eroded_for_participants/top_mosaic_09cm_area{n}_noBoundary.tif" for n in names}
    assert set(files_below(town)) == expected


def test_the_folder_is_what_the_tiling_takes(town):
    scenes = find_scenes(TileConfig(folder=str(town)), Notes())
    assert [(scene.number, scene.height is not None) for scene in scenes] == [(str(n), True) for n in range(1, 6)]
    assert {str(scene.height).rpartition("/")[0] for scene in scenes} == {str(town / "ndsm")}  # the best of the two


def test_neighbouring_tiles_touch(town):
    """Three columns: 1 2 3 above 4 5."""
    bounds = {}
    for number in range(1, 6):
        with rasterio.open(town / "top" / f"top_mosaic_09cm_area{number}.tif") as file:
            assert file.crs.to_epsg() == 25832 and file.transform.a == 0.09 and file.transform.e == -0.09
            bounds[number] = file.bounds
    assert bounds[1].right == pytest.approx(bounds[2].left) and bounds[2].right == pytest.approx(bounds[3].left)
    assert bounds[1].bottom == pytest.approx(bounds[4].top) and bounds[2].bottom == pytest.approx(bounds[5].top)
    assert bounds[1].left == bounds[4].left and bounds[1].top == bounds[3].top
    assert bounds[1].right - bounds[1].left == pytest.approx(0.09 * SIZE)


@pytest.mark.parametrize("number, column, row", [(1, 0, 0), (5, 1, 1)])
def test_files_hold_the_drawn_town(town, number, column, row):
    tile = render_tile(SIZE, 3, column, row)
    assert (read_raster(town / "top" / f"top_mosaic_09cm_area{number}.tif") == tile.ortho).all()
    assert (read_raster(town / "dsm" / f"dsm_09cm_matching_area{number}.tif")[0] == tile.surface).all()
    above_ground = read_raster(town / "ndsm" / f"ndsm_09cm_matching_area{number}.tif")[0]
    assert np.allclose(above_ground, tile.surface - tile.terrain, atol=1e-4) and above_ground.min() > -0.5
    reference = read_raster(town / "gts_for_participants" / f"top_mosaic_09cm_area{number}.tif")
    assert (np.moveaxis(reference, 0, -1) == ISPRS_COLOURS[tile.labels]).all()
    eroded = read_raster(town / "gts_eroded_for_participants" / f"top_mosaic_09cm_area{number}_noBoundary.tif")
    kept = erode_borders(tile.labels, 3)
    assert (np.moveaxis(eroded, 0, -1) == ISPRS_COLOURS[np.where(kept == 255, 6, kept)]).all()
    assert (eroded == 0).all(axis=0).any()  # borders are black


def test_the_same_seed_draws_the_same_files(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        run_job("demodata", DemoDataConfig(tiles=1, size=64, seed=seed, output=str(tmp_path / name)), Notes())
    assert files_below(tmp_path / "a") == files_below(tmp_path / "b") != files_below(tmp_path / "c")


def test_cancelling_leaves_nothing(tmp_path):
    with pytest.raises(JobCancelled):
        run_job("demodata", DemoDataConfig(tiles=9, size=64, output=str(tmp_path / "town")), Notes(cancel_after=2))
    assert list(tmp_path.iterdir()) == []

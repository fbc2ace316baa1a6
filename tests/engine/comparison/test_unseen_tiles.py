"""Test tiles as whole rasters: there, unchanged, and not seen in the training."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.engine.support.tiny_scenes import Notes, write_isprs_folder
from training.comparison.unseen_tiles import unseen_tiles
from training.contract.config import TileConfig
from training.contract.errors import DatasetError, JobCancelled
from training.dataset.folder import Dataset
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    folder = tmp_path_factory.mktemp("source")
    write_isprs_folder(folder / "isprs", tiles=(1, 2, 3, 4))
    config = TileConfig(
        folder=str(folder / "isprs"), patch_size=32, patches=8, validation_patches=4, validation_tiles="2",
        train_tiles="1", test_tiles="3 4", output=str(folder / "set"),
    )  # fmt: skip
    run_job("tile", config, NullReporter())
    return folder


@pytest.fixture()
def data(original, tmp_path):
    """The same with its rasters in a place where they can be changed; change(edit) edits the sources."""
    shutil.copytree(original / "set", tmp_path / "set")
    shutil.copytree(original / "isprs", tmp_path / "isprs")
    file = tmp_path / "set" / "dataset.json"
    file.write_text(file.read_text().replace(str(original), str(tmp_path)))

    def change(edit):
        content = json.loads(file.read_text())
        for source in content["sources"]:
            edit(source)
        file.write_text(json.dumps(content))

    return tmp_path, change


def tiles_of(folder, with_height=True):
    return unseen_tiles(Dataset(folder / "set"), with_height, NullReporter())


def test_test_tiles_with_their_rasters(data):
    folder, _ = data
    tiles = tiles_of(folder)
    assert [Path(tile.ortho).stem for tile in tiles] == ["top_mosaic_09cm_area3", "top_mosaic_09cm_area4"]
    assert all("dsm" in tile.height and "gts" in tile.reference for tile in tiles)
    assert [tile.height for tile in tiles_of(folder, with_height=False)] == ["", ""]


def test_without_a_test_tile_the_user_learns_how_to_have_one(data):
    folder, change = data
    change(lambda source: source.update(split=["train", "test"]))  # blocks of a tile that was trained on
    with pytest.raises(DatasetError, match="keeps no whole orthophoto") as caught:
        tiles_of(folder)
    assert "TEST_TILES" in caught.value.hint


@pytest.mark.parametrize("role", ["ortho", "reference", "height"])
def test_a_raster_that_is_gone_or_has_changed_is_named(data, role):
    folder, _ = data
    path = Path(getattr(tiles_of(folder)[1], role))
    with path.open("ab") as file:
        file.write(b"more")
    with pytest.raises(DatasetError, match=f"The {role} of the test tile .*4 has changed .*{path.name}"):
        tiles_of(folder)
    path.unlink()
    with pytest.raises(DatasetError, match=f"is no longer at .*{path.name}"):
        tiles_of(folder)
    if role == "height":
        assert tiles_of(folder, with_height=False)  # needed by nobody


def test_references_that_were_polygons_cannot_be_compared_with(data):
    folder, change = data
    change(lambda source: (source.update(reference="town.gpkg"), source["sha256"].pop("reference")))
    with pytest.raises(DatasetError, match=r"was made from polygons \(town.gpkg\)"):
        tiles_of(folder)


def test_checking_large_files_can_be_stopped(data):
    with pytest.raises(JobCancelled):
        unseen_tiles(Dataset(data[0] / "set"), True, Notes(cancel_after=0))

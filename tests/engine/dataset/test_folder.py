"""The data set folder: what is written is what is read, and damage is reported."""

from __future__ import annotations

import csv
import json
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
import rasterio

from tests.small_rasters import NODATA, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.errors import DatasetError
from training.contract.patch_list import write_patch_list
from training.dataset.folder import Dataset, Patch, patch_row, write_patch_files
from training.heights.height_values import HeightCount
from training.raster_io import Grid
from training.scenes.reader import PatchData
from training.windows import Window


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("bands", [1, 3, 4])
def test_pixels_come_back_as_they_were(tmp_path, dtype, bands):
    rng = np.random.default_rng(1)
    for kind in ("images", "heights", "labels"):
        (tmp_path / kind).mkdir()
    height = rng.normal(250, 5, (32, 32)).astype(np.float32)
    height[3:5] = np.nan
    valid = rng.random((32, 32)) < 0.7
    labels = rng.integers(0, 7, (32, 32)).astype(np.uint8)
    labels[~valid] = NODATA
    data = PatchData(rng.integers(0, 200, (bands, 32, 32)).astype(dtype), valid, height, labels)
    grid = Grid.north_up(32, 32, (5e5, 5.4e6), 0.09, 25832)
    write_patch_files(tmp_path, "p", grid, data)
    dataset = Dataset.__new__(Dataset)
    dataset.folder, dataset.heights = tmp_path, HeightCount()
    dataset.card = SimpleNamespace(ortho_bands=bands, ortho_dtype=dtype, height_halo_px=0, scheme=ISPRS)
    patch_data = dataset.read(Patch("p", "t", "train", Window(0, 0, 32, 32), 1.0), with_height=True)
    assert (patch_data.image == data.image).all() and patch_data.image.dtype == dtype
    assert (patch_data.valid == valid).all() and (patch_data.labels == labels).all()
    assert np.array_equal(patch_data.height, height, equal_nan=True)
    with rasterio.open(tmp_path / "labels" / "p.tif") as file:
        assert file.nodata == NODATA and file.transform == grid.transform


def test_rows_hold_windows_and_bounds(tmp_path):
    grid = Grid.north_up(100, 100, (500_000.0, 5_400_000.0), 0.5, 25832)
    row = patch_row(Patch("p", "t", "train", Window(10, 20, 32, 32), 0.75), grid, {0: 0.25, 1: 0.75})
    write_patch_list(tmp_path, (0, 1), [row])
    with (tmp_path / "patches.csv").open(encoding="utf-8", newline="") as file:
        (line,) = csv.DictReader(file)
    bounds = tuple(line[name] for name in ("xmin", "ymin", "xmax", "ymax"))
    assert bounds == ("500005.0", "5399974.0", "500021.0", "5399990.0")
    assert line["share_1"] == "0.7500" and line["labelled"] == "0.7500"


def test_an_opened_data_set(dataset):
    opened = Dataset(dataset)
    assert len(opened.patches["train"]) == 24 and len(opened.patches["validation"]) == 8 and not opened.patches["test"]
    assert "height" in opened.card.roles and len(opened.hash) == 64
    assert opened.card.scheme.undefined == 6
    assert {patch.tile[-1] for patch in opened.patches["validation"]} == {"3"}


@pytest.fixture()
def copy(dataset, tmp_path):
    shutil.copytree(dataset, tmp_path / "set")
    return tmp_path / "set"


def change(folder, **changes):
    path = folder / "dataset.json"
    description = {**json.loads(path.read_text()), **changes}
    path.write_text(json.dumps({key: value for key, value in description.items() if value is not None}))


def refused(folder):
    with pytest.raises(DatasetError) as caught:
        Dataset(folder)
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("name", ["dataset.json", "patches.csv"])
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    assert f"is not a data set: {name} is missing" in refused(copy)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "dataset.json").write_text("{half"),
        lambda folder: (folder / "dataset.json").write_text("[]"),
        lambda folder: (folder / "dataset.json").write_bytes(b"\xff\xfe"),
        lambda folder: (folder / "patches.csv").write_text("patch,tile\na,b\n"),
        lambda folder: (folder / "patches.csv").write_bytes(b"patch\n\xff\xfe\n"),
        lambda folder: change(folder, format_version="one"),
        lambda folder: change(folder, format_version=None),
        lambda folder: change(folder, scheme=None),
        lambda folder: change(folder, channels=None),
        lambda folder: change(folder, counts=None),
    ],
)
def test_damage_is_told(copy, damage):
    damage(copy)
    assert "is damaged" in refused(copy)


def test_a_newer_format_is_told_even_if_all_else_has_changed(copy):
    change(copy, format_version=2, scheme=None, channels=None)
    assert "has format version 2, this plugin reads up to 1" in refused(copy)


def test_a_missing_patch_is_named(copy):
    patch = Dataset(copy).patches["train"][0]
    (copy / "labels" / f"{patch.name}.tif").unlink()
    with pytest.raises(DatasetError, match=patch.name) as caught:
        Dataset(copy).read(patch, with_height=False)
    assert "No such file" in caught.value.message and "Bring the data set back" in caught.value.hint


def test_the_hash_is_that_of_the_content(copy, dataset):
    assert Dataset(copy).hash == Dataset(dataset).hash
    change(copy, seed=99)
    assert Dataset(copy).hash != Dataset(dataset).hash


@pytest.mark.parametrize(
    "kind, pixels, words",
    [
        ("images", np.zeros((1, 32, 32), np.uint8), "in 1 band"),
        ("images", np.zeros((3, 32, 32), np.uint16), "uint16"),
        ("images", np.zeros((3, 31, 32), np.uint8), "32 x 31 pixels"),
        ("labels", np.zeros((2, 32, 32), np.uint8), "in 2 band"),
        ("labels", np.full((32, 32), 9, np.uint8), "labels hold the value 9, which is no class"),
        ("heights", np.zeros((32, 32), np.float32), "32 x 32 pixels"),
        ("heights", np.zeros((34, 34), np.uint8), "uint8"),
    ],
)
def test_a_patch_of_another_kind_is_refused(copy, kind, pixels, words):
    """NumPy would repeat its band, pad its rows or convert its numbers without a word."""
    patch = Dataset(copy).patches["train"][0]
    write_raster(copy / kind / f"{patch.name}.tif", pixels)
    with pytest.raises(DatasetError, match=words):
        Dataset(copy).read(patch, with_height=True)


def test_a_patch_of_another_size_in_the_list_is_refused(copy):
    path = copy / "patches.csv"
    header, first, *rest = path.read_text().splitlines()
    cells = first.split(",")
    cells[header.split(",").index("width")] = "64"
    path.write_text("\n".join([header, ",".join(cells), *rest]))
    assert "has 64 x 32 pixels instead of 32 x 32 in patches.csv" in refused(copy)

"""The nexttolabel job: which blocks it offers, what it says of them, what it refuses."""

from __future__ import annotations

import csv
import re

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.small_rasters import patchwork, write_raster
from training.contract.config import NextToLabelConfig
from training.contract.errors import ConfigError, EngineError
from training.contract.tables import BLOCK_COLUMNS
from training.jobs.run import run_job

SIDE = 32
LABELS = patchwork(160, 192, cell=16, seed=9)  # 5 x 6 blocks


def next_to_label(model, orthos, folder, notes=None, **parameters):
    """The rows of the table."""
    parameters = {"blocks": 6, "block_size": SIDE, "device": "cpu", "precision": "float32", **parameters}
    output = folder / "blocks.csv"
    config = NextToLabelConfig(model=str(model), orthos=tuple(map(str, orthos)), output=str(output), **parameters)
    run_job("nexttolabel", config, notes or Notes())
    with output.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def corners(row):
    """First column and row of a block, on a raster without georeference, or x and y of its upper left corner."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e[+-]\d+)?", row["outline"])]
    return min(numbers[::2]), max(numbers[1::2])


@pytest.fixture
def ortho(tmp_path):
    return write_raster(tmp_path / "ortho.tif", ortho_pixels(LABELS, 9), nodata=0)


def test_table(model, ortho, tmp_path):
    notes = Notes()
    rows = next_to_label(model, [ortho], tmp_path, notes)
    assert list(rows[0]) == list(BLOCK_COLUMNS)
    assert [int(row["block"]) for row in rows] == [1, 2, 3, 4, 5, 6]
    scores = [float(row["score"]) for row in rows]
    assert scores[0] == 100 and scores == sorted(scores, reverse=True)
    with rasterio.open(ortho) as raster:
        inverse = ~raster.transform
    places = [inverse @ corners(row) for row in rows]
    assert len(set(places)) == 6
    for column, line in places:
        assert column % SIDE == pytest.approx(0, abs=1e-6) and line % SIDE == pytest.approx(0, abs=1e-6)
    for row in rows:
        assert row["chosen_by"] == "nexttolabel" and row["ortho"] == str(ortho) and int(row["objects"]) > 0
        first, second = row["classes"].split(", ")
        assert row["reason"].startswith(f"{first[0].upper()}{first[1:]} or {second} is uncertain")
    assert any("no random sample" in line and "Draw sample points" in line for line in notes.lines)


def test_same_call_same_table(model, ortho, tmp_path):
    tables = []
    for parameters in ({}, {"batch_size": 1}, {"window_size": 64}):
        tables.append([row["outline"] for row in next_to_label(model, [ortho], tmp_path, **parameters)])
    assert tables[0] == tables[1]
    assert len({*tables[0]} & {*tables[2]}) >= 5  # windows of another size see other surroundings


def test_bands_of_columns_make_no_difference(model, ortho, tmp_path, monkeypatch):
    """Memory does not grow with the width of an orthophoto: it is worked off in bands of columns."""
    whole = next_to_label(model, [ortho], tmp_path, block_size=40)
    monkeypatch.setattr("training.labelling.next_to_label._PANEL_PIXELS", 1)
    assert next_to_label(model, [ortho], tmp_path, block_size=40) == whole


def test_blocks_lie_on_the_grid_of_an_orthophoto_of_other_pixels(model, tmp_path):
    """The model sees pixels of 0.5 m, which are made of four of the orthophoto's."""
    fine = ortho_pixels(LABELS, 9).repeat(2, axis=1).repeat(2, axis=2)[:, :-3, :-5]
    ortho = write_raster(tmp_path / "fine.tif", fine, gsd=0.25)
    rows = next_to_label(model, [ortho], tmp_path, block_size=2 * SIDE, blocks=99)
    with rasterio.open(ortho) as raster:
        places = {tuple(np.round(~raster.transform @ corners(row)).astype(int)) for row in rows}
    assert places == {(2 * SIDE * column, 2 * SIDE * row) for column in range(6) for row in range(5)}


def test_ground_without_data_and_labelled_ground_are_never_offered(model, tmp_path):
    pixels = ortho_pixels(LABELS, 9)
    pixels[:, :, : 2 * SIDE] = 0
    ortho = write_raster(tmp_path / "ortho.tif", pixels, nodata=0)
    marked = np.zeros(LABELS.shape, dtype=np.uint8)
    marked[SIDE - 1 : 3 * SIDE + 1] = 1  # touches all rows of blocks but the last one
    labelled = write_raster(tmp_path / "labelled.tif", marked[None], nodata=255)
    notes = Notes()
    rows = next_to_label(model, [ortho], tmp_path, notes, labelled=(str(labelled),), blocks=30)
    with rasterio.open(ortho) as raster:
        places = {tuple(np.round(~raster.transform @ corners(row)).astype(int)) for row in rows}
    assert places == {(column * SIDE, 4 * SIDE) for column in range(2, 6)}
    assert any("BLOCKS is 30, but only 4 blocks can be offered" in warning for warning in notes.warnings)


def test_blocks_at_the_edge_need_data_on_half_of_them(model, tmp_path):
    pixels = ortho_pixels(LABELS, 9)[:, : 4 * SIDE + SIDE // 2, : 5 * SIDE + SIDE // 2 - 2]
    ortho = write_raster(tmp_path / "ortho.tif", pixels)
    rows = next_to_label(model, [ortho], tmp_path, blocks=99)
    assert len(rows) == 5 * 5  # the lowest row has half, the column at the right less


def test_ground_in_two_orthophotos_is_offered_once(model, tmp_path):
    ortho = write_raster(tmp_path / "one.tif", ortho_pixels(LABELS, 9))
    other = write_raster(tmp_path / "other.tif", ortho_pixels(LABELS, 9))
    rows = next_to_label(model, [ortho, other], tmp_path, blocks=60)
    outlines = [row["outline"] for row in rows]
    assert len(outlines) == len(set(outlines)) == 30


def test_several_models_and_turns(model, train, ortho, tmp_path):
    alone = next_to_label(model, [ortho], tmp_path)
    turned = next_to_label(model, [ortho], tmp_path, test_time_augmentation=True)
    assert len(turned) == len(alone) == 6
    twin = tmp_path / "twin.safetensors"
    twin.write_bytes(model.read_bytes())
    twins = next_to_label(model, [ortho], tmp_path, more_models=(str(twin),))
    assert [row["outline"] for row in twins] == [row["outline"] for row in alone]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        pytest.param({"blocks": 0}, "BLOCKS is 0, but must be at least 1", id="no blocks"),
        pytest.param({"block_size": 8}, "BLOCK_SIZE is 8, but must be at least 16", id="tiny blocks"),
        pytest.param({"orthos": ()}, "ORTHOS is missing", id="no orthophoto"),
        pytest.param({"labelled": ("blocks.gpkg",)}, "LABELLED is .*blocks.gpkg", id="polygons"),
        pytest.param({"block_size": 512}, "no square of 512 pixels", id="large blocks"),
        pytest.param({"model": "no.safetensors"}, "no.safetensors", id="no model"),
    ],
)
def test_what_cannot_be_is_refused(model, ortho, tmp_path, monkeypatch, parameters, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "blocks.gpkg").write_bytes(b"SQLite format 3\0")
    given = {"model": str(model), "orthos": (str(ortho),), "block_size": SIDE, "device": "cpu", **parameters}
    config = NextToLabelConfig(output=str(tmp_path / "out.csv"), **given)
    with pytest.raises(EngineError, match=words):
        run_job("nexttolabel", config, Notes())
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("out")]


def test_all_is_labelled(model, ortho, tmp_path):
    labelled = write_raster(tmp_path / "labelled.tif", np.ones((1, *LABELS.shape), dtype=np.uint8))
    with pytest.raises(EngineError, match="no block left to label: 30 of 30 blocks touch"):
        next_to_label(model, [ortho], tmp_path, labelled=(str(labelled),))


def test_one_orthophoto_twice(model, ortho, tmp_path):
    with pytest.raises(ConfigError, match=r"ORTHOS holds .* more than once"):
        next_to_label(model, [ortho, ortho], tmp_path)

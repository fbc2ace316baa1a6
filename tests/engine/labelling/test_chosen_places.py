"""Accuracy on blocks that were chosen is not that of the map: assess, tile and train say so, and only then."""

from __future__ import annotations

import json

import pytest
import rasterio

from tests.engine.support.tiny_scenes import TRAINING, Notes, ortho_pixels
from tests.small_rasters import patchwork, with_errors, write_raster
from training.contract.config import AssessConfig, ClassifyConfig, TileConfig, TrainConfig
from training.contract.labelling.chosen_places import NOT_OF_THE_MAP
from training.dataset.folder import Dataset
from training.jobs.run import run_job
from training.network.model_file import load_model

LABELS = patchwork(96, 128, cell=16, seed=4)


def write_labels(folder, chosen, labels=LABELS):
    """A reference as QGIS makes one of polygons, with the mark of chosen blocks or without."""
    path = write_raster(folder / "labels.tif", labels, nodata=255)
    if chosen:
        with rasterio.open(path, "r+") as raster:
            raster.update_tags(CHOSEN_BY="nexttolabel")
    return path


@pytest.mark.parametrize("chosen", [False, True])
def test_assess(tmp_path, chosen):
    prediction = write_raster(tmp_path / "map.tif", with_errors(LABELS, 0.2), nodata=255)
    reference, notes = write_labels(tmp_path, chosen), Notes()
    made = {name: str(tmp_path / f"a.{ending}") for name, ending in (("report", "html"), ("scores", "json"))}
    config = AssessConfig(prediction=str(prediction), reference=str(reference), classes="isprs", **made)
    run_job("assess", config, notes)
    report, scores = (tmp_path / "a.html").read_text(), json.loads((tmp_path / "a.json").read_text())
    assert (NOT_OF_THE_MAP in notes.warnings) == chosen
    assert ("This is not the accuracy of the map." in report) == chosen
    assert ("<title>Agreement on chosen blocks of map" in report) == chosen
    assert ("overall accuracy on the chosen blocks" in report) == chosen
    assert ("on all ground of this kind" in report) != chosen  # what intervals would speak of
    assert scores.get("accuracy_of_the_map") == (False if chosen else None)
    assert any("on the chosen blocks alone: overall accuracy" in line for line in notes.lines) == chosen


def test_classify_with_such_a_reference(model, tmp_path):
    ortho = write_raster(tmp_path / "ortho.tif", ortho_pixels(LABELS, 4))
    given = {"model": str(model), "ortho": str(ortho), "reference": str(write_labels(tmp_path, True))}
    made = {"output": str(tmp_path / "map.tif"), "report": str(tmp_path / "r.html")}
    run_job("classify", ClassifyConfig(**given, **made, device="cpu"), notes := Notes())
    assert NOT_OF_THE_MAP in notes.warnings and "Agreement on chosen blocks" in (tmp_path / "r.html").read_text()


@pytest.mark.parametrize(("chosen", "validation"), [(True, 40.0), (True, 0.0), (False, 40.0)])
def test_from_tile_to_train(tmp_path, chosen, validation):
    """Labels to learn from may be chosen; a validation on them says nothing of the map."""
    ortho = write_raster(tmp_path / "ortho.tif", ortho_pixels(LABELS, 4))
    data = tmp_path / "set"
    config = TileConfig(
        orthos=(str(ortho),), references=(str(write_labels(tmp_path, chosen)),), patch_size=32, split="blocks",
        patches=8, validation_patches=4, validation_share=validation, output=str(data), classes="isprs",
    )  # fmt: skip
    run_job("tile", config, notes := Notes())
    card = Dataset(data).card
    told = chosen and validation > 0
    assert (NOT_OF_THE_MAP in notes.warnings) == told == (NOT_OF_THE_MAP in card.warnings)
    assert card.sources[0].chosen_by == ("nexttolabel" if chosen else "")
    assert ("chosen_by" in (data / "dataset.json").read_text()) == chosen
    made = {"model": str(tmp_path / "m.safetensors"), "report": str(tmp_path / "t.html")}
    run_job("train", TrainConfig(dataset=str(data), **{**TRAINING, "epochs": 1}, **made), notes := Notes())
    assert load_model(made["model"]).card.validation["epoch"] == 1
    assert (NOT_OF_THE_MAP in notes.warnings) == told
    assert ("This is not the accuracy of the map." in (tmp_path / "t.html").read_text()) == told

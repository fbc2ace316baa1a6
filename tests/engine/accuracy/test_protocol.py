"""Assessing as a publication does: borders, clutter outside the means, the right tiles, figures beside others'."""

from __future__ import annotations

import json

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import Notes
from tests.report_pages import check_page
from tests.small_rasters import patchwork, with_errors, write_raster
from training.accuracy.scores import score_arrays
from training.contract.config import AssessConfig
from training.contract.errors import ConfigError
from training.jobs.run import run_job

TRUTH = patchwork(60, 80, cell=20, classes=6, seed=2)
TILES = ("5", "15", "21", "30")


@pytest.fixture()
def rasters(tmp_path):
    predictions, references = [], []
    for tile in TILES:
        name = f"top_mosaic_09cm_area{tile}.tif"
        for folder in ("p", "r"):
            (tmp_path / folder).mkdir(exist_ok=True)
        predictions.append(str(write_raster(tmp_path / "p" / name, with_errors(TRUTH, 0.2, classes=6))))
        references.append(str(write_raster(tmp_path / "r" / name, TRUTH)))
    with rasterio.open(predictions[0], "r+") as file:
        file.update_tags(MODELS="m.safetensors (seed 7, epoch 3 of 9, chosen by the validation on 11)")
    return predictions, references


def assess(rasters, folder, protocol="vaihingen_12_4", notes=None, **parameters):
    predictions, references = rasters
    config = AssessConfig(
        prediction=predictions[0],
        more_predictions=tuple(predictions[1:]),
        reference=references[0],
        more_references=tuple(references[1:]),
        protocol=protocol,
        scores=str(folder / "s.json"),
        report=str(folder / "r.html"),
        **parameters,
    )
    run_job("assess", config, notes or Notes())
    return json.loads((folder / "s.json").read_text(encoding="utf-8"))


def test_clutter_counts_as_pixels_but_not_in_the_means(rasters, tmp_path):
    scores = assess(rasters, tmp_path)
    by_name = {of["name"]: of["f1"] for of in scores["classes"]}
    assert "clutter" in by_name and by_name["clutter"] is not None
    five = [value for name, value in by_name.items() if name != "clutter"]
    assert scores["mean_f1"] == pytest.approx(np.mean(five))
    matrix = np.array(scores["matrix"]["counts"])
    assert matrix.sum() == scores["pixels"] and matrix[5].sum() > 0
    assert scores["overall_accuracy"] == pytest.approx(np.trace(matrix) / matrix.sum())
    assert scores["erosion_px"] == 3 and scores["protocol"]["name"] == "vaihingen_12_4"


def test_all_classes_and_borders_count_in_the_full_protocol(tmp_path):
    name = "top_mosaic_09cm_area2.tif"
    for folder in ("p", "r"):
        (tmp_path / folder).mkdir()
    prediction = write_raster(tmp_path / "p" / name, with_errors(TRUTH, 0.2, classes=6))
    reference = write_raster(tmp_path / "r" / name, TRUTH)
    notes = Notes()
    scores = assess(([str(prediction)], [str(reference)]), tmp_path, "vaihingen_full_6", notes)
    assert scores["mean_f1"] == pytest.approx(np.mean([of["f1"] for of in scores["classes"]]))
    assert scores["erosion_px"] == 0 and scores["pixels"] == TRUTH.size
    assert any("missing: the figures cannot be set beside" in text for text in notes.warnings)


def test_the_report_sets_published_figures_beside_ours(rasters, tmp_path):
    scores = assess(rasters, tmp_path)
    text, _ = check_page((tmp_path / "r.html").read_text(encoding="utf-8"))
    for words in (
        "vaihingen_12_4", "Audebert et al. 2018", "90.47", "95.40", f"{100 * scores['overall_accuracy']:.2f}",
        "seed 7, epoch 3 of 9, chosen by the validation on 11", "clutter counts in the overall accuracy",
    ):  # fmt: skip
        assert words in text, words
    assert scores["models"].startswith("m.safetensors (seed 7")


def test_tiles_that_are_not_of_the_test_are_refused(rasters, tmp_path):
    with pytest.raises(ConfigError, match=r"tests on the tiles 2_13 .* none of them: top"):
        assess(rasters, tmp_path, "potsdam_24_14")
    _, references = rasters
    other = write_raster(tmp_path / "top_mosaic_09cm_area1.tif", TRUTH)
    with pytest.raises(ConfigError, match=r"none of them: top_mosaic_09cm_area1\.tif"):
        assess(([str(other)], references[:1]), tmp_path)


@pytest.mark.parametrize("parameters", [{"erosion": 2}, {"ignore_classes": "5"}, {"classes": "isprs"}])
def test_what_the_protocol_says_is_not_said_twice(parameters):
    config = AssessConfig(prediction="a.tif", reference="b.tif", protocol="vaihingen_12_4", **parameters)
    assert "PROTOCOL=vaihingen_12_4 says how to count" in " ".join(config.problems())


def test_means_over_some_classes():
    matrix = np.array([[8, 2, 0], [0, 5, 5], [1, 0, 9]])
    scores = score_arrays(matrix, np.array([True, True, False]))
    assert scores["mean_f1"] == pytest.approx(scores["f1"][:2].mean())
    assert scores["overall_accuracy"] == pytest.approx(22 / 30)

"""EXTENT and MASK of `classify`: what the engine is given for them."""

import os
from pathlib import Path

import fake_workers as fakes
import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsRectangle, QgsReferencedRectangle
from recording import refusal, run
from small_inputs import read_raster, write_model, write_raster
from small_layers import memory, polygon
from vaihingen_qgis_plugin.training.contract.values import extent as read_extent

KEEP = """
import shutil
if config["mask"]:
    shutil.copy(config["mask"], os.environ["KEEP"])
"""
INSIDE = (polygon(1, 0, 2, 1), "any")
N = 255


@pytest.fixture
def given(tmp_path):
    ortho = write_raster(tmp_path / "o.tif", np.zeros((3, 2, 3)))
    model = write_model(tmp_path / "m.safetensors")
    return {"MODEL": model, "ORTHO": ortho, "OUTPUT": str(tmp_path / "c.tif")}


@pytest.fixture
def calls(fake_worker, tmp_path, monkeypatch):
    monkeypatch.setenv("KEEP", str(tmp_path / "kept.tif"))
    return fake_worker(KEEP + fakes.GOOD)


@pytest.mark.parametrize(
    "extent, expected, crs",
    [
        ("0,2,-1,0 [EPSG:25832]", (0.0, -1.0, 2.0, 0.0), "EPSG:25832"),
        (QgsRectangle(0.5, -2, 2, -1), (0.5, -2.0, 2.0, -1.0), ""),
        (
            QgsReferencedRectangle(QgsRectangle(8, 48, 9, 49), QgsCoordinateReferenceSystem("EPSG:4326")),
            (8.0, 48.0, 9.0, 49.0),
            "EPSG:4326",
        ),
    ],
)
def test_the_engine_gets_the_extent_in_the_system_it_is_given_in(given, feedback, calls, extent, expected, crs):
    run("vaihingen:classify", {**given, "EXTENT": extent}, feedback)
    found = read_extent(calls.only()["config"]["extent"])
    assert found.bounds == expected and found.crs in (crs, found.crs if not crs else crs)


def test_a_layer_stands_for_its_extent(given, feedback, calls):
    run("vaihingen:classify", {**given, "EXTENT": memory(INSIDE)}, feedback)
    assert read_extent(calls.only()["config"]["extent"]).bounds[2] > 0


def test_without_extent_and_mask_the_engine_gets_none(given, feedback, calls):
    run("vaihingen:classify", given, feedback)
    config = calls.only()["config"]
    assert config.get("extent", "") == config.get("mask", "") == ""


@pytest.mark.parametrize("extent", ["1,1,0,3 [EPSG:25832]", "1,1,0,3"])
def test_an_empty_extent_is_refused(given, calls, extent):
    said = refusal("vaihingen:classify", {**given, "EXTENT": extent})
    assert "EXTENT" in said and not list(calls)


def test_the_engine_gets_polygons_of_a_mask_as_a_raster_and_records_name_the_layer(given, feedback, calls, tmp_path):
    layer = memory(INSIDE)
    run("vaihingen:classify", {**given, "MASK": layer}, feedback)
    config = calls.only()["config"]
    assert read_raster(str(tmp_path / "kept.tif"))[0].tolist() == [[N, 1, N], [N, N, N]]
    assert config["shown_inputs"]["mask"] and config["shown_inputs"]["mask"] != config["mask"]
    assert not os.path.exists(config["mask"]) and feedback.percents[-1] == 100


def test_a_raster_is_a_mask_as_it_is(given, feedback, calls, tmp_path):
    mask = write_raster(tmp_path / "mask.tif", np.ones((1, 2, 3)))
    run("vaihingen:classify", {**given, "MASK": mask}, feedback)
    assert Path(calls.only()["config"]["mask"]) == Path(mask)


def test_mask_and_reference_may_both_be_polygons(given, feedback, calls, tmp_path):
    tree = memory((polygon(0, 0, 1, 1), "tree"))
    parameters = {**given, "MASK": memory(INSIDE), "REFERENCE": tree, "CLASS_FIELD": "class"}
    run("vaihingen:classify", parameters, feedback)
    config = calls.only()["config"]
    assert config["mask"] != config["reference"] and config["class_field"] == ""
    assert read_raster(str(tmp_path / "kept.tif"))[0].tolist() == [[N, 1, N], [N, N, N]]


def test_a_mask_without_any_polygon_on_the_orthophoto_is_refused(given, feedback, calls):
    with pytest.raises(QgsProcessingException, match="No polygon lies on"):
        run("vaihingen:classify", {**given, "MASK": memory((polygon(50, 0, 60, 1), "any"))}, feedback)
    assert not list(calls)

"""A single reference, raster or polygons, of `assess` and `classify`."""

import json
import os
from pathlib import Path

import fake_workers as fakes
import named_classes as tables
import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsProcessingUtils, QgsProject
from recording import refusal, run
from small_inputs import read_raster, write_model, write_raster
from small_layers import memory, polygon, saved

from vaihingen_qgis_plugin.rasters.legend import classes_of_raster

N = 255
TREE = (polygon(1, 0, 2, 1), "tree")
KEEP = """
import shutil
for number, path in enumerate([config["reference"], *config.get("more_references", [])]):
    shutil.copy(path, os.path.join(os.environ["KEEP"], str(number) + ".tif"))
"""


@pytest.fixture
def calls(fake_worker, tmp_path, monkeypatch):
    """The worker's calls; it keeps a copy of the references in the folder `kept`."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setenv("KEEP", str(tmp_path / "kept"))
    yield fake_worker(KEEP + fakes.GOOD)
    assert not list(Path(QgsProcessingUtils.tempFolder()).glob("vaihingen_*"))  # nothing stays behind


@pytest.fixture
def kept(tmp_path):
    return lambda: [read_raster(path)[0].tolist() for path in sorted((tmp_path / "kept").iterdir())]


@pytest.fixture
def class_raster(tmp_path):
    return write_raster(tmp_path / "map.tif", np.zeros((1, 2, 3)))


@pytest.fixture
def reference_raster(tmp_path):
    return write_raster(tmp_path / "reference.tif", np.zeros((1, 2, 3)))


def own_classes(path, names):
    """A class raster with a palette and names of its own."""
    path = write_raster(path, np.zeros((1, 2, 3)))
    raster = gdal.Open(path, gdal.GA_Update)
    band, table = raster.GetRasterBand(1), gdal.ColorTable()
    for value in names:
        table.SetColorEntry(value, (value, 10, 200))
    band.SetColorTable(table)
    band.SetCategoryNames([names.get(value, "") for value in range(max(names) + 1)])
    band = raster = None
    return path


def test_assess_gets_polygons_on_the_class_rasters_grid(class_raster, feedback, calls, kept, tmp_path):
    town = saved(tmp_path / "town.gpkg", memory(TREE)) + "|layername=town"
    run("vaihingen:assess", {"PREDICTION": class_raster, "REFERENCE": town, "CLASS_FIELD": "class"}, feedback)
    config = calls.only()["config"]
    assert kept() == [[[N, 3, N], [N, N, N]]]
    assert (config["class_field"], config["more_references"]) == ("", [])
    assert config["shown_inputs"] == {"reference": town, "class_field": "class", "more_references": []}
    assert not os.path.exists(config["reference"]) and feedback.percents[-1] == 100


def test_assess_burns_them_on_every_class_raster(class_raster, feedback, calls, kept, tmp_path):
    other = write_raster(tmp_path / "other.tif", np.zeros((1, 1, 2)))
    parameters = {"PREDICTION": class_raster, "MORE_PREDICTIONS": [other], "REFERENCE": memory(TREE)}
    run("vaihingen:assess", {**parameters, "CLASS_FIELD": "class"}, feedback)
    assert kept() == [[[N, 3, N], [N, N, N]], [[N, 3]]]
    config = calls.only()["config"]
    assert len(config["more_references"]) == len(config["more_predictions"]) == 1
    from vaihingen_qgis_plugin.training.contract.config import AssessConfig
    from vaihingen_qgis_plugin.training.contract.job_file import JobFile

    (tmp_path / "job.json").write_text(json.dumps(config))
    again, given = JobFile(tmp_path / "job.json").job(AssessConfig)
    assert again.problems() == [] and given.problems() == []
    assert given.references == ("town (memory layer)",)


def test_classify_gets_them_with_the_models_classes(feedback, calls, kept, tmp_path):
    ortho = write_raster(tmp_path / "ortho.tif", np.ones((3, 2, 3)))
    parameters = {"MODEL": write_model(tmp_path / "m.safetensors"), "ORTHO": ortho, "OUTPUT": str(tmp_path / "o.tif")}
    run("vaihingen:classify", {**parameters, "REFERENCE": memory(TREE), "CLASS_FIELD": "class"}, feedback)
    assert kept() == [[[N, 3, N], [N, N, N]]]
    assert calls.only()["config"]["shown_inputs"] == {"reference": "town (memory layer)", "class_field": "class"}


def test_a_layer_of_the_project(class_raster, feedback, calls, kept):
    layer = memory(TREE)
    QgsProject.instance().addMapLayer(layer)
    try:
        parameters = {"PREDICTION": class_raster, "REFERENCE": layer.id(), "CLASS_FIELD": "class"}
        run("vaihingen:assess", parameters, feedback)
    finally:
        QgsProject.instance().clear()
    assert kept() == [[[N, 3, N], [N, N, N]]]


def test_rasters_go_as_they_are(class_raster, feedback, calls, tmp_path):
    reference = write_raster(tmp_path / "r.tif", np.zeros((1, 2, 3)))
    parameters = {"PREDICTION": class_raster, "REFERENCE": reference, "MORE_PREDICTIONS": [class_raster]}
    run("vaihingen:assess", {**parameters, "MORE_REFERENCES": [reference]}, feedback)
    config = calls.only()["config"]
    assert (config["reference"], config["more_references"]) == (reference, [reference]) and "shown_inputs" not in config


@pytest.mark.parametrize("names", [{1: "water", 2: "wood", 9: "undefined"}])
def test_classes_that_the_class_raster_names_count(feedback, calls, kept, tmp_path, names):
    own = own_classes(tmp_path / "own.tif", names)
    scheme = classes_of_raster(own)
    assert {c.value: c.name for c in scheme.classes} == names and scheme.undefined == 9
    wood = memory((polygon(0, 0, 1, 1), "Wood"), (polygon(2, 1, 3, 2), "1"))
    run("vaihingen:assess", {"PREDICTION": own, "REFERENCE": wood, "CLASS_FIELD": "class"}, feedback)
    assert kept() == [[[2, N, N], [N, N, 1]]]


def test_a_class_raster_without_names_has_the_isprs_classes(class_raster, tmp_path):
    assert classes_of_raster(class_raster) is None
    assert classes_of_raster(own_classes(tmp_path / "one.tif", {3: "only one"})) is None
    assert classes_of_raster(write_raster(tmp_path / "rgb.tif", np.zeros((3, 2, 2)))) is None
    assert classes_of_raster(str(tmp_path / "missing.tif")) is None


@pytest.mark.parametrize("names, values", [table[1:] for table in tables.TABLES], ids=[t[0] for t in tables.TABLES])
def test_what_counts_as_named_is_the_same_in_the_engine(tmp_path, names, values):
    """The engine's test is labels/test_palette.py."""
    scheme = classes_of_raster(own_classes(tmp_path / "own.tif", names or {0: ""}))
    assert (scheme and scheme.values) == values


class TestRefusals:
    def refused(self, class_raster, reference, **more):
        return refusal("vaihingen:assess", {"PREDICTION": class_raster, "REFERENCE": reference, **more})

    def test_what_is_right_is_accepted(self, class_raster, reference_raster):
        assert self.refused(class_raster, reference_raster) == ""
        assert self.refused(class_raster, memory(TREE), CLASS_FIELD="class") == ""

    def test_the_field_is_missing_wrong_or_of_no_use(self, class_raster):
        assert "CLASS_FIELD is missing" in self.refused(class_raster, memory(TREE))
        assert "CLASS_FIELD kind is no field of" in self.refused(class_raster, memory(TREE), CLASS_FIELD="kind")
        assert "REFERENCE holds rasters, which have no fields" in self.refused(
            class_raster, class_raster, CLASS_FIELD="class"
        )

    def test_more_references_go_with_rasters_only(self, class_raster, reference_raster):
        more = {"MORE_PREDICTIONS": [class_raster], "MORE_REFERENCES": [reference_raster]}
        assert self.refused(class_raster, reference_raster, **more) == ""
        assert "leave MORE_REFERENCES empty" in self.refused(class_raster, memory(TREE), CLASS_FIELD="class", **more)
        assert "MORE_REFERENCES 0" in self.refused(class_raster, reference_raster, MORE_PREDICTIONS=[class_raster])

    def test_what_cannot_be_read_and_what_is_missing(self, class_raster, tmp_path):
        assert "REFERENCE" in self.refused(class_raster, str(tmp_path / "missing.tif"))
        assert self.refused(class_raster, None)
        points = memory(("Point(1000 2000)", "tree"), geometry="Point")
        assert self.refused(class_raster, points, CLASS_FIELD="class")

    def test_classify_needs_a_reference_for_the_field(self, tmp_path):
        ortho = write_raster(tmp_path / "ortho.tif", np.ones((3, 2, 3)))
        said = refusal("vaihingen:classify", {"MODEL": write_model(tmp_path / "m.safetensors"), "ORTHO": ortho,
                       "OUTPUT": str(tmp_path / "o.tif"), "CLASS_FIELD": "class"})  # fmt: skip
        assert "CLASS_FIELD belongs to a polygon layer" in said


def test_messages_name_the_layer_and_not_the_temporary_raster(class_raster, fake_worker, feedback):
    """What the engine says of the raster is about the polygons of the user."""
    fake_worker("""
hello()
say("log", level="warning", message=config["reference"] + " covers little.")
say("error", code="raster", message="The reference " + config["reference"] + " is bad.", hint="Look at it.")
sys.exit(4)
""")
    parameters = {"PREDICTION": class_raster, "REFERENCE": memory(TREE), "CLASS_FIELD": "class"}
    with pytest.raises(QgsProcessingException) as caught:
        run("vaihingen:assess", parameters, feedback)
    assert str(caught.value) == "The reference town (rasterised on map.tif) is bad.\nLook at it."
    assert feedback.of("warning")[-1] == "town (rasterised on map.tif) covers little."

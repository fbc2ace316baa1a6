"""Results of temporary files are called after what they were made from."""

from __future__ import annotations

import pytest

from training.contract.outputs import write_record
from training.contract.outputs.subject import subject_of


def made(place, name, output, **parameters):
    """A file in a folder of its own, as QGIS makes them, with its run record."""
    file = place / str(len(list(place.iterdir()))) / name
    file.parent.mkdir()
    write_record(file, {"parameters": parameters, "outputs": {output: str(file)}})
    return str(file)


@pytest.mark.parametrize("name", ["OUTPUT.tif", "CONFIDENCE.tif"])
def test_a_temporary_raster(tmp_path, name):
    raster = made(tmp_path, name, name.partition(".")[0].lower(), ortho="/data/area6.tif")
    assert subject_of(raster) == "/data/area6.tif"
    assert subject_of(f"{raster}|layername=OUTPUT") == "/data/area6.tif"


def test_step_by_step(tmp_path):
    ndvi = made(tmp_path, "OUTPUT.tif", "output", input="/data/area6.tif")
    classes = made(tmp_path, "OUTPUT.tif", "output", ortho=ndvi, model="/data/m.safetensors")
    errors = made(tmp_path, "ERRORS.tif", "errors", prediction=classes, reference="/data/reference.tif")
    assert subject_of(errors) == "/data/area6.tif"


def test_what_has_a_name_keeps_it(tmp_path):
    classes = made(tmp_path, "classes.tif", "output", ortho="/data/area6.tif")
    assert subject_of(classes) == classes
    assert subject_of("/data/CONFIDENCE.tif") == "/data/CONFIDENCE.tif"


def test_before_the_record_is_written(tmp_path):
    assert subject_of(str(tmp_path / "OUTPUT.tif"), "/data/area6.tif") == "/data/area6.tif"
    assert subject_of(str(tmp_path / "classes.tif"), "/data/area6.tif") == str(tmp_path / "classes.tif")
    assert subject_of(str(tmp_path / "OUTPUT.tif")) == str(tmp_path / "OUTPUT.tif")


def test_several_orthophotos(tmp_path):
    dataset = made(tmp_path, "OUTPUT", "output", folder="", orthos=["/data/a.tif", "/data/b.tif"])
    assert subject_of(dataset) == "/data/a.tif"

"""References that QGIS has made from polygons: what records name, and what the engine's own command line says."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.checkout import ROOT
from tests.engine.support.tiny_scenes import Notes, read_description, write_scene
from tests.run_records import run_record
from tests.small_rasters import patchwork
from training.contract.config import TileConfig
from training.contract.errors import ConfigError
from training.contract.job_file import JobFile, write_job
from training.contract.outputs.file_hash import file_hash
from training.jobs.run import run_job

LABELS = patchwork(64, 64, cell=16, seed=1)
GRID = {"patch_size": 32, "sampling": "grid", "validation_share": 0.0, "min_labelled": 0.0}


def as_qgis_asks(tmp_path, names=("a",), **parameters):
    """A job whose references were made from polygons, and the same as the user gave it.

    The layer's file is there, but what is in it does not matter.
    """
    layer = tmp_path / "town.gpkg"
    layer.write_bytes(b"polygons")
    scenes = [write_scene(tmp_path / name, LABELS) for name in names]
    made = {"references": tuple(scene["reference"] for scene in scenes), "class_field": ""}
    given = {"references": (f"{layer}|layername=town",), "class_field": "class"}
    orthos = tuple(scene["ortho"] for scene in scenes)
    config = TileConfig(orthos=orthos, **made, output=str(tmp_path / "set"), **GRID, **parameters)
    return config, replace(config, **given)


def test_a_job_with_what_was_given_travels_as_json(tmp_path):
    config, given = as_qgis_asks(tmp_path)
    file = tmp_path / "job.json"
    write_job(file, config, {"references": given.references, "class_field": given.class_field})
    assert JobFile(file).job(TileConfig) == (config, given)
    write_job(file, config, {})
    assert json.loads(file.read_text()).keys() == config.options().keys()
    assert JobFile(file).job(TileConfig) == (config, config)
    write_job(file, config, {"colour": 1})
    with pytest.raises(ConfigError, match="colour"):
        JobFile(file).job(TileConfig)


def test_records_name_the_polygons_and_not_the_rasters(tmp_path):
    config, given = as_qgis_asks(tmp_path)
    run_job("tile", config, Notes(), given)
    record = run_record(tmp_path / "set")
    layer = f"{tmp_path}/town.gpkg|layername=town"
    assert (record["parameters"]["references"], record["parameters"]["class_field"]) == ([layer], "class")
    assert f"'REFERENCES={layer}' " in record["qgis_process"] and "CLASS_FIELD=class" in record["qgis_process"]
    assert record["inputs"][layer] == hashlib.sha256(b"polygons").hexdigest()
    assert set(record["inputs"]) == {*config.orthos, layer}
    assert config.references[0] not in json.dumps(record)


def test_the_data_set_names_the_polygons_and_not_the_rasters(tmp_path):
    config, given = as_qgis_asks(tmp_path)
    run_job("tile", config, Notes(), given)
    description = read_description(tmp_path / "set")
    (source,) = description["sources"]
    assert source["reference"] == f"{tmp_path}/town.gpkg|layername=town"
    assert set(source["sha256"]) == {"ortho"}
    assert description["parameters"]["class_field"] == "class"
    assert config.references[0] not in json.dumps(description)


def test_rasters_made_from_polygons_belong_to_the_orthophotos_in_their_order(tmp_path):
    """Also where neither place nor number tells them apart: the same area in two years."""
    config, given = as_qgis_asks(tmp_path, ("2019", "2021"))
    notes = Notes()
    run_job("tile", config, notes, given)
    assert "2 orthophotos matched with their references by order." in notes.lines


def test_the_hash_of_a_layer_is_its_files_and_of_a_shapefile_that_of_both_parts(tmp_path):
    for name, content in (("a.shp", b"places"), ("a.dbf", b"classes"), ("b|c.tif", b"raster")):
        (tmp_path / name).write_bytes(content)
    assert file_hash(tmp_path / "a.shp") == hashlib.sha256(b"placesclasses").hexdigest()
    assert file_hash(tmp_path / "b|c.tif") == hashlib.sha256(b"raster").hexdigest()
    assert file_hash(Path("town (memory layer)")) == ""
    assert file_hash(Path("service='" + "x" * 5000 + "'")) == ""


@pytest.mark.parametrize("layer", ["town.gpkg", "town.shp", "town.gpkg|layername=b", "no_such.geojson"])
def test_polygons_on_the_engines_own_command_line(tmp_path, layer):
    scene = write_scene(tmp_path, LABELS)
    (tmp_path / "town.gpkg").write_bytes(b"polygons")
    parameters = {"orthos": (scene["ortho"],), "references": (f"{tmp_path}/{layer}",), "output": str(tmp_path / "set")}
    with pytest.raises(ConfigError, match="Polygons are rasterised by QGIS") as caught:
        run_job("tile", TileConfig(**parameters, class_field="code"), Notes())
    assert "gdal_rasterize -a code -init 255 -a_nodata 255" in caught.value.hint


def test_a_class_field_for_rasters_on_the_engines_own_command_line(tmp_path):
    scene = write_scene(tmp_path, LABELS)
    words = ["--orthos", scene["ortho"], "--references", scene["reference"], "--class-field", "code"]
    said = subprocess.run(
        [sys.executable, "-m", "training", "tile", *words, "--output", str(tmp_path / "set")],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert said.returncode == 4 and "CLASS_FIELD is code, but the references are rasters" in said.stderr
    assert not (tmp_path / "set").exists()


def test_a_raster_may_be_stored_in_a_geopackage(tmp_path):
    rasterio_shutil = pytest.importorskip("rasterio.shutil")
    scene = write_scene(tmp_path, LABELS)
    packed = str(tmp_path / "reference.gpkg")
    rasterio_shutil.copy(scene["reference"], packed, driver="GPKG", TILE_FORMAT="PNG")
    from training.labels.vector_files import refuse_polygons

    refuse_polygons(TileConfig(references=(packed,)))

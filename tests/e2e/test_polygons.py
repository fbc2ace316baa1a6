"""Polygon layers as references, through `qgis_process` and the real engine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from test_pipeline import rasters

from tests.run_records import run_record

TILE = {"PATCH_SIZE": 64, "SAMPLING": "grid", "OVERLAP": 25, "SPLIT": "blocks", "TEST_SHARE": 20}
NUMBERS = (1, 2, 3)
NAMES = "(SELECT name FROM names WHERE names.value = layer.class)"


def ogr2ogr(*words) -> None:
    subprocess.run(["ogr2ogr", "-q", *map(str, words)], check=True)


@pytest.fixture(scope="module")
def layers(qgis, town, made_once) -> Path:
    """The town's references as polygons: a layer for each tile in one file, with the field `class`."""

    def trace(file: Path) -> None:
        for number in NUMBERS:
            codes = file.with_name(f"codes{number}.tif")
            qgis.run("labels", {"INPUT": rasters(town, number)["REFERENCE"], "OUTPUT": codes})
            words = ["gdal_polygonize.py", "-q", codes, "-f", "GPKG", file, f"tile{number}", "class"]
            subprocess.run([str(word) for word in words], check=True)

    return made_once("polygons/town.gpkg", trace)


@pytest.fixture(scope="module")
def from_rasters(qgis, town, made_once) -> Path:
    """The data set made with raster references."""
    references = [rasters(town, n)["REFERENCE"] for n in NUMBERS]
    return made_once(
        "rasters/set", lambda path: qgis.run("tile", {**orthos(town), "REFERENCES": references, "OUTPUT": path})
    )


def orthos(town: Path) -> dict:
    return {**TILE, "ORTHOS": [rasters(town, number)["ORTHO"] for number in NUMBERS]}


def same_patches(first: Path, second: Path) -> None:
    """The same patches with the same labels, byte by byte."""
    for name in ("labels", "images"):
        one, other = ({path.name: path.read_bytes() for path in (each / name).iterdir()} for each in (first, second))
        assert len(one) > 20 and one == other
    assert (first / "patches.csv").read_bytes() == (second / "patches.csv").read_bytes()


def test_the_same_labels_as_from_rasters(qgis, town, layers, from_rasters, tmp_path):
    given = [f"{layers}|layername=tile{number}" for number in NUMBERS]
    folder = tmp_path / "set"
    qgis.run("tile", {**orthos(town), "REFERENCES": given, "CLASS_FIELD": "class", "OUTPUT": folder})
    same_patches(folder, from_rasters)
    record = run_record(folder)
    description = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    assert record["parameters"]["references"] == given
    assert all(len(record["inputs"][layer]) == 64 for layer in given)
    assert "CLASS_FIELD=class" in record["qgis_process"] and given[0] in record["qgis_process"]
    assert {source["reference"] for source in description["sources"]} == {"; ".join(given)}
    assert "vaihingen_" not in json.dumps([record, description])  # the folder of the temporary rasters


def test_names_in_a_shapefile_in_degrees(qgis, town, layers, from_rasters, tmp_path):
    """One layer for all tiles, in another CRS, with class names instead of values."""
    names = "CASE class " + " ".join(
        f"WHEN {value} THEN '{name}'"
        for value, name in enumerate(("impervious surfaces", "Building", "low vegetation", "TREE", " car", "clutter"))
    )
    shape = tmp_path / "town.shp"
    for number in NUMBERS:
        query = f"SELECT {names} END AS land, geom FROM tile{number} WHERE class < 6"
        append = ["-append"] if number > 1 else []
        ogr2ogr(*append, "-t_srs", "EPSG:4326", "-dialect", "SQLITE", "-sql", query, "-nln", "town", shape, layers)
    folder = tmp_path / "set"
    qgis.run("tile", {**orthos(town), "REFERENCES": shape, "CLASS_FIELD": "land", "OUTPUT": folder})
    same_patches(folder, from_rasters)


def test_a_wrong_class_ends_with_one_message_and_nothing_written(qgis, town, layers, tmp_path):
    wrong = tmp_path / "wrong.gpkg"
    ogr2ogr("-sql", "SELECT 'house' AS kind, geom FROM tile1", "-dialect", "SQLITE", "-nln", "wrong", wrong, layers)
    one = {**TILE, "ORTHOS": rasters(town, 1)["ORTHO"], "REPORT": tmp_path / "r.html", "OUTPUT": tmp_path / "set"}
    answer = qgis.try_run("tile", {**one, "REFERENCES": wrong, "CLASS_FIELD": "kind"})
    assert answer.code == 1 and "Traceback" not in answer.text
    assert "'house' in" in answer.text and "1 building" in answer.text
    answer = qgis.try_run("tile", {**one, "REFERENCES": wrong})
    assert answer.code == 1 and "Choose one of its fields: 'fid', 'kind'" in answer.text
    assert {path.name for path in tmp_path.iterdir()} == {"wrong.gpkg"}


def test_assess_gives_the_same_figures_as_with_a_raster(qgis, town, layers, tmp_path):
    prediction, truth = tmp_path / "map.tif", rasters(town, 1)["REFERENCE"]
    eroded = next((town / "gts_eroded_for_participants").glob("*area1_noBoundary.tif"))
    qgis.run("labels", {"INPUT": eroded, "OUTPUT": prediction})  # undefined at all borders, else right
    codes = {"REFERENCE": f"{layers}|layername=tile1", "CLASS_FIELD": "class"}
    found = {}
    for name, reference in {"raster": {"REFERENCE": truth}, "polygons": codes}.items():
        files = {"SCORES": tmp_path / f"{name}.json", "ERRORS": tmp_path / f"{name}.tif", "REPORT": tmp_path / "r.html"}
        results = qgis.run("assess", {"PREDICTION": prediction, **reference, **files})
        found[name] = json.loads(files["SCORES"].read_text(encoding="utf-8"))
        assert results["OVERALL_ACCURACY"] == found[name]["overall_accuracy"]
    same = ("matrix", "left_out", "confidence_intervals", "classified_part")
    assert all(found["raster"][key] == found["polygons"][key] for key in same)
    assert found["polygons"]["reference"] == f"{layers}|layername=tile1"
    assert found["polygons"]["classified_part"]["overall_accuracy"] == 1
    assert (tmp_path / "raster.tif").read_bytes() == (tmp_path / "polygons.tif").read_bytes()
    assert "taken for" in (tmp_path / "polygons.qml").read_text(encoding="utf-8")

"""Areas per class, and a print layout in a project, by `qgis_process` with the packaged plugin; no engine is needed."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr

from tests.run_records import run_record

EMPTY_PROJECT = '<!DOCTYPE qgis>\n<qgis version="3.22.0" projectname=""><title>town</title></qgis>\n'


@pytest.fixture
def class_map(tmp_path: Path) -> Path:
    """3 columns of buildings, one of trees, and no data below them."""
    classes = np.full((4, 4), 1, dtype=np.uint8)
    classes[:, 3] = 3
    classes[3] = 255
    path = tmp_path / "my map.tif"
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4)
    raster.SetGeoTransform((500_000, 10, 0, 5_400_000, 0, -10))
    system = osr.SpatialReference()
    system.ImportFromEPSG(25832)
    raster.SetSpatialRef(system)
    raster.GetRasterBand(1).WriteArray(classes)
    raster.GetRasterBand(1).SetNoDataValue(255)
    del raster
    return path


def test_areas_as_a_spreadsheet(qgis, class_map, tmp_path):
    table = tmp_path / "areas.csv"
    assert qgis.run("areas", {"INPUT": class_map, "OUTPUT": table})["OUTPUT"] == str(table)
    with table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["class"], row["name"], row["pixels"]) for row in rows] == [
        ("1", "1", "9"), ("3", "3", "3"), ("", "no data", "4"),
    ]  # fmt: skip
    assert float(rows[0]["area_m2"]) == pytest.approx(900, rel=0.01)
    assert run_record(table)["qgis_process"].startswith("qgis_process run vaihingen:areas")


def test_a_layout_is_written_into_the_project_that_is_named(qgis, class_map, tmp_path):
    project = tmp_path / "town.qgs"
    project.write_text(EMPTY_PROJECT, encoding="utf-8")
    for _ in range(2):  # a second run replaces the first one's
        answer = qgis.call("run", "vaihingen:maplayout", f"--PROJECT_PATH={project}", "--", f"INPUT={class_map}")
        assert answer.code == 0, answer.text
    text = project.read_text(encoding="utf-8")
    assert text.count("<Layout ") == 1 and 'name="Map of my map"' in text
    assert text.count("<maplayer ") == 1


def test_without_a_project_nothing_is_made(qgis, class_map, tmp_path):
    answer = qgis.try_run("maplayout", {"INPUT": class_map})
    assert answer.code == 1 and "PROJECT_PATH" in answer.text
    of_qgis = f"{class_map.name}.aux.xml"  # statistics, when it opens a raster
    assert {path.name for path in tmp_path.iterdir()} <= {class_map.name, of_qgis}


def test_a_compressed_project_keeps_what_it_holds(qgis, class_map, tmp_path):
    project = tmp_path / "town.qgz"
    with zipfile.ZipFile(project, "w") as archive:
        archive.writestr("town.qgs", EMPTY_PROJECT)
    answer = qgis.call(
        "run", "vaihingen:maplayout", f"--PROJECT_PATH={project}", "--", f"INPUT={class_map}", "NAME=Plan"
    )
    assert answer.code == 0, answer.text
    with zipfile.ZipFile(project) as archive:
        text = archive.read(next(name for name in archive.namelist() if name.endswith(".qgs"))).decode()
    assert "<title>town</title>" in text and 'name="Plan"' in text

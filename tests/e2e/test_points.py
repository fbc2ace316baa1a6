"""Sample points through `qgis_process` and the real engine: drawn, filled in, assessed."""

from __future__ import annotations

import json
import shlex
import sqlite3
import subprocess
from pathlib import Path

import pytest
from test_pipeline import rasters
from test_wrong_input import refuse

from tests.run_records import run_record


def draw(qgis, codes: Path, folder: Path) -> Path:
    path = folder / "points.gpkg"
    results = qgis.run("samplepoints", {"INPUT": codes, "POINTS": 300, "MIN_PER_CLASS": 20, "OUTPUT": path})
    assert results["POINTS_DRAWN"] == 300 and str(path) in results["OUTPUT"]
    return path


def ask(path: Path, query: str) -> list[tuple]:
    with sqlite3.connect(path) as base:
        return base.execute(query).fetchall()


def fill_in(path: Path, change: str) -> None:
    """Change the layer as an interpreter would; GDAL knows the functions of its triggers."""
    subprocess.run(["ogrinfo", "-q", str(path), "-sql", f"UPDATE points SET {change}"], check=True)


def test_from_the_raster_to_the_report(qgis, codes, tmp_path):
    points = draw(qgis, codes, tmp_path)
    assert ask(points, "SELECT count(*), count(reference), count(DISTINCT map_class) FROM points")[0][:2] == (300, 0)
    assert "ValueMap" in ask(points, "SELECT styleQML FROM layer_styles")[0][0]
    record = run_record(points)
    assert shlex.quote(f"OUTPUT={points}") in record["qgis_process"] and len(record["inputs"][str(codes)]) == 64

    # One class is confused with another at each fifth of its points; nobody got to the last ten.
    fill_in(points, "reference = CASE WHEN map_class = 3 AND id % 5 = 0 THEN 2 ELSE map_class END")
    fill_in(points, "reference = NULL WHERE id > 290")
    report, scores, areas = (tmp_path / name for name in ("r.html", "s.json", "a.csv"))
    given = {"POINTS": points, "PREDICTION": codes, "REPORT": report, "SCORES": scores, "AREAS": areas}
    results = qgis.run("assesspoints", given)
    data = json.loads(scores.read_text(encoding="utf-8"))
    wrong, trees = ask(points, "SELECT sum(reference = 2), count(*) FROM points WHERE map_class = 3 AND id <= 290")[0]
    tree = next(item for item in data["classes"] if item["value"] == 3)
    assert tree["users_accuracy"]["estimate"] == pytest.approx(1 - wrong / trees)
    right = 1 - wrong / trees * tree["mapped_pixels"] / data["pixels_estimated"]
    assert results["OVERALL_ACCURACY"] == pytest.approx(right) and results["POINTS_USED"] == 290
    assert 0 < results["OVERALL_ACCURACY_INTERVAL"] < 0.1
    assert "Accuracy from sample points" in report.read_text(encoding="utf-8")
    assert len(areas.read_text(encoding="utf-8").splitlines()) == 1 + len(data["classes"])
    record = run_record(report)
    assert record["parameters"]["points"].startswith(str(points)) and "vaihingen_" not in json.dumps(record)
    # The points alone say how large the classes are.
    assert qgis.run("assesspoints", {"POINTS": points})["OVERALL_ACCURACY"] == results["OVERALL_ACCURACY"]


def test_wrong_input_ends_with_one_message(qgis, town, codes, tmp_path):
    refuse(qgis, "samplepoints", {"INPUT": rasters(town, 1)["ORTHO"], "OUTPUT": tmp_path / "p.gpkg"}, tmp_path,
           "3 bands", "class raster")  # fmt: skip
    refuse(qgis, "samplepoints", {"INPUT": codes, "POINTS": 5, "OUTPUT": tmp_path / "p.gpkg"}, tmp_path,
           "POINTS is 5", "2 in each")  # fmt: skip
    points = draw(qgis, codes, tmp_path)
    given = {"POINTS": points, "REPORT": tmp_path / "r.html"}
    refuse(qgis, "assesspoints", given, tmp_path, "None of the 300 points has a true class")
    fill_in(points, "reference = 9 WHERE id = 7")
    refuse(qgis, "assesspoints", given, tmp_path, "'9' (1 point)", "1 building")
    refuse(qgis, "assesspoints", {**given, "MAP_FIELD": "kind"}, tmp_path, "no field kind", "map_class")

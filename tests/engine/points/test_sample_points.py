"""The samplepoints job: what is drawn, what is said, what is refused."""

from __future__ import annotations

import csv
from collections import Counter

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import patchwork, write_raster
from training.contract.config import SamplePointsConfig
from training.contract.errors import ConfigError, EngineError, LabelValueError
from training.contract.tables import POINT_COLUMNS
from training.jobs.run import run_job


def draw(tmp_path, labels, notes=None, place=None, **parameters):
    """Run the job on an array of class codes; gives the rows of its table and the scores."""
    raster = write_raster(tmp_path / "map.tif", np.asarray(labels, dtype=np.uint8), nodata=255, **(place or {}))
    output = tmp_path / "out" / "points.csv"
    config = SamplePointsConfig(input=str(raster), output=str(output), **parameters)
    result = run_job("samplepoints", config, notes or Notes())
    with output.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), result.scores


def refusal(tmp_path, labels, **parameters):
    with pytest.raises(EngineError) as caught:
        draw(tmp_path, labels, **parameters)
    assert caught.value.hint and not list((tmp_path / "out").glob("*"))
    return str(caught.value)


LABELS = patchwork(80, 100, cell=10, classes=6)


def test_the_table(tmp_path):
    rows, scores = draw(tmp_path, LABELS, points=400)
    assert tuple(rows[0]) == tuple(POINT_COLUMNS) and len(rows) == scores["points_drawn"] == 400
    assert [int(row["id"]) for row in rows] == list(range(1, 401))
    for row in rows:
        col, line = int(row["col"]), int(row["row"])
        assert float(row["x"]) == 500_000 + 0.5 * (col + 0.5) and float(row["y"]) == 5_400_000 - 0.5 * (line + 0.5)
        assert int(row["map_class"]) == LABELS[line, col] and row["reference"] == ""
        assert int(row["map_pixels"]) == (LABELS == LABELS[line, col]).sum() and float(row["pixel_m2"]) == 0.25
    assert {row["map_name"] for row in rows if row["map_class"] == "3"} == {"tree"}
    classes = [row["map_class"] for row in rows]
    assert classes != sorted(classes)
    assert scores["class_scheme"]["undefined"] == 6


def test_the_order_does_not_depend_on_the_class(tmp_path):
    """Neighbours in the order have the same class about as often as two points drawn from a hat."""
    classes = np.array([row["map_class"] for row in draw(tmp_path, LABELS, points=400, allocation="equal")[0]])
    assert 0.10 < (classes[1:] == classes[:-1]).mean() < 0.23  # 1/6


def test_without_georeference_rows_count_downwards(tmp_path):
    rows, _ = draw(tmp_path, LABELS, points=300, place={"gsd": None, "crs": None})
    row = rows[0]
    assert float(row["x"]) == int(row["col"]) + 0.5 and float(row["y"]) == -int(row["row"]) - 0.5
    assert float(row["pixel_m2"]) == 0


@pytest.mark.parametrize(("crs", "area"), [("EPSG:4326", 0), (None, 0), ("EPSG:2263", (0.5 * 1200 / 3937) ** 2)])
def test_pixel_area(tmp_path, crs, area):
    """Degrees and unknown units have none; US feet are brought to metres."""
    rows, _ = draw(tmp_path, LABELS, points=300, place={"crs": crs, "origin": (10.0, 50.0)})
    assert float(rows[0]["pixel_m2"]) == pytest.approx(area)


def test_no_points_without_data_nor_where_the_map_does_not_know(tmp_path):
    labels = LABELS.copy()
    labels[:10], labels[10:20] = 255, 6
    notes = Notes()
    rows, scores = draw(tmp_path, labels, notes, points=300)
    assert min(int(row["row"]) for row in rows) >= 20 and scores["pixels"] == 6000
    said = "\n".join(notes.lines)
    assert "1000 pixels without data" in said and "1000 pixels that the map calls undefined" in said
    rows, scores = draw(tmp_path, labels, points=400, include_undefined=True)
    assert "undefined" in {row["map_name"] for row in rows} and scores["pixels"] == 7000


def test_the_log_tells_the_shares_and_what_to_expect(tmp_path):
    notes = Notes()
    draw(tmp_path, LABELS, notes, points=400)
    assert any(line.startswith("tree: ") and " points for " in line for line in notes.lines)
    assert any("± 3.5 percentage points" in line for line in notes.lines)  # 1.96 sqrt(0.85 0.15 / 400)
    assert not notes.warnings


def test_a_class_with_fewer_pixels_than_wanted_points(tmp_path):
    labels = np.zeros((40, 40))
    labels[0, :7] = 4
    notes = Notes()
    rows, _ = draw(tmp_path, labels, notes, points=100)
    assert sum(row["map_class"] == "4" for row in rows) == 7 and len(rows) == 100
    assert notes.warnings == ["All pixels of car are in the sample: there are no more."]


def test_one_class_and_one_pixel(tmp_path):
    notes = Notes()
    rows, _ = draw(tmp_path, np.full((30, 30), 2), notes, points=60)
    assert len(rows) == 60 and "one class only: low vegetation" in notes.warnings[0]
    labels = np.full((30, 30), 2)
    labels[3, 4] = 1
    rows, _ = draw(tmp_path, labels, points=60, classes="isprs")
    assert [(row["col"], row["row"]) for row in rows if row["map_class"] == "1"] == [("4", "3")]


def test_with_few_points_rare_classes_get_fewer(tmp_path):
    notes = Notes()
    rows, _ = draw(tmp_path, LABELS, notes, points=100)
    (warning,) = [text for text in notes.warnings if "MIN_PER_CLASS" in text]
    assert warning.startswith("100 points are too few for 50 (MIN_PER_CLASS) in each of the 6 classes")
    assert "rare classes get 8. Draw 300 points or more for 50." in warning
    counts = Counter(row["map_class"] for row in rows)
    assert len(rows) == 100 and len(counts) == 6 and min(counts.values()) >= 8 and max(counts.values()) > 8


def test_refusals(tmp_path):
    assert "no pixel with a class (16 without data, 0 undefined)" in refusal(tmp_path, np.full((4, 4), 255))
    assert "0 without data, 16 undefined" in refusal(tmp_path, np.full((4, 4), 6))
    assert "only 8000 pixels" in refusal(tmp_path, LABELS, points=8001)
    assert "need 12: 2 in each" in refusal(tmp_path, LABELS, points=11, allocation="equal")
    assert "need 12: 2 in each" in refusal(tmp_path, LABELS, points=11)
    assert "fewer than two points" in refusal(tmp_path, LABELS, points=300, min_distance=200)
    assert "11 (count 8000" in refusal(tmp_path, np.full_like(LABELS, 11))


def test_a_least_distance_that_leaves_room_for_fewer_says_so(tmp_path):
    notes = Notes()
    rows, _ = draw(tmp_path, LABELS, notes, points=300, min_distance=8)
    assert 12 < len(rows) < 300 and "leaves less room" in notes.warnings[-1]


def test_classes_of_its_own(tmp_path):
    scheme = tmp_path / "classes.csv"
    scheme.write_text("value,name,colour\n10,water,#0000ff\n20,land,#00ff00\n", encoding="utf-8")
    labels = np.where(LABELS > 2, 10, 20)
    rows, scores = draw(tmp_path, labels, points=100, classes=str(scheme))
    assert {row["map_name"] for row in rows} == {"water", "land"}
    assert [of_class["value"] for of_class in scores["class_scheme"]["classes"]] == [10, 20]
    with pytest.raises(LabelValueError, match="values that are no class: "):
        draw(tmp_path, labels, points=100)


def test_config():
    assert SamplePointsConfig().problems()
    with pytest.raises(ConfigError, match="ALLOCATION must be one of"):
        SamplePointsConfig(input="a", output="b", allocation="some").validate()

"""The assesspoints job: from tables of interpreted points to figures, and what is refused or said."""

from __future__ import annotations

import csv
import json
import math
import re

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import Notes
from tests.plain_words import PYTHON
from tests.report_pages import check_page
from tests.small_rasters import patchwork, with_errors, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.config import AssessPointsConfig, SamplePointsConfig
from training.contract.errors import ConfigError, EngineError, LabelValueError, RasterError
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.points.area_accuracy import AreaAccuracy
from training.points.assessment import PointAssessment
from training.points.report import points_report
from training.points.sample import Sample

HEADER = ["id", "reference", "map_class", "map_pixels", "pixel_m2"]
PIXELS = {0: 7500, 1: 2500}


def rows_of(counts, pixels=PIXELS, pixel_m2="1.0"):
    """Rows of a table; counts: (mapped, reference) -> points."""
    rows = []
    for (mapped, reference), number in counts.items():
        for _ in range(number):
            rows.append([len(rows) + 1, reference, mapped, pixels.get(mapped, 5), pixel_m2])
    return rows


# 9 of 10 right in class 0, 3 of 5 in class 1: the hand-computed case of test_area_accuracy.py.
COUNTS = {(0, 0): 9, (0, 1): 1, (1, 1): 3, (1, 0): 2}


class Bench:
    """Runs the job in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.out = folder / "out"

    def table(self, rows, header=HEADER, name="points.csv", separator=","):
        path = self.folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerows([header, *rows])
        return path

    def run(self, rows, notes=None, header=HEADER, separator=",", **parameters):
        """Run; gives the scores file, the areas and the result."""
        path = self.table(rows, header, separator=separator)
        outputs = {"scores": str(self.out / "o.json"), "areas": str(self.out / "o.csv")}
        config = AssessPointsConfig(points=str(path), **outputs, **parameters)
        result = run_job("assesspoints", config, notes or Notes())
        with (self.out / "o.csv").open(encoding="utf-8", newline="") as file:
            areas = list(csv.DictReader(file))
        return json.loads((self.out / "o.json").read_text(encoding="utf-8")), areas, result

    def report(self, rows, **parameters):
        """Text and pictures of the report on these points."""
        self.run(rows, report=str(self.out / "o.html"), **parameters)
        return check_page((self.out / "o.html").read_text(encoding="utf-8"))

    def refusal(self, rows, kind=EngineError, header=HEADER, **parameters):
        with pytest.raises(kind) as caught:
            self.run(rows, header=header, **parameters)
        assert caught.value.hint and not list(self.out.glob("*"))
        return str(caught.value)


@pytest.fixture()
def bench(tmp_path):
    return Bench(tmp_path)


def test_the_hand_computed_case(bench):
    data, areas, result = bench.run(rows_of(COUNTS))
    overall = data["overall_accuracy"]
    assert overall["estimate"] == pytest.approx(0.825)
    assert overall["standard_error"] == pytest.approx(math.sqrt(0.009375))
    expected = AreaAccuracy.from_sample(np.array([[9, 2], [1, 3]]), np.array([7500, 2500]))
    assert [overall["lower"], overall["upper"]] == expected.overall_ends.tolist()
    assert result.scores["overall_accuracy_interval"] == (overall["upper"] - overall["lower"]) / 2
    assert result.scores["points_used"] == data["points"] == 15
    assert [of_class["points"] for of_class in data["classes"]] == [10, 5]
    assert data["classes"][1]["users_accuracy"]["estimate"] == pytest.approx(0.6)
    assert data["classes"][1]["producers_accuracy"]["estimate"] == pytest.approx(0.15 / 0.225)
    assert data["point_counts"] == [[9, 2], [1, 3]]  # rows = reference
    np.testing.assert_allclose(data["area_proportions"], [[0.675, 0.1], [0.075, 0.15]])
    assert [(row["class"], row["unit"], float(row["mapped_area"])) for row in areas] == [
        ("impervious surfaces", "m²", 7500), ("building", "m²", 2500)
    ]  # fmt: skip
    assert float(areas[1]["estimated_area"]) == pytest.approx(2250)
    assert float(areas[1]["standard_error"]) == pytest.approx(10_000 * math.sqrt(0.009375), rel=1e-6)
    ends = [float(areas[1]["lower_95"]), float(areas[1]["upper_95"])]
    assert ends == pytest.approx(10_000 * expected.shares_ends[1], abs=1e-3)


@pytest.mark.parametrize(("pixel_m2", "unit", "area"), [("", "pixels", 2250), ("100", "ha", 22.5), ("2", "m²", 4500)])
def test_units(bench, pixel_m2, unit, area):
    rows = rows_of(COUNTS, pixel_m2=pixel_m2)
    _, areas, _ = bench.run(rows)
    assert areas[1]["unit"] == unit and float(areas[1]["estimated_area"]) == pytest.approx(area)
    assert f"mapped, {unit}" in bench.report(rows)[0]


def test_classes_by_name_other_fields_and_separators(bench):
    names = {0: "Impervious surfaces ", 1: "building"}
    rows = [[names[row[1]], f"{row[2]}.0", "", "a; b\nc", row[3]] for row in rows_of(COUNTS)]
    header = ["seen", "mapped", "reference", "remark", "n"]
    data, _, _ = bench.run(
        rows, header=header, separator=";", reference_field="seen", map_field="mapped", pixels_field="n"
    )
    assert data["overall_accuracy"]["estimate"] == pytest.approx(0.825)
    assert data["pixel_m2"] is None


class TestNotInterpreted:
    def test_the_last_ones_may_be_missing(self, bench):
        rows = [*rows_of(COUNTS), [16, "", 0, 7500, 1], [17, "", 1, 2500, 1]]
        notes = Notes()
        data, _, _ = bench.run(rows, notes)
        assert data["points"] == 15 and data["points_not_interpreted"] == 2
        assert data["points_left_out_among_interpreted_ones"] == 0
        assert any("The last 2 points" in line for line in notes.lines) and not notes.warnings
        assert "2, of which 0 stand between others" in bench.report(rows)[0]

    def test_in_whatever_order_the_rows_come(self, bench):
        rows = [[17, "", 1, 2500, 1], *reversed(rows_of(COUNTS)), [16, "", 0, 7500, 1]]
        assert bench.run(rows)[0]["points"] == 15

    def test_gaps_are_refused_and_named(self, bench):
        rows = rows_of(COUNTS)
        rows[3][1] = rows[8][1] = ""
        said = bench.refusal(rows, ConfigError)
        assert "2 of 15 points have no true class" in said and "4, 9." in said and "leave_out" in said

    def test_ids_of_a_damaged_table_do_not_fill_the_message(self, bench):
        rows = rows_of(COUNTS)
        rows[3][0], rows[3][1] = "7" * 5000, "heath"
        said = bench.refusal(rows, LabelValueError)
        assert "'heath' (1 point)" in said and "777..." in said and len(said) < 500

    def test_gaps_can_be_left_out_knowingly(self, bench):
        rows = rows_of({**COUNTS, (0, 2): 3})
        for row in rows:
            row[1] = "" if row[1] == 2 else row[1]
        rows.append([99, 0, 0, 7500, 1])  # so that they stand among interpreted ones
        notes = Notes()
        data, _, _ = bench.run(rows, notes, unlabelled="leave_out")
        assert data["points"] == 16 and data["points_left_out_among_interpreted_ones"] == 3
        assert "empty by chance" in notes.warnings[0]
        assert "the map is worse than it looks here" in bench.report(rows, unlabelled="leave_out")[0]

    @pytest.mark.parametrize("unsure", [6, "undefined", 255, "255.0", "unsure", "Unsure "])
    @pytest.mark.parametrize("place", [0, -1], ids=["first", "last"])
    def test_unsure_ones_are_refused_and_named_wherever_they_stand(self, bench, unsure, place):
        rows = rows_of(COUNTS)
        rows[place][1] = unsure
        said = bench.refusal(rows, ConfigError)
        assert f"1 of 15 points are marked unsure: {rows[place][0]}." in said and "likeliest class" in said
        assert "although points after them" not in said

    def test_what_stands_before_an_unsure_one_is_a_gap(self, bench):
        rows = [*rows_of(COUNTS), [16, "", 0, 7500, 1], [17, "unsure", 1, 2500, 1]]
        said = bench.refusal(rows, ConfigError)
        assert "1 of 17 points have no true class" in said and "unsure: 17." in said

    def test_unsure_ones_left_out_say_how_far_they_could_change_the_result(self, bench):
        rows = [*rows_of(COUNTS), [16, "unsure", 0, 7500, 1], [17, "unsure", 1, 2500, 1], [18, "", 1, 2500, 1]]
        notes = Notes()
        data, _, _ = bench.run(rows, notes, unlabelled="leave_out")
        assert (data["points"], data["points_not_interpreted"], data["points_unsure"]) == (15, 3, 2)
        assert data["points_left_out_among_interpreted_ones"] == 0
        # 9 of 11 or 10 of 11 of three quarters of the map, 3 or 4 of 6 of the rest
        ends = [0.75 * 9 / 11 + 0.25 * 3 / 6, 0.75 * 10 / 11 + 0.25 * 4 / 6]
        assert data["overall_accuracy_if_unsure_are_wrong_or_right"] == pytest.approx(ends)
        text = "2 unsure points are left out. Difficult places are where maps are wrong: the overall accuracy would be "
        assert notes.warnings == [f"{text}73.9 % if the map were wrong there, and 84.8 % if it were right."]
        report = bench.report(rows, unlabelled="leave_out")[0]
        assert "73.9 % if the map were wrong" in report and "2 are marked unsure" in report

    def test_a_class_may_be_called_unsure(self, bench):
        scheme = bench.folder / "classes.csv"
        scheme.write_text("value,name,colour\n0,field,#000000\n1,Unsure,#ffffff\n")
        rows = [[row[0], "unsure" if row[1] == 1 else row[1], *row[2:]] for row in rows_of(COUNTS)]
        assert bench.run(rows, classes=str(scheme))[0]["points_unsure"] == 0

    def test_without_ids_every_empty_one_is_a_gap(self, bench):
        rows = [row[1:] for row in rows_of(COUNTS)]
        rows[-1][0] = ""
        assert "1 of 15 points" in bench.refusal(rows, header=HEADER[1:])
        assert "line 16" in bench.refusal(rows, header=HEADER[1:])

    def test_none_at_all(self, bench):
        rows = [[row[0], "", *row[2:]] for row in rows_of(COUNTS)]
        assert "None of the 15 points" in bench.refusal(rows, unlabelled="leave_out")


class TestOddTables:
    def test_unknown_classes(self, bench):
        rows = rows_of(COUNTS)
        rows[1][1], rows[4][1], rows[5][1] = "house", "house", 9
        said = bench.refusal(rows, LabelValueError)
        assert "field reference" in said and "'house' (2 points)" in said and "'9' (1 point)" in said
        assert "point 2" in said and "1 building" in said
        rows = rows_of(COUNTS)
        rows[0][2] = 77
        assert "field map_class" in bench.refusal(rows, LabelValueError)

    def test_missing_fields(self, bench):
        said = bench.refusal([["a", 1]], ConfigError, header=["name", "map_class"])
        assert "no field reference" in said and "name, map_class" in said
        assert "There are no points" in bench.refusal([], ConfigError)
        assert "REFERENCE_FIELD" in bench.refusal([[1, 2]], ConfigError, header=["", ""])

    def test_points_without_mapped_class(self, bench):
        rows = rows_of(COUNTS)
        rows[6][2] = ""
        assert "1 of 15 points have no mapped class" in bench.refusal(rows) and "line 8" in bench.refusal(rows)

    @pytest.mark.parametrize("wrong", ["many", "7501", "-3", "0", "nan", "1e400", "7500.5", ""])
    def test_pixels_that_cannot_be(self, bench, wrong):
        rows = rows_of(COUNTS)
        rows[2][3] = wrong
        assert "map_pixels" in bench.refusal(rows, ConfigError)

    def test_neither_pixels_nor_raster(self, bench):
        rows = [row[:3] for row in rows_of(COUNTS)]
        said = bench.refusal(rows, ConfigError, header=HEADER[:3])
        assert "PREDICTION" in said and "map_pixels" in said
        assert "PIXELS_FIELD" in bench.refusal(rows_of(COUNTS), ConfigError, pixels_field="")

    def test_copies_of_a_point(self, bench):
        rows = rows_of(COUNTS)
        assert "The points 1, 3 occur more than once in " in bench.refusal([*rows, rows[0], rows[2]], ConfigError)
        assert "Point 3 occurs twice in " in bench.refusal([*rows, rows[2]], ConfigError)
        assert "Point 3 occurs 3 times in " in bench.refusal([*rows, rows[2], rows[2]], ConfigError)

    def test_not_a_table(self, bench):
        (bench.folder / "latin.csv").write_bytes("id,reference,map_class\n1,Gebäude,1\n".encode("latin-1"))
        for path in ("latin.csv", "none.csv"):
            with pytest.raises(ConfigError, match="cannot be read"):
                run_job("assesspoints", AssessPointsConfig(points=str(bench.folder / path)), NullReporter())

    def test_field_names(self):
        assert AssessPointsConfig(points="a", reference_field=" ").problems() == ["REFERENCE_FIELD is missing."]
        assert "two fields" in AssessPointsConfig(points="a", map_field="reference").problems()[0]


class TestGaps:
    def test_one_point_in_a_class(self, bench):
        notes = Notes()
        rows = rows_of({(0, 0): 9, (0, 1): 1, (1, 1): 1})
        data, areas, result = bench.run(rows, notes)
        assert data["overall_accuracy"]["standard_error"] is None and data["overall_accuracy"]["lower"] is None
        assert data["classes"][0]["users_accuracy"]["standard_error"] == pytest.approx(0.1)
        assert areas[0]["standard_error"] == areas[0]["lower_95"] == "" and areas[0]["estimated_area"]
        assert result.scores["overall_accuracy_interval"] is None
        assert "building: one point only" in notes.warnings[0]
        assert "have no interval" in bench.report(rows)[0]

    def test_a_class_that_nobody_saw_and_one_that_is_not_mapped(self, bench):
        rows = rows_of({(0, 0): 8, (0, 3): 2, (1, 0): 5})
        data, areas, _ = bench.run(rows)
        assert [of_class["name"] for of_class in data["classes"]] == ["impervious surfaces", "building", "tree"]
        building, tree = data["classes"][1:]
        assert building["producers_accuracy"]["estimate"] is None and building["area_share"]["estimate"] == 0
        assert tree["users_accuracy"]["estimate"] is None and tree["producers_accuracy"]["estimate"] == 0
        assert float(areas[2]["mapped_area"]) == 0 and float(areas[2]["estimated_area"]) == 1500
        assert re.search(r"tree\s*02––0.0 %0.0 – 0.0 %", bench.report(rows)[0])  # points, user's, producer's accuracy

    def test_one_class(self, bench):
        rows = rows_of({(0, 0): 20})
        data, _, _ = bench.run(rows)
        assert data["overall_accuracy"]["estimate"] == 1 and len(data["classes"]) == 1
        # 0.05^(1/20): all right is not the same as no errors
        assert data["overall_accuracy"]["lower"] == pytest.approx(0.8609, abs=1e-4) and data["notes"] == []
        assert "86.1 – 100.0 %" in bench.report(rows)[0]

    def test_scarce_omissions_are_told(self, bench):
        data, _, _ = bench.run(rows_of({(0, 0): 40, (0, 1): 1, (1, 1): 30, (1, 0): 6}))
        (note,) = data["notes"]
        assert note.startswith("building: fewer than 5 points show where the map has missed the class")
        building = data["classes"][1]
        assert building["producers_accuracy"]["upper"] - building["producers_accuracy"]["lower"] > 0.25


class TestWithTheRaster:
    @pytest.fixture()
    def labels(self):
        labels = np.zeros((100, 100), dtype=np.uint8)
        labels[75:] = 1
        return labels

    def raster(self, bench, labels):
        return str(write_raster(bench.folder / "map.tif", labels, nodata=255, gsd=10))

    def test_counts_the_raster(self, bench, labels):
        rows = [row[:3] for row in rows_of(COUNTS)]
        data, areas, _ = bench.run(rows, header=HEADER[:3], prediction=self.raster(bench, labels), classes="isprs")
        assert data["overall_accuracy"]["estimate"] == pytest.approx(0.825) and data["pixel_m2"] == 100
        assert areas[1]["unit"] == "ha" and float(areas[1]["estimated_area"]) == 22.5

    def test_another_raster_is_refused(self, bench, labels):
        labels[0, 0] = 1
        raster = {"prediction": self.raster(bench, labels), "classes": "isprs"}
        said = bench.refusal(rows_of(COUNTS), RasterError, **raster)
        assert "7500 pixels of impervious surfaces" in said and "has 7499" in said
        rows = [row[:3] for row in rows_of({**COUNTS, (4, 4): 2})]
        said = bench.refusal(rows, LabelValueError, header=HEADER[:3], **raster)
        assert "mapped class car" in said

    def test_a_class_without_points_is_said(self, bench, labels):
        labels[0, :50], labels[1, :50] = 4, 6
        notes = Notes()
        rows = [row[:3] for row in rows_of(COUNTS)]
        raster = {"header": HEADER[:3], "prediction": self.raster(bench, labels)}
        data, _, _ = bench.run(rows, notes, **raster)
        assert data["pixels_of_classes_without_points"] == {"car": 50} and data["pixels_undefined"] == 50
        assert data["pixels_estimated"] == 9900
        assert (
            "No point lies in car (50 pixels of the map): the figures speak of the other 99.5% only"
            in notes.warnings[0]
        )
        text, _ = bench.report(rows, **raster)
        assert "No point lies in car (50 pixels)" in text and "50, of which the figures do not speak" in text

    def test_undefined_as_a_mapped_class(self, bench, labels):
        labels[labels == 1] = 6
        rows = rows_of({(0, 0): 9, (0, 1): 1, (6, 1): 5}, {0: 7500, 6: 2500})
        data, _, _ = bench.run(rows, prediction=self.raster(bench, labels))
        assert data["overall_accuracy"]["estimate"] == pytest.approx(0.675)  # nothing undefined is right
        assert data["pixels_undefined"] == 0


def test_from_the_raster_to_the_truth_and_back(tmp_path):
    """Draw, look up the truth at each point, assess: the intervals hold what the whole rasters say."""
    truth = patchwork(300, 300, cell=6, classes=5, seed=3)
    mapped = with_errors(truth, 0.15, classes=5)
    raster = write_raster(tmp_path / "map.tif", mapped, nodata=255)
    drawn = tmp_path / "points.csv"
    config = SamplePointsConfig(input=str(raster), output=str(drawn), points=600, seed=5)
    run_job("samplepoints", config, NullReporter())
    with drawn.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["reference"] = ISPRS.name_of(int(truth[int(row["row"]), int(row["col"])]))
    bench = Bench(tmp_path)
    data, areas, _ = bench.run([list(row.values()) for row in rows], header=list(rows[0]), prediction=str(raster))
    overall = data["overall_accuracy"]
    assert overall["lower"] < (truth == mapped).mean() < overall["upper"] and overall["upper"] - overall["lower"] < 0.06
    for value, area in enumerate(areas):
        assert float(area["lower_95"]) < 0.25 * (truth == value).sum() < float(area["upper_95"])
    counts = np.zeros((5, 5), dtype=int)
    for row in rows:
        counts[truth[int(row["row"]), int(row["col"])], int(row["map_class"])] += 1
    expected = AreaAccuracy.from_sample(counts, np.bincount(mapped.ravel()))
    np.testing.assert_allclose(data["area_proportions"], expected.proportions)


class TestReport:
    def test_says_everything(self, bench):
        notes = Notes()
        text, pictures = bench.report(rows_of(COUNTS), notes=notes)
        words = ("82.5 %", "56.6 – 96.1 %", "15 interpreted points speak for 10 000 pixels", "59.7 – 99.5 %",
                 "2 250", "968", "702 – 4 768", "Fay, Kim 2017", "19 of 20 samples", "Olofsson",
                 "reference ↓ map →")  # fmt: skip
        assert all(word in text for word in words), text
        assert len(pictures) == 2
        assert any("overall accuracy 82.5 (56.6 – 96.1) %, from 15 points" in line for line in notes.lines)

    def test_is_escaped_and_the_same_for_the_same_points(self):
        sample = Sample(ISPRS.classes[:2], np.array([[9, 2], [1, 3]]), np.array([7500, 2500]), {}, 0, 0, 0)
        pages = {points_report(PointAssessment.from_sample(sample, 1.0), {"points": "<p>.csv"}) for _ in range(2)}
        assert len(pages) == 1 and "&lt;p&gt;.csv" in pages.pop()


@pytest.mark.parametrize("text", ["x" * 50_000, "\0" * 3000, "\x1b[31m"], ids=["long", "zeros", "escape"])
def test_damaged_cells_give_a_short_message_that_can_be_read(bench, text):
    rows = rows_of(COUNTS)
    rows[3][2] = text
    with pytest.raises(LabelValueError, match="Unknown classes in field") as error:
        bench.run(rows)
    assert len(error.value.message) < 500 and not PYTHON.search(error.value.message)

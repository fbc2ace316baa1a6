"""Comparison of a class raster with a reference."""

from __future__ import annotations

import csv
import json
import shutil

import numpy as np
import pytest

from tests.engine.support.comparing import compare
from tests.engine.support.confusion import confusion_matrix
from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import colours, patchwork, with_errors, write_raster
from training.accuracy.scores import Scores
from training.contract.class_scheme import ISPRS, ClassScheme, LandCoverClass
from training.contract.config import AssessConfig
from training.contract.errors import ConfigError, JobCancelled, LabelValueError, RasterError
from training.contract.outputs import write_record
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.labels import reference_reader
from training.labels.borders import erode_borders
from training.raster_io import Grid, RasterWriter


@pytest.fixture()
def pair(tmp_path):
    """A reference in colours and a class raster with about 10 % errors, 620 x 90 pixels, several strips."""
    truth = patchwork(620, 90, cell=30)
    predicted = with_errors(truth, 0.1)
    reference = write_raster(tmp_path / "reference.tif", colours(truth), photometric="RGB")
    prediction = write_raster(tmp_path / "prediction.tif", predicted, nodata=255)
    return truth, predicted, reference, prediction


def test_gives_the_scores_of_the_whole_raster(pair):
    truth, predicted, reference, prediction = pair
    notes = Notes()
    result = compare(prediction, reference, 0, (), notes)
    assert (result.matrix[:, :6] == confusion_matrix(truth, predicted, 6)).all() and not result.matrix[:, 6].any()
    assert result.scores == Scores.from_matrix(result.matrix, ISPRS.learnt())
    assert result.total == result.scores.pixels == 620 * 90 and not any(result.left_out.values())
    assert notes.fractions[-1] == 1.0
    assert any(line.startswith("building") for line in notes.lines)
    assert any("overall accuracy 90." in line or "overall accuracy 89." in line for line in notes.lines)


@pytest.mark.parametrize("erosion", [0, 1, 3, 12])
def test_strips_make_no_difference(pair, erosion, monkeypatch):
    truth, predicted, reference, prediction = pair
    whole = compare(prediction, reference, erosion)
    monkeypatch.setattr(reference_reader, "_STRIP_PIXELS", 1)  # 64 rows each, the last one 44
    strips = compare(prediction, reference, erosion)
    assert (strips.matrix == whole.matrix).all() and strips.left_out == whole.left_out
    kept = erode_borders(truth, erosion)
    assert (whole.matrix[:, :6] == confusion_matrix(kept, predicted, 6)).all()
    assert whole.left_out["border"] == (kept == 255).sum()


def test_every_pixel_left_out_is_counted_once_under_the_first_reason(tmp_path):
    truth = np.full((12, 20), 1, dtype=np.uint8)
    truth[0] = 255  # 20: no reference
    truth[1] = 6  # 20: undefined
    truth[2:4] = 5  # 40: ignored, and a border to the rows below
    predicted = truth.copy()
    predicted[:, 0] = 255  # 12, of which 4 have an earlier reason and 1 is at the border
    predicted[5, 5:8] = 6  # the model does not know: 3 errors
    predicted[6, 6] = 5
    predicted[0], predicted[1, 1:] = 2, 2
    reference = write_raster(tmp_path / "r.tif", truth, nodata=255)
    prediction = write_raster(tmp_path / "p.tif", predicted, nodata=255)
    result = compare(prediction, reference, 1, (5,))
    assert result.left_out == {"no_reference": 20, "undefined": 20, "ignored": 40, "border": 20, "no_prediction": 7}
    assert result.scores.pixels == 240 - 107 == 133
    assert [land_cover.value for land_cover in result.rows] == [0, 1, 2, 3, 4]
    assert [land_cover.value for land_cover in result.columns] == [0, 1, 2, 3, 4, 5, 6]
    assert result.matrix[1].tolist() == [0, 129, 0, 0, 0, 1, 3]
    assert result.scores.overall_accuracy == pytest.approx(129 / 133)
    assert result.scores.mean_f1 == pytest.approx(2 * 129 / (133 + 129))  # only building occurs


def test_a_reference_on_another_grid_is_resampled_and_the_log_says_so(tmp_path):
    truth = patchwork(20, 20, cell=4)
    reference = write_raster(tmp_path / "r.tif", truth, gsd=1.0)
    prediction = write_raster(tmp_path / "p.tif", np.kron(truth, np.ones((2, 2), np.uint8)), gsd=0.5)
    notes = Notes()
    result = compare(prediction, reference, 0, (), notes)
    assert result.scenes[0].resampled and result.scores.overall_accuracy == 1 and result.total == 1600
    assert any("nearest neighbour" in line for line in notes.lines)


def test_only_the_common_part_of_two_places_counts(tmp_path):
    truth = patchwork(20, 20)
    prediction = write_raster(tmp_path / "p.tif", truth, gsd=1.0, origin=(0, 100))
    reference = write_raster(tmp_path / "r.tif", truth[:, 5:], gsd=1.0, origin=(5, 100))
    result = compare(prediction, reference)
    assert result.scores.pixels == 300 and result.left_out["no_reference"] == 100
    assert result.scores.overall_accuracy == 1


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_rasters_without_georeference_are_compared_pixel_by_pixel(tmp_path):
    truth = patchwork(20, 20)
    prediction = write_raster(tmp_path / "p.tif", truth, gsd=None)
    reference = write_raster(tmp_path / "r.tif", colours(truth), gsd=None, photometric="RGB")
    assert compare(prediction, reference).scores.overall_accuracy == 1


class TestErrors:
    def refuse(self, kind, prediction, reference, match, erosion=0, ignored=()):
        with pytest.raises(kind, match=match) as caught:
            compare(prediction, reference, erosion, ignored)
        assert caught.value.hint

    def test_no_overlap(self, tmp_path):
        prediction = write_raster(tmp_path / "p.tif", patchwork(9, 9))
        reference = write_raster(tmp_path / "r.tif", patchwork(9, 9), origin=(0, 0))
        self.refuse(RasterError, prediction, reference, "does not overlap")

    def test_nothing_to_compare(self, tmp_path):
        prediction = write_raster(tmp_path / "p.tif", patchwork(9, 9))
        reference = write_raster(tmp_path / "r.tif", np.full((9, 9), 6, np.uint8))
        self.refuse(LabelValueError, prediction, reference, r"No pixel .*\(81 pixels: the reference is undefined")

    def test_a_coloured_prediction(self, pair):
        _, _, reference, _ = pair
        self.refuse(LabelValueError, reference, reference, "3 bands of type uint8")

    def test_a_prediction_of_fractions(self, pair, tmp_path):
        _, predicted, reference, _ = pair
        prediction = write_raster(tmp_path / "f.tif", predicted.astype(np.float32) + 0.25)
        self.refuse(LabelValueError, prediction, reference, "f.tif has the value [0-9].25, but a class raster has one")

    def test_a_prediction_with_values_that_are_no_class(self, pair, tmp_path):
        _, predicted, reference, _ = pair
        predicted[300, 4] = 77
        prediction = write_raster(tmp_path / "v.tif", predicted)
        self.refuse(
            LabelValueError, prediction, reference, "v.tif holds values .*77 .count 1, first at column 4, row 300"
        )

    def test_a_reference_with_foreign_colours(self, pair, tmp_path):
        truth, _, _, prediction = pair
        rgb = colours(truth)
        rgb[:, 400, 7] = (90, 90, 90)
        reference = write_raster(tmp_path / "foreign.tif", rgb, photometric="RGB")
        self.refuse(LabelValueError, prediction, reference, r"foreign.tif holds colours .*column 7, row 400")


class TestJob:
    def test_writes_report_matrix_and_scores(self, pair, tmp_path):
        truth, predicted, reference, prediction = pair
        files = {name: str(tmp_path / name) for name in ("a.html", "m.csv", "s.json")}
        config = AssessConfig(
            prediction=str(prediction),
            reference=str(reference),
            ignore_classes="5",
            report=files["a.html"],
            matrix=files["m.csv"],
            scores=files["s.json"],
        )
        result = run_job("assess", config, NullReporter())
        assert result.outputs == {"report": files["a.html"], "matrix": files["m.csv"], "scores": files["s.json"]}
        assert set(result.scores) == {"overall_accuracy", "mean_f1", "mean_iou", "kappa", "places"}
        assert result.scores["places"][0]["bounds"]
        data = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
        used = truth != 5
        assert data["overall_accuracy"] == pytest.approx((truth == predicted)[used].mean())
        assert data["left_out"]["ignored"] == (~used).sum() and data["ignored_classes"] == [5]
        rows = list(csv.reader((tmp_path / "m.csv").open(encoding="utf-8")))
        assert rows[0][1:] == [land_cover.name for land_cover in ISPRS.classes]
        assert [row[0] for row in rows[1:]] == [land_cover.name for land_cover in ISPRS.classes[:5]]
        assert int(rows[2][3]) == np.count_nonzero((truth == 1) & (predicted == 2))
        assert "Accuracy of " in (tmp_path / "a.html").read_text(encoding="utf-8")

    def test_the_report_of_a_temporary_raster_is_called_after_the_orthophoto(self, pair, tmp_path):
        _, _, reference, prediction = pair
        temporary = tmp_path / "OUTPUT.tif"
        shutil.copy(prediction, temporary)
        write_record(temporary, {"parameters": {"ortho": "/data/area6.tif"}, "outputs": {"output": str(temporary)}})
        report = tmp_path / "report.html"
        config = AssessConfig(prediction=str(temporary), reference=str(reference), report=str(report))
        run_job("assess", config, NullReporter())
        assert "Accuracy of area6<" in report.read_text(encoding="utf-8")

    def test_without_outputs_it_gives_the_scores(self, pair):
        _, _, reference, prediction = pair
        result = run_job("assess", AssessConfig(prediction=str(prediction), reference=str(reference)), NullReporter())
        assert result.outputs == {} and 0.85 < result.scores["overall_accuracy"] < 0.95

    @pytest.mark.parametrize(("ignored", "match"), [("5 9", "holds 9"), ("0 1 2 3 4 5", "leaves no class")])
    def test_classes_to_ignore_must_make_sense(self, pair, ignored, match):
        config = AssessConfig(prediction=str(pair[3]), reference=str(pair[2]), ignore_classes=ignored)
        with pytest.raises(ConfigError, match=match):
            run_job("assess", config, NullReporter())

    def test_can_be_stopped(self, pair):
        reporter = NullReporter()
        reporter.cancel.set()
        with pytest.raises(JobCancelled):
            run_job("assess", AssessConfig(prediction=str(pair[3]), reference=str(pair[2])), reporter)


class TestClassScheme:
    OWN = ClassScheme(
        (
            LandCoverClass(2, "water", (0, 0, 200)),
            LandCoverClass(5, "wood", (0, 120, 0)),
            LandCoverClass(7, "meadow", (200, 220, 90)),
            LandCoverClass(0, "undefined", (9, 9, 9)),
        ),
        undefined=0,
    )

    @pytest.fixture()
    def own(self, tmp_path):
        rng = np.random.default_rng(0)
        truth = np.array([2, 5, 7, 0], np.uint8)[patchwork(64, 64, cell=8, classes=4)]
        predicted = np.where(rng.random(truth.shape) < 0.1, 5, truth).astype(np.uint8)
        grid = Grid.north_up(64, 64, (0, 64), 1.0, 25832)
        with RasterWriter(tmp_path / "p.tif", grid, "uint8", 255, scheme=self.OWN) as writer:
            writer.write_rows(predicted[None])
        return truth, predicted, str(tmp_path / "p.tif")

    def test_that_of_the_class_raster_is_taken(self, own, tmp_path):
        truth, predicted, prediction = own
        plain = write_raster(tmp_path / "r.tif", truth, gsd=1.0, origin=(0, 64))
        shown = np.zeros((3, 64, 64), np.uint8)
        for land_cover in self.OWN.classes:
            shown[:, truth == land_cover.value] = np.array(land_cover.colour, np.uint8)[:, None]
        coloured = write_raster(tmp_path / "c.tif", shown, gsd=1.0, origin=(0, 64), photometric="RGB")
        for reference in (plain, coloured):
            notes = Notes()
            result = run_job("assess", AssessConfig(prediction=prediction, reference=str(reference)), notes)
            used = truth != 0
            assert result.scores["overall_accuracy"] == pytest.approx((truth == predicted)[used].mean())
            assert any("The classes are those of the palette of" in line for line in notes.lines)
            assert any(line.startswith("meadow") for line in notes.lines)

    def test_without_names_in_it_that_of_the_reference(self, own, tmp_path):
        truth, _, named = own
        plain = write_raster(tmp_path / "plain.tif", truth, gsd=1.0, origin=(0, 64))
        notes = Notes()
        run_job("assess", AssessConfig(prediction=str(plain), reference=named), notes)
        assert any(line.startswith("meadow") for line in notes.lines)


def test_polygons_are_left_to_qgis(pair, tmp_path):
    polygons = tmp_path / "fields.gpkg"
    polygons.write_bytes(b"SQLite format 3")
    config = AssessConfig(prediction=str(pair[3]), reference=str(polygons), class_field="kind")
    with pytest.raises(ConfigError, match="Polygons are rasterised by QGIS"):
        run_job("assess", config, NullReporter())

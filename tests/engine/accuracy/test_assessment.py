"""What a comparison gave: the classified part, several scenes, intervals."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.engine.support.comparing import compare
from tests.engine.support.random_maps import random_map
from tests.report_pages import check_page
from tests.small_rasters import patchwork, with_errors, write_raster
from training.accuracy.assess_rasters import Pair, assess_rasters
from training.accuracy.assessment import Rules
from training.accuracy.report import accuracy_report
from training.contract.class_scheme import ISPRS
from training.contract.config import AssessConfig
from training.contract.errors import ConfigError, LabelValueError
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job


class TestUndefinedInThePrediction:
    @pytest.fixture()
    def result(self, tmp_path):
        truth = np.repeat(np.array([0, 1], np.uint8), 50).reshape(2, 50)
        predicted = truth.copy()
        predicted[0, :10] = 6  # 10 of 100 are not classified
        predicted[1, :9] = 0  # 9 are wrong
        reference = write_raster(tmp_path / "r.tif", truth)
        return compare(write_raster(tmp_path / "p.tif", predicted), reference)

    def test_it_is_an_error(self, result):
        assert result.scores.overall_accuracy == pytest.approx(0.81)
        assert result.scores.classes[0].recall == pytest.approx(0.8)

    def test_and_the_classified_part_is_judged_alone(self, result):
        part = result.to_dict()["classified_part"]
        assert part["coverage"] == pytest.approx(0.9)
        assert part["overall_accuracy"] == pytest.approx(81 / 90)
        assert part["mean_f1"] == pytest.approx((2 * 40 / (40 + 49) + 2 * 41 / (50 + 41)) / 2)
        assert any("of the 90.0 % that the prediction does not leave undefined, 90.0 % are right" in line
                   for line in result.lines())  # fmt: skip
        text, _ = check_page(accuracy_report(result, {}))
        assert "leaves 10.0 % of the compared pixels undefined" in text
        assert "Of the 90.0 % that it classifies, 90.0 % are right" in text

    def test_without_any_the_part_is_all(self, tmp_path):
        truth = patchwork(30, 30)
        reference = write_raster(tmp_path / "r.tif", truth)
        result = compare(write_raster(tmp_path / "p.tif", with_errors(truth, 0.1)), reference)
        part = result.to_dict()["classified_part"]
        assert part == {"coverage": 1.0, **result.summary()}
        assert "classifies" not in accuracy_report(result, {})


class TestSeveralScenes:
    @pytest.fixture()
    def scenes(self, tmp_path):
        shapes, pairs = ((60, 80), (100, 50)), []
        for number, shape in enumerate(shapes):
            (tmp_path / str(number)).mkdir()
            truth = patchwork(*shape, cell=10, seed=number)
            predicted = with_errors(truth, 0.1 + 0.2 * number)
            pairs.append(
                Pair(
                    str(write_raster(tmp_path / str(number) / "map.tif", predicted, origin=(0, 1000 * number))),
                    str(write_raster(tmp_path / str(number) / "truth.tif", truth, origin=(0, 1000 * number))),
                )
            )
        return pairs

    def test_the_matrices_are_added_and_each_scene_stands_alone(self, scenes):
        result = assess_rasters(scenes, Rules(ISPRS), NullReporter())
        alone = [assess_rasters([pair], Rules(ISPRS), NullReporter()) for pair in scenes]
        assert (result.matrix == alone[0].matrix + alone[1].matrix).all()
        assert [scene.scores for scene in result.scenes] == [one.scores for one in alone]
        assert result.total == 60 * 80 + 100 * 50
        assert [scene.name for scene in result.scenes] == ["map (1)", "map (2)"]
        text, _ = check_page(accuracy_report(result, {}))
        assert "Each scene" in text and "all pixels together" in text
        assert {place.scene for place in result.places} == {"map (1)", "map (2)"}
        assert [place.errors for place in result.places] == sorted((p.errors for p in result.places), reverse=True)

    def test_the_job_takes_them_and_names_them(self, scenes, tmp_path):
        (first, truth), (second, other) = [(pair.prediction, pair.reference) for pair in scenes]
        config = AssessConfig(
            prediction=first, reference=truth, more_predictions=(second,), more_references=(other,),
            scores=str(tmp_path / "s.json"),
        )  # fmt: skip
        config.validate()
        run_job("assess", config, NullReporter())
        data = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
        assert [scene["prediction"] for scene in data["scenes"]] == [first, second]
        assert [scene["reference"] for scene in data["scenes"]] == [truth, other]
        assert data["scenes"][1]["scores"]["overall_accuracy"] == pytest.approx(0.7, abs=0.03)

    def test_one_without_anything_to_compare_is_named(self, scenes, tmp_path):
        empty = write_raster(tmp_path / "empty.tif", np.full((60, 80), 6, np.uint8), origin=(0, 0))
        with pytest.raises(LabelValueError, match=r"empty.tif"):
            assess_rasters([scenes[1], Pair(scenes[0].prediction, str(empty))], Rules(ISPRS), NullReporter())

    @pytest.mark.parametrize(
        ("changes", "match"),
        [
            ({"more_predictions": ("b",)}, "MORE_PREDICTIONS holds 1 rasters, but MORE_REFERENCES 0"),
            ({"more_predictions": ("b",), "more_references": ("c",), "errors": "e.tif"}, "ERRORS belongs to a single"),
        ],
    )
    def test_what_does_not_fit_together_is_refused(self, changes, match):
        with pytest.raises(ConfigError, match=match):
            AssessConfig(prediction="a", reference="b", **changes).validate()


class TestIntervals:
    def test_they_stand_in_log_report_and_scores(self, tmp_path):
        truth, predicted = random_map(np.random.default_rng(0), 480, 20)
        reference = write_raster(tmp_path / "r.tif", truth)
        prediction = write_raster(tmp_path / "p.tif", predicted)
        result = compare(prediction, reference)
        data = result.to_dict()["confidence_intervals"]
        low, high = data["overall_accuracy"]
        assert low < result.scores.overall_accuracy < high < low + 0.1
        assert data["blocks"] >= 10 and data["level"] == 0.95 and data["seed"] == 1
        assert [of_class["name"] for of_class in data["classes"]] == [land_cover.name for land_cover in ISPRS.learnt()]
        assert data["classes"][5]["f1"] is None  # clutter occurs nowhere
        text, pictures = check_page(accuracy_report(result, {}))
        assert f"{100 * low:.1f} – {100 * high:.1f} %" in text and "95 % confidence intervals" in text
        assert f"blocks{data['blocks']} of {data['block_size_px']} ×" in text
        assert any(f"(95 % interval {100 * low:.1f} to {100 * high:.1f})" in line for line in result.lines())
        assert len(pictures) == 2 + 3 * len(result.places)

    def test_the_block_size_can_be_given(self, tmp_path):
        truth, predicted = random_map(np.random.default_rng(0), 320, 8)
        reference = write_raster(tmp_path / "r.tif", truth)
        result = assess_rasters(
            [Pair(str(write_raster(tmp_path / "p.tif", predicted)), str(reference))],
            Rules(ISPRS, block_size=50, seed=9),
            NullReporter(),
        )
        assert (result.bootstrap.block_size, result.bootstrap.blocks, result.bootstrap.seed) == (64, 25, 9)
        assert "as asked for" in accuracy_report(result, {})

"""The report on the accuracy of a class raster."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.engine.support.comparing import compare, compare_all_kinds
from tests.report_pages import check_page
from tests.small_rasters import patchwork, with_errors, write_raster
from training.accuracy.report import accuracy_report
from training.contract.class_scheme import ISPRS
from training.report.matrix_table import matrix_table
from training.report.page import number, percent


class TestAccuracyReport:
    @pytest.fixture()
    def assessment(self, tmp_path):
        return compare_all_kinds(tmp_path)

    def test_says_everything(self, assessment):
        text, pictures = check_page(accuracy_report(assessment, {"reference": "a<b.tif"}, "2025-03-14 10:00"))
        scores = assessment.scores
        for words in (
            percent(scores.overall_accuracy),
            percent(scores.mean_f1),
            number(scores.kappa),
            "the reference is undefined",
            "too near to a border",
            "the classified raster has no data",
            "within 2 pixels of a border",
            "a<b.tif",
            "user's accuracy",
            "producer's accuracy",
        ):
            assert words.replace("\u00a0", " ") in text, words
        assert "–" in text  # clutter occurs nowhere
        assert [picture["alt"] for picture in pictures[2:]] == ["Reference", "Map", "Errors"]

    def test_says_why_there_are_no_intervals(self, tmp_path):
        truth = patchwork(40, 40)
        raster = write_raster(tmp_path / "r.tif", truth)
        prediction = write_raster(tmp_path / "p.tif", with_errors(truth, 0.2))
        text, _ = check_page(accuracy_report(compare(prediction, raster), {}))
        assert "There are no confidence intervals: too few blocks: 9 of 16 × 16 pixels, which count as 7.7 full" in text
        assert "95 % confidence" not in text and "widened" not in text

    def test_matrix_cells(self):
        rows = ISPRS.classes[:2]
        table = matrix_table(np.array([[3, 1, 0], [0, 0, 0]]), rows, ISPRS.classes[:3])
        assert [land_cover.value for land_cover in table.columns] == [
            0,
            1,
        ]  # the empty column that is no class is dropped
        first, second = (cells for _, cells, _ in table.rows)
        assert [pixels for *_, pixels in table.rows] == [4, 0] and table.sums == (3, 1) and table.total == 4
        assert [(cell.share, cell.pixels) for cell in first] == [(0.75, 3), (0.25, 1)]
        assert math.isnan(second[0].share) and second[0].background == "#ffffff"

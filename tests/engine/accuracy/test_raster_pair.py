"""What of two rasters is compared, and what is left out."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics

from tests.engine.support.comparing import compare
from tests.engine.support.tiny_scenes import Notes
from tests.report_pages import check_page
from tests.small_rasters import colours, patchwork, with_errors, write_raster
from training.accuracy.raster_pair import OpenPair
from training.accuracy.report import accuracy_report
from training.contract.class_scheme import ISPRS
from training.labels import reference_reader
from training.labels.borders import erode_borders


def test_agrees_with_scikit_learn_on_the_same_pixels(tmp_path):
    truth = patchwork(300, 200, cell=11)
    predicted = with_errors(truth, 0.2)
    truth[20:40], predicted[:, :9], predicted[100:110] = 6, 255, 6
    reference = write_raster(tmp_path / "r.tif", truth)
    result = compare(write_raster(tmp_path / "p.tif", predicted, nodata=255), reference)
    used = (truth != 6) & (predicted != 255)
    y, x = truth[used], predicted[used]
    known = list(range(6))
    scores = result.scores
    assert scores.pixels == used.sum()
    assert scores.overall_accuracy == pytest.approx(metrics.accuracy_score(y, x), abs=1e-12)
    assert scores.kappa == pytest.approx(metrics.cohen_kappa_score(y, x), abs=1e-12)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(y, x, labels=known)
    iou = metrics.jaccard_score(y, x, labels=known, average=None)
    for name, wanted in {"precision": precision, "recall": recall, "f1": f1, "iou": iou, "support": support}.items():
        assert np.allclose([getattr(of_class, name) for of_class in scores.classes], wanted, rtol=0, atol=1e-12)
    assert scores.mean_f1 == pytest.approx(f1.mean(), abs=1e-12)


class TestStrips:
    def open(self, tmp_path):
        truth = patchwork(200, 20)
        reference = write_raster(tmp_path / "r.tif", truth)
        return OpenPair(write_raster(tmp_path / "p.tif", truth), reference, ISPRS, 0, ())

    def test_who_leaves_them_early_is_told(self, tmp_path, monkeypatch):
        monkeypatch.setattr(reference_reader, "_STRIP_PIXELS", 1)  # strips of 64 rows
        with pytest.raises(RuntimeError, match="left before the last one"), self.open(tmp_path) as comparison:
            for _ in comparison.strips(Notes()):
                break
        with self.open(tmp_path) as comparison:
            assert sum(pixels.window.height for pixels in comparison.strips(Notes())) == 200

    def test_an_error_on_the_way_stays_what_it_is(self, tmp_path):
        with pytest.raises(ZeroDivisionError), self.open(tmp_path) as comparison:
            for _ in comparison.strips(Notes()):
                raise ZeroDivisionError

    def test_none_need_be_read(self, tmp_path):
        with self.open(tmp_path) as comparison:
            assert comparison.covered == 1


class TestPartialOverlap:
    def test_the_share_is_told(self, tmp_path):
        truth = patchwork(20, 20)
        prediction = write_raster(tmp_path / "p.tif", truth, gsd=1.0, origin=(0, 100))
        reference = write_raster(tmp_path / "r.tif", truth[:, 5:], gsd=1.0, origin=(5, 100))
        notes = Notes()
        result = compare(prediction, reference, reporter=notes)
        assert result.scenes[0].covered == pytest.approx(0.75)
        assert any("covers 75.0% of" in line for line in notes.lines)
        text, _ = check_page(accuracy_report(result, {}))
        assert "it covers 75.0 % of the classified raster, and only this part is compared" in text

    def test_what_lies_beyond_is_not_looked_at(self, tmp_path, monkeypatch):
        monkeypatch.setattr(reference_reader, "_STRIP_PIXELS", 1)  # strips of 64 rows
        truth = patchwork(200, 20)
        predicted = truth.copy()
        predicted[150:] = 99  # no class, but where there is no reference
        prediction = write_raster(tmp_path / "p.tif", predicted, gsd=1.0, origin=(0, 200))
        reference = write_raster(tmp_path / "r.tif", truth[:64], gsd=1.0, origin=(0, 200))
        assert compare(prediction, reference).scores.overall_accuracy == 1


class TestErodedReferences:
    @pytest.mark.slow
    def test_erosion_gives_what_the_eroded_reference_of_the_benchmark_gives(self, tmp_path):
        truth = patchwork(200, 300, cell=25)
        prediction = write_raster(tmp_path / "p.tif", with_errors(truth, 0.1))
        full = write_raster(tmp_path / "full.tif", colours(truth), photometric="RGB")
        kept = erode_borders(truth, 3)
        black = write_raster(tmp_path / "b.tif", colours(np.where(kept == 255, 6, kept)), photometric="RGB")
        notes = Notes()
        eroded, given = compare(prediction, full, 3), compare(prediction, black, reporter=notes)
        assert (eroded.matrix == given.matrix).all()
        assert eroded.left_out["border"] == given.left_out["undefined"] == (kept == 255).sum() > 0
        assert eroded.scenes[0].gap_px == 0 and given.scenes[0].gap_px == 6
        assert any("already left out" in line and "about 6 pixels" in line for line in notes.lines)
        assert "already eroded" in accuracy_report(given, {}) and "already eroded" not in accuracy_report(eroded, {})

    def test_eroding_it_again_changes_nothing(self, tmp_path):
        truth = patchwork(100, 100, cell=25)
        kept = erode_borders(truth, 3)
        reference = write_raster(tmp_path / "r.tif", np.where(kept == 255, 6, kept))
        prediction = write_raster(tmp_path / "p.tif", with_errors(truth, 0.1))
        assert (compare(prediction, reference, 3).matrix == compare(prediction, reference).matrix).all()

"""Confusion matrix and scores."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn import metrics

from tests.engine.support.confusion import confusion_matrix
from training.accuracy.scores import Scores, index_table, matrix_classes, score_arrays
from training.contract.class_scheme import ISPRS, LandCoverClass

THREE = tuple(LandCoverClass(v, name, (v, v, v)) for v, name in ((0, "water"), (4, "wood"), (9, "meadow")))


def test_scores_by_hand():
    matrix = np.array([[50, 10, 0], [5, 20, 5], [0, 0, 10]])
    scores = Scores.from_matrix(matrix, THREE)
    assert scores.pixels == 100 and scores.overall_accuracy == pytest.approx(0.80)
    # chance agreement (60*55 + 30*30 + 10*15) / 100^2 = 0.435
    assert scores.kappa == pytest.approx((0.80 - 0.435) / (1 - 0.435))
    assert [c.precision for c in scores.classes] == pytest.approx([50 / 55, 20 / 30, 10 / 15])
    assert [c.recall for c in scores.classes] == pytest.approx([50 / 60, 20 / 30, 1.0])
    assert [c.f1 for c in scores.classes] == pytest.approx([100 / 115, 40 / 60, 20 / 25])
    assert [c.iou for c in scores.classes] == pytest.approx([50 / 65, 20 / 40, 10 / 15])
    assert [(c.value, c.name, c.support, c.predicted) for c in scores.classes] == [
        (0, "water", 60, 55),
        (4, "wood", 30, 30),
        (9, "meadow", 10, 15),
    ]
    assert scores.mean_iou == pytest.approx((50 / 65 + 20 / 40 + 10 / 15) / 3)
    assert scores.frequency_weighted_iou == pytest.approx(0.6 * 50 / 65 + 0.3 * 20 / 40 + 0.1 * 10 / 15)
    assert scores.frequency_weighted_f1 == pytest.approx(0.6 * 100 / 115 + 0.3 * 40 / 60 + 0.1 * 20 / 25)
    assert scores.frequency_weighted_precision == pytest.approx(0.6 * 50 / 55 + 0.3 * 20 / 30 + 0.1 * 10 / 15)
    assert scores.mean_precision == pytest.approx((50 / 55 + 20 / 30 + 10 / 15) / 3)
    assert scores.mean_recall == pytest.approx((50 / 60 + 20 / 30 + 1) / 3)
    assert [c.right for c in scores.classes] == [50, 20, 10]


def test_a_class_absent_from_both_is_nan_and_not_in_the_means():
    scores = Scores.from_matrix(np.array([[8, 2, 0], [0, 10, 0], [0, 0, 0]]), THREE)
    absent = scores.classes[2]
    assert all(math.isnan(v) for v in (absent.precision, absent.recall, absent.f1, absent.iou))
    assert scores.mean_recall == pytest.approx(0.9)
    assert scores.to_dict()["classes"][2]["f1"] is None


def test_a_class_never_predicted_and_one_only_predicted_count_as_zero():
    scores = Scores.from_matrix(np.array([[5, 0, 5], [3, 0, 0], [0, 0, 0]]), THREE)
    missed, invented = scores.classes[1:]
    assert (missed.precision, missed.recall, missed.f1, missed.iou) == (0, 0, 0, 0)
    assert (invented.precision, invented.recall, invented.f1, invented.iou) == (0, 0, 0, 0)
    assert scores.mean_f1 == pytest.approx(10 / 18 / 3)


def test_predicted_undefined_is_an_error_but_no_class():
    rows, columns = matrix_classes(ISPRS, ignored=(5,))
    assert [c.value for c in rows] == [0, 1, 2, 3, 4]
    assert [c.value for c in columns] == [0, 1, 2, 3, 4, 5, 6]
    matrix = np.zeros((5, 7), dtype=np.int64)
    matrix[0, 0], matrix[0, 6], matrix[1, 1], matrix[1, 5] = 6, 2, 7, 1
    scores = Scores.from_matrix(matrix, rows)
    assert scores.overall_accuracy == pytest.approx(13 / 16)
    assert scores.classes[0].recall == pytest.approx(6 / 8) and scores.classes[0].precision == 1
    assert scores.mean_f1 == pytest.approx((12 / 14 + 14 / 15) / 2)
    assert len(scores.classes) == 5


def test_an_empty_matrix_has_no_scores():
    scores = Scores.from_matrix(np.zeros((3, 3), dtype=np.int64), THREE)
    assert scores.pixels == 0 and math.isnan(scores.overall_accuracy) and math.isnan(scores.mean_f1)
    assert json.dumps(scores.to_dict(), allow_nan=False)


def test_kappa_is_nan_where_there_is_only_one_class():
    assert math.isnan(Scores.from_matrix(np.diag([9, 0, 0]), THREE).kappa)


def test_any_class_values_through_a_table():
    table = index_table([0, 4, 9])
    labels = np.array([[0, 4, 9, 255, 7]], dtype=np.uint8)
    assert table[labels].tolist() == [[0, 1, 2, 255, 255]]


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    classes = 7
    reference = rng.integers(0, classes, 5000)
    prediction = np.where(rng.random(5000) < 0.7, reference, rng.integers(0, classes, 5000))
    matrix = confusion_matrix(reference, prediction, classes)
    assert (matrix == metrics.confusion_matrix(reference, prediction)).all()
    scores = Scores.from_matrix(matrix, ISPRS.classes)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(reference, prediction)
    for name, wanted in (("precision", precision), ("recall", recall), ("f1", f1), ("support", support)):
        assert np.allclose([getattr(c, name) for c in scores.classes], wanted, rtol=0, atol=1e-12)
    iou = metrics.jaccard_score(reference, prediction, average=None)
    weighted = metrics.jaccard_score(reference, prediction, average="weighted")
    assert np.allclose([c.iou for c in scores.classes], iou, rtol=0, atol=1e-12)
    assert scores.frequency_weighted_iou == pytest.approx(weighted, abs=1e-12)
    assert scores.overall_accuracy == pytest.approx(metrics.accuracy_score(reference, prediction), abs=1e-12)
    assert scores.kappa == pytest.approx(metrics.cohen_kappa_score(reference, prediction), abs=1e-12)
    assert scores.mean_f1 == pytest.approx(f1.mean(), abs=1e-12)
    assert scores.mean_iou == pytest.approx(iou.mean(), abs=1e-12)


LABELS = arrays.arrays(np.uint8, (9, 7), elements=st.sampled_from([0, 1, 2, 3, 255]))


@given(LABELS, LABELS)
def test_scores_lie_between_0_and_1_and_swapping_swaps_precision_and_recall(reference, prediction):
    matrix = confusion_matrix(reference, prediction, 4)
    classes = ISPRS.classes[:4]
    there, back = Scores.from_matrix(matrix, classes), Scores.from_matrix(matrix.T, classes)
    for one, other in zip(there.classes, back.classes):
        assert one.precision == pytest.approx(other.recall, nan_ok=True)
        assert one.f1 == pytest.approx(other.f1, nan_ok=True)
        assert math.isnan(one.f1) or 0 <= one.iou <= one.f1 <= 1
    assert there.kappa == pytest.approx(back.kappa, nan_ok=True)


@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_scikit_learn_where_the_prediction_is_undefined(seed):
    rng = np.random.default_rng(seed)
    reference = rng.integers(0, 6, 4000)
    prediction = np.where(rng.random(4000) < 0.6, reference, rng.integers(0, 7, 4000))  # 6: the model does not know
    rows, columns = matrix_classes(ISPRS)
    scores = Scores.from_matrix(confusion_matrix(reference, prediction, len(columns))[:6], rows)
    known = list(range(6))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(reference, prediction, labels=known)
    for name, wanted in (("precision", precision), ("recall", recall), ("f1", f1), ("support", support)):
        assert np.allclose([getattr(c, name) for c in scores.classes], wanted, rtol=0, atol=1e-12)
    iou = metrics.jaccard_score(reference, prediction, average=None, labels=known)
    assert np.allclose([c.iou for c in scores.classes], iou, rtol=0, atol=1e-12)
    assert scores.overall_accuracy == pytest.approx(metrics.accuracy_score(reference, prediction), abs=1e-12)
    assert scores.kappa == pytest.approx(metrics.cohen_kappa_score(reference, prediction), abs=1e-12)
    weighted = metrics.f1_score(reference, prediction, average="weighted", labels=known)
    assert scores.frequency_weighted_f1 == pytest.approx(weighted, abs=1e-12)
    assert scores.mean_recall == pytest.approx(recall.mean(), abs=1e-12)


def test_many_matrices_at_once_give_what_each_gives_alone():
    rng = np.random.default_rng(0)
    matrices = rng.integers(0, 9, (5, 3, 4)) * (rng.random((5, 3, 4)) < 0.6)
    matrices[2] = 0
    matrices[3, 1] = matrices[3, :, 1] = 0
    together = score_arrays(matrices)
    for i, matrix in enumerate(matrices):
        alone = score_arrays(matrix)
        assert set(alone) == set(together)
        for name, values in together.items():
            assert np.array_equal(values[i], alone[name], equal_nan=True), name

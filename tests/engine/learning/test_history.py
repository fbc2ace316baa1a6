"""Which epoch is the best, and when a training no longer improves."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from training.accuracy.scores import Scores
from training.contract.class_scheme import ISPRS
from training.contract.config import TrainConfig
from training.learning.calibration import Calibration
from training.learning.history import Epoch, TrainingHistory, score_of

CLASSES = ISPRS.learnt()[:3]
NETWORK = nn.Conv2d(1, 1, 1)


def epoch_of(number, matrix):
    scores = Scores.from_matrix(matrix, CLASSES)
    return Epoch(number, 1.0, 1.0, matrix, scores, Calibration(), 1e-3)


def matrix_of(right, wrong=0, absent=0):
    """Two classes of 1000 pixels each, so many right; `absent` pixels are taken for a third, which is not there."""
    return np.array([[right, 1000 - right - absent, absent], [wrong, 1000 - wrong, 0], [0, 0, 0]])


def test_a_class_that_the_validation_lacks_does_not_choose_the_epoch():
    worse, better = matrix_of(800, 200), matrix_of(950, 60, absent=3)
    history = TrainingHistory()
    assert history.add(epoch_of(1, worse), NETWORK)
    assert history.add(epoch_of(2, better), NETWORK) and history.best_epoch == 2
    assert epoch_of(2, better).scores.mean_f1 < epoch_of(1, worse).scores.mean_f1  # what it was chosen by before


def test_the_score_is_the_mean_over_the_classes_that_are_there():
    matrix = np.array([[8, 2, 0], [1, 9, 0], [0, 0, 0]])
    assert score_of(matrix) == pytest.approx((16 / 19 + 18 / 21) / 2)
    assert score_of(np.array([[5, 5, 0], [0, 0, 0], [0, 4, 0]])) == pytest.approx((2 / 3 + 0) / 2)  # missed: 0
    assert np.isnan(score_of(np.zeros((3, 3), dtype=int)))


def ends_after(scores, monkeypatch, patience=3):
    """After how many epochs of these scores a training no longer improves."""
    monkeypatch.setattr(Epoch, "score", property(lambda epoch: scores[epoch.number - 1]))
    history, config = TrainingHistory(), TrainConfig(patience=patience)
    for number in range(1, len(scores) + 1):
        history.add(epoch_of(number, matrix_of(900)), NETWORK)
        if history.runs_out_of_patience(config):
            return number
    return None


def test_improvements_must_come_to_something(monkeypatch):
    assert ends_after([0.5 + 0.0001 * number for number in range(20)], monkeypatch) == 4
    assert ends_after([0.5 + 0.001 * number for number in range(20)], monkeypatch) is None  # 0.003 in three epochs
    assert ends_after([0.5, 0.4, 0.5015, 0.5025, 0.5, 0.5, 0.5], monkeypatch) == 7
    assert ends_after([0.5, 0.6, 0.5, 0.5, 0.5], monkeypatch) == 5
    assert ends_after([0.5] * 9, monkeypatch, patience=0) is None


def test_a_small_improvement_is_the_best_epoch_all_the_same(monkeypatch):
    monkeypatch.setattr(Epoch, "score", property(lambda epoch: 0.5 + 0.0001 * epoch.number))
    history = TrainingHistory()
    assert all(history.add(epoch_of(number, matrix_of(900)), NETWORK) for number in (1, 2, 3))
    assert (history.best_epoch, history.marked_epoch) == (3, 1)


def test_what_is_marked_is_resumed_and_old_files_are_read_with_their_best_epoch():
    history = TrainingHistory()
    for number, right in enumerate((800, 801), start=1):
        history.add(epoch_of(number, matrix_of(right, absent=5)), NETWORK)
    state = history.to_state()
    again = TrainingHistory.from_state(state)
    assert (again.marked_epoch, again.marked_score) == (1, history.marked_score)
    old = {name: value for name, value in state.items() if not name.startswith(("marked", "cooling"))}
    old["best_score"] = 0.1  # the mean over all classes, as it was
    again = TrainingHistory.from_state(old)
    assert again.best_score == again.marked_score == history.best_score and again.marked_epoch == 2
    assert torch.equal(again.best_state["weight"], NETWORK.weight)

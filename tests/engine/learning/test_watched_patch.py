"""What somebody sees who watches a training: one validation patch, and the best map of it."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
import torch
from PIL import Image

from tests.engine.support.tiny_scenes import TRAINING, Notes, Onlooker
from training.accuracy.scores import Scores
from training.contract.config import TrainConfig
from training.jobs.run import run_job
from training.learning import watched_patch
from training.learning.calibration import Calibration
from training.learning.history import Epoch, TrainingHistory
from training.learning.pace import pace_of
from training.learning.passes.validation import predict_logits, validate
from training.learning.setup import prepare
from training.learning.watched_patch import WatchedPatch


def config_for(dataset, folder, **more):
    return TrainConfig(dataset=str(dataset), model=str(folder / "m.safetensors"), **{**TRAINING, **more})


def pixels(image):
    """RGB of a data URI, (H, W, 3)."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(image.partition(",")[2]))).convert("RGB"))


class Training:
    """One whose epochs are as good as the test says."""

    def __init__(self, dataset, folder, onlooker):
        self.setup = prepare(config_for(dataset, folder), Notes())
        self.history, self.onlooker = TrainingHistory(), onlooker
        self.watched = WatchedPatch(self.setup, onlooker)

    def epoch(self, right):
        """An epoch in which this many of 10 pixels are right; returns the class values that the network gives."""
        with torch.no_grad():
            for weight in self.setup.model.averaged.network.parameters():
                weight.add_(0.2 * torch.randn_like(weight))
        validate(self.setup, pace_of(self.setup, self.history), Notes(), self.watched.see)
        matrix = np.array([[right, 10 - right], [10 - right, right]])
        scores = Scores.from_matrix(matrix, self.setup.data.classes[:2])
        epoch = Epoch(self.history.epochs + 1, 1.0, 1.0, matrix, scores, Calibration(), 0.1)
        self.history.add(epoch, self.setup.model.averaged.network)
        with torch.inference_mode():
            images, _ = self.setup.data.validation.batch([self.watched._index])
            best = predict_logits(self.setup, images).argmax(1)[0].numpy()
        self.watched.after_epoch(self.history)
        return np.array(self.setup.model.card.outputs, dtype=np.uint8)[best]


@pytest.fixture
def training(dataset, tmp_path):
    return Training(dataset, tmp_path, Onlooker())


def colours_of(training, labels):
    scheme = training.setup.data.dataset.card.scheme
    return np.array([scheme.colour_of(value) or (0, 0, 0) for value in range(256)], dtype=np.uint8)[labels]


def test_the_map_is_that_of_the_best_epoch(training, monkeypatch):
    monkeypatch.setattr(watched_patch, "_PAUSE_S", 0.0)
    monkeypatch.setattr(watched_patch, "_PAUSE_TIMES", 0)
    maps = [training.epoch(right) for right in (5, 8, 6, 9)]
    shown = training.onlooker.pictures
    assert [(name, step) for name, step, _ in shown] == [
        ("orthophoto", 1), ("reference", 1), ("map", 1), ("map", 2), ("map", 4)
    ]  # fmt: skip
    valid = training.setup.data.validation.pixels(training.watched._index).valid
    for (_, step, image), expected in zip(shown[2:], (maps[0], maps[1], maps[3])):
        np.testing.assert_array_equal(pixels(image)[valid], colours_of(training, expected)[valid], str(step))
    reference = training.setup.data.validation.pixels(training.watched._index).labels
    np.testing.assert_array_equal(pixels(shown[1][2])[reference < 6], colours_of(training, reference)[reference < 6])


def test_maps_follow_each_other_slowly_and_the_last_best_one_is_shown_in_the_end(training):
    for right in (5, 6, 7, 8, 4):
        training.epoch(right)
    assert [step for name, step, _ in training.onlooker.pictures if name == "map"] == [1]
    training.watched.show()
    assert [step for name, step, _ in training.onlooker.pictures if name == "map"] == [1, 4]
    training.watched.show()
    assert len(training.onlooker.pictures) == 4  # nothing twice


def test_nothing_is_made_where_nobody_looks_on(dataset, tmp_path, monkeypatch):
    training = Training(dataset, tmp_path, Notes())
    assert training.watched._index is None
    training.watched.see(torch.zeros((4, 2, 8, 8)), 0, 4)
    training.watched.after_epoch(training.history)
    training.watched.show()
    assert training.watched._seen is None


def test_a_training_shows_its_last_best_map(dataset, tmp_path):
    onlooker = Onlooker()
    run_job("train", config_for(dataset, tmp_path, epochs=3), onlooker)
    names = [name for name, _, _ in onlooker.pictures]
    assert names[:3] == ["orthophoto", "reference", "map"] and set(names[3:]) <= {"map"}
    best = max(onlooker.metrics, key=lambda metric: metric[1]["mean_f1"])[0]
    assert onlooker.pictures[-1][:2] == ("map", best)

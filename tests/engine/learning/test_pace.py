"""How far a training is: by its epochs, and by a clock that the tests turn."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.engine.support.tiny_scenes import TRAINING, Notes
from training.contract.config import TrainConfig
from training.contract.model_card import read_model_card
from training.jobs.run import run_job
from training.learning import history as history_module
from training.learning.history import TrainingHistory
from training.learning.pace import pace_of
from training.learning.passes.epoch import train_epoch
from training.learning.setup import prepare


class Clock:
    """Every look at it takes a while."""

    def __init__(self, seconds):
        self._seconds, self.now = seconds, 0.0

    def __call__(self):
        self.now += self._seconds
        return self.now


@pytest.fixture
def config(dataset, tmp_path):
    def make(**parameters):
        given = {**TRAINING, "dataset": str(dataset), "model": str(tmp_path / "m.safetensors"), **parameters}
        return TrainConfig(**given)

    return make


def test_epochs_are_steps_of_the_whole(config):
    history = TrainingHistory(metrics=[{}, {}])
    pace = pace_of(prepare(config(epochs=8), Notes()), history)
    pace.begin()
    pace.step(0.5)
    assert pace.place == "epoch 3 of 8" and pace.done == 2.5 / 8 and pace.end == 1 and not pace.is_over()
    history.metrics.extend([{}] * 6)
    assert pace.is_over()


def test_a_fall_before_the_end_ends_the_training(config):
    history = TrainingHistory(metrics=[{}] * 40, cooling_from=40)
    pace = pace_of(prepare(config(epochs=100), Notes()), history)
    pace.step(1.0)
    assert pace.end == 0.5 and 0 < pace.rate < 1
    history.metrics.extend([{}] * 9)
    pace.step(1.0)
    assert pace.rate == pytest.approx(0, abs=1e-12) and not pace.is_over()
    history.metrics.append({})
    assert pace.is_over()


def test_the_minutes_decide_how_far_it_is(config, monkeypatch):
    clock = Clock(0.0)
    monkeypatch.setattr(history_module, "time", SimpleNamespace(monotonic=clock))
    setup = prepare(config(minutes=2, epochs=1), Notes())
    pace = pace_of(setup, TrainingHistory())
    validation = len(setup.data.validation) / len(setup.data.training) / 3
    clock.now = 30.0
    pace.begin()
    clock.now = 60.0
    pace.step(0.5)  # a half of the patches took 30 s
    assert pace.done == pytest.approx(60 / (120 - 60 * validation)) and not pace.is_used_up()
    assert pace.place == "epoch 1, 1 of 2 minutes" and pace.progress() == 0.5
    clock.now = 119.0
    pace.step(1.0)
    assert pace.done == 1 and pace.is_used_up() and pace.is_over()
    assert pace.rate == pytest.approx(0, abs=1e-12)


def test_an_epoch_ends_with_the_minutes(config, monkeypatch):
    setup = prepare(config(minutes=1, batch_size=4), Notes())
    monkeypatch.setattr(history_module, "time", SimpleNamespace(monotonic=Clock(10.0)))
    notes = Notes()
    train_epoch(setup, pace_of(setup, TrainingHistory()), notes)
    assert setup.model.averaged.steps < len(setup.data.training) / 4
    assert setup.model.optimizer.param_groups[0]["lr"] == pytest.approx(0, abs=1e-9)


def test_a_training_by_the_minutes_writes_its_model(config, monkeypatch):
    monkeypatch.setattr(history_module, "time", SimpleNamespace(monotonic=Clock(2.0)))
    asked, notes = config(minutes=3, epochs=1, patience=1), Notes()
    result = run_job("train", asked, notes)
    card = read_model_card(asked.model)
    assert result.scores["epochs_run"] == len(card.history) > 1
    assert card.training["minutes"] == 3 and card.history[-1]["learning_rate"] < 1e-3 * asked.learning_rate
    assert any("3 minutes" in message and "Chosen for" in message for message in notes.lines)


def test_it_goes_on_with_the_minutes_that_are_left(config, monkeypatch):
    monkeypatch.setattr(history_module, "time", SimpleNamespace(monotonic=Clock(0.0)))
    pace = pace_of(prepare(config(minutes=1), Notes()), TrainingHistory(metrics=[{}], seconds_before=59.0))
    pace.begin()
    assert not pace.is_over()
    pace.step(1.0)
    assert pace.done > 0.98

"""Model and resume file of a running training: in a thread, in a share of the time, and a stop loses nothing."""

from __future__ import annotations

import threading

import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING, Notes
from training.contract.config import TrainConfig
from training.contract.errors import EngineError, JobCancelled, ModelFileError
from training.jobs.run import run_job
from training.learning import resume, running_files
from training.learning import train as train_module
from training.learning.copies import copied, place_for_copies
from training.learning.history import TrainingHistory
from training.learning.setup import prepare
from training.network.model_file import load_model

CPU = torch.device("cpu")


@pytest.fixture()
def clock(monkeypatch):
    """A clock that a test sets; writing the resume file takes three seconds of it."""

    class Clock:
        now = 1000.0

        def monotonic(self):
            return self.now

    clock, write = Clock(), resume.write
    monkeypatch.setattr(running_files, "time", clock)

    def slow(config, state):
        write(config, state)
        clock.now += 3.0
        clock.written = [*getattr(clock, "written", []), state["course"].epochs]

    monkeypatch.setattr(resume, "write", slow)
    return clock


@pytest.fixture()
def training(dataset, tmp_path):
    """What a training works with, and a history to which epochs can be added."""
    config = TrainConfig(dataset=str(dataset), model=str(tmp_path / "m.safetensors"), **TRAINING)
    setup = prepare(config, Notes())
    history = TrainingHistory(best_epoch=1, best_state=copied(setup.model.averaged.network.state_dict(), CPU))
    return setup, history


def files_for(setup, notes=None):
    return running_files.RunningFiles(
        setup, setup.run.config.model, lambda setup, history: setup.model.card, notes or Notes()
    )


def epoch(files, history):
    history.metrics.append({"epoch": history.epochs + 1})
    files.after_epoch(history)
    files._running.result()


def test_writing_takes_three_per_cent_of_the_time_and_the_last_epoch_is_written_at_the_end(training, clock):
    setup, history = training
    notes = Notes()
    with files_for(setup, notes) as files:
        for _ in range(60):  # epochs of two seconds: 90 s lie between two versions
            epoch(files, history)
            clock.now += 2.0
        assert clock.written == [1, 46]
        assert sum("every 1 min 30 s" in line for line in notes.lines) == 1, notes.lines
    assert clock.written == [1, 46, 60]


def test_long_epochs_are_all_written(training, clock):
    setup, history = training
    notes = Notes()
    with files_for(setup, notes) as files:
        for _ in range(4):
            epoch(files, history)
            clock.now += 100.0
    assert clock.written == [1, 2, 3, 4] and notes.lines == []


def test_the_training_goes_on_while_a_thread_writes_what_was_at_the_end_of_the_epoch(training, monkeypatch):
    setup, history = training
    go_on, write, threads = threading.Event(), resume.write, []

    def late(config, state):
        threads.append(threading.current_thread())
        assert len(threads) == 1 or go_on.wait(20)
        write(config, state)

    monkeypatch.setattr(resume, "write", late)
    monkeypatch.setattr(running_files, "_PAUSE_TIMES", 0)
    weight = next(setup.model.network.parameters())
    with files_for(setup) as files:
        epoch(files, history)
        history.metrics.append({"epoch": 2})
        files.after_epoch(history)
        with torch.no_grad():
            weight.fill_(7.0)  # a step of the next epoch
        history.metrics.append({"epoch": 3})
        go_on.set()
    assert threading.main_thread() not in threads
    state = torch.load(resume.resume_path(setup.run.config), weights_only=True)
    assert len(state["course"]["history"]) == 2
    assert not (next(iter(state["network"].values())) == 7.0).all()


def test_a_full_disk_ends_the_training(training, monkeypatch):
    setup, history = training

    def full(config, state):
        raise ModelFileError("no space")

    monkeypatch.setattr(resume, "write", full)
    with pytest.raises(ModelFileError, match="no space"), files_for(setup) as files:
        epoch(files, history)


@pytest.mark.parametrize("error", [JobCancelled, EngineError("The loss is no longer a number.")])
def test_whatever_ends_the_training_the_last_epoch_is_kept(dataset, tmp_path, monkeypatch, error):
    """The thread has no time to write more than the first epoch."""
    monkeypatch.setattr(running_files, "_PAUSE_TIMES", 10**9)
    real = train_module.train_epoch

    def ends(setup, pace, reporter):
        if pace.epoch == 4:
            raise error
        return real(setup, pace, reporter)

    monkeypatch.setattr(train_module, "train_epoch", ends)
    model = tmp_path / "m.safetensors"
    config = TrainConfig(dataset=str(dataset), model=str(model), **TRAINING)
    with pytest.raises((JobCancelled, EngineError)):
        run_job("train", config, Notes())
    state = torch.load(model.with_suffix(".ckpt"), weights_only=True)
    assert len(state["course"]["history"]) == 3
    assert load_model(model).card.validation["epoch"] == state["course"]["best_epoch"]


def test_only_the_best_epoch_is_calibrated_and_only_when_it_is_written(dataset, tmp_path, monkeypatch):
    from training.learning.calibration import Calibration

    calls, real = [], Calibration.from_logits.__func__

    def counted(cls, logits, labels):
        calls.append(len(labels))
        return real(cls, logits, labels)

    monkeypatch.setattr(Calibration, "from_logits", classmethod(counted))
    monkeypatch.setattr(running_files, "_PAUSE_TIMES", 10**9)
    config = TrainConfig(dataset=str(dataset), model=str(tmp_path / "m.safetensors"), **TRAINING)
    run_job("train", config, Notes())
    assert TRAINING["epochs"] > 6 and len(calls) <= 2  # the first epoch's, and the best one's


def test_a_frozen_history_stays_as_it_is():
    history = TrainingHistory([{"epoch": 1}])
    frozen = history.frozen()
    seconds = frozen.seconds
    history.metrics.append({"epoch": 2})
    assert frozen.epochs == 1 and frozen.seconds == seconds < history.seconds + 1e-9


def test_copies_do_not_change_with_what_they_were_taken_of():
    weight = torch.ones(3)
    state = {"a": weight, "b": [weight, (weight, 2)], "c": "text"}
    other = copied(state, CPU)
    weight.fill_(5.0)
    assert other["a"].tolist() == other["b"][0].tolist() == other["b"][1][0].tolist() == [1.0, 1.0, 1.0]
    assert other["b"][1][1] == 2 and other["c"] == "text"


@pytest.mark.parametrize("free, place", [(4 * 400, "cuda"), (4 * 400 - 1, "cpu")])
def test_copies_stay_on_a_card_that_has_room_for_them(monkeypatch, free, place):
    monkeypatch.setattr("training.learning.copies.free_memory", lambda device: free)
    state = {"weights": [torch.zeros(100)]}
    assert place_for_copies(state, torch.device("cuda")).type == place
    assert place_for_copies(state, CPU) == CPU

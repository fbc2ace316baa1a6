"""Training loses no work: killed at any step it goes on to the same model; what does not fit is refused."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.checkout import ROOT
from tests.engine.support.tiny_scenes import TRAINING, Notes
from tests.plain_words import PYTHON
from training.contract import protocol
from training.contract.config import TrainConfig
from training.contract.errors import ConfigError, EngineError, JobCancelled, ModelFileError
from training.jobs.run import run_job
from training.learning import resume
from training.learning.calibration import Calibration
from training.learning.passes.validation import Validation
from training.learning.recipe import earlier_recipe
from training.network.model_file import load_model

pytestmark = pytest.mark.slow


def train(dataset, path, reporter=None, **parameters):
    config = TrainConfig(**{**TRAINING, "augment": True, "dataset": str(dataset), "model": str(path), **parameters})
    return run_job("train", config, reporter or Notes())


class StopAfter(Notes):
    """Asks to stop so many batches after so many epochs."""

    def __init__(self, epochs, batches=0):
        super().__init__()
        self._epochs, self._batches = epochs, batches

    def is_cancelled(self):
        if len(self.metrics) >= self._epochs:
            self._batches -= 1
        return self._batches < 0


@pytest.fixture(scope="module")
def stopped(dataset, tmp_path_factory):
    """A folder with a training that was stopped in its third epoch."""
    folder = tmp_path_factory.mktemp("stopped")
    with pytest.raises(JobCancelled):
        train(dataset, folder / "m.safetensors", StopAfter(2, 3), epochs=4)
    return folder


@pytest.fixture()
def interrupted(stopped, tmp_path):
    """Its model; the resume file lies beside it."""
    for name in ("m.safetensors", "m.ckpt"):
        shutil.copy(stopped / name, tmp_path / name)
    return tmp_path / "m.safetensors"


# Killed, and on


def train_until(dataset, path, deadline_of):
    """Train in a process of its own and kill it once `deadline_of(epochs)` seconds are over since the last one."""
    config = {**TRAINING, "augment": True, "epochs": 16, "dataset": str(dataset), "model": str(path), "resume": True}
    job = path.with_suffix(".json")
    job.write_text(json.dumps(config))
    process = subprocess.Popen(
        [sys.executable, "-E", "-s", "-u", "-m", "training", "train", str(job)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    epochs = 0
    for line in process.stdout:
        message = protocol.decode(line)
        epochs += message.type == "metric"
        wait = deadline_of(epochs) if message.type in ("progress", "metric") else None
        if wait is not None:
            time.sleep(wait)
            process.kill()
            break
    code = process.wait(timeout=60)
    for pipe in (process.stdin, process.stdout):
        pipe.close()
    return code


def test_killed_at_random_steps_it_comes_to_the_same_model(dataset, tmp_path):
    whole, killed = tmp_path / "whole.safetensors", tmp_path / "killed.safetensors"
    assert train_until(dataset, whole, lambda _: None) == protocol.EXIT_RESULT
    chance = random.Random(3)
    assert train_until(dataset, killed, lambda _: chance.uniform(0, 0.05)) < 0  # hardly an epoch done
    for _ in range(2):
        epochs, wait = chance.randint(1, 3), chance.uniform(0, 0.05)  # about as long as an epoch of a fast CPU
        assert train_until(dataset, killed, lambda done: wait if done >= epochs else None) < 0  # noqa: B023
        assert not killed.exists() and killed.with_suffix(".ckpt").exists()
    assert train_until(dataset, killed, lambda _: None) == protocol.EXIT_RESULT
    assert killed.read_bytes() == whole.read_bytes()  # weights to the bit, and the description
    assert not list(tmp_path.glob("*.ckpt*")) and not list(tmp_path.glob("*.part*"))


def test_two_runs_write_the_same_file(dataset, tmp_path):
    for name in "ab":
        train(dataset, tmp_path / f"{name}.safetensors", epochs=2)
    assert (tmp_path / "a.safetensors").read_bytes() == (tmp_path / "b.safetensors").read_bytes()


@pytest.mark.parametrize("changes", [{"augment": False}, {"precision": "bfloat16", "report": "r.html"}])
def test_stopped_in_an_epoch_it_comes_to_the_same_model(dataset, tmp_path, changes):
    changes = {**changes, **({"report": str(tmp_path / "r.html")} if "report" in changes else {})}
    train(dataset, tmp_path / "a.safetensors", epochs=4, **changes)
    with pytest.raises(JobCancelled):
        train(dataset, tmp_path / "b.safetensors", StopAfter(2, 3), epochs=4, **changes)
    notes = Notes()
    result = train(dataset, tmp_path / "b.safetensors", notes, epochs=4, resume=True, **changes)
    assert (tmp_path / "a.safetensors").read_bytes() == (tmp_path / "b.safetensors").read_bytes()
    assert any(line.startswith("Goes on after epoch 2 of 4") for line in notes.lines)
    assert [step for step, _ in notes.metrics] == [3, 4] and result.scores["epochs_run"] == 4
    assert notes.fractions == sorted(notes.fractions)


def test_stopped_while_the_rate_falls_after_an_early_end_it_comes_to_the_same_model(dataset, tmp_path, monkeypatch):
    steady, standing, saved = Validation(1.0, np.eye(6, dtype=np.int64), Calibration()), resume.standing, []

    def noted(setup, history):
        weights = setup.model.averaged.network.state_dict()
        saved.append((history.epochs, {name: value.clone() for name, value in weights.items()}))
        return standing(setup, history)

    monkeypatch.setattr("training.learning.train.validate", lambda *_: steady)
    monkeypatch.setattr(resume, "standing", noted)
    train(dataset, tmp_path / "a.safetensors", epochs=20, patience=4)
    for epochs in (3, 3):  # before the rate falls, and after its first epoch
        with pytest.raises(JobCancelled):
            train(dataset, tmp_path / "b.safetensors", StopAfter(epochs, 2), epochs=20, patience=4, resume=True)
    train(dataset, tmp_path / "b.safetensors", epochs=20, patience=4, resume=True)
    (last, undisturbed), (same, resumed) = saved[6], saved[-1]
    assert (last, same) == (7, 7) and all(torch.equal(value, resumed[name]) for name, value in undisturbed.items())


def test_a_file_of_version_1_goes_on_with_the_rates_that_it_began_with(dataset, interrupted):
    changed(interrupted.with_suffix(".ckpt"), recipe=None, format_version=1)
    notes = Notes()
    train(dataset, interrupted, notes, epochs=4, resume=True)
    rates = [figures["learning_rate"] / 0.02 for _, figures in notes.metrics]
    assert rates == pytest.approx([earlier_recipe(4).learning_rate(done) for done in (0.75, 1.0)])


def test_the_resume_file_goes_when_the_training_ends_well(dataset, interrupted):
    assert interrupted.with_suffix(".ckpt").exists()
    train(dataset, interrupted, epochs=4, resume=True)
    assert not interrupted.with_suffix(".ckpt").exists()


def test_a_training_that_was_over_only_writes_its_outputs(dataset, tmp_path, monkeypatch):
    path = tmp_path / "m.safetensors"
    with monkeypatch.context() as patch:
        patch.setattr(
            "training.jobs.run.publish", lambda *_, **__: (_ for _ in ()).throw(ConfigError("is held by a program"))
        )
        with pytest.raises(ConfigError):
            train(dataset, path, epochs=2)
    assert path.with_suffix(".ckpt").exists() and not path.exists()
    notes = Notes()
    train(dataset, path, notes, epochs=2, resume=True)
    assert notes.metrics == [] and load_model(path).card.training["epochs"] == 2


def test_stopped_again_before_its_first_epoch_it_keeps_the_best_model(dataset, interrupted):
    interrupted.unlink()  # as after a kill
    notes = Notes()
    notes.is_cancelled = lambda: any("Goes on after epoch 2" in line for line in notes.lines)
    with pytest.raises(JobCancelled, match="Kept the best model so far"):
        train(dataset, interrupted, notes, epochs=4, resume=True)
    assert load_model(interrupted).card.validation["epoch"] in (1, 2)
    assert interrupted.with_suffix(".ckpt").exists()


# With and without


def test_resume_without_a_file_starts_from_the_beginning(dataset, tmp_path):
    notes = Notes()
    train(dataset, tmp_path / "m.safetensors", notes, epochs=1, resume=True)
    assert any("There is no resume file" in line and "from the beginning" in line for line in notes.lines)


def test_an_old_resume_file_is_told_of_and_stays_until_the_first_epoch_is_done(dataset, interrupted):
    file = interrupted.with_suffix(".ckpt")
    before = file.read_bytes()
    notes = StopAfter(0, 2)
    with pytest.raises(JobCancelled):
        train(dataset, interrupted, notes, epochs=5)
    assert any(f"left {file}. RESUME goes on with it" in line for line in notes.lines)
    assert file.read_bytes() == before
    with pytest.raises(JobCancelled):
        train(dataset, interrupted, StopAfter(1), epochs=5)
    assert file.read_bytes() != before


@pytest.mark.parametrize(
    "model, file",
    [("a/town.safetensors", "a/town.ckpt"), ("town.v2", "town.v2.ckpt"), ("x.ckpt", "x.ckpt.ckpt")],
)
def test_the_resume_file_lies_beside_the_model(model, file):
    config = TrainConfig(model=model)
    assert config.resume_file() == Path(file) == resume.resume_path(config)
    assert TrainConfig().resume_file() is None


def test_a_smaller_batch_stays_small(dataset, interrupted):
    """The memory was too small for the batch that was asked for; it still is."""
    changed(interrupted.with_suffix(".ckpt"), batch_size=3)
    notes = Notes()
    result = train(dataset, interrupted, notes, epochs=4, resume=True)
    assert result.ran_on["batch_size"] == 3 and any("with 3 patches a step" in line for line in notes.lines)


# What is refused


def changed(file, **changes):
    state = torch.load(file, weights_only=True)
    state = {key: value for key, value in {**state, **changes}.items() if value is not None}
    torch.save(state, file)


def flip_a_bit(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


class Bomb:
    """Runs code when it is unpickled."""

    def __reduce__(self):
        return (exec, ("raise SystemExit('executed')",))


@pytest.mark.parametrize(
    "spoil, words",
    [
        (lambda file: file.write_text("notes"), "is damaged"),
        (lambda file: file.write_bytes(b""), "is damaged"),
        (lambda file: file.write_bytes(file.read_bytes()[:-5000]), "is damaged"),
        (flip_a_bit, "is damaged"),
        (lambda file: torch.save(Bomb(), file), "is damaged"),
        (lambda file: zipfile.ZipFile(file, "w").close(), "is damaged"),
        (lambda file: changed(file, network=None), r"is damaged \(network missing\)"),
        (lambda file: changed(file, network={}), "is damaged"),
        (lambda file: changed(file, course={"history": []}), "is damaged"),
        (lambda file: torch.save({"weights": torch.zeros(3)}, file), "is not a resume file of Vaihingen U-Net"),
        (lambda file: torch.save(torch.zeros(3), file), "is not a resume file of Vaihingen U-Net"),
        (lambda file: changed(file, format_version=9), "has format version 9, this plugin reads up to 2"),
        (lambda file: (file.unlink(), file.mkdir()), "cannot be read: Is a directory"),
    ],
)
def test_a_file_that_cannot_be_gone_on_from_is_refused(dataset, interrupted, spoil, words):
    file = interrupted.with_suffix(".ckpt")
    spoil(file)
    with pytest.raises(ModelFileError, match=words) as caught:
        train(dataset, interrupted, epochs=4, resume=True)
    assert "\n" not in caught.value.message and "without RESUME" in caught.value.hint
    assert not PYTHON.search(caught.value.message)
    assert interrupted.exists()  # the model of the earlier run


def test_other_parameters_are_refused_and_named(dataset, interrupted):
    with pytest.raises(ConfigError) as caught:
        train(dataset, interrupted, epochs=5, learning_rate=0.1, resume=True)
    assert caught.value.message.endswith(
        "cannot go on with other parameters: EPOCHS was 4 and is 5; LEARNING_RATE was 0.02 and is 0.1."
    )
    assert "as they were" in caught.value.hint


def test_another_data_set_is_refused_but_not_another_place(dataset, interrupted, tmp_path):
    moved = tmp_path / "moved"
    shutil.copytree(dataset, moved)
    listing = moved / "patches.csv"
    listing.write_text(listing.read_text().replace("0.5", "0.4", 1) + "\n")
    with pytest.raises(ConfigError, match=f"it was another data set than {moved}"):
        train(moved, interrupted, epochs=4, resume=True)
    shutil.copy(dataset / "patches.csv", listing)
    train(moved, interrupted, epochs=4, resume=True)


def test_another_device_is_told(dataset, interrupted):
    file = interrupted.with_suffix(".ckpt")
    changed(file, ran_on={"device": "cuda (X)", "precision": "bfloat16", "torch": "PyTorch 9"})
    notes = Notes()
    train(dataset, interrupted, notes, epochs=4, resume=True)
    assert any("run on cuda (X), bfloat16, PyTorch 9, the others" in line for line in notes.warnings)


# Things go wrong


@pytest.mark.parametrize("what", ["the model", "the resume file"])
def test_a_full_disk_ends_with_what_to_do_and_keeps_the_best_model(dataset, tmp_path, monkeypatch, what):
    path = tmp_path / "m.safetensors"
    real = resume.whole_file
    left = [1]  # files of each kind that still fit

    class Full:
        def write(self, data):
            raise OSError(28, "No space left on device")

        def flush(self):
            pass

    def whole_file(target):
        is_model = ".safetensors" in target.name
        if is_model == (what == "the model"):
            left[0] -= 1
        if left[0] >= 0:
            return real(target)
        return contextlib.nullcontext(Full())

    monkeypatch.setattr("training.network.model_file.whole_file", whole_file)
    monkeypatch.setattr("training.learning.resume.whole_file", whole_file)
    message = rf"^{what.capitalize()} .* No space left on device\. Kept the best model so far"
    with pytest.raises(ModelFileError, match=message) as caught:
        train(dataset, path)
    assert "Free space" in caught.value.hint and "RESUME" in caught.value.hint
    assert load_model(path).card.validation["epoch"] >= 1
    monkeypatch.undo()
    train(dataset, path, resume=True)


def test_a_data_set_that_vanishes_ends_with_what_to_do_and_keeps_the_best_model(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr("training.learning.patch_source.free_memory", lambda device: 0)
    copy, path = tmp_path / "set", tmp_path / "m.safetensors"
    shutil.copytree(dataset, copy)

    class Vandal(Notes):
        def metric(self, step, values):
            super().metric(step, values)
            if step == 2:
                shutil.rmtree(copy / "images")

    with pytest.raises(EngineError, match=r"Kept the best model so far") as caught:
        train(copy, path, Vandal())
    assert "images" in caught.value.message and "RESUME" in caught.value.hint
    assert load_model(path).card.history and path.with_suffix(".ckpt").exists()
    shutil.copytree(dataset / "images", copy / "images")
    train(copy, path, resume=True)

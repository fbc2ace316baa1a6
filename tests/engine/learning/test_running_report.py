"""The training's report while it runs, and what is logged of each epoch."""

from __future__ import annotations

import re

import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING, Notes
from training.contract.config import TrainConfig
from training.contract.errors import EngineError
from training.jobs import reporter
from training.jobs.outputs import Outputs
from training.jobs.part_reporters import TimeLeftReporter
from training.jobs.run import run_job
from training.learning import pace, running_report
from training.learning import setup as training_setup
from training.learning.history import TrainingHistory
from training.learning.pace import Forecast, pace_of
from training.learning.running_report import RunningReport
from training.learning.setup import prepare

pytestmark = pytest.mark.slow


def config_for(dataset, folder, **parameters):
    paths = {"dataset": str(dataset), "model": str(folder / "m.safetensors"), "report": str(folder / "r.html")}
    return TrainConfig(**{**TRAINING, **paths, **parameters})


class Reader(Notes):
    """Opens the report after each epoch."""

    def __init__(self, path):
        super().__init__()
        self._path, self.pages = path, []

    def metric(self, step, values):
        super().metric(step, values)
        self.pages.append(self._path.read_text(encoding="utf-8"))


def test_it_can_be_opened_while_the_training_runs(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(running_report, "_PAUSE_S", 0)
    monkeypatch.setattr(running_report, "_PAUSE_TIMES", 0)
    reader = Reader(tmp_path / "r.html")
    run_job("train", config_for(dataset, tmp_path, epochs=3), reader)
    assert all("</html>" in page for page in reader.pages) and len(set(reader.pages)) == 3
    best = [re.search(r"(\d) of (\d)", page).groups() for page in reader.pages]
    assert [run for _, run in best] == ["1", "2", "3"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".runs", "m.safetensors", "r.html",
    ]  # fmt: skip


def test_it_does_not_slow_short_epochs(dataset, tmp_path):
    reader = Reader(tmp_path / "r.html")
    run_job("train", config_for(dataset, tmp_path, epochs=3), reader)
    assert len(set(reader.pages)) == 1  # the first; less than the pause later all is over
    assert re.search(r"\d of 3", (tmp_path / "r.html").read_text(encoding="utf-8"))


def test_a_training_that_fails_at_once_leaves_none(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(training_setup, "make_loss", lambda *_: lambda logits, labels: logits.sum() * torch.nan)
    with pytest.raises(EngineError, match="no longer a number"):
        run_job("train", config_for(dataset, tmp_path), Notes())
    assert list(tmp_path.iterdir()) == []


def test_a_loss_that_becomes_no_number_leaves_the_best_model_and_its_report(dataset, tmp_path, monkeypatch):
    real, steps = training_setup.make_loss, []

    def make_loss(*arguments):
        loss = real(*arguments)

        def spoilt(logits, labels):
            steps.append(1)
            return loss(logits, labels) * (torch.nan if len(steps) > 12 else 1)

        return spoilt

    monkeypatch.setattr(training_setup, "make_loss", make_loss)
    with pytest.raises(EngineError, match=r"no longer a number in epoch 2\. Kept the best model so far") as caught:
        run_job("train", config_for(dataset, tmp_path), Notes())
    assert "LEARNING_RATE" in caught.value.hint
    assert (tmp_path / "m.safetensors").exists() and (tmp_path / "r.html").exists()


def test_writing_it_leaves_the_network_as_it_is(dataset, tmp_path):
    setup = training_setup.prepare(config_for(dataset, tmp_path), Notes())
    before = {name: value.clone() for name, value in setup.model.averaged.network.state_dict().items()}
    best = {name: value + 1 for name, value in before.items()}
    chance = torch.get_rng_state()
    RunningReport(setup, Outputs(setup.run.config)).write(TrainingHistory(best_state=best), setup.model.card)
    after = setup.model.averaged.network.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)
    assert torch.equal(chance, torch.get_rng_state())
    assert all(a.stride() == b.stride() for a, b in zip(before.values(), after.values(), strict=True))


# What is logged


class Stages(Notes):
    """Keeps the stages: QGIS repeats each of them in the log."""

    def __init__(self):
        super().__init__()
        self.stages = []

    def progress(self, fraction, stage="", detail=""):
        if [stage] != self.stages[-1:]:
            self.stages.append(stage)


def test_one_line_an_epoch_tells_all(dataset, tmp_path):
    notes = Stages()
    run_job("train", config_for(dataset, tmp_path, epochs=2, report=""), notes)
    lines = [line for line in notes.lines if line.startswith("Epoch ")]
    pattern = (
        r"Epoch \d of 2: \d+\.\d % right, mean F1 \d+\.\d %(, best so far)?; loss \d+\.\d{4} "
        r"\(validation \d+\.\d{4}\); \d+ s(, at most .* left)?\."
    )
    assert len(lines) == 2 and all(re.fullmatch(pattern, line) for line in lines), lines
    assert notes.stages.count("Training") == 1 and not [stage for stage in notes.stages if "poch" in stage]
    assert re.search(r"Best epoch \d: .* GB of memory\.", "\n".join(notes.lines))
    assert notes.metrics[0][1]["memory_gb"] > 0.05 and notes.metrics[0][1]["seconds"] > 0


@pytest.mark.parametrize(
    ("epochs", "all_of_them"),
    [(7, ", 7 of them at most 12 min."), (1, "."), (72, f", 72 of them at most 2 h 0 min.{pace._QUICK}")],
)
def test_a_long_epoch_is_announced(dataset, tmp_path, monkeypatch, epochs, all_of_them):
    """Each step takes four seconds of this clock; the validation as long as its patches ask for."""
    setup = prepare(config_for(dataset, tmp_path, epochs=epochs), Notes())
    clock = iter(range(0, 4000, 4))
    monkeypatch.setattr(pace.time, "monotonic", lambda: float(next(clock)))
    validated = 1 + pace._LOOKED_AT * len(setup.data.validation) / len(setup.data.training)
    notes, history = Notes(), TrainingHistory()
    forecast = Forecast(setup, pace_of(setup, history), notes)
    for step in range(1, 6):
        forecast.step(step * 4 * validated / 100)
    assert notes.lines == [f"An epoch takes about 1 min 40 s{all_of_them}"]
    short = Forecast(setup, pace_of(setup, history), notes)
    for step in range(1, 5):
        short.step(step / 5)
    assert len(notes.lines) == 1  # it is over soon


def test_the_time_left_follows_from_what_is_done(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(reporter.time, "monotonic", lambda: clock[0])
    details = []
    notes = Notes()
    notes.progress = lambda fraction, stage, detail: details.append(detail)
    left = TimeLeftReporter(notes)
    for seconds, fraction in ((0, 0.2), (1, 0.25), (10, 0.4), (29, 1.0)):
        clock[0] = 100.0 + seconds
        left.progress(fraction, "Epoch", "patch")
    assert details == ["patch", "patch", "patch, at most 30 s left", "patch, at most 0 s left"]

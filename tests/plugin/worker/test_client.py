import os
import time
from pathlib import Path

import fake_workers as fakes
import pytest
from ears import Ears
from fake_workers import make_fake, make_script


@pytest.fixture
def run(tmp_path):
    """Run a fake worker with this body; gives its outcome. The job is to write `model.safetensors`."""
    from vaihingen_qgis_plugin.training.contract.config import TrainConfig

    from vaihingen_qgis_plugin.worker.client import run_worker

    config = TrainConfig(dataset="d", model=str(tmp_path / "model.safetensors"))

    def start(body, listener=None, script=False):
        python = (make_script if script else make_fake)(tmp_path, body)
        return run_worker(python, "train", config, listener or Ears())

    return start


def part_left(tmp_path):
    return (tmp_path / "model.vaihingen.part.safetensors").exists()


def test_result(run, tmp_path):
    ears = Ears()
    outcome = run(fakes.GOOD, ears)
    assert outcome.ending.value == "result"
    assert outcome.outputs["model"] == str(tmp_path / "model.safetensors")
    assert outcome.scores["overall_accuracy"] == 0.875
    assert [m.type for m in ears.messages] == [
        "hello", "log", "log", "progress", "progress", "metric", "progress", "result",
    ]  # fmt: skip


def test_cancel_ends_a_good_worker_at_once(run, tmp_path):
    ears = Ears(cancel_on="progress")
    outcome = run(fakes.WAITS_FOR_CANCEL, ears)
    assert time.monotonic() - ears.cancelled_at < 2
    assert outcome.ending.value == "cancelled"
    assert "The best model so far was kept." in outcome.message
    assert not part_left(tmp_path)


@pytest.mark.parametrize("body", ["SILENT", "SILENT_AFTER_HELLO", "IGNORES_CANCEL"])
def test_cancel_ends_a_deaf_worker(run, tmp_path, monkeypatch, body):
    monkeypatch.setattr("vaihingen_qgis_plugin.worker.process.PATIENCE_S", 0.3)
    ears = Ears(cancel_after_s=0.7)
    outcome = run(getattr(fakes, body), ears)
    assert outcome.ending.value == "cancelled"
    assert time.monotonic() - ears.cancelled_at < 2
    assert not part_left(tmp_path)


def test_cancel_climbs_the_ladder(run, tmp_path, monkeypatch):
    monkeypatch.setattr("vaihingen_qgis_plugin.worker.process.PATIENCE_S", 0.5)
    note = tmp_path / "signals"
    body = f"""
hello()
signal.signal(signal.SIGTERM, lambda *_: open({str(note)!r}, "a").write("term "))
say("progress", fraction=0.1, stage="training", detail="")
open({str(note)!r}, "a").write(sys.stdin.readline().strip() + " ")
while True:
    time.sleep(0.05)
"""
    ears = Ears(cancel_on="progress")
    run(body, ears)
    assert note.read_text().split(" ") == ['{"type":', '"cancel"}', "term", ""]
    assert 1.0 <= time.monotonic() - ears.cancelled_at < 2.5


def test_silence_before_the_greeting(run, monkeypatch):
    monkeypatch.setattr("vaihingen_qgis_plugin.worker.client.HELLO_TIMEOUT_S", 0.5)
    outcome = run(fakes.SILENT)
    assert outcome.ending.value == "silent"
    assert "did not answer" in outcome.message


def test_program_that_is_not_the_engine(run):
    outcome = run(fakes.GARBAGE_FIRST)
    assert outcome.ending.value == "not the engine"
    assert "Welcome to Foo 3.1" in outcome.message


def test_other_version(run):
    outcome = run(fakes.WRONG_VERSION)
    assert outcome.ending.value == "wrong version"
    assert "version 99" in outcome.message
    assert "Install the plugin again" in outcome.hint


def test_stray_lines_are_shown_and_do_no_harm(run):
    ears = Ears()
    assert run(fakes.GARBAGE_LATER, ears).ending.value == "result"
    assert ears.console == ["a stray line", "{}", '{"type": "unknown"}', '{"type": "progress"}']


def test_half_a_line_is_no_result(run):
    assert run(fakes.HALF_LINE).ending.value == "no result"


def test_no_result(run):
    outcome = run(fakes.NO_RESULT)
    assert outcome.ending.value == "no result"
    assert "report" in outcome.hint


def test_result_counts_only_with_exit_code_0(run):
    assert run(fakes.RESULT_BUT_FAILS).ending.value == "bug"


def test_killed_by_the_system(run, tmp_path):
    outcome = run(fakes.DIES_WITH_9)
    assert outcome.ending.value == "killed"
    assert "signal 9 during 'classifying' (window 812 of 2400), most likely for lack of memory" in outcome.message
    assert "batch size" in outcome.hint and "RESUME" not in outcome.hint
    assert not part_left(tmp_path)


def test_killed_by_the_system_it_can_be_resumed(run, tmp_path):
    """The state beside the model stays, but not half of its successor."""
    for name in ("model.ckpt", "model.ckpt.vaihingen.part", "model.html"):
        (tmp_path / name).write_text("state")
    outcome = run(fakes.DIES_WITH_9)
    assert outcome.ending.value == "killed"
    assert outcome.hint.endswith("and run again. With the same parameters and RESUME it goes on from where it was.")
    assert (tmp_path / "model.ckpt").exists() and (tmp_path / "model.html").exists()
    assert not part_left(tmp_path) and not (tmp_path / "model.ckpt.vaihingen.part").exists()


def test_flood_on_stderr(run):
    ears = Ears()
    assert run(fakes.FLOODS_STDERR, ears).ending.value == "result"
    assert len(ears.console) == 200000


def test_last_lines_of_a_crash(run):
    outcome = run(fakes.FLOODS_AND_FAILS)
    assert outcome.ending.value == "bug"
    assert outcome.message.splitlines()[-1] == "noise 999"
    assert len(outcome.message.splitlines()) == 42


def test_not_utf8(run):
    ears = Ears()
    assert run(fakes.NOT_UTF8, ears).ending.value == "result"
    assert sorted(ears.console) == ["caf�", "�� broken"]


def test_engine_error(run, tmp_path):
    outcome = run(fakes.ENGINE_ERROR)
    assert (outcome.ending.value, outcome.message, outcome.hint) == (
        "engine error", "The image has 4 bands.", "Choose three.",
    )  # fmt: skip
    assert not part_left(tmp_path)


def test_bug(run):
    outcome = run(fakes.BUG)
    assert outcome.ending.value == "bug"
    assert outcome.message == "ZeroDivisionError: division by zero\nTraceback: line 7"
    assert "issues" in outcome.hint


def test_crash_before_the_greeting(run):
    outcome = run(fakes.CRASHES_AT_START)
    assert outcome.ending.value == "not the engine"
    assert "no module named training" in outcome.message


def test_usage(run):
    assert run(fakes.USAGE).ending.value == "usage"


def test_old_python(run):
    outcome = run(fakes.OLD_PYTHON, script=True)
    assert outcome.ending.value == "not the engine"
    assert "is Python 3.6, but the engine needs Python 3.10 or newer." in outcome.message


@pytest.mark.parametrize("name", ["missing", "."])
def test_missing_interpreter(tmp_path, name):
    from vaihingen_qgis_plugin.training.contract.config import TrainConfig

    from vaihingen_qgis_plugin.worker.client import run_worker

    outcome = run_worker(str(tmp_path / name), "train", TrainConfig(), Ears())
    assert outcome.ending.value == "not started"
    assert "cannot be started" in outcome.message
    assert "Options" in outcome.hint


def test_grandchild_that_holds_the_pipes(run, monkeypatch):
    monkeypatch.setattr("vaihingen_qgis_plugin.worker.process.PATIENCE_S", 0.5)
    start = time.monotonic()
    assert run(fakes.GRANDCHILD_HOLDS_PIPES).ending.value == "result"
    assert time.monotonic() - start < 5


def test_job_folder_is_removed_and_worker_runs_beside_the_engine(run, tmp_path, monkeypatch):
    from recording import Calls

    monkeypatch.setenv("FAKE_WORKER_RECORD", str(tmp_path / "calls"))
    run(fakes.GOOD)
    call = Calls(tmp_path / "calls").only()
    assert call["argv"][:6] == ["-E", "-s", "-u", "-m", "training", "train"]
    assert not os.path.exists(call["argv"][6])
    assert (Path(call["cwd"]) / "training" / "__main__.py").exists()
    assert Path(call["cwd"]).name == "vaihingen_qgis_plugin"

"""The worker as a real process: what it says, how it ends, how it is stopped."""

from __future__ import annotations

import json
import subprocess
import sys
import venv

import numpy as np
import pytest
import rasterio

from tests.checkout import ROOT
from tests.engine.support.workers import finish, start
from tests.run_records import run_record
from tests.small_rasters import write_raster
from training.contract import installation, protocol

LONG_TOWN = {"tiles": 400, "size": 768}  # minutes of work, if nobody stops it


@pytest.fixture()
def small_town(tmp_path):
    return {"tiles": 1, "size": 64, "output": str(tmp_path / "Städtchen")}


@pytest.fixture()
def bare_python(tmp_path):
    """The Python of an environment without packages."""
    venv.create(tmp_path / "bare", symlinks=True)
    return str(tmp_path / "bare" / "bin" / "python")


@pytest.mark.slow
def test_says_hello_first_and_the_result_last(tmp_path, small_town):
    code, said, errors = finish(start("demodata", small_town, tmp_path))
    assert code == protocol.EXIT_RESULT == 0
    assert isinstance(said[0], protocol.Hello)
    assert said[0].protocol == protocol.PROTOCOL_VERSION and said[0].torch == installation.installed_version("torch")
    assert isinstance(said[-1], protocol.Result) and said[-1].outputs == {"output": small_town["output"]}
    assert {message.type for message in said} <= {"hello", "log", "progress", "result"}
    assert (tmp_path / "Städtchen" / "top" / "top_mosaic_09cm_area1.tif").exists()
    assert errors == ""


def test_scores_arrive_as_plain_numbers(tmp_path, isprs):
    config = {"folder": str(isprs), "patch_size": 32, "patches": 3, "validation_patches": 1}
    code, said, _ = finish(start("tile", {**config, "output": str(tmp_path / "set")}, tmp_path))
    assert code == 0
    assert said[-1].scores == {"train_patches": 3, "validation_patches": 1, "test_patches": 0, "shared_pixels": 0}


def test_an_engine_error_has_its_code_message_and_hint(tmp_path):
    code, said, errors = finish(start("demodata", {"tiles": 0, "size": 5, "output": ""}, tmp_path))
    assert code == protocol.EXIT_ENGINE_ERROR == 4
    assert isinstance(said[-1], protocol.Error) and said[-1].code == "config" and said[-1].traceback == ""
    for part in ("TILES is 0", "SIZE is 5", "OUTPUT is missing"):
        assert part in said[-1].message
    assert said[-1].hint and errors == ""


@pytest.mark.parametrize(
    "content, words",
    [
        (b"{half", "cannot be read"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"[1, 2]", "holds no parameters"),
        (b'{"colour": 3}', "Unknown parameters: colour"),
        (None, "cannot be read"),
    ],
)
def test_a_job_file_that_is_garbage_is_an_error(tmp_path, content, words):
    code, said, _ = finish(start("demodata", content, tmp_path))
    assert code == 4 and [message.type for message in said] == ["hello", "error"]
    assert words in said[-1].message and said[-1].code == "config" and said[-1].hint


@pytest.mark.slow
@pytest.mark.parametrize("how", ["message", "closed stdin"])
def test_stops_when_asked_to_or_left_alone(tmp_path, how):
    process = start("demodata", {**LONG_TOWN, "output": str(tmp_path / "town")}, tmp_path)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if protocol.decode(line).type == "progress":
            break
    if how == "message":
        process.stdin.write(protocol.CANCEL_LINE)
        process.stdin.flush()
    else:
        process.stdin.close()
    code, said, errors = finish(process, lines)
    assert code == protocol.EXIT_CANCELLED == 3 and said[-1] == protocol.Cancelled("")
    assert errors == "" and [path.name for path in tmp_path.iterdir()] == ["job.json"]


@pytest.mark.slow
def test_other_words_on_stdin_are_no_cancel(tmp_path, small_town):
    process = start("demodata", small_town, tmp_path)
    process.stdin.write(b"hello?\n\n{}\n")
    process.stdin.flush()
    code, said, _ = finish(process)
    assert code == 0 and said[-1].type == "result"


NOISY = """
import ctypes, subprocess, sys
from training.jobs import result, run as job_run

def run(config, outputs, reporter):
    print("from Python")
    sys.stdout.flush()
    ctypes.CDLL(None).puts(b"from C")
    ctypes.CDLL(None).fflush(None)
    subprocess.run([sys.executable, "-c", "print('from a child')"])
    {end}

job_run._load = lambda *_: run
from training.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def run_noisy(folder, end):
    """A worker whose job is `NOISY`; its messages must stay alone on stdout."""
    file = folder / "job.json"
    file.write_text(json.dumps({"output": str(folder / "town")}))
    process = subprocess.Popen(
        [sys.executable, "-c", NOISY.format(end=end), "demodata", str(file)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    return finish(process)


@pytest.mark.skipif(sys.platform == "win32", reason="the C library is found differently")
def test_what_others_print_does_not_reach_stdout(tmp_path):
    code, said, errors = run_noisy(tmp_path, "return result.JobResult()")
    assert code == 0 and [message.type for message in said] == ["hello", "result"]
    assert {"from Python", "from C", "from a child"} <= set(errors.splitlines())


def test_nobody_else_finds_the_pipe_of_messages(tmp_path):
    """On Windows libraries would wait for it while they are loaded: stdin is empty from the greeting on."""
    look = "import os; print(os.path.samestat(os.fstat(0), os.stat(os.devnull)), repr(os.read(0, 1)))"
    end = f"exec({look!r}); subprocess.run([sys.executable, '-c', {look!r}]); return result.JobResult()"
    code, said, errors = run_noisy(tmp_path, end)
    assert code == 0 and said[-1].type == "result"
    assert errors.splitlines().count("True b''") == 2  # the job itself, and a child


def test_a_bug_has_its_traceback(tmp_path):
    code, said, _ = run_noisy(tmp_path, "return 1 / 0")
    assert code == protocol.EXIT_BUG == 1
    assert said[-1].code == "bug" and "ZeroDivisionError" in said[-1].message
    assert "in run" in said[-1].traceback


def test_too_little_memory_is_no_bug(tmp_path):
    code, said, _ = run_noisy(tmp_path, "raise MemoryError")
    assert code == 4 and said[-1].code == "memory" and said[-1].traceback == ""


DEEP_IN_A_STEP = """
import sys, threading
from pathlib import Path
from training.jobs import run as job_run

def run(config, outputs, reporter):
    Path(outputs.path("model")).write_text("best so far")
    reporter.progress(0.5, "in a step that takes for ever")
    threading.Event().wait()

job_run._load = lambda *_: run
from training.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_a_job_deep_in_a_long_step_is_left_and_keeps_what_is_whole(tmp_path):
    model, file = tmp_path / "m.safetensors", tmp_path / "job.json"
    file.write_text(json.dumps({"dataset": str(tmp_path), "model": str(model)}))
    process = subprocess.Popen(
        [sys.executable, "-c", DEEP_IN_A_STEP, "train", str(file)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    lines = [next(process.stdout), next(process.stdout)]
    process.stdin.write(protocol.CANCEL_LINE)
    process.stdin.flush()
    code, said, _ = finish(process, lines)
    assert code == protocol.EXIT_CANCELLED
    assert said[-1] == protocol.Cancelled(f"Kept the best model so far: {model}.")
    assert model.read_text() == "best so far" and not list(tmp_path.glob("*.part*"))


def test_a_python_without_packages_is_told_with_the_line_that_installs_them(bare_python, tmp_path):
    config = {"dataset": "d", "model": str(tmp_path / "m.safetensors")}
    code, said, _ = finish(start("train", config, tmp_path, (bare_python, "-E", "-s", "-u")))
    assert code == 4 and [message.type for message in said] == ["hello", "error"]
    assert said[0].torch == ""
    assert said[-1].code == "dependency" and "No module named" in said[-1].message
    assert f"{bare_python} -m pip install -r" in said[-1].hint and "requirements.txt" in said[-1].hint


def test_the_environment_is_reported_by_a_python_without_packages(bare_python, tmp_path):
    report = tmp_path / "report.html"
    bare = (bare_python, "-E", "-s", "-u")
    code, said, errors = finish(start("environment", {"report": str(report)}, tmp_path, bare))
    assert code == 0 and errors == ""
    assert said[-1].scores["torch_version"] == "" and said[-1].scores["device"] == "none"
    assert any(missing.startswith("torch >=") for missing in said[-1].scores["missing"])
    assert report.exists()


@pytest.mark.slow
def test_the_command_line_speaks_to_people(tmp_path):
    command = [sys.executable, "-m", "training", "demodata", "--tiles", "1", "--size", "64"]
    said = subprocess.run(
        [*command, "--output", str(tmp_path / "town")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout)["outputs"] == {"output": str(tmp_path / "town")}
    assert "Drew 1 tiles" in said.stderr
    said = subprocess.run([*command, "--output", str(tmp_path / "town")], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 4 and "already exists and is not empty" in said.stderr and said.stdout == ""
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == protocol.EXIT_USAGE == 2 and "--output" in said.stderr


def test_a_system_set_in_qgis_is_that_of_a_raster_without_one(tmp_path):
    raster = write_raster(tmp_path / "classes.tif", np.zeros((4, 4), np.uint8), crs=None)
    known = write_raster(tmp_path / "known.tif", np.zeros((4, 4), np.uint8))
    output = tmp_path / "out.tif"
    config = {"input": str(raster), "direction": "classes_to_colours", "classes": "isprs", "output": str(output)}
    systems = {str(raster): "EPSG:32633", str(known): "EPSG:32633"}
    code, said, _ = finish(start("labels", {**config, "crs_set_in_qgis": systems}, tmp_path))
    assert code == 0, said[-1]
    with rasterio.open(output) as file:
        assert file.crs.to_epsg() == 32633
    record = run_record(output)
    assert record["crs_set_in_qgis"] == {str(raster): "EPSG:32633"}
    code, _, _ = finish(start("labels", {**config, "input": str(known), "crs_set_in_qgis": systems}, tmp_path))
    with rasterio.open(output) as file:
        assert code == 0 and file.crs.to_epsg() == 25832  # the file's own

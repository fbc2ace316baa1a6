"""A classification that does not reach its end: cancelled, killed, or out of disk."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import numpy as np
import pytest

from tests.engine.jobs.test_worker import ROOT
from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.engine.support.workers import finish, start
from tests.small_rasters import colours, patchwork, write_raster
from training.contract import protocol
from training.contract.config import ClassifyConfig
from training.contract.errors import JobCancelled
from training.jobs.run import run_job

SIDE = 1200  # with windows of 32 pixels and much overlap, minutes of work if nobody stops it


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A large orthophoto and its reference in colours."""
    folder = tmp_path_factory.mktemp("large")
    labels = patchwork(SIDE, SIDE, cell=40)
    return {
        "ortho": str(write_raster(folder / "ortho.tif", ortho_pixels(labels))),
        "reference": str(write_raster(folder / "reference.tif", colours(labels))),
    }


def job(model, large, folder, **parameters):
    outputs = {name: str(folder / f"{name}.tif") for name in ("output", "confidence", "probabilities")}
    fixed = {"model": str(model), "ortho": large["ortho"], "overlap": 75, "window_size": 32}
    fixed.update(device="cpu", precision="float32")
    return {**fixed, **outputs, **parameters}


def until(process, wanted):
    """Read messages up to the first progress that is wanted."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        message = protocol.decode(line)
        if message.type == "progress" and wanted(message):
            return lines
    raise AssertionError(f"ended early: {lines[-3:]}")


def classifying(message):
    return message.stage == "Classifying" and not message.detail.startswith("row 0 ")


def checking(message):
    return message.stage == "Checking the reference"


@pytest.mark.slow
@pytest.mark.parametrize("when", [classifying, checking])
def test_a_cancelled_run_leaves_nothing(model, large, tmp_path, when):
    process = start("classify", job(model, large, tmp_path, reference=large["reference"]), tmp_path)
    lines = until(process, when)
    process.stdin.write(protocol.CANCEL_LINE)
    process.stdin.flush()
    code, said, _ = finish(process, lines)
    assert code == protocol.EXIT_CANCELLED and said[-1].type == "cancelled"
    assert [path.name for path in tmp_path.iterdir()] == ["job.json"]


@pytest.mark.slow
def test_a_cancelled_run_says_how_far_it_came(model, large, tmp_path):
    notes = Notes(cancel_after=150)
    config = ClassifyConfig(**job(model, large, tmp_path))
    with pytest.raises(JobCancelled) as stop:
        run_job("classify", config, notes)
    assert re.fullmatch(rf"It had come to row \d+ of {SIDE} in ortho\.tif\.", stop.value.message)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_run_leaves_no_output_and_the_next_one_removes_its_traces(model, large, tmp_path):
    process = start("classify", job(model, large, tmp_path), tmp_path)
    until(process, classifying)
    process.kill()
    finish(process)
    assert {path.name for path in tmp_path.iterdir()} == {
        "job.json", "output.vaihingen.part.tif", "confidence.vaihingen.part.tif", "probabilities.vaihingen.part.tif",
    }  # fmt: skip
    ortho = write_raster(tmp_path / "small.tif", ortho_pixels(patchwork(40, 40)))
    run_job("classify", ClassifyConfig(**job(model, large, tmp_path, ortho=str(ortho))), Notes())
    assert not list(tmp_path.glob("*.part*")) and (tmp_path / "output.tif").exists()


FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
from training.classification import classify
from training.jobs import worker
classify._CACHE_MB = int(sys.argv[3])
sys.exit(worker.main("classify", sys.argv[1]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes")
@pytest.mark.parametrize("cache", ["1", "64"])  # MB; GDAL writes at once, or only in the end
def test_a_full_disk_is_told_with_how_far_it_came_and_nothing_is_left(model, tmp_path, cache):
    """A limit of the files' size stands for the full disk."""
    noise = np.random.default_rng(0).integers(0, 255, (3, 700, 600), dtype=np.uint8)
    ortho = write_raster(tmp_path / "noise.tif", noise)
    config = tmp_path / "job.json"
    config.write_text(json.dumps(job(model, {"ortho": str(ortho)}, tmp_path, overlap=0)))
    command = [sys.executable, "-c", FULL_DISK, str(config), "50000", cache]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        lines = list(process.stdout)  # stdin stays open: its end means that nobody listens any more
    said = [protocol.decode(line) for line in lines]
    assert process.returncode == protocol.EXIT_ENGINE_ERROR
    assert re.search(r"\.tif cannot be written: .*had come to row \d+ of 700 in noise\.tif\.", said[-1].message)
    assert ".part" not in said[-1].message and "free space" in said[-1].hint
    assert {path.name for path in tmp_path.iterdir()} == {"job.json", "noise.tif"}

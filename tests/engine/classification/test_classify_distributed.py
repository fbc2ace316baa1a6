"""Two processes classify a raster together: the file is that of one process, and both end together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time

import pytest

from tests.engine.support.tiny_scenes import Notes, heights, ortho_pixels, write_scene
from tests.engine.support.torchrun import ENVIRONMENT, TORCHRUN, command_line, torchrun
from tests.run_records import run_record
from tests.small_rasters import patchwork, write_raster
from training.contract.config import ClassifyConfig
from training.jobs.run import run_job

pytestmark = pytest.mark.slow
FIXED = {"device": "cpu", "precision": "float32", "window_size": 32}
RASTERS = ("output", "confidence", "probabilities")


def outputs(folder):
    folder.mkdir()
    return {name: str(folder / f"{name}.tif") for name in RASTERS}


def files(folder):
    """Name -> content; records describe the run, and differ."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def compare(tmp_path, model, **parameters):
    """Run it with one process and with two; returns what the two said."""
    config = {**FIXED, "model": str(model), **parameters}
    run_job("classify", ClassifyConfig(**config, **outputs(tmp_path / "one")), Notes())
    done = torchrun(*command_line("classify", {**config, **outputs(tmp_path / "two")}))
    assert done.returncode == 0, done.stderr
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert one.keys() == two.keys() and {"output.tif", "confidence.tif", "probabilities.tif"} <= one.keys()
    for name, content in one.items():
        assert content == two[name], name
    return done


def test_the_files_are_those_of_one_process(train, tmp_path):
    """With places without data, where windows are left out, and with heights."""
    labels = patchwork(300, 330, cell=16, seed=4)
    image, metres = ortho_pixels(labels, 4), heights(labels)
    image[:, :150, 20:200] = 0
    metres[250:, 300:] = -9999
    ortho = write_raster(tmp_path / "o.tif", image, nodata=0)
    height = write_raster(tmp_path / "h.tif", metres, nodata=-9999)
    reference = write_raster(tmp_path / "r.tif", labels)
    done = compare(
        tmp_path, train("ortho_height"), ortho=str(ortho), height=str(height), reference=str(reference), overlap=75
    )
    said = json.loads(done.stdout)
    assert said["scores"]["overall_accuracy"] > 0.7 and said["outputs"].keys() == set(RASTERS)
    assert done.stderr.count("Device: ") == 1  # the first process alone talks
    record = run_record(tmp_path / "two" / "output.tif")
    assert record["ran_on"]["processes"] == 2


def test_a_raster_that_is_smaller_than_a_patch_leaves_the_second_nothing_to_do(model, tmp_path):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(20, 25)))
    compare(tmp_path, model, ortho=str(ortho))


def test_several_rasters_with_several_processes(model, tmp_path):
    scenes = [
        write_scene(
            tmp_path / "in", patchwork(70, 64 + 30 * i, cell=16, seed=i), f"s{i}", i, origin=(5e5 + 100 * i, 5e6)
        )
        for i in range(3)
    ]
    written = {}
    for name, run in (("one", None), ("two", torchrun)):
        folder = tmp_path / name
        line = command_line("classify", {**FIXED, "model": model, "output": folder, "report": folder / "r.html"})
        for role in ("ortho", "reference"):
            line += [f"--{role}", *(scene[role] for scene in scenes)]
        if run:
            done = torchrun(*line)
        else:
            done = subprocess.run([TORCHRUN[0], *line], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        written[name] = {key: value for key, value in files(folder).items() if key != "r.html"}
        assert (folder / "r.html").exists() and len(list(folder.glob("*.tif"))) == 3
    assert written["one"] == written["two"]


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Minutes of work with much overlap."""
    return write_raster(tmp_path_factory.mktemp("large") / "o.tif", ortho_pixels(patchwork(1500, 1500, cell=40)))


def begun(model, large, folder):
    """A run of two processes that has begun to classify."""
    line = command_line("classify", {**FIXED, "overlap": 75, "model": model, "ortho": large, **outputs(folder)})
    process = subprocess.Popen([*TORCHRUN, *line], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    log = []
    while "Classifying" not in (log[-1] if log else ""):
        assert process.poll() is None, "".join(log)
        log.append(process.stderr.readline())
    return process


def children(process):
    """Processes that torchrun has started, by their rank."""
    processes = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="ascii") as stat, open(f"/proc/{entry}/environ", "rb") as env:
                    parent = int(stat.read().rsplit(")", 1)[1].split()[1])
                    words = dict(word.partition(b"=")[::2] for word in env.read().split(b"\0"))
            except OSError:  # has ended meanwhile
                continue
            if parent == process.pid and b"RANK" in words:
                processes[int(words[b"RANK"])] = int(entry)
    return processes


def test_ctrl_c_stops_both_and_leaves_nothing(model, large, tmp_path):
    process = begun(model, large, tmp_path / "out")
    process.send_signal(signal.SIGINT)
    log = process.communicate(timeout=60)[1]
    assert "Stopped. It had come to row" in log and "Error" not in log.split("Stopped.")[0]
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.skipif(not os.path.exists("/proc"), reason="looks for processes as Linux shows them")
@pytest.mark.parametrize(
    "rank, kind, words",
    [
        (0, signal.SIGTERM, "Stopped. It had come to row"),
        (1, signal.SIGTERM, ""),
        (1, signal.SIGKILL, ""),
    ],
)
def test_one_that_ends_ends_the_other(model, large, tmp_path, rank, kind, words):
    process = begun(model, large, tmp_path / "out")
    started = time.monotonic()
    os.kill(children(process)[rank], kind)
    log = process.communicate(timeout=60)[1]
    assert time.monotonic() - started < 40 and process.returncode != 0
    assert words in log and ("Stopped." in log or "Another of the 2 processes of this job has ended" in log)
    assert not list((tmp_path / "out").iterdir())


def test_pixels_of_another_size_are_shared_too(train, tmp_path):
    labels = patchwork(200, 260, cell=16, seed=4)
    image, metres = ortho_pixels(labels, 4), heights(labels)
    image[:, :90, 20:150] = 0
    ortho = write_raster(tmp_path / "o.tif", image, nodata=0, gsd=0.25)
    height = write_raster(tmp_path / "h.tif", metres, gsd=0.25)
    compare(tmp_path, train("ortho_height"), ortho=str(ortho), height=str(height))

"""Jobs on another machine: the user's files go there, whole results come home, and nothing is left running."""

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest
from ears import Ears
from small_disk import small_disk
from vaihingen_qgis_plugin.training.contract.computer.shell import SET_UP_LINE
from vaihingen_qgis_plugin.training.contract.config import (
    ClassifyConfig,
    DemoDataConfig,
    GatherConfig,
    TileConfig,
    TrainConfig,
)

from vaihingen_qgis_plugin.worker.client import run_worker

pytestmark = pytest.mark.slow
PLACE = "my town's größe, 1"


@pytest.fixture
def go(machine, engine_python):
    """Run a job on the machine; gives the outcome and what was said."""

    def start(job, config, ears=None, **further):
        ears = ears or Ears()
        outcome = run_worker(machine.address(engine_python), job, config.absolute(), ears, **further)
        return outcome, ears

    return start


@pytest.fixture(scope="session")
def town(server, engine_python_of_session, tmp_path_factory):
    """A tiny town, drawn by the machine."""
    folder = tmp_path_factory.mktemp("town") / PLACE
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", server.path)
        config = DemoDataConfig(tiles=2, size=160, output=str(folder))
        outcome = run_worker(server.address(engine_python_of_session), "demodata", config, Ears())
    assert outcome.ending.value == "result", outcome
    return folder


def tile_config(town, output):
    return TileConfig(
        folder=str(town), patch_size=32, patches=12, validation_patches=4, output=str(output), report=f"{output}.html"
    )


@pytest.fixture(scope="session")
def dataset(server, engine_python_of_session, town, tmp_path_factory):
    """Patches, cut by the machine."""
    folder = tmp_path_factory.mktemp("dataset") / "patches"
    ears = Ears()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", server.path)
        config = tile_config(town, folder)
        outcome = run_worker(server.address(engine_python_of_session), "tile", config, ears)
    assert outcome.ending.value == "result", outcome
    assert not [text for text in ears.texts if text.startswith("Copying")]  # it has drawn these files itself
    return folder


def train_config(dataset, folder, report=False, **further):
    return TrainConfig(
        dataset=str(dataset),
        epochs=5,
        batch_size=2,
        width=8,
        patience=0,
        model=str(folder / "model.safetensors"),
        report=str(folder / "report.html") if report else "",
        **further,
    )


def test_nothing_in_a_data_set_tells_where_it_was_cut(server, town, dataset):
    card = json.loads((dataset / "dataset.json").read_text(encoding="utf-8"))
    assert card["sources"][0]["ortho"].startswith(f"{town}/top/")
    assert len(list((dataset / "images").iterdir())) == 16
    record = json.loads((dataset.parent / ".runs" / "patches.run.json").read_text(encoding="utf-8"))
    assert record["parameters"]["folder"] == str(town) and record["outputs"]["output"] == str(dataset)
    for path in (
        dataset / "dataset.json",
        dataset.parent / "patches.html",
        dataset.parent / ".runs" / "patches.run.json",
    ):
        assert str(server.cache) not in path.read_text(encoding="utf-8")
    assert sorted(path.name for path in dataset.parent.iterdir()) == [".runs", "patches", "patches.html"]


def test_a_training_is_cancelled_lost_resumed_and_used(go, machine, dataset, town, tmp_path):
    """What a user goes through in a bad night."""
    outcome, ears = go("train", train_config(dataset, tmp_path, report=True), Ears(cancel_on="metric"))
    assert outcome.ending.value == "cancelled"
    assert time.monotonic() - ears.cancelled_at < 20
    assert "Kept the best model so far: " + str(tmp_path / "model.safetensors") in outcome.message
    assert {"model.ckpt", "model.safetensors", "report.html"} <= set(os.listdir(tmp_path))
    assert not machine.workers()

    def break_off(message):
        if message.type == "metric" and message.step > 1:
            for pid in machine.sessions():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    outcome, ears = go("train", train_config(dataset, tmp_path, resume=True), Ears(on_message=break_off))
    assert "Goes on after epoch 1 of 5" in "".join(ears.texts)
    assert outcome.message.startswith("The connection to gpu was lost during '"), outcome
    assert "RESUME: what it can go on from lies on gpu" in outcome.hint
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == before
    until = time.monotonic() + 40
    while machine.workers() and time.monotonic() < until:
        time.sleep(0.2)
    assert not machine.workers()

    outcome, ears = go("train", train_config(dataset, tmp_path, resume=True))
    assert outcome.ending.value == "result", outcome
    reached = next(text for text in ears.texts if text.startswith("Goes on after epoch"))
    assert int(reached.split()[4]) > 1  # that of the machine, not the older one here
    assert str(tmp_path / "model.ckpt") in reached
    assert not (tmp_path / "model.ckpt").exists()
    assert str(machine.cache).encode() not in (tmp_path / "model.safetensors").read_bytes()
    assert not list((machine.cache / "runs").rglob("*.ckpt"))
    classify_a_virtual_raster(go, machine, town, tmp_path)


def classify_a_virtual_raster(go, machine, town, folder):
    """Classify a virtual raster with sources by full and by relative paths, which lie in two folders."""
    orthos = sorted((town / "top").glob("*.tif"))
    (folder / "far").mkdir()
    moved = folder / "far" / "it's 2.tif"
    shutil.copy(orthos[1], moved)
    (folder / "both.vrt").write_text(
        '<VRTDataset rasterXSize="160" rasterYSize="160"><GeoTransform>0,0.09,0,0,0,-0.09</GeoTransform>'
        f'<VRTRasterBand dataType="Byte" band="1"><SimpleSource><SourceFilename relativeToVRT="0">{orthos[0]}'
        '</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>'
        '<VRTRasterBand dataType="Byte" band="2"><SimpleSource><SourceFilename relativeToVRT="1">far/it&apos;s 2.tif'
        '</SourceFilename><SourceBand>2</SourceBand></SimpleSource></VRTRasterBand>'
        '<VRTRasterBand dataType="Byte" band="3"><SimpleSource><SourceFilename relativeToVRT="1">far/it&apos;s 2.tif'
        '</SourceFilename><SourceBand>3</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>'
    )  # fmt: skip
    output = folder / "land cover.tif"
    output.write_bytes(b"")
    (folder / "land cover.tfw").write_text("mine")  # a file of the user's beside it
    config = ClassifyConfig(model=str(folder / "model.safetensors"), ortho=str(folder / "both.vrt"), output=str(output))
    outcome, ears = go("classify", config)
    assert outcome.ending.value == "result", outcome
    assert outcome.outputs == {"output": str(output)}
    from osgeo import gdal

    raster = gdal.Open(str(output))
    assert (raster.RasterXSize, raster.RasterYSize) == (160, 160)
    made = {name for name in os.listdir(folder) if name.startswith("land cover")}
    assert made == {
        "land cover.tif",
        "land cover.tif.aux.xml",
        "land cover.qml",
        "land cover.tfw",
    }
    assert (folder / "land cover.tfw").read_text() == "mine"
    assert not [text for text in ears.texts if str(machine.cache) in text]
    copied = [text for text in ears.texts if text.startswith("Copying")]
    assert copied == [text for text in copied if text.startswith("Copying 2 files")]  # the VRT and what was moved


def test_shared_folders_are_read_where_they_are(go, machine, town, tmp_path):
    there = tmp_path / "there"
    shutil.copytree(town / "top", there / "top")
    (there / "top" / next(iter(os.listdir(there / "top")))).touch()
    output = tmp_path / "joined.tif"
    config = GatherConfig(input=str(town / "top" / "top_mosaic_09cm_area1.tif"), output=str(output))
    outcome, ears = go("gather", config, shared_folders=f"{town}={there}")
    assert outcome.ending.value == "result", outcome
    assert not [text for text in ears.texts if text.startswith("Copying")]
    record = json.loads((tmp_path / ".runs" / "joined.tif.run.json").read_text(encoding="utf-8"))
    assert record["parameters"]["input"] == config.input and list(record["inputs"]) == [config.input]
    assert record["inputs"][config.input]
    outcome, _ = go("gather", config, shared_folders=f"{town}={tmp_path}/nowhere")
    assert "lies in a shared folder, but on gpu there is no" in outcome.message


def test_an_error_of_the_engine_speaks_of_the_users_files(go, tmp_path):
    (tmp_path / "no raster.tif").write_text("no raster")
    config = GatherConfig(input=str(tmp_path / "no raster.tif"), output=str(tmp_path / "joined.tif"))
    outcome, _ = go("gather", config)
    assert str(tmp_path / "no raster.tif") in outcome.message and "cache" not in outcome.message
    assert os.listdir(tmp_path) == ["no raster.tif"]


def test_a_small_disk_there(machine, engine_python, tmp_path):
    python = tmp_path / "python"
    (tmp_path / "a.tif").write_bytes(bytes(1000))
    config = GatherConfig(input=str(tmp_path / "a.tif"), output=str(tmp_path / "joined.tif"))
    with small_disk(tmp_path, 20_000) as place:
        python.write_text(f'#!/bin/sh\nXDG_CACHE_HOME="{place}" exec {engine_python} "$@"\n')
        python.chmod(0o755)
        outcome = run_worker(machine.address(str(python)), "gather", config, Ears())
    assert outcome.message.startswith("The disk of gpu lacks ") and "~/.cache/vaihingen_unet" in outcome.hint, outcome
    assert sorted(os.listdir(tmp_path)) == ["a.tif", "python", "small disk"]


def test_what_is_missing_here_is_said_as_always(go, tmp_path):
    config = GatherConfig(input=str(tmp_path / "missing.tif"), output=str(tmp_path / "joined.tif"))
    outcome, _ = go("gather", config)
    assert str(tmp_path / "missing.tif") in outcome.message


def test_missing_packages_are_said_with_the_machine(machine, bare_python, tmp_path):
    if importlib.util.find_spec("torch"):
        pytest.skip("QGIS's own Python has the engine's packages")
    config = TrainConfig(dataset=str(tmp_path), model=str(tmp_path / "m.safetensors"))
    outcome = run_worker(machine.address(bare_python), "train", config, Ears())
    assert outcome.message.startswith("On gpu: This Python cannot load what the engine needs")
    assert outcome.hint.startswith("On gpu, install it with:")
    if sys.prefix == sys.base_prefix:  # QGIS's own Python, which stays as it is
        assert SET_UP_LINE in outcome.hint
        return
    assert "-m pip install -r" in outcome.hint
    assert (machine.cache / "engines") in Path(outcome.hint.split("-r ")[1].split("\n")[0]).parents

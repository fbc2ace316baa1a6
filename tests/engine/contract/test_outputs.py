"""Outputs: what is refused before the work, what belongs to a file that is replaced, and two runs to one name."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys

import pytest

from tests.checkout import ROOT
from training.contract.config import (
    AssessConfig,
    ClassifyConfig,
    CompareConfig,
    DemoDataConfig,
    HeightAboveGroundConfig,
    LabelsConfig,
    TrainConfig,
)
from training.contract.errors import ConfigError
from training.contract.formats import CLASSES, MEASURES
from training.contract.outputs import (
    check_outputs,
    discard_abandoned,
    part_path,
    prepared,
    publish,
    reserved,
    whole_files,
    write_text,
)

TIFF = b"II*\0 an image"
MODEL = (2).to_bytes(8, "little") + b"{}"
RECORD = json.dumps({"job": "labels", "parameters": {}, "versions": {}, "outputs": {}})


def labels(path):
    return LabelsConfig(input="in.tif", output=str(path))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(config, match):
    with pytest.raises(ConfigError, match=match) as caught:
        check_outputs(config)
    assert caught.value.hint
    return caught.value


# Endings


@pytest.mark.parametrize("name", ["a.tif", "a.TIFF", "a.img", "a.Png", "a.jp2", "a", ".tif", "a.b.tif", "a b.tif"])
def test_endings_of_class_rasters(tmp_path, name):
    check_outputs(labels(tmp_path / name))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.vrt", "a.gpkg", "a.jpg", "a.txt", "a.tif.part", "a.1"])
def test_other_endings_are_refused_with_those_that_work(tmp_path, name):
    ending = os.path.splitext(name)[1]
    said = rf"ends with {ending}, but this output can be written as \.tif, \.tiff, \.img, \.png or \.jp2 only"
    refused(labels(tmp_path / name), said)


@pytest.mark.parametrize(
    "config, field, endings",
    [
        (ClassifyConfig, "output", CLASSES),
        (ClassifyConfig, "confidence", CLASSES),
        (ClassifyConfig, "probabilities", (".tif", ".tiff", ".img", ".jp2")),
        (HeightAboveGroundConfig, "output", MEASURES),
        (HeightAboveGroundConfig, "ground", MEASURES),
        (AssessConfig, "errors", CLASSES),
        (AssessConfig, "report", (".html", ".htm")),
        (AssessConfig, "matrix", (".csv",)),
        (AssessConfig, "scores", (".json",)),
        (TrainConfig, "model", (".safetensors",)),
    ],
)
def test_every_output_has_its_endings(tmp_path, config, field, endings):
    assert config.options()[field].endings == endings
    for ending in endings:
        check_outputs(config(**{field: str(tmp_path / f"a{ending}")}))
    refused(config(**{field: str(tmp_path / "a.doc")}), f"{field.upper()} .*a.doc ends with .doc")


# What is there already


FOREIGN = [
    ("output", "a.tif", b"SQLite format 3\0", "a raster"),
    ("output", "a.tif", b"a text", "a raster"),
    ("output", "a", b"PK\x03\x04", "a raster"),
    ("report", "a.html", b"a text", "a web page"),
    ("report", "a.html", b"\x89PNG\r\n\x1a\n", "a web page"),
    ("matrix", "a.csv", b"\x50\x4b\x03\x04\0", "a table"),
    ("matrix", "a.csv", b"{}", "a table"),
    ("scores", "a.json", b"no json", "a file of results"),
    ("scores", "a.json", b'{"type": "FeatureCollection", "features": []}', "a file of results"),
    ("model", "a.safetensors", b"no model", "a model"),
    ("model", "a.safetensors", TIFF, "a model"),
]
KINDS = {"output": LabelsConfig, "report": AssessConfig, "matrix": AssessConfig, "scores": AssessConfig,
         "model": TrainConfig}  # fmt: skip


@pytest.mark.parametrize("field, name, content, kind", FOREIGN)
def test_a_file_of_another_kind_is_not_replaced(tmp_path, field, name, content, kind):
    (tmp_path / name).write_bytes(content)
    refused(KINDS[field](**{field: str(tmp_path / name)}), f"{name} exists and is not {kind}.*: it would be lost")
    assert contents(tmp_path) == {name: content}


@pytest.mark.parametrize(
    "field, name, content",
    [
        ("output", "a.tif", TIFF),
        ("output", "a.tif", b""),
        ("output", "a.img", TIFF),  # what version 0.1.0 wrote for it
        ("output", "a.png", b"\x89PNG\r\n\x1a\n"),
        ("report", "a.html", b"\n<!DOCTYPE html><HTML>"),
        ("matrix", "a.csv", "class,Gebäude\n".encode()),
        ("scores", "a.json", b'{"overall_accuracy": 0.5}'),
        ("model", "a.safetensors", MODEL),
    ],
)
def test_a_file_of_the_same_kind_is_replaced(tmp_path, field, name, content):
    (tmp_path / name).write_bytes(content)
    check_outputs(KINDS[field](**{field: str(tmp_path / name)}))
    assert contents(tmp_path) == {name: content}


def test_a_link_stays(tmp_path):
    (tmp_path / "real.tif").write_bytes(TIFF)
    (tmp_path / "link.tif").symlink_to(tmp_path / "real.tif")
    (tmp_path / "dangling.tif").symlink_to(tmp_path / "nowhere.tif")
    (tmp_path / "folder").symlink_to(tmp_path / "nothing")
    assert "itself" in refused(labels(tmp_path / "link.tif"), "is a link to .*real.tif").hint
    refused(labels(tmp_path / "dangling.tif"), "is a link to .*nowhere.tif")
    refused(DemoDataConfig(output=str(tmp_path / "folder")), "is a link to")
    assert (tmp_path / "link.tif").is_symlink() and (tmp_path / "real.tif").read_bytes() == TIFF


@pytest.mark.skipif(os.name == "nt", reason="no such files")
def test_devices_and_pipes_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/null", tmp_path / "pipe"):
        refused(labels(path), "is a device or another special file")


def test_a_protected_file_is_not_replaced(tmp_path):
    (tmp_path / "a.tif").write_bytes(TIFF)
    (tmp_path / "a.tif").chmod(0o444)
    refused(labels(tmp_path / "a.tif"), "is write-protected")


@pytest.mark.parametrize("name", ["folder", ".", "/", "folder/", "new/"])
def test_folders(tmp_path, monkeypatch, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    monkeypatch.chdir(tmp_path)
    refused(labels(name), "is a folder, but must be a file")
    refused(DemoDataConfig(output="file"), "is a file, but must be a folder")
    refused(DemoDataConfig(output="."), "already exists and is not empty")


def test_a_file_that_is_to_lie_in_an_output_folder(tmp_path):
    from training.contract.config import TileConfig

    config = TileConfig(output=str(tmp_path / "set"), report=str(tmp_path / "set" / "report.html"))
    assert "beside" in refused(config, "REPORT .* lies in the folder of OUTPUT").hint
    assert not list(tmp_path.iterdir())


def test_two_outputs_that_belong_together(tmp_path):
    config = AssessConfig(errors=str(tmp_path / "a.tif"), scores=str(tmp_path / ".runs" / "a.tif.run.json"))
    refused(config, "SCORES is .*, where the run record of ERRORS will stand")


# Names


@pytest.mark.parametrize("length", [100, 200, 240])
def test_long_names_work(tmp_path, length):
    config = labels(tmp_path / f"{'ä' * (length // 2 - 2)}.tif")
    check_outputs(config)
    part = part_path(config.new_paths()["output"])
    part.write_bytes(TIFF)
    part.with_name(f"{part.name}.aux.xml").write_text("names")
    publish(config)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("length", [251, 255, 256, 5000])
def test_longer_ones_are_refused_at_once(tmp_path, length):
    refused(labels(tmp_path / f"{'x' * (length - 4)}.tif"), "cannot be written: File name too long")


def test_what_can_be_no_path(tmp_path):
    refused(labels(f"{tmp_path}/a\0b.tif"), "cannot be written: .*null")


# Two runs


def test_two_runs_to_one_name(tmp_path):
    config = labels(tmp_path / "a.tif")
    with reserved(config):
        part_path(tmp_path / "a.tif").write_text("of the first")
        with (
            pytest.raises(ConfigError, match=r"OUTPUT .*a.tif is being written by another run") as caught,
            reserved(config),
        ):
            raise AssertionError("reserved twice")
        assert "Wait" in caught.value.hint
        discard_abandoned(config)
        assert part_path(tmp_path / "a.tif").exists()
        with reserved(labels(tmp_path / "b.tif")):
            pass
    with reserved(config):
        pass
    discard_abandoned(config)
    assert not part_path(tmp_path / "a.tif").exists()


HOLD = """
import sys, time
from training.contract.config import LabelsConfig
from training.contract.outputs import reserved
with reserved(LabelsConfig(input="in.tif", output=sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_name_is_free_again_when_its_run_was_killed(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)
    command = [sys.executable, "-c", HOLD, str(tmp_path / "link" / "a.tif")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(ConfigError, match="written by another run"), reserved(labels(tmp_path / "a.tif")):
            raise AssertionError("reserved twice")
        other.kill()
    with reserved(labels(tmp_path / "a.tif")):
        pass


def test_parts_of_a_comparison_run_at_the_same_time(tmp_path):
    def part(runs):
        return CompareConfig(dataset="set", output=str(tmp_path / "out"), runs=runs)

    with reserved(part("1/2")):
        with reserved(part("2/2")):
            pass
        with pytest.raises(ConfigError, match="written by another run"), reserved(part("1/2")):
            raise AssertionError("reserved twice")


# What is made and not used


def test_folders_that_stay_empty_are_removed(tmp_path):
    (tmp_path / "mine").mkdir()
    with prepared(labels(tmp_path / "mine" / "a" / "b" / "c.tif")):
        assert (tmp_path / "mine" / "a" / "b").is_dir()
    assert not (tmp_path / "mine" / "a").exists() and (tmp_path / "mine").exists()
    with prepared(labels(tmp_path / "mine" / "a" / "b" / "c.tif")):
        (tmp_path / "mine" / "a" / "b" / "c.tif").write_bytes(TIFF)
    assert (tmp_path / "mine" / "a" / "b" / "c.tif").exists()


def test_what_a_training_writes_beside_its_model(tmp_path):
    (tmp_path / "m.ckpt").write_bytes(b"PK of somebody else")
    refused(TrainConfig(dataset="set", model=str(tmp_path / "m.safetensors")), r"m\.ckpt is no file of ours")
    (tmp_path / "m.ckpt").write_bytes(b"PK data.pkl format vaihingen resume file")
    check_outputs(TrainConfig(dataset="set", model=str(tmp_path / "m.safetensors")))


def test_the_record_of_a_folder(tmp_path):
    (tmp_path / ".runs").mkdir()
    (tmp_path / ".runs" / "set.run.json").write_text("[]")
    refused(DemoDataConfig(output=str(tmp_path / "set")), "set.run.json, but there is another file of that name")


def test_a_very_deep_folder_is_tried_or_refused(tmp_path):
    with contextlib.suppress(ConfigError):  # some systems take no such paths
        check_outputs(LabelsConfig(input="a.tif", output=str(tmp_path / ("x/" * 1200 + "labels.tif"))))
    assert not list(tmp_path.iterdir())


def test_a_path_that_is_no_utf_8_can_be_written_into_a_text(tmp_path):
    write_text(tmp_path / "report.html", b"/data/M\xfcnchen.tif".decode("utf-8", "surrogateescape"))
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "/data/M\\udcfcnchen.tif"


@pytest.mark.parametrize("refusals, patience, replaced", [(3, 5.0, True), (10**9, 0.1, False), (1, 0.0, False)])
def test_a_file_that_another_program_holds_for_an_instant_is_waited_for(
    tmp_path, monkeypatch, refusals, patience, replaced
):
    """As virus scanners do on Windows; elsewhere nobody holds a file, and nothing is waited for."""
    left, really = [refusals], os.replace

    def held(old, new):
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "held by another program")
        really(old, new)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(whole_files, "_PATIENCE_S", patience)
    monkeypatch.setattr(whole_files, "_PAUSE_S", 0.01)
    path = tmp_path / "report.html"
    path.write_text("old")
    with contextlib.nullcontext() if replaced else pytest.raises(ConfigError, match="held by another program"):
        write_text(path, "new")
    assert path.read_text() == ("new" if replaced else "old") and list(tmp_path.iterdir()) == [path]

"""Several orthophotos in one call: the model is loaded once, each result is that of a call of its own."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
import rasterio
from affine import Affine

from tests.engine.support.tiny_scenes import Notes, heights, ortho_pixels, write_scene
from tests.run_records import run_record
from tests.small_rasters import patchwork, read_raster, write_raster
from training.classification import classify
from training.contract.config import ClassifyConfig
from training.contract.errors import ConfigError, DatasetError, JobCancelled, LabelValueError, RasterError
from training.jobs.run import JobRun, run_job
from training.network.model_file import load_model

pytestmark = pytest.mark.slow

FIXED = {"device": "cpu", "precision": "float32", "overlap": 25, "window_size": 32}
SIZES = {"a": (70, 90), "b": (40, 64), "c": (33, 32)}
LABELS = {name: patchwork(*size, cell=16, seed=i) for i, (name, size) in enumerate(SIZES.items())}


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    """Three places beside each other: name -> paths by role."""
    folder = tmp_path_factory.mktemp("scenes")
    places = {name: (500_000.0 + 100 * i, 5_400_000.0) for i, name in enumerate(LABELS)}
    return {
        name: write_scene(folder, labels, name, seed=i, origin=places[name])
        for i, (name, labels) in enumerate(LABELS.items())
    }


def several(model, scenes, output, roles=("ortho",), **parameters):
    """The job for all scenes; heights and references come in another order."""
    given = {}
    for role in roles:
        first, *more = [scenes[name][role] for name in (scenes if role == "ortho" else reversed(scenes))]
        given |= {role: first, f"more_{role}s": tuple(more)}
    return ClassifyConfig(**{**FIXED, "model": str(model), "output": str(output), **given, **parameters})


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def result_files(stem):
    return {f"{stem}.tif", f"{stem}.tif.aux.xml", f"{stem}.qml", f".runs/{stem}.tif.run.json"}


def test_each_result_is_that_of_a_call_of_its_own(model, scenes, tmp_path, monkeypatch):
    loaded = []
    monkeypatch.setattr(classify, "load_model", lambda path: loaded.append(path) or load_model(path))
    ends = {"output": "", "confidence": "_confidence", "probabilities": "_probabilities"}
    notes = Notes()
    more = {name: str(tmp_path / "found") for name in ("confidence", "probabilities")}
    config = several(model, scenes, tmp_path / "found", **more)
    result = run_job("classify", config, notes)
    assert len(loaded) == 1
    assert notes.fractions == sorted(notes.fractions) and notes.fractions[-1] == pytest.approx(1)
    assert result.outputs == {name: str(tmp_path / "found") for name in ends} and result.scores == {}
    for name in scenes:
        single = {output: str(tmp_path / f"{output}.tif") for output in ends}
        run_job("classify", ClassifyConfig(**FIXED, model=str(model), ortho=scenes[name]["ortho"], **single), Notes())
        for output, end in ends.items():
            found = tmp_path / "found" / f"{name}_ortho{end}.tif"
            assert found.read_bytes() == (tmp_path / f"{output}.tif").read_bytes()


def test_each_result_has_a_record_that_repeats_it_alone_and_the_folder_one_for_all(model, scenes, tmp_path):
    run_job("classify", several(model, scenes, tmp_path / "found"), Notes())
    results = {f"found/{name}" for scene in scenes for name in result_files(f"{scene}_ortho")}
    assert files(tmp_path) == {".runs/found.run.json"} | results
    one = run_record(tmp_path / "found" / "b_ortho.tif")
    assert one["outputs"] == {"output": str(tmp_path / "found" / "b_ortho.tif")}
    assert scenes["b"]["ortho"] in one["inputs"] and scenes["a"]["ortho"] not in one["inputs"]
    assert f"ORTHO={scenes['b']['ortho']}" in shlex.split(one["qgis_process"]) and "MORE" not in one["qgis_process"]
    assert one["ran_on"]["batch_size"] == 4 and one["seconds"] >= 0
    whole = run_record(tmp_path / "found")
    assert "qgis_process" not in whole and len(whole["inputs"]) == 4
    words = shlex.split(whole["engine_command"])
    assert words[:4] == ["python", "-m", "training", "classify"]
    more = words.index("--more-orthos")
    assert words[more + 1 : more + 3] == [scenes["b"]["ortho"], scenes["c"]["ortho"]]


def test_on_the_command_line_ortho_takes_several(model, scenes, tmp_path):
    words = ["--model", model, "--ortho", *(scene["ortho"] for scene in scenes.values())]
    words += ["--reference", *(scene["reference"] for scene in scenes.values())]
    words += ["--output", tmp_path / "found", "--report", tmp_path / "r.html", "--device", "cpu"]
    line = [sys.executable, "-m", "training", "classify", *map(str, words)]
    done = subprocess.run(line, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["outputs"] == {"output": str(tmp_path / "found"), "report": str(tmp_path / "r.html")}
    counted = [(read_raster(tmp_path / "found" / f"{name}_ortho.tif")[0] == LABELS[name]) for name in scenes]
    right, pixels = sum(part.sum() for part in counted), sum(part.size for part in counted)
    assert said["scores"]["overall_accuracy"] == pytest.approx(right / pixels)
    report = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert all(f"{name}_ortho" in report for name in scenes)


@pytest.mark.parametrize("place", ["position", "number"])
def test_heights_and_references_go_with_their_orthophotos(train, scenes, tmp_path, place):
    """By position, or by the number in the name, whatever their order."""
    if place == "number":
        scenes = {
            name: write_scene(tmp_path / "plain", labels, f"area{i}", seed=i, gsd=None)
            for i, (name, labels) in enumerate(LABELS.items())
        }
    notes = Notes()
    config = several(train("ortho_height"), scenes, tmp_path / "found", ("ortho", "height", "reference"))
    result = run_job("classify", config, notes)
    assert result.scores["overall_accuracy"] > 0.7
    way = {"position": "position", "number": "name"}[place]
    assert any(line == f"3 orthophotos: each one's height raster found by {way}." for line in notes.lines), notes.lines
    for name, labels in LABELS.items():
        stem = scenes[name]["ortho"].rsplit("/", 1)[1][:-4]
        assert (read_raster(tmp_path / "found" / f"{stem}.tif")[0] == labels).mean() > 0.6


def refused(kind, config, folder, notes=None):
    before = files(folder)
    with pytest.raises(kind) as caught:
        run_job("classify", config, notes or Notes())
    assert files(folder) == before and caught.value.hint
    return str(caught.value)


def test_a_wrong_raster_is_found_before_the_first_is_classified(model, train, scenes, tmp_path):
    notes = Notes()
    four = write_raster(tmp_path / "four.tif", np.zeros((4, 40, 40), np.uint8), photometric="MINISBLACK")
    with_four = {**scenes, "d": {**scenes["c"], "ortho": str(four)}}
    assert "four.tif has 4 bands" in refused(RasterError, several(model, with_four, tmp_path / "f"), tmp_path, notes)
    turned = write_raster(tmp_path / "turned.tif", ortho_pixels(LABELS["c"]))
    with rasterio.open(turned, "r+") as file:
        file.transform = file.transform @ Affine.rotation(20)
    with_turned = {**scenes, "d": {**scenes["c"], "ortho": str(turned)}}
    assert "turned.tif is rotated" in refused(RasterError, several(model, with_turned, tmp_path / "f"), tmp_path, notes)
    needs = train("ortho_height")
    assert "no height raster was given" in refused(RasterError, several(needs, scenes, tmp_path / "f"), tmp_path)
    few = replace(several(needs, scenes, tmp_path / "f", ("ortho", "height")), more_heights=())
    text = refused(DatasetError, few, tmp_path, notes)
    assert "No height raster covers or is named like a_ortho.tif, b_ortho.tif" in text
    photo = write_raster(tmp_path / "a_photo.tif", read_raster(scenes["a"]["ortho"]))
    wrong = {**scenes, "a": {**scenes["a"], "reference": str(photo)}}
    text = refused(LabelValueError, several(model, wrong, tmp_path / "f", ("ortho", "reference")), tmp_path, notes)
    assert "a_photo.tif holds colours that are no class" in text
    assert max(notes.fractions, default=0) <= 0.02


def test_warnings_name_the_orthophoto(train, scenes, tmp_path):
    short = write_raster(tmp_path / "short.tif", heights(LABELS["b"])[:, :40], origin=(500_100.0, 5_400_000.0))
    notes = Notes()
    config = several(
        train("ortho_height"),
        {**scenes, "b": {**scenes["b"], "height": str(short)}},
        tmp_path / "f",
        ("ortho", "height"),
    )
    run_job("classify", config, notes)
    assert any(text.startswith("b_ortho.tif: short.tif covers only 6") for text in notes.warnings)


@pytest.mark.parametrize(
    "parameters, words",
    [
        ({"output": "x.tif"}, "OUTPUT is x.tif, but must be a folder"),
        ({"confidence": "y.TIF"}, "CONFIDENCE is y.TIF, but must be a folder"),
        ({"more_orthos": ("p.tif", "o.tif")}, "ORTHO and MORE_ORTHOS hold o.tif more than once"),
        ({"more_orthos": (), "more_heights": ("h.tif",)}, "MORE_HEIGHTS belongs to several orthophotos"),
        ({"more_orthos": (), "more_references": ("h.tif",)}, "MORE_REFERENCES belongs to several orthophotos"),
    ],
)
def test_rules(parameters, words):
    config = ClassifyConfig(**{"model": "m", "ortho": "o.tif", "more_orthos": ("p.tif",), "output": "x", **parameters})
    assert any(words in problem for problem in config.problems())


def test_orthophotos_of_one_name_are_told_apart_by_their_folders():
    orthos = {"ortho": "Tile 1/images/o.tif", "more_orthos": ("Tile 2/images/o.tif", "p.tif", "q.tif", "q.jpg")}
    config = ClassifyConfig(model="m", output="x", confidence="y", **orthos)
    names = ["Tile 1_o", "Tile 2_o", "p", "q_tif", "q_jpg"]
    assert not config.problems()
    assert [part.output for part in config.parts()] == [f"x/{name}.tif" for name in names]
    assert [part.confidence for part in config.parts()] == [f"y/{name}_confidence.tif" for name in names]


def test_results_never_replace_the_orthophotos(model, scenes, tmp_path):
    for name in "ab":
        write_raster(tmp_path / f"{name}.tif", ortho_pixels(LABELS[name]))
    config = ClassifyConfig(
        **FIXED, model=str(model), ortho=str(tmp_path / "a.tif"), more_orthos=(str(tmp_path / "b.tif"),),
        output=str(tmp_path),
    )  # fmt: skip
    assert "a.tif is also an input" in refused(ConfigError, config, tmp_path)


class Stops(Notes):
    """Asks to stop once the third orthophoto is at work."""

    def progress(self, fraction, stage="", detail=""):
        super().progress(fraction, stage, detail)
        if "(3 of 3)" in stage:
            self.cancel.set()

    def is_cancelled(self):
        return self.cancel.is_set()


def large_third(folder, scenes):
    """The same with a third orthophoto that takes longer."""
    labels = patchwork(600, 600)
    return {**scenes, "c": write_scene(folder, labels, "large", origin=(510_000.0, 5_400_000.0))}


def test_what_is_done_stays_when_the_third_is_cancelled(model, scenes, tmp_path):
    config = several(model, large_third(tmp_path / "in", scenes), tmp_path / "found")
    with pytest.raises(JobCancelled) as stopped:
        run_job("classify", config, Stops())
    assert stopped.value.message.endswith("2 of 3 orthophotos were done; their results stay.")
    assert "in large_ortho.tif." in stopped.value.message
    assert files(tmp_path / "found") == result_files("a_ortho") | result_files("b_ortho")


def test_a_run_that_is_ended_from_outside_keeps_the_same(model, scenes, tmp_path):
    """As when the third one is deep in a long step and does not hear the request."""
    said, done = [], result_files("a_ortho") | result_files("b_ortho")

    class Ends(Notes):
        def progress(self, fraction, stage="", detail=""):
            if "(3 of 3)" not in stage or said:
                return
            while not done <= files(tmp_path / "found"):  # the second one ends beside the third one's beginning
                time.sleep(0.05)
            time.sleep(0.2)
            said.append(run.stop())

    run = JobRun("classify", several(model, large_third(tmp_path / "in", scenes), tmp_path / "found"))
    with pytest.raises(JobCancelled):
        run.run(Ends())
    assert said == ["2 of 3 orthophotos were done; their results stay."]
    assert files(tmp_path / "found") == done


def test_what_is_done_stays_when_the_third_fails(model, scenes, tmp_path):
    """Its file is cut off while the others are classified, which is seen only when it is read."""
    large = large_third(tmp_path / "in", scenes)

    class Damages(Notes):
        def progress(self, fraction, stage="", detail=""):
            if "(2 of 3)" in stage:
                os.truncate(large["c"]["ortho"], 500_000)

    with pytest.raises(RasterError) as failed:
        run_job("classify", several(model, large, tmp_path / "found"), Damages())
    assert "large_ortho.tif cannot be read at column" in failed.value.message
    assert failed.value.message.endswith("2 of 3 orthophotos were done; their results stay.")
    assert files(tmp_path / "found") == result_files("a_ortho") | result_files("b_ortho")

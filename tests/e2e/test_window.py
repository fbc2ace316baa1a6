"""A user's session in a real QGIS window: dialogs from the toolbox, training in the background, cancel, a styled map.

QGIS is opened once on a screen of its own and plays `window/user_session.py`; the tests judge what was seen there.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

import pytest
from window import desktop

LONGEST_S = 300
# The aim is 100 ms; a busy machine stops any program now and then, so the test fails only at what a user would notice.
LONGEST_STALL_MS = 1000
# The aim is 2 s. A worker that does not listen for 5 s is ended by a signal.
LONGEST_CANCEL_S = 8
CLASSES = [
    [0, "impervious surfaces", "#ffffff"], [1, "building", "#0000ff"], [2, "low vegetation", "#00ffff"],
    [3, "tree", "#00ff00"], [4, "car", "#ffff00"], [5, "clutter", "#ff0000"], [6, "undefined", "#000000"],
]  # fmt: skip
TRAINING = {"type": "QgsProcessingAlgRunnerTask", "title": "Executing “Train a U-Net”", "can_cancel": True}


def why_not():
    if not sys.platform.startswith("linux"):
        return "needs Linux: Xvfb and /proc"
    missing = desktop.missing_programs()
    return "not installed: " + ", ".join(missing) if missing else ""


@pytest.fixture(scope="module")
def session(package, engine_python, town, dataset, made_once):
    """What was seen in QGIS."""
    if why_not():
        (pytest.fail if os.environ.get("REQUIRE_QGIS") == "1" else pytest.skip)(why_not())

    def play(path):
        folder = Path(tempfile.mkdtemp(dir=path.parent))
        tile = "top_mosaic_09cm_area3.tif"
        job = {
            "dataset": dataset, "out": folder / "results, größer", "ortho": town / "top" / tile,
            "reference": town / "gts_for_participants" / tile,
        }  # fmt: skip
        desktop.make_profile(folder / "profile", package)
        # One thread for the engine: on two processors the window would have to wait for its turn.
        variables = {"VAIHINGEN_PYTHON": engine_python, "OMP_NUM_THREADS": "1"}
        with desktop.screen() as display:
            seen = desktop.run_in_window(display, folder / "profile", "user_session", job, LONGEST_S, **variables)
        assert seen.get("finished"), "\n".join([*seen.get("errors", ["no answer from QGIS"]), seen["console"]])
        path.write_text(json.dumps(seen), encoding="utf-8")

    return json.loads(made_once("window/seen.json", play).read_text(encoding="utf-8"))


def test_nothing_raised_and_qgis_ends_well(session):
    assert session["errors"] == []
    assert session["exit_code"] == 0, session["console"]


def test_every_dialog_of_the_toolbox_opens(session):
    assert {"vaihingen:demodata", "vaihingen:ndvi", "vaihingen:labels", "vaihingen:tile", "vaihingen:train",
            "vaihingen:classify", "vaihingen:assess", "vaihingen:environment"} <= set(session["dialogs"])  # fmt: skip
    assert session["dialogs"]["vaihingen:train"]["title"].endswith("Train a U-Net")  # newer ones name the group first
    assert all(dialog["title"] and dialog["parameters"] for dialog in session["dialogs"].values())


@pytest.mark.parametrize("part", ["closed", "dialog", "task_manager", "panel"])
def test_training_is_a_task_in_the_task_manager(session, part):
    assert session[part]["task"] == TRAINING
    assert session[part]["worker_seen"]


def test_map_stays_usable_while_training(session):
    seen = session["closed"]
    assert not seen["modal"]
    assert seen["map"]["zoomed"] and seen["map"]["drawn"] == 2


@pytest.mark.parametrize(("part", "what"), [("closed", "training"), ("classify", "classifying")])
def test_window_answers_while_the_engine_works(session, part, what):
    pulse = session[part]["pulse"]
    sys.stdout.write(f"{what}: {pulse}; idle: {session['idle']}\n")
    assert pulse["beats"] > 50
    assert pulse["largest_ms"] < LONGEST_STALL_MS


def test_training_goes_on_when_its_dialog_is_closed(session):
    seen = session["closed"]
    assert seen["goes_on"]
    records = [".runs/model.html.run.json", ".runs/model.safetensors.run.json"]
    assert seen["files"] == [*records, "model.html", "model.safetensors"]
    assert "Training report" in seen["reports"]


@pytest.mark.parametrize("part", ["dialog", "task_manager", "panel"])
def test_cancel_ends_the_worker_soon_and_leaves_nothing_unfinished(session, part):
    seen = session[part]
    sys.stdout.write(f"worker ended after {seen['worker_ended_s']} s, dialog ready after {seen['dialog_ready_s']} s\n")
    assert seen["worker_ended_s"] < LONGEST_CANCEL_S
    assert "The run was cancelled." in seen["log"]
    assert seen["visible"]  # QGIS shows a closed dialog again, so that the message is read
    assert not [name for name in seen["files"] if ".part" in name]


def test_the_dialog_can_cancel(session):
    assert session["dialog"]["can_cancel"]


@pytest.mark.parametrize("part", ["dialog", "panel"])
def test_cancel_after_an_epoch_keeps_the_best_model_and_says_where(session, part):
    seen = session[part]
    assert "model.safetensors" in seen["files"]
    assert re.search(r"Kept the best model so far: .+model\.safetensors\.", seen["log"])


def test_cancel_before_the_first_epoch_leaves_nothing(session):
    assert session["task_manager"]["files"] == []


def test_the_panel_shows_the_training_and_what_was_kept(session):
    seen = session["panel"]
    assert {"model.safetensors", "orthophoto", "reference"} <= set(seen["shown"])
    assert any(text.startswith("map, epoch ") for text in seen["shown"])
    assert any(text.startswith("Best so far: mean F1 ") for text in seen["shown"])
    (said,) = seen["said"]
    assert "Kept the best model so far" in said


def test_twenty_points_are_interpreted_by_keys(session):
    seen = session["points"]
    assert seen["offer"] == "20 points wait to be interpreted."
    assert seen["answers"] == [0, 1, 2, 3, 255] * 4
    for (x, y, _), point in zip(seen["places"], seen["points"]):
        assert (x, y) == pytest.approx(point, abs=0.01)  # in the middle of the map, in their random order
    assert len({scale for _, _, scale in seen["places"]}) == 1
    assert "All points are interpreted. (4 unsure)" in seen["labels"]


def test_class_layer_is_loaded_with_names_and_colours(session):
    seen = session["classify"]
    assert "Execution completed" in seen["log"]
    assert {"land_cover.tif", "accuracy.html"} <= set(seen["files"])
    (layer,) = seen["layers"]
    assert layer["paletted"]
    assert layer["classes"] == CLASSES
    assert layer["drawn_above"] == 0


def test_report_stands_in_the_results_viewer(session):
    assert "accuracy.html" in [file for _, file in session["classify"]["reports"]]


def test_engine_never_enters_qgis(session):
    assert session["foreign_modules"] == []
    assert not session["torch_library"]
    assert session["workers_left"] == []

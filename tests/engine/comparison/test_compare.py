"""The comparison as a job: all runs, their models and figures; cancelled, continued, shared among processes."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import Notes, write_isprs_folder
from tests.report_pages import check_page
from tests.small_rasters import read_raster
from training.comparison import compare as module
from training.contract.config import AssessConfig, CompareConfig, TileConfig
from training.contract.errors import ConfigError, DatasetError, EngineError, JobCancelled
from training.contract.model_card import read_model_card
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

pytestmark = pytest.mark.slow

TRAINING = {"width": 4, "epochs": 2, "batch_size": 4, "learning_rate": 0.02, "device": "cpu", "precision": "float32"}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data set whose tile 3 is kept for the test."""
    folder = tmp_path_factory.mktemp("compared")
    write_isprs_folder(folder / "isprs", height=96, width=96)
    config = TileConfig(
        folder=str(folder / "isprs"), patch_size=32, patches=8, validation_patches=4, validation_tiles="2",
        test_tiles="3", output=str(folder / "set"),
    )  # fmt: skip
    run_job("tile", config, NullReporter())
    return folder


def job(data, folder, **changes):
    paths = {"output": str(folder / "out"), "table": str(folder / "t.csv"), "report": str(folder / "r.html")}
    variants = ("ortho", "ortho_height")
    return CompareConfig(
        **{"dataset": str(data / "set"), "variants": variants, "repeats": 2, **TRAINING, **paths, **changes}
    )


class Trainings(list):
    """Notes which models were trained, and resumed; the runs themselves are real."""

    def __init__(self, monkeypatch, fail_at=None):
        super().__init__()

        def run(name, config, reporter):
            if name == "train":
                if len(self) == fail_at:
                    raise EngineError("The disk is full.", "Free space.")
                self.append((config.inputs, config.seed, config.resume))
            return run_job(name, config, reporter)

        monkeypatch.setattr(module, "run_job", run)


ALL = [("ortho", 1, False), ("ortho_height", 1, False), ("ortho", 2, False), ("ortho_height", 2, False)]


@pytest.fixture(scope="module")
def done(data, tmp_path_factory):
    """A whole comparison: its folder, what it said, and its result."""
    folder, notes = tmp_path_factory.mktemp("done"), Notes()
    return folder, notes, run_job("compare", job(data, folder), notes)


def test_the_result_is_complete(done):
    folder, _, result = done
    runs = {"ortho_1", "ortho_2", "ortho_height_1", "ortho_height_2"}
    assert {path.name for path in (folder / "out").iterdir()} == {*runs, "comparison.json"}
    for name in runs:
        files = {path.name for path in (folder / "out" / name).iterdir()}
        raster = "top_mosaic_09cm_area3"
        assert files == {"model.safetensors", "run.json", f"{raster}.tif", f"{raster}.qml", f"{raster}.tif.aux.xml"}
    assert not (folder / "out.runs").exists() and not (folder / "out.part").exists()
    assert set(result.outputs) == {"output", "table", "report"}
    assert result.scores["best_variant"] in ("ortho", "ortho_height")


def test_models_differ_by_inputs_and_seed_alone(done):
    folder = done[0] / "out"
    cards = {path.parent.name: read_model_card(path) for path in folder.glob("*/model.safetensors")}
    trainings = {name: {**card.training, "inputs": "", "seed": 0} for name, card in cards.items()}
    assert all(training == trainings["ortho_1"] for training in trainings.values())
    assert cards["ortho_height_2"].training["seed"] == 2 and cards["ortho_height_2"].needs_height


def test_figures_are_those_of_the_assessment(done, data, tmp_path):
    folder, raster = done[0], "top_mosaic_09cm_area3.tif"
    reference = data / "isprs" / "gts_for_participants" / raster
    content = json.loads((folder / "out" / "comparison.json").read_text())
    means = []
    for run in content["runs"]:
        prediction = folder / "out" / f"{run['variant']}_{run['seed']}" / raster
        scores = tmp_path / "s.json"
        config = AssessConfig(prediction=str(prediction), reference=str(reference), scores=str(scores))
        run_job("assess", config, NullReporter())
        assessed = json.loads(scores.read_text())
        assert run["overall_accuracy"] == assessed["overall_accuracy"] and run["classes"] == assessed["classes"]
        means.append(assessed["mean_f1"])
    assert content["pixels"] == 96 * 96
    difference = np.mean(means[1::2]) - np.mean(means[::2])
    assert content["variants"]["ortho_height"]["changes"]["mean_f1"]["difference"] == pytest.approx(difference)
    assert content["best_variant"] == ("ortho_height" if difference > 0 else "ortho")


def test_table_has_a_line_a_run(done):
    with (done[0] / "t.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert [(line["variant"], line["seed"]) for line in lines] == [(name, str(seed)) for name, seed, _ in ALL]
    content = json.loads((done[0] / "out" / "comparison.json").read_text())
    for line, run in zip(lines, content["runs"], strict=True):
        assert float(line["mean_f1"]) == pytest.approx(run["mean_f1"], abs=1e-6)
        assert float(line["f1 building"]) == pytest.approx(run["classes"][1]["f1"], abs=1e-6)
        assert line["epochs"] == "2" and line["device"].startswith("cpu")


def test_report_is_a_page_with_all_that_was_found(done):
    text, pictures = check_page((done[0] / "r.html").read_text(encoding="utf-8"))
    assert "Orthophoto and heights" in text and "trained twice each" in text and "on 1 orthophoto" in text
    assert "Two repeats show chance" in text and "top_mosaic_09cm_area3" in text
    assert {"Orthophoto", "Reference"} <= {picture["alt"] for picture in pictures}


def test_progress_covers_the_whole_plan(done):
    _, notes, _ = done
    assert notes.fractions == sorted(notes.fractions) and notes.fractions[-1] == 1.0
    finished = [line for line in notes.lines if "is finished after" in line]
    assert [line.partition(" is")[0] for line in finished] == [
        f"Run {i} of 4 ({name}, seed {seed})" for i, (name, seed, _) in enumerate(ALL, start=1)
    ]
    assert any(line.startswith("ortho_height against ortho: mean F1 ") for line in notes.lines)


def test_a_comparison_that_was_stopped_goes_on(data, done, tmp_path, monkeypatch):
    trained = Trainings(monkeypatch)

    class StopInTheThird(Notes):
        def is_cancelled(self):
            return len(trained) == 3 and super().is_cancelled()

    with pytest.raises(JobCancelled, match=r"^2 of 4 runs are finished, in .*out\.runs\. To go on .* with RESUME\.$"):
        run_job("compare", job(data, tmp_path), StopInTheThird(cancel_after=8))
    assert trained == ALL[:3] and not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out.runs"]
    finished = {path.parent.name for path in (tmp_path / "out.runs").glob("*/run.json")}
    assert finished == {"ortho_1", "ortho_height_1"}

    trained.clear()
    notes = Notes()
    run_job("compare", job(data, tmp_path), notes)
    assert [part[:2] for part in trained] == [part[:2] for part in ALL[2:]]
    assert notes.lines[0].startswith("2 of 4 runs are finished already") and notes.fractions[0] >= 0.47
    same = [(folder / "out" / "comparison.json").read_text() for folder in (tmp_path, done[0])]
    first, second = (json.loads(text) for text in same)
    assert first["runs"] == second["runs"] and first["variants"] == second["variants"]


def test_a_run_that_fails_leaves_the_finished_ones(data, tmp_path, monkeypatch):
    Trainings(monkeypatch, fail_at=1)
    with pytest.raises(EngineError, match=r"Run 2 of 4 \(ortho_height, seed 1\): The disk is full. .* 1 finished"):
        run_job("compare", job(data, tmp_path), Notes())
    trained = Trainings(monkeypatch)
    run_job("compare", job(data, tmp_path), Notes())
    assert trained == ALL[1:]


def test_processes_share_the_runs_and_the_last_call_compares(data, done, tmp_path, monkeypatch):
    trained = Trainings(monkeypatch)
    notes = Notes()
    for part in ("2/2", "1/2"):
        result = run_job("compare", job(data, tmp_path, runs=part), notes)
        assert result.outputs == {} and not (tmp_path / "out").exists()
    assert "2 of 4 runs are left to other parts" in notes.lines[-1] or "All runs are finished" in notes.lines[-1]
    assert sorted(trained) == sorted(ALL)
    run_job("compare", job(data, tmp_path), Notes())
    assert len(trained) == 4
    first, second = (json.loads((folder / "out" / "comparison.json").read_text()) for folder in (tmp_path, done[0]))
    assert first["runs"] == second["runs"]


def test_what_does_not_fit_is_told_before_any_training(data, tmp_path, monkeypatch):
    trained = Trainings(monkeypatch)
    with pytest.raises(DatasetError, match=r"32 pixels wide, but unet_resnet34"):
        run_job("compare", job(data, tmp_path, architecture="unet_resnet34"), Notes())
    flat = tmp_path / "flat"
    write_isprs_folder(flat / "isprs", height=64, width=64, with_heights=False)
    config = TileConfig(
        folder=str(flat / "isprs"), patch_size=32, patches=4, validation_patches=2, test_tiles="3",
        output=str(flat / "set"),
    )  # fmt: skip
    run_job("tile", config, NullReporter())
    with pytest.raises(DatasetError, match="VARIANTS is ortho_height, but the data set has no heights"):
        run_job("compare", job(flat, tmp_path), Notes())
    assert not trained and not (tmp_path / "out.runs").exists()


def test_other_parameters_in_the_same_place_are_refused(data, tmp_path, monkeypatch):
    Trainings(monkeypatch, fail_at=0)
    with pytest.raises(EngineError, match="disk is full"):
        run_job("compare", job(data, tmp_path), Notes())
    with pytest.raises(ConfigError, match="EPOCHS was 2 and is 3"):
        run_job("compare", job(data, tmp_path, epochs=3), Notes())


def test_impossible_heights_are_told_once_for_all_runs(tmp_path):
    write_isprs_folder(tmp_path / "isprs", height=64, width=64)
    for dsm in (tmp_path / "isprs" / "dsm").iterdir():
        metres = read_raster(dsm)[0]
        metres[:2, :2] = -9999
        with rasterio.open(dsm, "r+") as file:
            file.write(metres, 1)
    tile = TileConfig(
        folder=str(tmp_path / "isprs"), patch_size=32, sampling="grid", validation_tiles="2", test_tiles="3",
        output=str(tmp_path / "set"),
    )  # fmt: skip
    run_job("tile", tile, NullReporter())
    notes = Notes()
    run_job("compare", job(tmp_path, tmp_path, epochs=1), notes)
    said = [text for text in notes.warnings if "impossible" in text]
    assert len(said) == 1 and "area3.tif: 4 of 4096 heights (less than 0.1 %)" in said[0]

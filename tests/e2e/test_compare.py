"""Do heights help? The comparison from `qgis_process`, in parts, and what it leaves."""

from __future__ import annotations

import csv
import json

from tests.run_records import run_record

TRAINING = {"WIDTH": 4, "EPOCHS": 2, "BATCH_SIZE": 8, "LEARNING_RATE": 0.003, "PRECISION": "float32", "DEVICE": "cpu"}


def test_two_kinds_of_inputs_in_two_parts(qgis, dataset, tmp_path):
    output = tmp_path / "a comparison"
    parameters = {
        "DATASET": dataset, "VARIANTS": ["ortho", "ortho_height"], "REPEATS": 2, **TRAINING, "OUTPUT": output,
        "TABLE": tmp_path / "runs.csv", "REPORT": tmp_path / "report.html",
    }  # fmt: skip
    first = qgis.run("compare", {**parameters, "RUNS": "1/2"})
    assert "BEST_VARIANT" not in first and not output.exists()
    left = {path.parent.name: path.stat().st_mtime_ns for path in (tmp_path / "a comparison.runs").glob("*/run.json")}
    assert set(left) == {"ortho_1", "ortho_2"}

    other = qgis.try_run("compare", {**parameters, "EPOCHS": 3})
    assert other.code == 1 and "EPOCHS was 2 and is 3" in other.text and "RESUME" in other.text

    result = qgis.run("compare", parameters)
    assert not (tmp_path / "a comparison.runs").exists()
    for name, written in left.items():
        assert (output / name / "run.json").stat().st_mtime_ns == written  # not repeated
    content = json.loads((output / "comparison.json").read_text(encoding="utf-8"))
    assert content["best_variant"] == result["BEST_VARIANT"] in ("ortho", "ortho_height")
    assert content["pixels"] == 384 * 384 and content["test_tiles"] == ["top_mosaic_09cm_area3"]
    change = content["variants"]["ortho_height"]["changes"]["overall_accuracy"]
    assert change["verdict"] in ("improves", "declines", "undecided") and -1 <= change["difference"] <= 1
    with (tmp_path / "runs.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 4
    assert "Comparison of inputs" in (tmp_path / "report.html").read_text(encoding="utf-8")
    model = output / f"{result['BEST_VARIANT']}_1" / "model.safetensors"
    assert model.stat().st_size > 10_000
    record = run_record(tmp_path / "a comparison")
    assert "VARIANTS=ortho VARIANTS=ortho_height" in record["qgis_process"]


def test_what_more_epochs_bring(qgis, dataset, tmp_path):
    parameters = {**TRAINING, "DATASET": dataset, "VARY": "epochs", "VALUES": "1 2", "REPEATS": 2}
    del parameters["EPOCHS"]
    result = qgis.run("compare", {**parameters, "OUTPUT": tmp_path / "c"})
    content = json.loads((tmp_path / "c" / "comparison.json").read_text(encoding="utf-8"))
    assert set(content["variants"]) == {"1", "2"} and result["BEST_VARIANT"] in ("1", "2")
    assert content["variants"]["2"]["changes"]["mean_f1"]["verdict"] in ("improves", "declines", "undecided")


def test_a_data_set_without_test_tiles_is_refused(qgis, town, tmp_path):
    qgis.run(
        "tile", {"FOLDER": town, "PATCH_SIZE": 64, "PATCHES": 8, "VALIDATION_PATCHES": 4, "OUTPUT": tmp_path / "s"}
    )
    answer = qgis.try_run("compare", {"DATASET": tmp_path / "s", "OUTPUT": tmp_path / "c"})
    assert answer.code == 1 and "keeps no whole orthophoto for the test" in answer.text
    assert not (tmp_path / "c").exists() and not (tmp_path / "c.runs").exists()

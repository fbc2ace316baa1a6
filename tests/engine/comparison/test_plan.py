"""Which runs there are, which of them are finished, and that only runs of the same kind are gone on with."""

from __future__ import annotations

import json

import pytest

from tests.engine.support.tiny_scenes import Notes
from tests.plain_words import PYTHON
from training.comparison.plan import PLAN, RECORD, TRAINED, RunPlan, read_trained
from training.contract.config import CompareConfig
from training.contract.errors import ConfigError, DatasetError

TILES = ("area 3",)


def config(tmp_path, **changes):
    return CompareConfig(**{"dataset": "set", "output": str(tmp_path / "out"), "repeats": 2, **changes})


def opened(tmp_path, dataset_hash="abc", notes=None, resume=True, **changes):
    plan = RunPlan(config(tmp_path, **changes), dataset_hash, TILES)
    plan.open(resume, notes or Notes())
    return plan


def do(plan, run):
    """What a run leaves."""
    run.folder.mkdir()
    run.model.write_text("weights")
    for tile in TILES:
        run.raster(tile).write_text("classes")
    plan.finish(run, {"training": {"mean_f1": 0.5, "epochs_run": 2}, "ran_on": {"device": "cpu"}})


def test_every_variant_gets_every_seed_and_variants_take_turns(tmp_path):
    plan = opened(tmp_path, variants=("ortho", "ortho_height"), seed=7)
    assert [run.name for run in plan.runs] == ["ortho_7", "ortho_height_7", "ortho_8", "ortho_height_8"]
    assert plan.folder == tmp_path / "out.runs" and plan.part == plan.runs


def test_what_a_system_drops_into_the_working_folder_does_not_matter(tmp_path):
    (tmp_path / "out.runs").mkdir()
    (tmp_path / "out.runs" / ".DS_Store").write_text("finder")
    assert len(opened(tmp_path).runs) == 8 and opened(tmp_path).folder.is_dir()


def test_parts_cover_all_runs_once(tmp_path):
    whole = opened(tmp_path, repeats=3).runs
    parts = [opened(tmp_path, repeats=3, runs=f"{i}/5").part for i in range(1, 6)]
    assert sorted(run.name for part in parts for run in part) == sorted(run.name for run in whole)
    assert {len(part) for part in parts} == {2, 3}


def test_a_run_is_finished_when_its_record_and_its_files_are_there(tmp_path):
    plan = opened(tmp_path)
    run = plan.runs[0]
    assert not plan.is_finished(run)
    do(plan, run)
    assert plan.is_finished(run) and not plan.is_finished(plan.runs[1])
    assert plan.record(run)["seed"] == 1 and plan.record(run)["variant"] == "ortho"
    run.raster(TILES[0]).unlink()
    assert not plan.is_finished(run)


def test_the_same_call_finds_what_is_finished_and_more_repeats_are_welcome(tmp_path):
    plan = opened(tmp_path)
    do(plan, plan.runs[0])
    notes = Notes()
    again = opened(tmp_path, notes=notes, repeats=5, erosion=3)
    assert again.is_finished(again.runs[0])
    assert notes.lines == [f"1 of 20 runs are finished already, in {plan.folder}."]


def test_other_parameters_or_data_are_refused(tmp_path):
    plan = opened(tmp_path)
    do(plan, plan.runs[0])
    with pytest.raises(ConfigError, match=r"EPOCHS was 100 and is 5; LOSS was 'cross_entropy_dice' and is 'focal'"):
        opened(tmp_path, epochs=5, loss="focal")
    with pytest.raises(ConfigError, match="another data set"):
        opened(tmp_path, dataset_hash="other")
    (plan.folder / PLAN).unlink()  # the record of a run, carried into another folder
    with pytest.raises(ConfigError, match=r"holds no plan\.json"):
        opened(tmp_path)


def test_a_record_with_other_parameters_is_refused_even_in_the_right_folder(tmp_path):
    plan = opened(tmp_path)
    do(plan, plan.runs[0])
    record = plan.runs[0].folder / RECORD
    data = json.loads(record.read_text())
    data["parameters"]["width"] = 4
    record.write_text(json.dumps(data))
    with pytest.raises(ConfigError, match="WIDTH was 4 and is 64"):
        plan.is_finished(plan.runs[0])


def test_a_newer_format_or_a_damaged_file_is_told(tmp_path):
    file = opened(tmp_path).folder / PLAN
    file.write_text(json.dumps({**json.loads(file.read_text()), "format_version": 2}))
    with pytest.raises(ConfigError, match="not written by this version"):
        opened(tmp_path)
    file.write_text("{")
    with pytest.raises(DatasetError, match=r"plan\.json cannot be read"):
        opened(tmp_path)


def test_without_resume_all_starts_again(tmp_path):
    plan = opened(tmp_path)
    do(plan, plan.runs[0])
    notes = Notes()
    again = opened(tmp_path, resume=False, notes=notes, epochs=5)
    assert not again.is_finished(again.runs[0]) and "are deleted" in notes.lines[0]
    assert [path.name for path in again.folder.iterdir()] == [PLAN]


def test_a_folder_of_somebody_else_is_never_deleted(tmp_path):
    (tmp_path / "out.runs").mkdir()
    (tmp_path / "out.runs" / "thesis.txt").write_text("years of work")
    for resume in (True, False):
        with pytest.raises(ConfigError, match=r"is no working folder of a comparison"):
            opened(tmp_path, resume=resume)
    assert (tmp_path / "out.runs" / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"variants": ("ortho_ndvi", "ortho_height")}, "must hold ortho"),
        ({"variants": ("ortho",)}, "at least one other"),
        ({"variants": ("ortho", "heights")}, "not heights"),
        ({"variants": ("ortho", "ortho")}, "names something twice"),
        ({"variants": ()}, "VARIANTS is missing"),
        ({"variants": "ortho"}, "must be some of"),
        ({"runs": "4/3"}, "RUNS is 4/3"),
        ({"runs": "half"}, "RUNS is half"),
        ({"runs": "1/3", "resume": False}, "RESUME cannot be off"),
        ({"encoder_weights": "imagenet"}, "has no encoder"),
        ({"repeats": 0}, "REPEATS is 0"),
    ],
)
def test_rules_between_the_parameters(tmp_path, changes, problem):
    with pytest.raises(ConfigError, match=problem):
        config(tmp_path, **changes).validate()


def test_parameters_of_the_training_are_its_own():
    made = CompareConfig(epochs=7, architecture="unet_resnet34", encoder_weights="imagenet", dataset="set")
    training = made.training("ortho_ndvi", 3, "m.safetensors")
    assert (training.epochs, training.inputs, training.seed, training.dataset) == (7, "ortho_ndvi", 3, "set")
    assert training.encoder_weights == "imagenet" and "encoder_weights" not in made.input_paths()
    options, theirs = made.options(), training.options()
    for name in made.what_decides():
        assert options[name] is theirs[name]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", "{}", "[" * 100_000, '{"training": 5, "ran_on": {}}', '{"training": {}, "ran_on": {}}',
        '{"training": {"mean_f1": "high", "epochs_run": 2}, "ran_on": {}}',
        '{"training": {"mean_f1": 0.5, "epochs_run": 2}, "ran_on": []}',
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_a_damaged_note_of_a_training_is_refused_in_plain_words(tmp_path, text):
    run = opened(tmp_path).runs[0]
    run.folder.mkdir()
    (run.folder / TRAINED).write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match="cannot be read") as error:
        read_trained(run)
    assert "trained again" in error.value.hint and not PYTHON.search(error.value.message)


@pytest.mark.parametrize("changes", [{"training": None}, {"ran_on": "cpu"}, {"parameters": 5}], ids=str)
def test_a_damaged_record_of_a_run_is_refused_in_plain_words(tmp_path, changes):
    plan = opened(tmp_path)
    run = plan.runs[0]
    do(plan, run)
    record = run.folder / RECORD
    record.write_text(json.dumps({**json.loads(record.read_text(encoding="utf-8")), **changes}), encoding="utf-8")
    with pytest.raises(DatasetError, match="cannot be read") as error:
        plan.is_finished(run)
    assert not PYTHON.search(error.value.message)

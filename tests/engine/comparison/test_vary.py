"""A comparison of something else than the inputs: what may be varied, and that the trainings differ in that alone."""

from __future__ import annotations

import csv
import json

import pytest

from tests.engine.comparison.test_compare import TRAINING, data  # noqa: F401 (fixture)
from tests.engine.support.tiny_scenes import Notes
from tests.report_pages import check_page
from training.__main__ import main
from training.contract.config import CompareConfig
from training.contract.errors import ConfigError
from training.contract.model_card import read_model_card
from training.contract.protocol import EXIT_ENGINE_ERROR
from training.jobs.run import run_job


def config(**parameters):
    return CompareConfig(**{"dataset": "d", "output": "o", **parameters})


@pytest.mark.parametrize(
    "vary, values, expected, base",
    [
        ("epochs", "5 10 20 30", [5, 10, 20, 30], "5"),
        ("loss", "focal cross_entropy", ["focal", "cross_entropy"], "focal"),
        ("class_weights", "none,root", ["none", "root"], "none"),
        ("architecture", "unet unet_resnet34", ["unet", "unet_resnet34"], "unet"),
    ],
)
def test_the_trainings_differ_in_what_is_varied_alone(vary, values, expected, base):
    made = config(vary=vary, values=values, inputs="ortho_ndvi")
    assert made.problems() == [] and made.base == base
    trainings = [made.training(variant, 1, "m.safetensors").to_dict() for variant in made.compared]
    assert [training[vary] for training in trainings] == expected
    assert len({json.dumps({k: v for k, v in training.items() if k != vary}) for training in trainings}) == 1
    assert trainings[0]["inputs"] == "ortho_ndvi"
    assert vary not in made.what_decides() and made.what_decides()["vary"] == vary


def test_encoder_weights_may_be_names_or_files(tmp_path):
    weights = tmp_path / "w" / "town.pth"
    weights.parent.mkdir()
    weights.touch()
    made = config(vary="encoder_weights", values=f'none imagenet "{weights}"', architecture="unet_resnet34")
    assert made.problems() == []
    assert [made.label(variant) for variant in made.compared][-1] == "encoder weights town.pth"
    names = [made.run_name(variant, 2) for variant in made.compared]
    assert names[:2] == ["encoder_weights_none_2", "encoder_weights_imagenet_2"]
    assert names[2].startswith("encoder_weights_town_") and names[2].endswith("_2")
    swapped = config(vary="encoder_weights", values=f'"{weights}" none', architecture="unet_resnet34")
    assert swapped.run_name(str(weights), 2) == names[2]  # a comparison in another order goes on with the same runs
    refused = config(vary="encoder_weights", values="none imagenet").problems()
    assert "ARCHITECTURE unet has no encoder" in " ".join(refused)


def test_weights_of_a_relative_path_are_found_from_the_workers_folder(tmp_path, monkeypatch):
    (tmp_path / "my weights.pth").touch()
    monkeypatch.chdir(tmp_path)
    made = config(vary="encoder_weights", values='none "my weights.pth"', architecture="unet_resnet34").absolute()
    assert made.compared == ("none", str(tmp_path / "my weights.pth"))


def test_a_number_is_the_same_however_it_is_written():
    assert config(vary="epochs", values="5 10.0").compared == ("5", "10")


def test_inputs_are_compared_as_ever():
    made = config()
    assert made.problems() == [] and made.base == "ortho" and made.compared == made.variants
    assert made.run_name("ortho_ndvi", 3) == "ortho_ndvi_3"
    assert "vary" not in made.what_decides()  # a comparison that an earlier version has begun goes on
    assert made.training("ortho_height", 1, "m").inputs == "ortho_height"


@pytest.mark.parametrize(
    "parameters, words",
    [
        ({"vary": "epochs"}, "VALUES is empty, but VARY=epochs needs two values or more, e.g. 5 10 20 30."),
        ({"vary": "epochs", "values": "5"}, "VALUES is 5, but VARY=epochs needs two values"),
        ({"vary": "epochs", "values": "5 5.0"}, "VALUES names something twice: 5."),
        ({"vary": "epochs", "values": "5 ten"}, "VALUES must be a whole number, not 'ten'."),
        ({"vary": "epochs", "values": "0 5"}, "VALUES is 0, but must be at least 1."),
        ({"vary": "loss", "values": "focal dice"}, "VALUES must be one of cross_entropy, cross_entropy_dice, focal"),
        ({"vary": "epochs", "values": "5 10", "epochs": 7}, "EPOCHS is given, but VARY is epochs"),
        ({"vary": "loss", "values": "focal cross_entropy", "variants": ("ortho",)}, "name the inputs in INPUTS"),
        ({"values": "5 10"}, "VALUES is given, but VARY is inputs: name the inputs in VARIANTS."),
        ({"inputs": "ortho_ndvi"}, "INPUTS is given, but VARY is inputs"),
    ],
)
def test_what_makes_no_sense_is_refused(parameters, words):
    assert words in " ".join(config(**parameters).problems())


def test_the_command_line_needs_no_variants_which_have_a_default(capsys):
    assert (
        main(["compare", "--dataset", "gone", "--output", "o", "--vary", "epochs", "--values", "5"])
        == EXIT_ENGINE_ERROR
    )
    assert "VALUES is 5, but VARY=epochs needs two values" in "".join(capsys.readouterr())


@pytest.mark.slow
def test_epochs_are_compared_and_the_comparison_goes_on(data, tmp_path):  # noqa: F811
    paths = {"output": str(tmp_path / "out"), "table": str(tmp_path / "t.csv"), "report": str(tmp_path / "r.html")}
    rest = {name: value for name, value in TRAINING.items() if name != "epochs"}
    job = CompareConfig(dataset=str(data / "set"), vary="epochs", values="1 2", repeats=1, **rest, **paths)
    half = CompareConfig(**{**job.to_dict(), "runs": "1/2", "table": "", "report": ""})
    run_job("compare", half, Notes())
    assert (tmp_path / "out.runs/epochs_1_1/run.json").exists()
    with pytest.raises(ConfigError, match="VARY was 'epochs' and is 'loss'"):
        run_job("compare", CompareConfig(**{**job.to_dict(), "vary": "loss", "values": "focal cross_entropy"}), Notes())
    notes = Notes()
    result = run_job("compare", job, notes)
    assert "1 of 2 runs are finished already" in " ".join(notes.lines)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"epochs_1_1", "epochs_2_1", "comparison.json"}
    for name, epochs in (("epochs_1_1", 1), ("epochs_2_1", 2)):
        card = read_model_card(tmp_path / "out" / name / "model.safetensors")
        assert card.training["epochs"] == epochs and len(card.history) == epochs
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text().splitlines()))
    assert [row["variant (epochs)"] for row in rows] == ["1", "2"]
    saved = json.loads((tmp_path / "out/comparison.json").read_text())
    assert (saved["varied"], saved["compared_with"], list(saved["variants"])) == ("epochs", "1", ["1", "2"])
    (sentence,) = saved["sentences"]
    assert sentence.startswith("2 epochs against 1 epoch: ") and "in mean F1" in sentence
    assert sentence in " ".join(notes.lines)
    text, _ = check_page((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert "Comparison: epochs" in text and "Epochs in 2 ways" in text and "epochs: 1, 2" in text
    assert sentence in text
    assert result.scores["best_variant"] in ("1", "2")

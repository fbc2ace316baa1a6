"""Configurations check themselves, and are the one source of defaults, ranges and help."""

from __future__ import annotations

import json

import pytest

from training.__main__ import _config, _parser
from training.contract.config import AssessConfig, ClassifyConfig, DemoDataConfig, TileConfig, TrainConfig, tile_names
from training.contract.errors import ConfigError
from training.contract.options import Kind
from training.jobs.registry import JOBS

TILE = {"folder": "isprs", "output": "set"}


def test_all_problems_are_told_at_once():
    config = TrainConfig(epochs=0, width="64", inputs="infrared", augment=1, learning_rate=float("nan"), dataset="d")
    with pytest.raises(ConfigError) as caught:
        config.validate()
    assert caught.value.message == (
        "INPUTS must be one of ortho, ortho_ndvi, ortho_height, ortho_height_ndvi, ortho_slope, "
        "ortho_slope_ndvi, ortho_height_slope, ortho_height_slope_ndvi, not 'infrared'. "
        "WIDTH must be a whole number, not '64'. EPOCHS is 0, but must be at least 1. "
        "LEARNING_RATE must be a number, not nan. AUGMENT must be true or false, not 1. MODEL is missing."
    )
    assert caught.value.hint


@pytest.mark.parametrize("job", JOBS)
def test_defaults_are_sound_but_for_what_is_required(job):
    config = JOBS[job].config()
    problems = config.problems()
    options_of = config.options().items()
    required = [name.upper() for name, option in options_of if option.required and not getattr(config, name)]
    assert problems == [f"{name} is missing." for name in required] or (job == "tile" and required == ["OUTPUT"])


@pytest.mark.parametrize("job", JOBS)
def test_every_parameter_has_a_label_and_help_for_people(job):
    for name, option in JOBS[job].config.options().items():
        assert option.label and option.help.endswith("."), name
        assert (option.kind in (Kind.CHOICE, Kind.CHOICES)) == bool(option.choices), name
        assert len(option.choices) == len(option.choice_labels), name
        assert (option.kind == Kind.NEW_FILE) == bool(option.suffix), name


@pytest.mark.parametrize(
    "value, problem",
    [
        (1, ""),
        (400, ""),
        (0, "TILES is 0, but must be at least 1."),
        (401, "TILES is 401, but must be at most 400."),
        (2.0, "TILES must be a whole number, not 2.0."),
        (True, "TILES must be a whole number, not True."),
        (None, "TILES must be a whole number, not None."),
        ("3", "TILES must be a whole number, not '3'."),
    ],
)
def test_whole_numbers(value, problem):
    assert DemoDataConfig(tiles=value, output="x").problems() == ([problem] if problem else [])


@pytest.mark.parametrize("value, sound", [(0, True), (99.5, True), (-1, False), (float("inf"), False), ("5", False)])
def test_numbers(value, sound):
    config = ClassifyConfig(model="m", ortho="o", output="c", min_confidence=value)
    assert (config.problems() == []) == sound


@pytest.mark.parametrize("value, sound", [(("a.tif",), True), ("a.tif", False), ((1,), False)])
def test_lists_of_files(value, sound):
    config = TileConfig(orthos=value, references=("r.tif",), output="set")
    assert (config.problems() == []) == sound


def test_unknown_keys_are_refused():
    with pytest.raises(ConfigError, match="Unknown parameters: colour, zoom") as caught:
        TileConfig.from_dict({"zoom": 3, "colour": 1, **TILE})
    assert "different versions" in caught.value.hint


@pytest.mark.parametrize("job", JOBS)
def test_a_configuration_survives_its_job_file(job):
    config = JOBS[job].config()
    assert JOBS[job].config.from_dict(json.loads(json.dumps(config.to_dict()))) == config


@pytest.mark.parametrize(
    "parameters, words",
    [
        ({"folder": ""}, "Choose either FOLDER (an ISPRS folder), or ORTHOS"),
        ({"heights": ("h",)}, "REFERENCES and HEIGHTS belong to ORTHOS"),
        ({"folder": "", "orthos": ("a",)}, "REFERENCES are missing"),
        ({"patch_size": 100}, "PATCH_SIZE is 100, but must be a multiple of 16"),
        ({"block_size": 128}, "BLOCK_SIZE 128 is smaller than PATCH_SIZE 256"),
        ({"split": "blocks", "buffer": 1025}, "BUFFER 1025 is wider than two blocks of 512 pixels"),
        ({"red_band": 1}, "NIR_BAND and RED_BAND are both 1"),
        ({"split": "blocks", "train_tiles": "1"}, "TRAIN_TILES and VALIDATION_TILES belong to SPLIT=tiles"),
        ({"train_tiles": "1 3", "test_tiles": "3, 4"}, "3 stands in TRAIN_TILES and in TEST_TILES"),
    ],
)
def test_rules_between_parameters(parameters, words):
    problems = TileConfig(**{**TILE, **parameters}).problems()
    assert len(problems) == 1 and words in problems[0]


@pytest.mark.parametrize(
    "parameters", [{}, {"nir_band": 0, "red_band": 0}, {"split": "blocks", "test_tiles": "3"}, {"block_size": 256}]
)
def test_what_is_allowed(parameters):
    assert TileConfig(**{**TILE, **parameters}).problems() == []


def test_classes_to_leave_out_are_codes():
    assert AssessConfig(prediction="p", reference="r", ignore_classes="5, 6").problems() == []
    assert "tree" in AssessConfig(prediction="p", reference="r", ignore_classes="5 tree").problems()[0]


def test_lists_of_tiles():
    assert tile_names(" 1, 3;23\n area7 ") == ["1", "3", "23", "area7"]
    assert tile_names("") == []


@pytest.mark.parametrize("job", JOBS)
def test_every_parameter_is_a_flag_of_the_command_line(job, capsys):
    with pytest.raises(SystemExit) as ended:
        _parser().parse_args([job, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    for name in JOBS[job].config.options():
        assert f"--{name.replace('_', '-')}" in text


def config_of(words):
    values = vars(_parser().parse_args(words))
    return _config(JOBS[values.pop("job")].config, values)


def test_flags_become_parameters():
    words = "tile --orthos a.tif b.tif --references c.tif --patch-size 64 --test-share 12.5 --output set".split()
    config = config_of(words)
    assert config.orthos == ("a.tif", "b.tif") and (config.patch_size, config.test_share) == (64, 12.5)
    assert config.patches == TileConfig.patches
    assert config_of("train --dataset d --model m --no-augment".split()).augment is False


@pytest.mark.parametrize("words", ["train --dataset d", "train --dataset d --model m --widht 5", "fly"])
def test_wrong_flags_end_with_the_usage(words, capsys):
    with pytest.raises(SystemExit) as ended:
        _parser().parse_args(words.split())
    assert ended.value.code == 2 and "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("sampling", ["grid", "stratified"])
def test_balance_draws_at_random_places_only(sampling):
    config = TileConfig(folder="f", output="o", balance=True, sampling=sampling)
    assert config.problems() == [f"BALANCE belongs to SAMPLING=random; {sampling} says itself where the patches lie."]
    assert not TileConfig(folder="f", output="o", balance=True).problems()


def test_a_flag_of_one_file_takes_more_where_the_job_has_a_place_for_them():
    words = "assess --prediction a b c --reference ra rb --more-references rc --report r.html".split()
    config = config_of(words)
    assert (config.prediction, config.more_predictions) == ("a", ("b", "c"))
    assert (config.reference, config.more_references) == ("ra", ("rb", "rc"))
    one = config_of("classify --model m --ortho o --output c.tif".split())
    assert one.ortho == "o" and one.more_orthos == ()

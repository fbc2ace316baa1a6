"""What is given for a parameter is understood or refused, and never taken for something else."""

from __future__ import annotations

import json
import os

import pytest

from training.__main__ import _config, _parser
from training.contract import values
from training.contract.config import AssessConfig, CompareConfig, TileConfig, TrainConfig
from training.contract.errors import ConfigError
from training.contract.job_file import JobFile
from training.jobs.registry import JOBS

TRAIN = {"dataset": "d", "model": "m"}


@pytest.mark.parametrize("given", ["10", 10, 10.0, "10.0", " 10 ", "+10", "1e1", ["10"]])
def test_a_whole_number(given):
    assert TrainConfig.from_dict({**TRAIN, "epochs": given}).epochs == 10


@pytest.mark.parametrize(
    "given, reason",
    [
        ("1.6", "must be a whole number, not '1.6'."),
        (1.6, "must be a whole number, not 1.6."),
        ("abc", "must be a whole number, not 'abc'."),
        ("nan", "must be a whole number, not 'nan'."),
        (float("nan"), "must be a whole number, not nan."),
        ("inf", "must be a whole number, not 'inf'."),
        ("", "must be a whole number, not ''."),
        ("0x10", "must be a whole number, not '0x10'."),
        ("1_000", "must be a whole number, not '1_000'."),
        ("10,0", "must be a whole number, not '10,0': write 10."),
        ("1,000", "must be a whole number, not '1,000': write it without commas."),
        ("10 px", "must be a whole number, not '10 px': write 10."),
        (True, "must be a whole number, not True."),
        ("true", "must be a whole number, not 'true'."),
        ("3000000000", "is '3000000000', but must be at most 2147483647."),
        (10**400, "must be a whole number, not 1000000"),
        (["1", "2"], "is given twice: 1 and 2. Give one value."),
        ([1, 2, 3], "is given 3 times: 1 and 2 and 3. Give one value."),
    ],
)
def test_no_whole_number(given, reason):
    with pytest.raises(ConfigError) as caught:
        TrainConfig.from_dict({**TRAIN, "epochs": given})
    assert caught.value.message.startswith(f"EPOCHS {reason}")
    assert len(caught.value.message) < 160


@pytest.mark.parametrize("given, number", [("0.5", 0.5), (".5", 0.5), (1, 1.0), ("5e-1", 0.5), ("-0.5", -0.5)])
def test_a_number(given, number):
    assert TrainConfig.from_dict({**TRAIN, "learning_rate": given}).learning_rate == number


@pytest.mark.parametrize(
    "given, reason",
    [
        ("0,5", "not '0,5': write 0.5."),
        ("-0,5", "not '-0,5': write -0.5."),
        ("1.000,5", "not '1.000,5'."),
        ("40 %", "not '40 %': write 40."),
        ("1e400", "not '1e400'."),
        ("", "not ''."),
        ("nan", "not 'nan'."),
    ],
)
def test_no_number(given, reason):
    with pytest.raises(ConfigError) as caught:
        TrainConfig.from_dict({**TRAIN, "learning_rate": given})
    assert caught.value.message == f"LEARNING_RATE must be a number, {reason}"


@pytest.mark.parametrize("given", [False, 0, 0.0, "0", "no", "No", "OFF", "false", "FALSE", " f ", "n"])
def test_words_for_false(given):
    assert TrainConfig.from_dict({**TRAIN, "augment": given}).augment is False


@pytest.mark.parametrize("given", [True, 1, 1.0, "1", "yes", "Yes", "ON", "true", "t", "y"])
def test_words_for_true(given):
    assert TrainConfig.from_dict({**TRAIN, "resume": given}).resume is True


@pytest.mark.parametrize("given", ["maybe", "", 2, "2", "nope", "nein", ["yes", "no"]])
def test_no_truth(given):
    with pytest.raises(ConfigError, match=r"AUGMENT (must be true or false|is given twice: yes and no)"):
        TrainConfig.from_dict({**TRAIN, "augment": given})


def test_choices_in_any_case_and_the_nearest_of_a_misspelt_one():
    assert TrainConfig.from_dict({**TRAIN, "loss": "Focal"}).loss == "focal"
    with pytest.raises(ConfigError) as caught:
        TrainConfig.from_dict({**TRAIN, "loss": "focall", "device": "gpu"})
    numbered = ", ".join(f"cuda:{number}" for number in range(8))
    assert caught.value.message == (
        "LOSS must be one of cross_entropy, cross_entropy_dice, focal, not 'focall'. Did you mean focal? "
        f"DEVICE must be one of auto, cuda, cpu, mps, {numbered}, not 'gpu'. Did you mean cpu?"
    )


@pytest.mark.parametrize(
    "given", ["ortho, ortho_ndvi", "ORTHO ortho_ndvi", ["ortho", "ortho_ndvi"], "ortho,ortho_ndvi"]
)
def test_some_of_several_choices(given):
    assert CompareConfig.from_dict({"variants": given}).variants == ("ortho", "ortho_ndvi")


@pytest.mark.parametrize(
    "given, names",
    [
        ("1, 3;23\n area7 ", ["1", "3", "23", "area7"]),
        ('"area 7" 3', ["area 7", "3"]),
        ('"a, b" "say ""hi"""', ["a, b", 'say "hi"']),
        ('["area 7", "3"]', ["area 7", "3"]),
        (["area 7", "3"], ["area 7", "3"]),
        (["1 3", "5"], ["1", "3", "5"]),
        (['"area 7" 3', "x y"], ["area 7", "3", "x y"]),
        ([5, 6.0], ["5", "6"]),
        (["a,b", 'say "hi"', "[1]"], ["a,b", 'say "hi"', "[1]"]),
        (5, ["5"]),
        ('5"', ['5"']),
        ("", []),
        ([], []),
        (" , ;", []),
    ],
)
def test_lists_of_names_arrive_intact(given, names):
    config = TileConfig.from_dict({"test_tiles": given})
    assert values.split_names(config.test_tiles) == names
    again = TileConfig.from_dict(json.loads(json.dumps(config.to_dict())))
    assert values.split_names(again.test_tiles) == names


@pytest.mark.parametrize("given", ['"area 7', '1 "area', '["area', True])
def test_lists_that_cannot_be_taken_apart(given):
    with pytest.raises(ConfigError, match=r"TEST_TILES (holds|is|must be)"):
        TileConfig.from_dict({"test_tiles": given})


def test_codes_to_leave_out_given_twice():
    assert AssessConfig.from_dict({"ignore_classes": ["5", "6"]}).ignore_classes == "5 6"


def test_a_text_of_one_value_given_twice():
    with pytest.raises(ConfigError, match=r"CLASS_FIELD is given twice: kind and class\. Give one value\."):
        TileConfig.from_dict({"class_field": ["kind", "class"]})


def test_home_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~known").mkdir()
    config = TileConfig.from_dict({"orthos": ["~/a.tif", "b/~c.tif", "~d.tif", "~known/e.tif"], "output": "~/set"})
    assert config.orthos == (f"{tmp_path}/a.tif", "b/~c.tif", "~d.tif", "~known/e.tif")
    assert config.output == f"{tmp_path}/set"
    assert TileConfig.from_dict({"folder": "$HOME/x"}).folder == "$HOME/x"
    with pytest.raises(ConfigError, match="OUTPUT is ~nobody7/x, but there is no home folder ~nobody7"):
        TileConfig.from_dict({"output": "~nobody7/x"})


@pytest.mark.skipif(os.name == "nt", reason="Windows has no ~user")
def test_home_folder_of_a_user():
    import pwd

    user = pwd.getpwuid(os.getuid())
    assert TileConfig.from_dict({"output": f"~{user.pw_name}/x"}).output == os.path.join(user.pw_dir, "x")


def test_job_files_are_read_in_the_same_way(tmp_path):
    job = tmp_path / "job.json"
    job.write_text(json.dumps({**TRAIN, "epochs": "3", "augment": "no", "width": None}), encoding="utf-8")
    config, given = JobFile(job).job(TrainConfig)
    assert config == given and (config.epochs, config.augment, config.width) == (3, False, 64)


def config_of(words):
    found = vars(_parser().parse_args(words))
    return _config(JOBS[found.pop("job")].config, found)


def test_the_command_line_collects_what_is_repeated():
    assert config_of("tile --test-tiles 1 --test-tiles 2 --output o".split()).test_tiles == "1 2"
    assert config_of(["tile", "--output", "o", "--test-tiles", "a1 a2"]).test_tiles == "a1 a2"
    assert config_of(["tile", "--output", "o", "--test-tiles", "area 1", "3"]).test_tiles == '"area 1" 3'
    assert config_of("tile --output o --orthos a --orthos b c".split()).orthos == ("a", "b", "c")
    assert config_of("assess --prediction a --prediction b --reference r".split()).more_predictions == ("b",)
    for twice in ("--epochs 1 --epochs 2", "--augment --no-augment", "--model m2", "--loss focal --loss focal"):
        with pytest.raises(ConfigError, match="is given twice"):
            config_of(f"train --dataset d --model m {twice}".split())


@pytest.mark.parametrize("words, augment", [("--augment", True), ("--no-augment", False), ("--augment no", False)])
def test_flags_of_the_command_line(words, augment):
    assert config_of(f"train --dataset d --model m {words}".split()).augment is augment


@pytest.mark.parametrize(
    "words, meant", [("--epoch 5", "--epochs"), ("--EPOCHS 5", "--epochs"), ("--batchsize=2", "--batch-size")]
)
def test_misspelt_flags_name_the_nearest(words, meant, capsys):
    with pytest.raises(SystemExit) as ended:
        _parser().parse_args(f"train --dataset d --model m {words}".split())
    assert ended.value.code == 2 and f"Did you mean {meant}?" in capsys.readouterr().err


def test_misspelt_parameters_of_a_job_file_name_the_nearest():
    with pytest.raises(ConfigError, match=r"Unknown parameters: epoch\. Did you mean epochs\?"):
        TrainConfig.from_dict({**TRAIN, "epoch": 5})


@pytest.mark.parametrize("given", ["\0", "a\0b.tif", "\ud800", "~/\0"])
def test_a_path_that_no_system_can_have_is_refused(given):
    for read in (values.path, values.paths):
        with pytest.raises(ValueError, match="holds a character that no path can have"):
            read(given)

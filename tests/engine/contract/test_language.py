"""Texts for people: looked up in the chosen language, their numbers written as people write them there."""

import json

import pytest

from training.contract import language
from training.contract.config import TrainConfig
from training.contract.job_file import JobFile, write_job
from training.contract.language import tr

FRENCH = {
    "{count} patches of {size:.2f} m": "{count} imagettes de {size:.2f} m",
    ".": ",",
    ",": "\u202f",
    "%": "\u00a0%",
}


@pytest.fixture
def french(tmp_path, monkeypatch):
    (tmp_path / "fr.json").write_text(json.dumps(FRENCH), encoding="utf-8")
    monkeypatch.setattr(language, "_CATALOGUES", tmp_path)
    yield
    language.speak("en")


def test_english_is_spoken_at_first():
    assert language.spoken() == "en"
    assert tr("{count} patches of {size:.2f} m", count=12, size=0.5) == "12 patches of 0.50 m"
    assert tr("{braces} without values") == "{braces} without values"


@pytest.mark.parametrize("code", ["fr", "fr_FR", "fr_CA"])
def test_texts_and_numbers_are_those_of_the_language(french, code):
    language.speak(code)
    assert language.spoken() == code
    assert tr("{count} patches of {size:.2f} m", count=12, size=0.5) == "12 imagettes de 0,50 m"
    assert tr("{share:.1%} of {pixels:,}", share=0.1234, pixels=1234567) == "12,3\u00a0% of 1\u202f234\u202f567"
    assert tr("{name}: {is_right}", name="a.b", is_right=True) == "a.b: True"
    assert type(tr("{count} patches of {size:.2f} m")) is str  # Qt takes no kinds of it


@pytest.mark.parametrize("code", ["de", "en", "en_GB", "C", ""])
def test_a_language_without_catalogue_is_english(french, code):
    language.speak("fr")
    language.speak(code)
    assert language.spoken() == "en"
    assert tr("{size:.1f}", size=0.5) == "0.5"


def test_another_look_up_can_be_given(french):
    language.speak("fr", str.upper)
    assert tr("patches") == "PATCHES"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr_FR"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "C"),
        ({"LANG": "de_DE@euro", "LANGUAGE": "fr:en"}, "fr"),
    ],
)
def test_the_command_line_speaks_the_language_of_the_environment(environment, code):
    assert language.language_of(environment) == code


def test_the_job_file_hands_the_language_on(french, tmp_path):
    config, file = TrainConfig(dataset="d", model="m.safetensors"), tmp_path / "job.json"
    write_job(file, config, {})
    assert "language" not in json.loads(file.read_text())
    assert JobFile(file).language == "en"
    language.speak("fr")
    write_job(file, config, {})
    assert JobFile(file).language == "fr"
    assert JobFile(file).job(TrainConfig) == (config, config)

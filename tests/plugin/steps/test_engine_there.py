"""Where the engine is missing, its installation is offered by name, and nothing is installed into QGIS's own Python."""

import fake_workers as fakes
import pytest
from qgis.core import QgsProcessingException
from recording import refusal, run
from small_inputs import write_dataset

from vaihingen_qgis_plugin import desktop
from vaihingen_qgis_plugin.base import words
from vaihingen_qgis_plugin.onlooker import Onlooker
from vaihingen_qgis_plugin.steps import engine_there, run_engine

LACKS_PACKAGES = """
hello()
say("error", code="dependency", message="This Python cannot load what the engine needs: No module "
    "named 'torch'.", hint="Install it with:  python -m pip install torch", traceback="")
sys.exit(4)
"""


@pytest.fixture
def without_engine(monkeypatch):
    """QGIS's own Python is all there is, and it has no packages."""
    monkeypatch.delenv("VAIHINGEN_PYTHON", raising=False)
    monkeypatch.setattr(engine_there, "installed_versions", lambda names: dict.fromkeys(names, ""))


@pytest.fixture
def window(monkeypatch):
    for module in (desktop, words, engine_there, run_engine):
        monkeypatch.setattr(module, "in_desktop", lambda: True)
    offered = []
    monkeypatch.setattr(Onlooker, "engine_missing", lambda self, text: offered.append(text))
    return offered


def test_the_dialog_offers_it_before_the_run(without_engine, window, tmp_path):
    text = refusal("vaihingen:demodata", {"OUTPUT": str(tmp_path / "town")})
    assert text.startswith("The engine is not installed yet.\nRun 'Install or check the engine'")
    assert "'Create a private environment'" in text and "pip" not in text
    assert window == ["The engine is not installed yet."]
    assert refusal("vaihingen:environment", {}) == ""


def test_what_a_job_does_not_need_may_be_missing(without_engine, window, monkeypatch, tmp_path):
    there = {"torch": "", "safetensors": ""}
    monkeypatch.setattr(
        engine_there, "installed_versions", lambda names: {name: there.get(name, "9") for name in names}
    )
    assert refusal("vaihingen:demodata", {"OUTPUT": str(tmp_path / "town")}) == ""
    given = {"DATASET": write_dataset(tmp_path / "set"), "MODEL": str(tmp_path / "m.safetensors")}
    assert "not installed" in refusal("vaihingen:train", given)


def test_a_python_of_the_user_s_choice_is_not_doubted(without_engine, window, fake_worker, tmp_path):
    fake_worker(fakes.GOOD)
    assert refusal("vaihingen:demodata", {"OUTPUT": str(tmp_path / "town")}) == "" and window == []


@pytest.mark.parametrize("is_own", [True, False])
def test_a_run_says_how_without_a_window(fake_worker, feedback, monkeypatch, tmp_path, is_own):
    fake_worker(LACKS_PACKAGES)
    monkeypatch.setattr(run_engine, "is_own", lambda interpreter: is_own)
    with pytest.raises(QgsProcessingException) as caught:
        run("vaihingen:demodata", {"OUTPUT": str(tmp_path / "town")}, feedback)
    text = str(caught.value)
    assert ("qgis_process run vaihingen:environment -- CREATE=true" in text) == is_own
    assert ("pip install torch" in text) != is_own


def test_the_command_is_the_algorithm_in_a_window(provider, window):
    text = "Install it with:  qgis_process run vaihingen:environment -- CREATE=true EXTRAS=encoders"
    shown = words.in_words(text, provider.algorithm("train"))
    assert shown.startswith("Install it with:  'Install or check the engine' (with 'Create a private environment' and ")
    assert "pretrained encoders" in shown and "qgis_process" not in shown

"""QGIS in French: no text of the public interface stays English, and the catalogues are those of the sources."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import fake_workers as fakes
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsSettings
from vaihingen_qgis_plugin.training.contract import language

from vaihingen_qgis_plugin import translation
from vaihingen_qgis_plugin.provider import VaihingenProvider
from vaihingen_qgis_plugin.translation import Translation, tr

CATALOGUE = Path(__file__).parents[2] / "i18n" / "vaihingen_fr.ts"


@pytest.fixture
def marked():
    """Every text that is looked up stands in angles, so that a bare one was not."""
    language.speak("fr", lambda text: f"‹{text}›")
    yield
    language.speak("en")


def bare(text):
    """What of a text was not looked up."""
    while re.search("‹[^‹›]*›", text):
        text = re.sub("‹[^‹›]*›", "", text)
    return text


def shown_by(algorithm):
    """All texts of an algorithm that QGIS shows."""
    yield from (algorithm.displayName(), algorithm.group(), algorithm.shortDescription(), ",".join(algorithm.tags()))
    yield re.sub("<[^<>]*>", "", algorithm.shortHelpString())
    for definition in algorithm.parameterDefinitions():
        yield definition.description()
        yield definition.help()
        wrapper = definition.metadata().get("widget_wrapper")
        if isinstance(wrapper, dict):
            yield from wrapper.get("labels", ())
    for output in algorithm.outputDefinitions():
        yield output.description()


def test_all_texts_of_the_interface_are_looked_up(marked):
    provider = VaihingenProvider()
    provider.loadAlgorithms()
    rest = {bare(text) for algorithm in provider.algorithms() for text in shown_by(algorithm)}
    of_qgis = {"Input parameters", "Algorithm author: Vaihingen U-Net developersAlgorithm version: 1"}
    assert {line for text in rest for line in text.splitlines() if re.search(r"[a-z] [a-z]", line)} <= of_qgis


@pytest.fixture
def french():
    """QGIS whose options say that it speaks French."""
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", "fr")
    spoken = Translation()
    yield spoken
    spoken.end()
    for name in ("overrideFlag", "userLocale"):
        settings.remove(f"locale/{name}")


@pytest.fixture
def algorithms(french):
    provider = VaihingenProvider()
    provider.loadAlgorithms()
    yield {algorithm.name(): algorithm for algorithm in provider.algorithms()}


def test_qgis_says_which_language_it_speaks(monkeypatch):
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", False)
    settings.setValue("locale/userLocale", "fr")
    monkeypatch.setattr(translation.QLocale, "system", lambda: translation.QLocale("pt_BR"))
    assert translation.locale_of_qgis() == "pt_BR"
    settings.setValue("locale/overrideFlag", True)
    assert translation.locale_of_qgis() == "fr"
    for name in ("overrideFlag", "userLocale"):
        settings.remove(f"locale/{name}")


def test_the_compiled_catalogue_is_that_of_the_texts(french):
    for message in ElementTree.parse(CATALOGUE).iter("message"):
        assert tr(message.findtext("source")) == message.findtext("translation")


def test_the_provider_speaks_french(algorithms):
    assert algorithms["train"].displayName() == "Entraîner un U-Net"
    assert algorithms["train"].group() == "3 Entraîner et classer"
    assert algorithms["tile"].parameterDefinition("HEIGHTS").description() == "Hauteurs"
    assert "Nombre maximal de passages" in algorithms["train"].shortHelpString()
    model = algorithms["orthophotostolandcover"]
    assert model.displayName() == "Des orthophotos à l’occupation du sol"
    assert model.parameterDefinition("ORTHO").description() == "Orthophoto à classer"
    assert model.parameterDefinition("ORTHO").help().startswith("Une orthophoto qui n’est pas")


def test_refusals_are_french_and_numbers_are_written_as_there(algorithms, tmp_path):
    accepted, reason = algorithms["ndvi"].checkParameterValues(
        {"INPUT": str(tmp_path / "no.tif"), "NIR_BAND": 1, "RED_BAND": 1}, QgsProcessingContext()
    )
    assert not accepted
    assert reason == "NIR_BAND et RED_BAND valent toutes deux 1.\nChoisissez deux bandes différentes."
    assert tr("Pixels of {size:.3g} m.", size=0.25) == "Pixels de 0,25 m."


def test_it_is_english_again_when_the_plugin_is_unloaded(french):
    assert tr("Train a U-Net") == "Entraîner un U-Net"
    french.end()
    assert tr("Train a U-Net") == "Train a U-Net"


def test_the_worker_is_told_the_language(algorithms, fake_worker, tmp_path):
    calls = fake_worker(fakes.GOOD)
    given = {"TILES": 2, "OUTPUT": str(tmp_path / "town")}
    algorithms["demodata"].run(given, QgsProcessingContext(), QgsProcessingFeedback())
    assert calls.only()["config"]["language"] == "fr"

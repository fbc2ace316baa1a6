"""QGIS in French: no text of the public interface stays English, and the catalogues are those of the sources."""

import re

import pytest
from vaihingen_qgis_plugin.training.contract import language

from vaihingen_qgis_plugin.provider import VaihingenProvider

_MARKED = re.compile(r"^<[^<>]*>$")


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

"""All words of the reports are looked up: with marks around what was, nothing else but data is left."""

import html
import re

import numpy as np
import pytest

from tests.engine.comparison.test_result import made
from tests.engine.dataset.report.test_page import DESCRIPTION, read
from tests.engine.environment.test_report import FACTS
from tests.engine.learning.test_report import MATRIX, card, description, examples
from tests.engine.support.comparing import compare_all_kinds
from training.accuracy.report import accuracy_report
from training.comparison.report import compare_report
from training.contract import language
from training.contract.class_scheme import ISPRS
from training.contract.config import CompareConfig
from training.dataset.report.page import dataset_report
from training.environment.report import environment_report
from training.learning.report import training_report
from training.points.assessment import PointAssessment
from training.points.report import points_report
from training.points.sample import Sample

# Names that are the same in every language, and what the data of the tests are called.
NAMES = {"Vaihingen", "Net", "IoU", "SHA", "Python", "PyTorch", "min"}
WORDS_OF_DATA = set(
    """
    town co area top gts dsm participants mosaic matching cm tif safetensors patch ETRS UTM zone in channels num classes
    width uint cpu float for
    """.split()
)
_PLACEHOLDER = re.compile(r"(\{[^{}]*\}|%\(\w+\)s|<[^<>]+>)")


@pytest.fixture
def marked():
    language.speak("fr", lambda text: text if text in ",.%" else _PLACEHOLDER.sub(r"›\1‹", f"‹{text}›"))
    yield
    language.speak("en")


def bare(page):
    """What a page says without having looked it up: words of two letters or more, and the texts of pictures."""
    page = re.sub(r"<style>.*?</style>|src=\"[^\"]*\"", "", page, flags=re.DOTALL)
    page = " ".join([*re.findall(r'alt="([^"]*)"', page), re.sub("<[^<>]*>", " ", page)])
    page = html.unescape(page)
    while re.search("‹[^‹›]*›", page):
        page = re.sub("‹[^‹›]*›", " ", page)
    return set(re.findall(r"[^\W\d_]{2,}", page))


def test_accuracy(marked, tmp_path):
    paths = set(re.findall(r"[^\W\d_]{2,}", str(tmp_path)))
    assert bare(accuracy_report(compare_all_kinds(tmp_path), {})) - paths <= {*NAMES, "tif"}


def test_comparison(marked):
    parameters = {word for name in CompareConfig.options() for word in name.upper().split("_")}
    comparison = made()
    values = set(re.findall("[a-z]{2,}", " ".join(map(str, comparison.config.to_dict().values()))))
    assert bare(compare_report(comparison, {})) - parameters - values <= {*NAMES, "area"}


def test_dataset(marked):
    assert bare(dataset_report("town", read(DESCRIPTION), [])) <= {*NAMES, *WORDS_OF_DATA}


def test_training(marked):
    assert bare(training_report(card(), description(), MATRIX, examples(2), "town.safetensors")) <= {
        *NAMES,
        *WORDS_OF_DATA,
    }


def test_points(marked):
    sample = Sample(ISPRS.classes[:2], np.array([[9, 2], [1, 3]]), np.array([7500, 2500]), {}, 3, 2, 1)
    page = points_report(PointAssessment.from_sample(sample, 1.0), {})
    page = re.sub(r"(Olofsson, Foody|Fay, Kim)[^<]*", "", page)  # titles of articles
    assert bare(page) <= NAMES


def test_environment(marked):
    assert bare(environment_report(FACTS)) <= {*NAMES, *re.findall(r"[^\W\d_]{2,}", str(FACTS))}

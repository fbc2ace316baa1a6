"""The catalogues hold all texts of the sources, translated, with the same placeholders and marks, and compiled."""

import json
import re
from string import Formatter

import pytest

from i18n import catalogue
from i18n.__main__ import ENGINE, catalogues, engine_catalogue
from i18n.texts import all_texts
from i18n.typography import RULES, french

ALL = [pytest.param(path, id=catalogue.code_of(path)) for path in catalogues()]
FRENCH = next(path for path in catalogues() if catalogue.code_of(path) == "fr")
# The same in both languages: names, abbreviations, and words that both share.
SAME = re.compile(
    r"[\W\d_]*|NDVI|Kappa|Minutes|Part|Points|Point \{name\}|Classes|Scores|Rasters|Architecture|Orthophotos?"
    r"|orthophotos?|GeoTIFF|U-Net|b?float16|validation|test|1 orthophoto|[Ss]ources?|Zones|A\d, portrait|Versions"
    r"|classes|kappa|verdict|score|pixels|points|\{number\} orthophotos|\{pixels\} pixels(?: \(\{metres:.3g\} m\))?"
    r"|\{pixel_m2\} m²|\{name\} \(\{width\} × \{height\} pixels\)|\{value:\+.1f\} points|, \{left\}"
    r"|\{place\}, validation"
)


def placeholders(text):
    """Names in braces, places of Qt, and HTML tags, in any order."""
    fields = [f"{name}:{spec}" for _, name, spec, _ in Formatter().parse(text) if name is not None]
    return sorted([*fields, *re.findall(r"%\d|%[vmpn]\b|%\(\w+\)s|<[^<>]+>", text)])


@pytest.mark.parametrize("path", ALL)
def test_the_catalogue_holds_the_texts_of_the_sources(path):
    """`make translations` brings it up to them."""
    there, wanted = set(catalogue.read(path)), set(all_texts())
    assert not wanted - there
    assert not there - wanted


@pytest.mark.parametrize("path", ALL)
def test_no_text_is_left_without_translation(path):
    assert not [text for text, translation in catalogue.read(path).items() if not translation]


@pytest.mark.parametrize("path", ALL)
def test_placeholders_and_marks_are_the_same(path):
    for text, translation in catalogue.read(path).items():
        assert placeholders(translation) == placeholders(text), text


@pytest.mark.parametrize("path", ALL)
def test_ids_of_parameters_are_those_of_the_text(path):
    """They become labels in dialogs, and are typed on the command line."""
    for text, translation in catalogue.read(path).items():
        ids = [set(re.findall(r"\b[A-Z]+_[A-Z_]+\b|\b[a-z]+(?:_[a-z]+)+\b", one)) for one in (text, translation)]
        assert ids[0] == ids[1], text


@pytest.mark.parametrize("path", ALL)
def test_lines_and_outer_blanks_are_those_of_the_text(path):
    for text, translation in catalogue.read(path).items():
        assert text.count("\n") == translation.count("\n"), text
        for one, other in ((text, translation), (text[::-1], translation[::-1])):
            assert text == translation or len(text) < 2 or (one[0] == " ") == (other[0] == " "), text


@pytest.mark.parametrize("path", ALL)
def test_it_is_typeset_and_compiled_for_the_engine(path):
    code = catalogue.code_of(path)
    typeset = RULES.get(code, str)
    assert not [text for text in catalogue.read(path).values() if typeset(text) != text]
    compiled = ENGINE / "contract" / "language" / f"{code}.json"
    assert compiled.read_text(encoding="utf-8") == engine_catalogue(path)
    assert json.loads(compiled.read_text(encoding="utf-8"))


def test_what_stays_english_in_french_is_meant():
    same = {text for text, translation in catalogue.read(FRENCH).items() if text == translation}
    assert not {text for text in same if not SAME.fullmatch(text)}


def test_french_has_its_marks():
    for translation in catalogue.read(FRENCH).values():
        plain = re.sub(r"<[^<>]+>|\{[^{}]*\}|\w+://\S+|\S+='[^']*'", "", translation)
        assert not re.search(r"\w'\w", plain), translation
        assert not re.search(r"[^\W\d] [;:!?»]|« ", plain), translation
        assert plain.count("«") == plain.count("»"), translation


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("l'orthophoto d'ici", "l’orthophoto d’ici"),
        ("« Découper » : quoi ? 12 % ; fin !", "«\u00a0Découper\u00a0»\u00a0: quoi\u202f? 12\u00a0%\u202f; fin\u202f!"),
        ("voir https://a.org ; dbname='{path}'", "voir https://a.org\u202f; dbname='{path}'"),
        ("{share:.1%} de EXTENT=a:b", "{share:.1%} de EXTENT=a:b"),
    ],
)
def test_french_is_typeset(typed, set_):
    assert french(typed) == set_
    assert french(set_) == set_

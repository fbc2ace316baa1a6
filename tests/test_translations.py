"""The catalogues hold all texts of the sources, translated, with the same placeholders and marks, and compiled."""

import ast
import json
import re
from string import Formatter

import pytest

from i18n import catalogue
from i18n.__main__ import ENGINE, catalogues, engine_catalogue
from i18n.texts import PLUGIN, ROOT, all_texts, literals
from i18n.typography import RULES, french

ALL = [pytest.param(path, id=catalogue.code_of(path)) for path in catalogues()]
FRENCH = next(path for path in catalogues() if catalogue.code_of(path) == "fr")
# The same in both languages: names, abbreviations and words that both share.
SAME = set(
    """
    architecture bfloat classes float geotiff h heights kappa m min minutes ndvi net orthophoto orthophotos part pixels
    point points portrait position raster rasters s score scores source sources test u validation values verdict
    versions x zones a m²
    """.split()
)
# Who tells people something: errors that they can act on, and whatever reports to them.
TELLING = {"info", "warning", "progress", "pushInfo", "pushWarning", "reportError", "with_context", "StepCounter"}
ERRORS = {"EngineError", "DataError", "JobCancelled", "QgsProcessingException"}  # and all that are made of them
# What they say as it is: (file, function) -> why.
PLAIN = {
    ("training/contract/protocol.py", "DataError"): "of messages between the two programs, which no person reads",
}


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
    same = [text for text, translation in catalogue.read(FRENCH).items() if text == translation]
    words = {
        text: {word.lower() for word in re.findall(r"[^\W\d_]+²?", re.sub(r"\{[^{}]*\}", "", text))} for text in same
    }
    assert not {text for text in same if words[text] - SAME}


def test_nothing_is_told_past_the_catalogues():
    """Errors for people and what is reported to them go through `tr`, as far as literals show it."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sources()}
    errors, before = set(ERRORS), 0
    while len(errors) > before:
        before = len(errors)
        classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        errors |= {node.name for node in classes if errors & set(map(called, node.bases))}
    told = {
        (path.relative_to(ROOT).as_posix(), node.lineno, called(node.func))
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and called(node.func) in TELLING | errors
        and any(words_in(argument) for argument in (*node.args, *(keyword.value for keyword in node.keywords)))
    }
    assert not {place for place in told if (place[0], place[2]) not in PLAIN}
    assert len({(file, name) for file, _, name in told} & set(PLAIN)) == len(PLAIN), "leave out what is no exception"


def test_texts_are_given_what_they_ask_for():
    """A missing value would end the run that says the text, and only then."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node.func) == "tr" and node.keywords:
                given = {keyword.arg for keyword in node.keywords}
                wanted = [re.findall(r"(?<!\{)\{(\w+)", text) for text in literals(node.args[0])]
                if wanted and None not in given:  # which is `**values`
                    assert all(given >= {*names} for names in wanted), (path, node.lineno)
                    assert given == {name for names in wanted for name in names}, (path, node.lineno)


def sources():
    """All modules of both programs."""
    return [path for program in (ENGINE, PLUGIN) for path in sorted(program.rglob("*.py"))]


def called(node):
    """The last part of a name: `warning` of `self.reporter.warning`."""
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def words_in(node):
    """Whether a literal with letters stands there, outside of calls of `tr`."""
    if isinstance(node, ast.Call):  # a text of its own for `tr` and others; the same text for "...".format(...)
        of_a_text = isinstance(node.func, ast.Attribute) and isinstance(node.func.value, (ast.Constant, ast.JoinedStr))
        return of_a_text and any(map(words_in, [node.func.value, *node.args]))
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(re.search(r"[^\W\d_]", re.sub(r"\{\w*\}", "", node.value)))
    if isinstance(node, (ast.FormattedValue, ast.Subscript)):  # without formats and keys
        return words_in(node.value)
    return any(map(words_in, ast.iter_child_nodes(node)))


def test_what_an_error_advises_is_found_where_it_is_replaced():
    """Of a job on another machine, `worker/remote` puts the machine in front of what is to be installed there."""
    french_of = catalogue.read(FRENCH)
    advice = "Install it with:"
    assert not [
        text for text, french in french_of.items() if text.startswith(advice) and french_of[advice] not in french
    ]


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

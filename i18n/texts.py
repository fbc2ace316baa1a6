"""Finds all texts of both programs that people read.

These are the literals that `tr` and `later` are called with, the texts in the class bodies of the algorithms, labels
and help of the parameters, the classes of the ISPRS benchmark, the report's templates, and the graphical models.
"""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from training.contract import config
from training.contract.bands.names import NAME_OF_ROLE
from training.contract.channels import DERIVED
from training.contract.class_scheme import ISPRS
from training.contract.options import JobConfig
from training.report.page import environment

ROOT = Path(__file__).resolve().parents[1]
ENGINE, PLUGIN = ROOT / "training", ROOT / "vaihingen_qgis_plugin"
_CALLS = ("tr", "later")
# Attributes in the bodies of the plugin's classes that are shown: texts, and tables whose values are.
_SHOWN = ("TITLE", "SUMMARY", "HELP", "NEXT", "TAGS", "SCORES", "TEXTS")
# The same of graphical models, and of their maps with help texts what is not shown.
_SHOWN_OF_MODELS = ("model_name", "description", "component_description", "help")
_NOT_HELP = ("ALG_CREATOR", "ALG_VERSION")


@cache
def all_texts() -> dict[str, list[str]]:
    """Text -> the files that show it, below the root, in the order of the files and of the lines in them."""
    found: dict[str, list[str]] = {}
    for file, text in _found():
        files = found.setdefault(text, [])
        if file not in files:
            files.append(file)
    return found


def _found() -> Iterator[tuple[str, str]]:
    for program in (ENGINE, PLUGIN):
        for path in sorted(program.rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
            for text in [*_of_calls(tree), *(_of_plugin(tree) if program == PLUGIN else ())]:
                yield _name(path), text
    yield from _of_parameters()
    yield from _of_channels()
    for land_cover in ISPRS.classes:
        yield "training/contract/class_scheme.py", land_cover.name
    for path in sorted(ENGINE.rglob("*.html")):
        for text in _of_template(path):
            yield _name(path), text
    for path in sorted(PLUGIN.rglob("*.model3")):
        for text in _of_model(path):
            yield _name(path), text


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _of_calls(tree: ast.AST) -> Iterator[str]:
    """Literals that the functions are called with, also those of which one is chosen by a condition."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) in _CALLS and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        yield from literals(call.args[0])


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be: a literal, those of a condition, the values of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from literals(value)


def _of_plugin(tree: ast.AST) -> Iterator[str]:
    """Texts of classes, and labels and help of parameters that the plugin has beside those of the jobs."""
    yield from _of_classes(tree)
    for node in ast.walk(tree):
        owner = getattr(getattr(node, "func", None), "value", None)
        if isinstance(node, ast.Call) and getattr(owner, "id", "") == "parameters":
            texts = [text for argument in node.args[:2] for text in literals(argument)]
            yield from texts if all(texts[1:]) and len(texts) == 2 else ()  # one without help is shown nowhere
            for labels in (keyword.value for keyword in node.keywords if keyword.arg == "choice_labels"):
                yield from (text for entry in getattr(labels, "elts", ()) for text in literals(entry))


def _of_classes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        for statement in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") in _SHOWN:
                yield from literals(statement.value)


def _of_parameters() -> Iterator[tuple[str, str]]:
    for kind in vars(config).values():
        if isinstance(kind, type) and issubclass(kind, JobConfig) and kind is not JobConfig:
            for option in kind.options().values():
                for text in (option.label, option.help, *option.choice_labels):
                    yield f"{kind.__module__.replace('.', '/')}.py", text


def _of_channels() -> Iterator[tuple[str, str]]:
    for channel in DERIVED:
        for text in (channel.title, channel.source, channel.lacks, channel.remedy):
            yield "training/contract/channels.py", text
    for name in NAME_OF_ROLE.values():
        yield "training/contract/bands/names.py", name


def _of_template(path: Path) -> Iterator[str]:
    for _line, _function, message in environment().extract_translations(path.read_text(encoding="utf-8")):
        yield message if isinstance(message, str) else str(message[0])  # with its values comes a text first


def _of_model(path: Path) -> Iterator[str]:
    """What a graphical model shows, as the plugin's package `models` takes it."""
    for parent in ElementTree.parse(path).iter("Option"):
        for option in parent:
            name = option.get("name")
            shown = name in _SHOWN_OF_MODELS or (parent.get("name") == "help" and name not in _NOT_HELP)
            if shown and option.get("value"):
                yield option.get("value", "")

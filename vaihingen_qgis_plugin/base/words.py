"""Texts name parameters by their ids; whoever works in QGIS's window reads the labels of the dialog instead.

`HEIGHT is empty` becomes "'Heights' is empty", and `SPLIT=tiles` becomes "'Split by' = 'Whole orthophotos'".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsApplication

from ..desktop import in_desktop
from ..training.contract.computer.shell import SET_UP_LINE
from ..training.contract.installation import EXTRAS
from ..translation import tr
from .shown import value_labels

# The command by which the engine is installed.
_SET_UP = re.compile(re.escape(SET_UP_LINE) + r"(?: EXTRAS=(?P<extra>\w+))?")
# An id, perhaps with a value; in no path, file name or quotation, where it would be somebody else's word.
_ID = re.compile(
    r"(?<![\w./\\'\"-])(?P<name>[A-Z][A-Z0-9_]+)"
    r"(?:(?P<sign>=| \w+ | )(?P<value>[a-z0-9][a-z0-9_]*)(?![\w/\\'\"]|\.\w|-\w))?(?![\w/\\'\"]|\.\w|-\w)"
)
# The id of a choice that is no word, such as good_practice; of the others one cannot tell.
_CHOICE = re.compile(r"(?<![\w./\\'\"-])[a-z0-9]+(?:_[a-z0-9]+)+(?![\w/\\'\"]|\.\w|-\w)")


@dataclass(frozen=True)
class Label:
    """What the dialog says in place of the id of a parameter, and of its values."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)


def in_words(text: str, algorithm: Any) -> str:
    """A text as it is read in the dialogs: in QGIS's window with labels, elsewhere as it is.

    Args:
        text: Of the contract, the engine or the plugin.
        algorithm: Whose dialog it is; its own parameters come first, then those of the others.
    """
    return _worded(text, _labels(algorithm)) if in_desktop() else text


def name_labels(algorithm: Any) -> None:
    """Let the help of each parameter, which dialogs show as its tip, name the others as the dialog does.

    Dialogs have algorithms of their own: while the provider is being loaded, there is nothing to do.
    """
    if in_desktop() and QgsApplication.processingRegistry().algorithmById(f"vaihingen:{algorithm.NAME}") is not None:
        labels = _labels(algorithm)
        for definition in algorithm.parameterDefinitions():
            definition.setHelp(_worded(definition.help(), labels))


def _worded(text: str, labels: Mapping[str, Label]) -> str:
    return labelled(_SET_UP.sub(_set_up, text), labels)


def _set_up(match: re.Match[str]) -> str:
    """The algorithm in place of the command that runs it."""
    choices = [tr("'Create a private environment'")]
    if match["extra"]:
        choices.append(tr("the optional packages for {purpose}", purpose=EXTRAS.get(match["extra"], match["extra"])))
    return tr("'Install or check the engine' (with {choices})", choices=tr(" and ").join(choices))


def labelled(text: str, labels: Mapping[str, Label]) -> str:
    """The same text with labels in place of the ids of parameters and of their choices."""

    def replaced(match: re.Match[str]) -> str:
        label = labels.get(match["name"])
        if label is None:
            return match[0]
        rest = match[0][len(match["name"]) :]
        value = label.values.get(match["value"] or "")
        if value is not None:
            sign = " = " if match["sign"] == "=" else match["sign"]
            rest = sign + tr("'{label}'", label=value)
        elif match["sign"] == "=":
            rest = " = " + match["value"]
        return tr("'{label}'", label=label.text) + rest

    def chosen(match: re.Match[str]) -> str:
        shown = next((label.values[match[0]] for label in labels.values() if match[0] in label.values), "")
        return tr("'{label}'", label=shown) if shown else match[0]

    return _CHOICE.sub(chosen, _ID.sub(replaced, text))


def _labels(algorithm: Any) -> dict[str, Label]:
    provider = QgsApplication.processingRegistry().providerById("vaihingen")
    others = [other for other in (provider.algorithms() if provider is not None else ()) if hasattr(other, "NAME")]
    labels: dict[str, Label] = {}
    for one in (algorithm, *others):
        for definition in one.parameterDefinitions():
            if definition.name() not in labels:
                labels[definition.name()] = Label(definition.description(), value_labels(definition))
    return labels

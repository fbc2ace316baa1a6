"""Parameters that dialogs show with words of ours: labels in place of ids, and what a file is.

Models, calls and records know the ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterFile

from ..compat import ONE_FOLDER
from ..translation import tr


class _ShownByLabels:
    """What QGIS asks for the widget of a parameter; it is made only then, since qgis_process has no widgets."""

    def __new__(cls, parameter: Any, dialog: Any, row: int = 0, column: int = 0, labels: Any = None) -> Any:
        from ..widgets.chosen import choice_widget

        return choice_widget(parameter, dialog, row, column, labels)


class _ShownWithDescription:
    """The same for a file or folder, below which stands what it is."""

    def __new__(cls, parameter: Any, dialog: Any, row: int = 0, column: int = 0, **what: Any) -> Any:
        from ..widgets.chosen import file_widget

        return file_widget(parameter, dialog, row, column, **what)


class _ShownAsFields:
    """The same for a field of the layers that another parameter takes."""

    def __new__(cls, parameter: Any, dialog: Any, row: int = 0, column: int = 0, layers: str = "") -> Any:
        from ..widgets.chosen import field_widget

        return field_widget(parameter, dialog, row, column, layers)


def show_fields(parameter: Any, layers: str) -> Any:
    """Let dialogs list the fields of the layers in the parameter `layers`; a name can be typed too."""
    wrapper = {"class": _ShownAsFields, "layers": layers}
    parameter.setMetadata({**parameter.metadata(), "widget_wrapper": wrapper})
    return parameter


def show_labels(parameter: QgsProcessingParameterEnum, labels: Iterable[str]) -> QgsProcessingParameterEnum:
    """Let dialogs show labels in place of the options of a parameter, in their order."""
    wrapper = {"class": _ShownByLabels, "labels": [tr(label) for label in labels]}
    parameter.setMetadata({**parameter.metadata(), "widget_wrapper": wrapper})
    return parameter


def show_description(parameter: QgsProcessingParameterFile, describe: Callable[[str], str]) -> None:
    """Let dialogs say below a file or folder what it is.

    Args:
        parameter: Takes the file.
        describe: Gives the words for a path, "" for none; must be quick.
    """
    folder = parameter.behavior() == ONE_FOLDER
    what = {"describe": describe, "folder": folder, "file_filter": parameter.fileFilter()}
    parameter.setMetadata({**parameter.metadata(), "widget_wrapper": {"class": _ShownWithDescription, **what}})


def value_labels(parameter: Any) -> Mapping[str, str]:
    """Option of a choice -> its label; {} for other parameters."""
    wrapper = parameter.metadata().get("widget_wrapper")
    labels = wrapper.get("labels") if isinstance(wrapper, dict) else None
    return dict(zip(parameter.options(), labels)) if labels else {}

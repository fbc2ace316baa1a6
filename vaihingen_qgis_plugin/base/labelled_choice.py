"""Choices that show labels in dialogs and store ids, which models, calls and records know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import QgsProcessingParameterEnum

from ..translation import tr


class _ShownByLabels:
    """What QGIS asks for the widget of a parameter; it is made only then, since qgis_process has no widgets."""

    def __new__(cls, parameter: Any, dialog: Any, row: int = 0, column: int = 0, labels: Any = None) -> Any:
        if type(dialog).__name__ == "ModelerParametersDialog":
            return _qgis_own_for_the_modeler(parameter, dialog)
        from ..widgets.choices import ChoiceWidget

        return ChoiceWidget(parameter, dialog, row, column, labels=labels)


def _qgis_own_for_the_modeler(parameter: Any, dialog: Any) -> Any:
    """The modeler's own widget, which offers inputs of the model too."""
    from qgis.gui import QgsGui

    registry = QgsGui.processingGuiRegistry()
    widget = registry.createModelerParameterWidget(dialog.model, dialog.childId, parameter, dialog.context)
    widget.setDialog(dialog)
    return widget


def show_labels(parameter: QgsProcessingParameterEnum, labels: Iterable[str]) -> QgsProcessingParameterEnum:
    """Let dialogs show labels in place of the options of a parameter, in their order."""
    wrapper = {"class": _ShownByLabels, "labels": [tr(label) for label in labels]}
    parameter.setMetadata({**parameter.metadata(), "widget_wrapper": wrapper})
    return parameter


def value_labels(parameter: Any) -> Mapping[str, str]:
    """Option of a choice -> its label; {} for other parameters."""
    wrapper = parameter.metadata().get("widget_wrapper")
    labels = wrapper.get("labels") if isinstance(wrapper, dict) else None
    return dict(zip(parameter.options(), labels)) if labels else {}

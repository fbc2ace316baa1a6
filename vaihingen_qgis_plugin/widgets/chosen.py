"""Which widget a parameter gets: ours in dialogs, QGIS's own where ours would take something away."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsGui

from .choices import ChoiceWidget
from .compat import BATCH
from .described_file import DescribedFile
from .fields import FieldList


def choice_widget(parameter: Any, dialog: Any, row: int, column: int, labels: Any) -> Any:
    """Labels in place of ids; the modeler's own widget offers inputs of the model too."""
    if _is_modeler(dialog):
        return _of_the_modeler(parameter, dialog)
    return ChoiceWidget(parameter, dialog, row, column, labels=labels)


def file_widget(parameter: Any, dialog: Any, row: int, column: int, **what: Any) -> Any:
    """A file with words on it; a row of a batch has no room for them."""
    if _is_modeler(dialog):
        return _of_the_modeler(parameter, dialog)
    if type(dialog).__name__ == "BatchAlgorithmDialog":
        return QgsGui.processingGuiRegistry().createParameterWidgetWrapper(parameter, BATCH)
    return DescribedFile(parameter, dialog, row, column, **what)


def field_widget(parameter: Any, dialog: Any, row: int, column: int, layers: str) -> Any:
    """The fields of the layers that another parameter takes."""
    if _is_modeler(dialog):
        return _of_the_modeler(parameter, dialog)
    return FieldList(parameter, dialog, row, column, layers=layers)


def _is_modeler(dialog: Any) -> bool:
    return type(dialog).__name__ == "ModelerParametersDialog"  # as QGIS itself tells dialogs apart


def _of_the_modeler(parameter: Any, dialog: Any) -> Any:
    registry = QgsGui.processingGuiRegistry()
    widget = registry.createModelerParameterWidget(dialog.model, dialog.childId, parameter, dialog.context)
    widget.setDialog(dialog)
    return widget

"""Choices whose labels are shown and whose ids are stored: QGIS's own widget shows what it stores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

_ROWS = 8  # of a list of choices that are seen at once
_ID = Qt.ItemDataRole.UserRole


class ChoiceWidget(WidgetWrapper):
    """A list of labels for the ids of a choice, or check boxes for several."""

    def createWidget(self, labels: Sequence[str]) -> QWidget:
        """Make the list; the labels are in the order of the ids."""
        self._ids = self.parameterDefinition().options()
        of_id = dict(zip(self._ids, labels))
        return self._boxes(of_id) if self.parameterDefinition().allowMultiple() else self._combo(of_id)

    def setValue(self, value: Any) -> None:
        """Show a value: an id, its number, or several of them."""
        if isinstance(value, str):
            value = value.split(",")  # as in calls of qgis_process
        ids = [self._id(one) for one in (value if isinstance(value, (list, tuple)) else [value])]
        if isinstance(self.widget, QComboBox):
            self.widget.setCurrentIndex(max(self.widget.findData(ids[0]) if ids else 0, 0))
            return
        for row in range(self.widget.count()):
            item = self.widget.item(row)
            chosen = item.data(_ID) in ids
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def value(self) -> Any:
        """The id that is chosen, or several."""
        if isinstance(self.widget, QComboBox):
            return self.widget.currentData()
        items = [self.widget.item(row) for row in range(self.widget.count())]
        return [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _id(self, value: Any) -> Any:
        """An id; models and calls of old may name it by its number."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return self._ids[value] if is_number and 0 <= value < len(self._ids) else value

    def _combo(self, labels: Mapping[str, str]) -> QComboBox:
        combo = QComboBox()
        for choice, label in labels.items():
            combo.addItem(label, choice)
        combo.currentIndexChanged.connect(lambda index: self.widgetValueHasChanged.emit(self))
        return combo

    def _boxes(self, labels: Mapping[str, str]) -> QListWidget:
        boxes = QListWidget()
        for choice, label in labels.items():
            item = QListWidgetItem(label, boxes)
            item.setData(_ID, choice)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(Qt.CheckState.Unchecked)
        boxes.setMaximumHeight(min(_ROWS, boxes.count()) * boxes.sizeHintForRow(0) + 2 * boxes.frameWidth())
        boxes.itemChanged.connect(lambda item: self.widgetValueHasChanged.emit(self))
        return boxes

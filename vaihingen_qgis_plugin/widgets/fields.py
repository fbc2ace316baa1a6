"""A field of whichever polygon layer is chosen beside it, to choose or to type.

QGIS's own list of fields takes a layer for granted: it crashes where a raster is chosen (3.22).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ..desktop import project_layer


class FieldList(WidgetWrapper):
    """An editable list of the fields that all chosen vector layers have."""

    def createWidget(self, layers: str) -> QWidget:
        """Make the list; `layers` is the parameter with the layers."""
        self._layers = layers
        combo = QComboBox()
        combo.setEditable(True)
        combo.addItem("")
        combo.editTextChanged.connect(lambda text: self.widgetValueHasChanged.emit(self))
        return combo

    def postInitialize(self, wrappers: Sequence[Any]) -> None:
        """Follow the parameter with the layers."""
        for wrapper in wrappers:
            if wrapper.parameterDefinition().name() == self._layers:
                wrapper.widgetValueHasChanged.connect(self._refill)
                self._refill(wrapper)

    def setValue(self, value: Any) -> None:
        """Show a field."""
        self.widget.setEditText(str(value or ""))

    def value(self) -> str:
        """The name of the field, "" for none."""
        return str(self.widget.currentText()).strip()

    def _refill(self, wrapper: Any) -> None:
        """Offer the fields of the layers, and keep what is chosen."""
        chosen = self.value()
        given = wrapper.parameterValue()
        names = _common_fields(given if isinstance(given, (list, tuple)) else [given])
        self.widget.clear()
        self.widget.addItems(["", *names])
        self.setValue(chosen)


def _common_fields(given: Sequence[Any]) -> list[str]:
    layers = [layer for layer in map(project_layer, given) if isinstance(layer, QgsVectorLayer)]
    if not layers:
        return []
    common = set.intersection(*({field.name() for field in layer.fields()} for layer in layers))
    return [field.name() for field in layers[0].fields() if field.name() in common]

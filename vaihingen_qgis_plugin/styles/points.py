"""Style of sample points for their interpreter: the place, the field to fill in, and nothing of the map's classes."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSimpleMarkerSymbolLayer,
    QgsVectorLayer,
)

from ..training.contract.class_scheme import ClassScheme
from ..training.contract.tables import UNSURE
from ..translation import tr
from .field_labels import label_with_field

_TO_DO, _DONE, _UNSURE = "#ffff00", "#00e5ff", "#ff9900"  # seen on vegetation in infrared, roofs and streets
_SHOWN = ("id", "reference")


def style_points(layer: QgsVectorLayer, scheme: ClassScheme) -> None:
    """Rings around the places, a list of classes to choose from, and all fields hidden that give the map away."""
    _style_rings(layer)
    label_with_field(layer, "id", 8)
    form = layer.editFormConfig()
    form.setReadOnly(layer.fields().lookupField("id"), True)
    layer.setEditFormConfig(form)
    choices = [*({c.shown: c.value} for c in scheme.learnt()), {tr("unsure"): UNSURE}]
    for index, field in enumerate(layer.fields()):
        if field.name() == "reference":
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": choices}))
            layer.setFieldAlias(index, tr("true class"))
        elif field.name() not in _SHOWN:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
    table = layer.attributeTableConfig()
    table.update(layer.fields())
    columns = table.columns()
    for column in columns:  # one of them, without a name, holds actions: a click there duplicates a point
        column.hidden = column.name not in _SHOWN
    table.setColumns(columns)
    layer.setAttributeTableConfig(table)
    layer.setDisplayExpression('"id"')


def _style_rings(layer: QgsVectorLayer) -> None:
    categories = []
    states = (
        ("open", _TO_DO, tr("to interpret")),
        ("done", _DONE, tr("interpreted")),
        ("unsure", _UNSURE, tr("unsure")),
    )
    for state, colour, text in states:
        ring = {"name": "circle", "size": "5", "color": "0,0,0,0", "outline_color": colour, "outline_width": "0.6"}
        symbol = QgsMarkerSymbol.createSimple(ring)
        middle = {"name": "cross", "size": "1.2", "outline_color": colour, "outline_width": "0.2"}
        symbol.appendSymbolLayer(QgsSimpleMarkerSymbolLayer.create(middle))
        categories.append(QgsRendererCategory(state, symbol, text))
    # Texts: a style that is read from a file has forgotten that a value was a number.
    state = f"CASE WHEN \"reference\" IS NULL THEN 'open' WHEN \"reference\" = {UNSURE} THEN 'unsure' ELSE 'done' END"
    layer.setRenderer(QgsCategorizedSymbolRenderer(state, categories))

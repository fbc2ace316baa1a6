"""Style of blocks that are worth labelling: outlines with their rank, and a form that says why."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..translation import later, tr

# Thirds of the blocks, by their rank: colour and name in the legend. Seen on roofs, streets and vegetation.
_THIRDS = (("#ff2b1c", later("worth most")), ("#fd8d3c", later("worth much")), ("#fed976", later("worth less")))
_ALIASES = {
    "block": later("block (1: label it first)"),
    "score": later("worth, in % of the first block"),
    "reason": later("why"),
    "objects": later("objects to draw, about"),
    "classes": later("classes easily confused here"),
    "chosen_by": later("chosen by"),
    "ortho": later("orthophoto"),
}


def style_blocks(layer: QgsVectorLayer) -> None:
    """Outlines coloured by what a block is worth, its rank in the middle, and the reason in form and map tip."""
    _style_outlines(layer)
    _style_labels(layer)
    form = layer.editFormConfig()
    for index, field in enumerate(layer.fields()):
        if field.name() in _ALIASES:
            layer.setFieldAlias(index, tr(_ALIASES[field.name()]))
            form.setReadOnly(index, True)
        if field.name() == "reason":
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True}))
        elif field.name() == "fid":
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
    layer.setEditFormConfig(form)
    layer.setDisplayExpression('"block" || \': \' || "reason"')
    layer.setMapTipTemplate('<b>[% "block" %]</b> [% "reason" %]')


def _style_outlines(layer: QgsVectorLayer) -> None:
    categories = []
    for third, (colour, name) in enumerate(_THIRDS, 1):
        symbol = QgsFillSymbol.createSimple(_outline("#000000", "1.2"))  # seen on light ground too
        symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer.create(_outline(colour, "0.7")))
        categories.append(QgsRendererCategory(str(third), symbol, tr(name)))
    # A text: a style that is read from a file has forgotten that a value was a number.
    third_of_block = f'to_string(ceil({len(_THIRDS)} * "block" / maximum("block")))'
    layer.setRenderer(QgsCategorizedSymbolRenderer(third_of_block, categories))


def _outline(colour: str, width_mm: str) -> dict[str, str]:
    return {"style": "no", "outline_color": colour, "outline_width": width_mm, "outline_width_unit": "MM"}


def _style_labels(layer: QgsVectorLayer) -> None:
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setColor(QColor("#ffffff"))
    text = QgsTextFormat()
    text.setSize(11)
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = "block"
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)

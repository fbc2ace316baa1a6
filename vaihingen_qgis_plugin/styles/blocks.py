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

from ..translation import tr

# Score from which on, its colour and its name in the legend; ColorBrewer YlOrRd: seen on roofs, streets and vegetation.
_STEPS = ((66.0, "#ff2b1c", "worth most"), (33.0, "#fd8d3c", "worth much"), (0.0, "#fed976", "worth less"))
_ALIASES = {
    "block": "block (1: label it first)",
    "score": "worth, in % of the first block",
    "reason": "why",
    "objects": "objects to draw, about",
    "classes": "classes easily confused here",
    "chosen_by": "chosen by",
    "ortho": "orthophoto",
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
    for least, colour, name in _STEPS:
        symbol = QgsFillSymbol.createSimple(_outline("#000000", "1.2"))  # seen on light ground too
        symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer.create(_outline(colour, "0.7")))
        categories.append(QgsRendererCategory(f"{least:g}", symbol, tr(name)))
    cases = " ".join(f"WHEN \"score\" >= {least:g} THEN '{least:g}'" for least, _, _ in _STEPS[:-1])
    layer.setRenderer(QgsCategorizedSymbolRenderer(f"CASE {cases} ELSE '{_STEPS[-1][0]:g}' END", categories))


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

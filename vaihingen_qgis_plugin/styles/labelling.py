"""Style and form of a labelling ground, and the project's settings for drawing in it."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsDefaultValue,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..compat import NO_OVERLAPS, PIXELS, SNAP_ALL_LAYERS, SNAP_CORNERS_AND_EDGES
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.labelling.chosen_places import FIELD
from ..training.contract.labelling.ground import BLOCK, CLASS, CORRECTED, DONE, STATE, UNTOUCHED
from ..translation import tr

_OPEN, _FINISHED = "#ff7f00", "#4dff4d"  # blocks; seen on roofs, streets and vegetation in infrared
_SEEN_THROUGH = 90  # of 255: the orthophoto is what one looks at
_SNAP_PX = 12
_NOT_READ = ("fid", "ortho", FIELD)  # fields that say nothing to who labels


def style_labels(layer: QgsVectorLayer, scheme: ClassScheme) -> None:
    """The classes in their colours and as a list in the form; a change makes a polygon a corrected one."""
    categories = []
    for land_cover in scheme.classes:
        red, green, blue = land_cover.colour
        fill = {"color": f"{red},{green},{blue},{_SEEN_THROUGH}", "outline_color": land_cover.colour_hex}
        symbol = QgsFillSymbol.createSimple({**fill, "outline_width": "0.4"})
        categories.append(QgsRendererCategory(str(land_cover.value), symbol, land_cover.shown))
    layer.setRenderer(QgsCategorizedSymbolRenderer(CLASS, categories))
    _write_on_polygons(layer, f"CASE WHEN \"{STATE}\" = '{UNTOUCHED}' THEN '' ELSE '✓' END", "#000000", 9)
    place = layer.fields().lookupField
    layer.setEditorWidgetSetup(place(CLASS), _list_of({f"{c.shown} ({c.value})": str(c.value) for c in scheme.classes}))
    layer.setFieldAlias(place(CLASS), tr("class"))
    layer.setFieldConstraint(
        place(CLASS),
        QgsFieldConstraints.Constraint.ConstraintNotNull,
        QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard,
    )
    layer.setEditorWidgetSetup(
        place(STATE),
        _list_of({tr("untouched, as the model has mapped it"): UNTOUCHED, tr("corrected or drawn"): CORRECTED}),
    )
    layer.setFieldAlias(place(STATE), tr("state"))
    layer.setDefaultValueDefinition(place(STATE), QgsDefaultValue(f"'{CORRECTED}'", True))
    for hidden in (BLOCK, *_NOT_READ):
        layer.setEditorWidgetSetup(place(hidden), QgsEditorWidgetSetup("Hidden", {}))
    layer.setDisplayExpression(f'represent_value("{CLASS}")')


def style_blocks(layer: QgsVectorLayer) -> None:
    """Outlines with numbers, of one colour for blocks that are done; a check box in the form, all else to read."""
    categories = []
    for state, colour, text in (("open", _OPEN, tr("to label")), ("done", _FINISHED, tr("done"))):
        symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#000000", "outline_width": "1.4"})
        line = {"style": "no", "outline_color": colour, "outline_width": "0.8"}
        symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer.create(line))
        categories.append(QgsRendererCategory(state, symbol, text))
    state = f"CASE WHEN \"{DONE}\" THEN 'done' ELSE 'open' END"
    layer.setRenderer(QgsCategorizedSymbolRenderer(state, categories))
    _write_on_polygons(layer, f'"{BLOCK}"', "#000000", 12)
    form = layer.editFormConfig()
    for index, field in enumerate(layer.fields()):
        if field.name() == DONE:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("CheckBox", {}))
            layer.setFieldAlias(index, tr("done: all of the block is labelled"))
            layer.setDefaultValueDefinition(index, QgsDefaultValue("false"))
        elif field.name().lower() in _NOT_READ:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
        else:
            form.setReadOnly(index, True)
    layer.setEditFormConfig(form)
    layer.setDisplayExpression(f'"{BLOCK}"')


def set_up_drawing(project: QgsProject) -> None:
    """Let corners and edges snap, neighbours move together, and new polygons end where others begin."""
    snapping = project.snappingConfig()
    snapping.setEnabled(True)
    snapping.setMode(SNAP_ALL_LAYERS)
    snapping.setTypeFlag(SNAP_CORNERS_AND_EDGES)
    snapping.setTolerance(_SNAP_PX)
    snapping.setUnits(PIXELS)
    project.setSnappingConfig(snapping)
    project.setTopologicalEditing(True)
    project.setAvoidIntersectionsMode(NO_OVERLAPS)


def _list_of(choices: dict[str, str]) -> QgsEditorWidgetSetup:
    """A list to choose from: what is shown -> what is stored."""
    return QgsEditorWidgetSetup("ValueMap", {"map": [{shown: stored} for shown, stored in choices.items()]})


def _write_on_polygons(layer: QgsVectorLayer, expression: str, colour: str, size: int) -> None:
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setColor(QColor("#ffffff"))
    text = QgsTextFormat()
    text.setSize(size)
    text.setColor(QColor(colour))
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = expression, True
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)

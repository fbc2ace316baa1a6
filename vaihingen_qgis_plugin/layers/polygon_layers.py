"""Polygon layers that hold classes: what is accepted, and how they are read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsDataProvider,
    QgsMapLayer,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ..compat import POLYGON
from ..training.contract.labelling.chosen_places import FIELD, NEXT_TO_LABEL
from ..training.contract.labelling.ground import CLASS
from ..translation import tr
from .labelling.ground import LabellingGround, ground_of, refuse_if_nothing_counts


@dataclass(frozen=True)
class PolygonClasses:
    """What says the class of polygons, and of what they do not cover; a class is a value or a name.

    Args:
        field: Name of the field with the class; "" if there is none.
        constant: The class of all polygons; "" if the field says it.
        other: The class of all that no polygon covers; "" if that has none.
    """

    field: str = ""
    constant: str = ""
    other: str = ""


@dataclass(frozen=True)
class PolygonLayer:
    """A polygon layer that any thread may read.

    Args:
        name: Its name in messages.
        features: Its features, unsaved edits included.
        column: Index of the field with the class; -1 if all polygons are of one class.
        notes: Warnings for the user.
        chosen_by: What has chosen the places of the polygons, if they are no random sample: see `chosen_places`.
        ground: What decides which parts of its polygons count; None: all do.
    """

    name: str
    features: QgsVectorLayerFeatureSource
    column: int
    notes: tuple[str, ...] = ()
    chosen_by: str = ""
    ground: LabellingGround | None = None

    @property
    def columns(self) -> list[int]:
        """Indices of the fields that are read."""
        return [column for column in (self.column, self.ground.state if self.ground else -1) if column >= 0]


def polygon_layers(
    parameter: str,
    layers: Sequence[QgsMapLayer],
    classes: PolygonClasses,
    project: QgsProject | None = None,
    labels: bool = True,
) -> tuple[PolygonLayer, ...]:
    """Polygon layers to read classes from; QGIS allows this in its main thread only.

    Args:
        parameter: Name of the parameter, for messages.
        layers: Either rasters or polygon layers.
        classes: What says the class of the polygons.
        project: Where the blocks of a labelling ground may be loaded.
        labels: Whether of the labels of a labelling ground only those count that its rule takes.

    Returns:
        The polygon layers; nothing if all are rasters.

    Raises:
        QgsProcessingException: If the layers are mixed, are no polygons, or have no such field.
    """
    vectors = [layer for layer in layers if isinstance(layer, QgsVectorLayer)]
    if vectors and len(vectors) < len(layers):
        raise QgsProcessingException(
            tr(
                "{parameter} holds rasters and vector layers ({names}).\nGive either rasters or polygon layers.",
                parameter=parameter,
                names=", ".join(layer.name() for layer in layers),
            )
        )
    if layers and not vectors:
        _refuse_classes_of_rasters(parameter, classes)
    grounds = [ground_of(layer, project) if labels else None for layer in vectors]
    return tuple(_polygon_layer(parameter, layer, classes, ground) for layer, ground in zip(vectors, grounds))


def polygon_zones(parameter: str, layer: QgsVectorLayer, field: str) -> PolygonLayer:
    """A polygon layer of zones to read; QGIS allows this in its main thread only.

    Args:
        parameter: Name of the parameter, for messages.
        layer: The layer.
        field: Its field with the names of the zones; "" for none.

    Raises:
        QgsProcessingException: If it holds no polygons, or has no such field.
    """
    _refuse_others(parameter, layer, tr("Give a polygon layer."))
    column = int(layer.fields().lookupField(field)) if field else -1
    if field and column < 0:
        fields = ", ".join(f"'{one.name()}'" for one in layer.fields()) or tr("it has none")
        raise QgsProcessingException(
            tr(
                "ZONE_FIELD {field} is no field of the polygon layer {name}.\nChoose one of its fields: {fields}.",
                field=field,
                name=layer.name(),
                fields=fields,
            )
        )
    return PolygonLayer(layer.name(), QgsVectorLayerFeatureSource(layer), column, _notes(layer))


def _refuse_classes_of_rasters(parameter: str, classes: PolygonClasses) -> None:
    given = {"CLASS_FIELD": classes.field, "POLYGON_CLASS": classes.constant, "OTHER_CLASS": classes.other}
    for name, value in given.items():
        if value:
            raise QgsProcessingException(
                tr(
                    "{name} is {value}, but {parameter} holds rasters, which have no fields and no polygons.\n"
                    "Leave {name} empty, or give polygon layers.",
                    name=name,
                    value=value,
                    parameter=parameter,
                )
            )


def source_of(layer: QgsVectorLayer) -> str:
    """How records name a layer: where it lies, without passwords."""
    if layer.providerType() == "memory":
        return f"{layer.name()} (memory layer)"
    path, bar, details = str(layer.publicSource()).partition("|")
    return (os.path.abspath(path) if os.path.exists(path) else path) + bar + details


def _polygon_layer(
    parameter: str, layer: QgsVectorLayer, classes: PolygonClasses, ground: LabellingGround | None
) -> PolygonLayer:
    _refuse_others(parameter, layer, tr("Give polygon layers or rasters."))
    column = -1 if classes.constant else _class_column(layer, classes.field or (CLASS if ground else ""))
    if ground is not None:
        _check_ground(ground, layer, classes)
    chosen_by = NEXT_TO_LABEL if layer.fields().lookupField(FIELD) >= 0 else ""
    return PolygonLayer(layer.name(), QgsVectorLayerFeatureSource(layer), column, _notes(layer), chosen_by, ground)


def _refuse_others(parameter: str, layer: QgsVectorLayer, remedy: str) -> None:
    """Refuse a layer of other geometries, one that is not named clearly, and one that is empty."""
    name = layer.name()
    if layer.geometryType() != POLYGON:
        kind = QgsWkbTypes.geometryDisplayString(layer.geometryType()).lower()
        raise QgsProcessingException(
            tr(
                "{parameter}: {name} is a layer of type {kind}.\n{remedy}",
                parameter=parameter,
                name=name,
                kind=kind,
                remedy=remedy,
            )
        )
    _refuse_several(parameter, layer)
    if layer.featureCount() == 0:
        raise QgsProcessingException(tr("The polygon layer {name} is empty.\nGive a layer with polygons.", name=name))


def _check_ground(ground: LabellingGround, layer: QgsVectorLayer, classes: PolygonClasses) -> None:
    """Refuse labels of which none counts, and a class for what nobody has labelled."""
    if classes.other:
        raise QgsProcessingException(
            tr(
                "OTHER_CLASS is {other}, but {name} are labels of which only those count that a person has looked "
                "at: all else has no class.\nLeave OTHER_CLASS empty.",
                other=classes.other,
                name=ground.name,
            )
        )
    refuse_if_nothing_counts(ground, layer)


def _class_column(layer: QgsVectorLayer, class_field: str) -> int:
    """Index of the field with the class."""
    column = int(layer.fields().lookupField(class_field)) if class_field else -1
    if column >= 0:
        return column
    reason = (
        tr("CLASS_FIELD {field} is no field of the polygon layer {name}.")
        if class_field
        else tr("CLASS_FIELD is missing: it names the field of {name} that holds the class.")
    )
    fields = ", ".join(f"'{field.name()}'" for field in layer.fields())
    raise QgsProcessingException(
        "\n".join(
            [
                reason.format(field=class_field, name=layer.name()),
                tr("Choose one of its fields: {fields}.", fields=fields or tr("it has none")),
                tr(
                    "If all polygons are of one class, give that in POLYGON_CLASS (such as building) in place of a "
                    "field, and in OTHER_CLASS the class of all else."
                ),
            ]
        )
    )


def _refuse_several(parameter: str, layer: QgsVectorLayer) -> None:
    """Refuse a file with several layers of which none is named: QGIS silently opens the first one."""
    separator = QgsDataProvider.sublayerSeparator()
    inside = [text.split(separator)[1] for text in layer.dataProvider().subLayers()]
    if len(set(inside)) > 1 and "|layer" not in layer.source():
        raise QgsProcessingException(
            tr(
                "{parameter}: {path} holds several layers: {names}.\nName one: {path}|layername={first}",
                parameter=parameter,
                path=layer.source(),
                names=", ".join(inside),
                first=inside[0],
            )
        )


def _notes(layer: QgsVectorLayer) -> tuple[str, ...]:
    notes = []
    if layer.providerType() == "memory":
        notes.append(tr("{name} lies in memory only: save it to be able to repeat this run."))
    elif layer.isModified():
        notes.append(tr("{name} has edits that are not saved; they are used, but the run record cannot name them."))
    return tuple(note.format(name=layer.name()) for note in notes)

"""A layer of sample points as their interpreter needs it: places in random order, answers, and how they are saved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from qgis.core import NULL, QgsFeatureRequest, QgsMapLayer, QgsPointXY, QgsVectorLayer

from ..compat import POINT
from ..layers.class_values import attribute_text
from ..training.contract.tables import UNSURE
from ..translation import tr

_ID, _ANSWER, _PIXEL = "id", "reference", "pixel_m2"


@dataclass(frozen=True)
class Place:
    """A point: the feature's id in QGIS, what people call it, and where it lies in the layer's coordinates."""

    feature: int
    name: str
    position: QgsPointXY


class NotSaved(Exception):
    """An answer could not be written, or not yet; says why and what to do."""


def is_point_layer(layer: QgsMapLayer | None) -> bool:
    """Whether a layer looks like sample points; QGIS may still be adding its style."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == POINT
        and all(layer.fields().lookupField(name) >= 0 for name in (_ID, _ANSWER))
    )


class PointLayer:
    """Reads and writes one layer.

    Args:
        layer: A layer for which `is_point_layer` holds.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self.layer = layer
        self.column = layer.fields().lookupField(_ANSWER)
        self._begun = False  # whether it was us who switched editing on

    def classes(self) -> dict[int, str]:
        """Value -> name of the classes to choose from, in their order; empty if the layer has lost its style."""
        setup = self.layer.editorWidgetSetup(self.column)
        entries = setup.config().get("map") if setup.type() == "ValueMap" else None
        pairs = [entry for part in entries for entry in part.items()] if isinstance(entries, list) else []
        pairs = list(entries.items()) if isinstance(entries, dict) else pairs
        values = {code: str(name) for name, value in pairs if (code := code_of(value)) is not None}
        return {value: name for value, name in values.items() if value != UNSURE}

    def places(self) -> tuple[list[Place], dict[int, int | None]]:
        """All points in their order, and feature id -> answer: a class value, `UNSURE`, or None."""
        fields = self.layer.fields()
        request = QgsFeatureRequest().setSubsetOfAttributes([fields.lookupField(_ID), self.column])
        places, answers = [], {}
        for feature in self.layer.getFeatures(request):
            if feature.hasGeometry():
                position = QgsPointXY(feature.geometry().vertexAt(0))
                places.append(Place(feature.id(), attribute_text(feature[_ID]), position))
                answers[feature.id()] = code_of(feature[_ANSWER])
        if all(place.name.isdecimal() for place in places):
            places.sort(key=lambda place: int(place.name))
        return places, answers

    def pixel_size_m(self) -> float:
        """Side of a pixel of the raster that the points were drawn from, metres; 0 if the layer does not tell."""
        if self.layer.fields().lookupField(_PIXEL) < 0:
            return 0.0
        feature = next(self.layer.getFeatures(QgsFeatureRequest().setLimit(1)), None)
        text = attribute_text(feature[_PIXEL]) if feature is not None else ""
        try:
            return max(float(text or 0), 0.0) ** 0.5
        except ValueError:
            return 0.0

    def problem(self) -> str:
        """Why the points cannot be interpreted; "" if they can."""
        name = self.layer.name()
        if not self.layer.supportsEditing() or self.layer.readOnly():
            return tr(
                "{name} cannot be edited. If the layer is set to read-only, change that in the properties of the "
                "project; else export it as a GeoPackage (right-click, Export > Save Features As) and interpret the "
                "copy.",
                name=name,
            )
        if not self.classes():
            return tr(
                "{name} has no list of classes at its field 'reference'. Load the style that 'Draw sample points' has "
                "saved with the layer (right-click, Styles), or open the layer's own file again.",
                name=name,
            )
        return ""

    def unsaved(self) -> bool:
        """Whether answers or other edits of the layer wait to be saved."""
        return bool(self.layer.isEditable() and self.layer.isModified())

    def write(self, feature: int, value: int | None) -> None:
        """Write an answer and save it, unless the user has switched editing on: then it is one of the user's edits.

        Raises:
            NotSaved: If it could not be written.
        """
        begun = not self.layer.isEditable()
        if begun and not self.layer.startEditing():
            raise NotSaved(self.problem() or tr("{name} cannot be edited now.", name=self.layer.name()))
        written: Any = NULL if value is None else value
        if value is not None and not self.layer.fields().at(self.column).isNumeric():
            written = str(value)
        if not self.layer.changeAttributeValue(feature, self.column, written):
            if begun:
                self.layer.rollBack()
            raise NotSaved(tr("The point is no longer in {name}.", name=self.layer.name()))
        if begun:
            self._begun = True
            self.save()

    def save(self) -> None:
        """Save what waits; the layer stays in edit mode if the user has begun it.

        Raises:
            NotSaved: If it could not be saved: the answers stay among the layer's edits.
        """
        if not self.layer.commitChanges(self._begun):
            reasons = [text for text in self.layer.commitErrors() if text.strip()]
            raise NotSaved(
                tr(
                    "The answers could not be saved in {name}, and wait among the layer's edits: {reason}\n"
                    "Go on, and choose Save when the file can be written again.",
                    name=self.layer.name(),
                    reason=" ".join(reasons).strip() or tr("no reason was given"),
                )
            )
        self._begun = False

    def repeated(self) -> list[str]:
        """What points are called of which there are several: somebody has copied them."""
        names = Counter(place.name for place in self.places()[0] if place.name)
        return [name for name, number in names.items() if number > 1]


def code_of(value: Any) -> int | None:
    """A class value from an attribute or a widget's list, which may hold it as text; None if there is none."""
    text = attribute_text(value)
    try:
        return int(float(text)) if text else None
    except ValueError:
        return None

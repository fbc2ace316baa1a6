"""Labels as references: which parts of their polygons count, by the rule of `contract.labelling.ground`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsProject, QgsVectorLayer

from ...rasters.label_file import read_classes
from ...training.contract.class_scheme import ClassScheme
from ...training.contract.labelling.ground import BLOCKS, CLASS, DONE, STATE, Place, counts
from ...translation import tr
from ..class_values import attribute_text
from .shared_borders import parts_of

_TABLE = "|layername="


@dataclass(frozen=True)
class LabellingGround:
    """What decides which parts of labels count; any thread may use it.

    Args:
        name: The labels' name in messages.
        state: Index of the field with the state of a polygon.
        areas: Place -> the ground of this kind, for what lies in blocks.
        inside: All blocks together.
        blocks: How many blocks there are.
        done: How many of them are done.
        scheme: The classes that the file names; None if it names none.
    """

    name: str
    state: int
    areas: dict[Place, QgsGeometry]
    inside: QgsGeometry
    blocks: int
    done: int
    scheme: ClassScheme | None

    def keep_what_counts(self, feature: QgsFeature) -> bool:
        """Cut a polygon back to the parts that count; whether there are any."""
        state = attribute_text(feature.attributes()[self.state])
        whole = _sound(feature.geometry())
        kept = [whole.intersection(area) for place, area in self.areas.items() if counts(place, state)]
        if counts(Place.OUTSIDE, state):
            kept.append(whole.difference(self.inside))
        parts = [part for geometry in kept for part in parts_of(geometry)]
        feature.setGeometry(QgsGeometry.collectGeometry(parts))
        return bool(parts)

    @property
    def note(self) -> str:
        """What counts, in words."""
        if not self.blocks:
            return tr("{name} has no blocks: only polygons that a person has drawn or corrected count.", name=self.name)
        return tr(
            "{name}: {done} of {blocks} blocks are done. All pixels in these count, and outside of the blocks what a "
            "person has drawn; all else is left out.",
            name=self.name,
            done=self.done,
            blocks=self.blocks,
        )


def ground_of(layer: QgsVectorLayer, project: QgsProject | None) -> LabellingGround | None:
    """The labelling ground to which a layer of labels belongs; None if it is another layer.

    Blocks that are loaded in the project are read there, so that edits which are not saved count, too.
    """
    state = int(layer.fields().lookupField(STATE))
    if state < 0 or layer.fields().lookupField(CLASS) < 0:
        return None
    path = str(layer.source()).partition("|")[0]
    beside = _blocks_beside(path, project)
    squares: dict[Place, list[QgsGeometry]] = {Place.DONE_BLOCK: [], Place.OPEN_BLOCK: []}
    if beside is not None:
        for block in beside.getFeatures():
            squares[Place.DONE_BLOCK if block[DONE] is True or block[DONE] == 1 else Place.OPEN_BLOCK].append(
                _sound(block.geometry())
            )
    return LabellingGround(
        layer.name(),
        state,
        {place: _union(parts) for place, parts in squares.items()},
        _union([*squares[Place.DONE_BLOCK], *squares[Place.OPEN_BLOCK]]),
        sum(map(len, squares.values())),
        len(squares[Place.DONE_BLOCK]),
        read_classes(path) if beside is not None else None,
    )


def refuse_if_nothing_counts(ground: LabellingGround, layer: QgsVectorLayer) -> None:
    """Refuse labels of which none counts.

    Raises:
        QgsProcessingException: Says what to do.
    """
    if any(ground.keep_what_counts(feature) for feature in layer.getFeatures()):
        return
    raise QgsProcessingException(
        tr(
            "No polygon of {name} counts: {done} of its {blocks} blocks are done, and outside of the blocks nothing "
            "was drawn.\nCorrect the polygons of a block, then tick 'done' in the block's form (layer {layer}).",
            name=ground.name,
            done=ground.done,
            blocks=ground.blocks,
            layer=BLOCKS,
        )
    )


def _blocks_beside(path: str, project: QgsProject | None) -> QgsVectorLayer | None:
    """The layer of the blocks in the same file."""
    if not os.path.isfile(path):
        return None
    source = f"{path}{_TABLE}{BLOCKS}"
    loaded: Sequence[QgsVectorLayer] = [] if project is None else list(project.mapLayers().values())
    for layer in loaded:
        if isinstance(layer, QgsVectorLayer) and layer.source().split("|subset=")[0] == source:
            return layer
    layer = QgsVectorLayer(source, BLOCKS, "ogr")
    return layer if layer.isValid() and layer.fields().lookupField(DONE) >= 0 else None


def _sound(geometry: QgsGeometry) -> QgsGeometry:
    """The same ground without what would stop a cut, such as an outline that crosses itself."""
    geometry.convertToStraightSegment()
    return geometry if geometry.isGeosValid() else geometry.makeValid()


def _union(parts: Sequence[QgsGeometry]) -> QgsGeometry:
    return QgsGeometry.unaryUnion(list(parts)) if parts else QgsGeometry.fromWkt("GeometryCollection EMPTY")

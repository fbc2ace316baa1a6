"""Blocks of ground as a polygon layer holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsField, QgsGeometry, QgsProcessingException, QgsVectorLayer

from ...compat import POLYGON, WHOLE_TYPES
from ...rasters.label_file import NUMBER, TEXT, WHOLE
from ...training.contract.labelling.ground import BLOCK, DONE
from ...translation import tr
from ..class_values import attribute_text

_OWN = ("fid", "ogc_fid", "id_0", DONE)  # keys of files, and what a new ground begins anew


@dataclass(frozen=True)
class Block:
    """One block: its number, its outline, and its attributes by name."""

    number: int
    outline: QgsGeometry
    attributes: Mapping[str, Any]


@dataclass(frozen=True)
class Blocks:
    """Blocks of ground, their coordinate reference system, and the fields of their attributes with their types."""

    blocks: Sequence[Block]
    crs: QgsCoordinateReferenceSystem
    fields: Mapping[str, str]


def read_blocks(layer: QgsVectorLayer) -> Blocks:
    """Read the blocks of a polygon layer; QGIS allows this in its main thread only.

    A field `block` with whole numbers numbers them, else their order does. All other fields are kept.

    Raises:
        QgsProcessingException: If it has no polygons.
    """
    if layer.geometryType() != POLYGON:
        raise QgsProcessingException(
            tr("BLOCKS: {name} is no polygon layer.\nGive the polygons of the blocks.", name=layer.name())
        )
    fields = {field.name(): _kind(field) for field in layer.fields() if field.name().lower() not in _OWN}
    numbered = fields.get(BLOCK) == WHOLE
    blocks = []
    for order, feature in enumerate(layer.getFeatures(), start=1):
        outline = feature.geometry()
        if outline.isEmpty():
            continue
        outline.convertToStraightSegment()
        values = {name: _value(feature[name], kind) for name, kind in fields.items()}
        number = values[BLOCK] if numbered and values[BLOCK] is not None else order
        blocks.append(Block(number, outline, {**values, BLOCK: number}))
    if not blocks:
        raise QgsProcessingException(
            tr(
                "BLOCKS: {name} holds no polygon.\nDraw one around each place that is to be labelled.",
                name=layer.name(),
            )
        )
    return Blocks(blocks, layer.crs(), {**fields, BLOCK: WHOLE})


def _kind(field: QgsField) -> str:
    if field.type() in WHOLE_TYPES:
        return WHOLE
    return NUMBER if field.isNumeric() else TEXT


def _value(given: Any, kind: str) -> Any:
    text = attribute_text(given)
    if not text:
        return None
    return int(given) if kind == WHOLE else float(given) if kind == NUMBER else text

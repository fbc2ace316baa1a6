"""Sample points as layers: made from the engine's table, and turned into such a table again."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)

from ..compat import FIELD_NUMBER, FIELD_TEXT, FIELD_WHOLE, POINT_GEOMETRIES
from ..training.contract.tables import POINT_COLUMNS
from .class_values import attribute_text
from .vector_existing import Owned
from .vector_output import WriteLayer

_FIELD_TYPES = {int: FIELD_WHOLE, float: FIELD_NUMBER, str: FIELD_TEXT}
_FIELDS = ("id", "reference", *(name for name in POINT_COLUMNS if name not in ("id", "reference")))  # as they are shown
OWNED = Owned(("id", "reference", "map_class", "map_name", "map_pixels"), filled_in="reference")


def write_point_layer(table: Path, write: WriteLayer, crs: QgsCoordinateReferenceSystem) -> str:
    """Write the points of a table in its order.

    Args:
        table: What the engine has drawn.
        write: Writes the layer.
        crs: CRS of the coordinates.

    Returns:
        Id of the layer.

    Raises:
        EngineError: If it cannot be written.
    """
    fields = QgsFields()
    for name in _FIELDS:
        fields.append(QgsField(name, _FIELD_TYPES[POINT_COLUMNS[name]]))
    return write(fields, POINT_GEOMETRIES, crs, _features(table, fields))


def _features(table: Path, fields: QgsFields) -> Iterator[QgsFeature]:
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            feature = QgsFeature(fields)
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(row["x"]), float(row["y"]))))
            feature.setAttributes([POINT_COLUMNS[name](row[name]) if row[name] else None for name in _FIELDS])
            yield feature


def write_point_table(layer: QgsVectorLayer, table: Path) -> None:
    """Write the attributes of all features, unsaved edits included; QGIS allows that in its main thread only."""
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.name() for field in layer.fields()])
        for feature in layer.getFeatures():
            writer.writerow([attribute_text(value) for value in feature.attributes()])

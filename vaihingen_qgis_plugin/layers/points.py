"""Sample points as layers: made from the engine's table, and turned into such a table again."""

from __future__ import annotations

import csv
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..compat import FIELD_NUMBER, FIELD_TEXT, FIELD_WHOLE
from ..training.contract.tables import POINT_COLUMNS
from ..translation import tr
from .class_values import attribute_text
from .sink import OpenSink

_FIELD_TYPES = {int: FIELD_WHOLE, float: FIELD_NUMBER, str: FIELD_TEXT}
_FIELDS = ("id", "reference", *(name for name in POINT_COLUMNS if name not in ("id", "reference")))  # as they are shown


def write_point_layer(table: Path, open_sink: OpenSink, crs: QgsCoordinateReferenceSystem) -> str:
    """Write the points of a table in its order.

    Args:
        table: What the engine has drawn.
        open_sink: Called once with the layout of the layer.
        crs: CRS of the coordinates.

    Returns:
        Id of the layer.

    Raises:
        QgsProcessingException: If the layer cannot be made.
    """
    fields = QgsFields()
    for name in _FIELDS:
        fields.append(QgsField(name, _FIELD_TYPES[POINT_COLUMNS[name]]))
    sink, destination = open_sink(fields, QgsWkbTypes.Type.Point, crs)
    if sink is None:
        raise QgsProcessingException(tr("The points cannot be written.\nChoose another place for OUTPUT."))
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            feature = QgsFeature(fields)
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(row["x"]), float(row["y"]))))
            feature.setAttributes([POINT_COLUMNS[name](row[name]) if row[name] else None for name in _FIELDS])
            sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
    return destination


def write_point_table(layer: QgsVectorLayer, table: Path) -> None:
    """Write the attributes of all features, unsaved edits included; QGIS allows that in its main thread only."""
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.name() for field in layer.fields()])
        for feature in layer.getFeatures():
            writer.writerow([attribute_text(value) for value in feature.attributes()])

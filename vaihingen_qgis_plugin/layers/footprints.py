"""The patches of a data set as polygons."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
    QgsRectangle,
    QgsWkbTypes,
)

from ..compat import FIELD_NUMBER, FIELD_TEXT
from ..training.contract.class_scheme import ClassScheme
from ..translation import tr
from .sink import OpenSink


def write_footprints(dataset: Path, open_sink: OpenSink, transforms: QgsCoordinateTransformContext) -> str:
    """Write one polygon a patch: its name, tile, part of the split, labelled share and the share of each class.

    Args:
        dataset: Data set folder.
        open_sink: Called once with the layout of the layer.
        transforms: Datum choices of the project, for tiles that differ in CRS.

    Returns:
        Id of the layer. All polygons are in the CRS of the first tile.

    Raises:
        QgsProcessingException: If the layer cannot be made.
    """
    description = json.loads((dataset / "dataset.json").read_text(encoding="utf-8"))
    shares = _share_fields(ClassScheme.from_dict(description["scheme"]))
    crs_of_tile = {
        source["tile"]: QgsCoordinateReferenceSystem.fromWkt(source["crs"]) for source in description["sources"]
    }
    crs = next(iter(crs_of_tile.values()), QgsCoordinateReferenceSystem())
    to_crs = {tile: QgsCoordinateTransform(own, crs, transforms) for tile, own in crs_of_tile.items()}
    fields = _fields(list(shares.values()))
    sink, destination = open_sink(fields, QgsWkbTypes.Type.Polygon, crs)
    if sink is None:
        raise QgsProcessingException(
            tr("The footprints layer cannot be written.\nChoose another place for FOOTPRINTS.")
        )
    with (dataset / "patches.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sink.addFeature(_feature(row, shares, fields, to_crs[row["tile"]]), QgsFeatureSink.Flag.FastInsert)
    return destination


def _share_fields(scheme: ClassScheme) -> dict[str, str]:
    """Column of `patches.csv` -> name of the field."""
    return {f"share_{item.value}": "share_" + item.name.replace(" ", "_") for item in scheme.classes}


def _fields(shares: list[str]) -> QgsFields:
    fields = QgsFields()
    for name in ("patch", "tile", "split"):
        fields.append(QgsField(name, FIELD_TEXT))
    for name in ("labelled", *shares):
        fields.append(QgsField(name, FIELD_NUMBER))
    return fields


def _feature(
    row: dict[str, str], shares: dict[str, str], fields: QgsFields, transform: QgsCoordinateTransform
) -> QgsFeature:
    corners = [float(row[name]) for name in ("xmin", "ymin", "xmax", "ymax")]
    geometry = QgsGeometry.fromRect(QgsRectangle(*corners))
    if not transform.isShortCircuited():
        geometry.transform(transform)
    feature = QgsFeature(fields)
    feature.setGeometry(geometry)
    numbers = [float(row.get(column) or 0) for column in ("labelled", *shares)]
    feature.setAttributes([row["patch"], row["tile"], row["split"], *numbers])
    return feature

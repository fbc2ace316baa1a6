"""The places with most errors of an accuracy assessment as polygons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsRectangle,
)

from ..compat import FIELD_NUMBER, FIELD_TEXT, FIELD_WHOLE, POLYGON_GEOMETRIES
from .vector_existing import Owned
from .vector_output import WriteLayer

_FIELDS = {
    "rank": FIELD_WHOLE,
    "map": FIELD_TEXT,
    "errors": FIELD_WHOLE,
    "compared": FIELD_WHOLE,
    "wrong": FIELD_NUMBER,
    "x": FIELD_NUMBER,
    "y": FIELD_NUMBER,
}
OWNED = Owned(tuple(_FIELDS))


def write_places(places: Sequence[dict[str, Any]], write: WriteLayer, transforms: QgsCoordinateTransformContext) -> str:
    """Write one square a place, the worst first: its rank, map, pixels that are wrong and compared, and its centre.

    Args:
        places: What the engine tells of them; each has the `crs` of its map.
        write: Writes the layer.
        transforms: Datum choices of the project, for maps that differ in CRS.

    Returns:
        Id of the layer. All squares are in the CRS of the first one.

    Raises:
        EngineError: If the layer cannot be written.
    """
    crs = QgsCoordinateReferenceSystem.fromWkt(places[0]["crs"]) if places else QgsCoordinateReferenceSystem()
    fields = QgsFields()
    for name, kind in _FIELDS.items():
        fields.append(QgsField(name, kind))
    return write(fields, POLYGON_GEOMETRIES, crs, _features(places, fields, crs, transforms))


def _features(
    places: Sequence[dict[str, Any]],
    fields: QgsFields,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> Iterator[QgsFeature]:
    for rank, place in enumerate(places, start=1):
        geometry = QgsGeometry.fromRect(QgsRectangle(*place["bounds"]))
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem.fromWkt(place["crs"]), crs, transforms)
        if not transform.isShortCircuited():
            geometry.transform(transform)
        centre = geometry.centroid().asPoint()
        errors, compared = place["errors"], place["compared"]
        feature = QgsFeature(fields)
        feature.setGeometry(geometry)
        wrong = round(100 * errors / compared, 1) if compared else None
        feature.setAttributes([rank, place["scene"], errors, compared, wrong, centre.x(), centre.y()])
        yield feature

"""The polygons of a layer that lie near an extent of a raster, in the raster's coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsRectangle,
    QgsVectorLayerFeatureSource,
)

from ..rasters.grid import Bounds
from ..translation import tr

_MARGIN = 0.05  # of an extent's size: its edges are bent when reprojected


def features_near(
    name: str,
    features: QgsVectorLayerFeatureSource,
    request: QgsFeatureRequest,
    transform: QgsCoordinateTransform,
    transforms: QgsCoordinateTransformContext,
    bounds: Bounds,
) -> Iterator[QgsFeature]:
    """The features that touch an extent, and some beside it.

    Args:
        name: What messages call the layer.
        features: Its features.
        request: What is wanted of them; it gets the extent as its filter.
        transform: From the layer's coordinates to the raster's.
        transforms: Datum choices of the project.
        bounds: The extent, in the raster's coordinates.

    Raises:
        QgsProcessingException: If the extent cannot be brought into the layer's coordinates.
    """
    area = QgsRectangle(*bounds)
    if not transform.isShortCircuited():
        area.grow(_MARGIN * max(area.width(), area.height()))
        back = QgsCoordinateTransform(transform.destinationCrs(), transform.sourceCrs(), transforms)
        try:
            area = back.transformBoundingBox(area)
        except QgsCsException as error:
            raise _transform_error(name, transform, str(error)) from error
    return features.getFeatures(request.setFilterRect(area))


def geometry_there(feature: QgsFeature, transform: QgsCoordinateTransform, layer: str) -> QgsGeometry:
    """The geometry of a feature in the raster's coordinates, of straight pieces.

    Raises:
        QgsProcessingException: If it cannot be brought there.
    """
    geometry = feature.geometry()
    geometry.convertToStraightSegment()
    if not transform.isShortCircuited():
        what = tr("{layer}, feature {number}", layer=layer, number=feature.id())
        try:
            geometry.transform(transform)
        except QgsCsException as error:
            raise _transform_error(what, transform, str(error)) from error
        if not geometry.boundingBox().isFinite():  # QGIS does not always complain
            raise _transform_error(what, transform, tr("it has points that do not exist there"))
    return geometry


def age(feature: QgsFeature) -> tuple[bool, int]:
    """Sorts features by age: ids grow, but those not yet saved count down from -1."""
    return feature.id() < 0, abs(feature.id())


def _transform_error(what: str, transform: QgsCoordinateTransform, reason: str) -> QgsProcessingException:
    return QgsProcessingException(
        tr(
            "{what} cannot be brought from {source} to {target}, the coordinate reference system of the raster: "
            "{reason}.\nCheck the coordinate reference systems of both, or reproject the layer first.",
            what=what,
            source=transform.sourceCrs().authid(),
            target=transform.destinationCrs().authid(),
            reason=reason.strip().rstrip("."),
        )
    )

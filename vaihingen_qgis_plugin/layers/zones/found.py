"""Zones such as communes: the polygons of a layer, together where they have the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsRectangle,
)

from ...rasters.class_areas import ZonePart
from ...rasters.grid import Bounds, Grid
from ...translation import tr
from ..class_values import attribute_text
from ..ground_area import GroundArea
from ..polygon_layers import PolygonLayer
from ..polygons_nearby import features_near, geometry_there

_CHECK_EVERY = 100  # features read between two checks for cancelling


@dataclass(frozen=True)
class ZoneShare:
    """A zone on a map: its name, and how much of it lies beyond the map, in m² (None without georeference)."""

    name: str
    beyond_m2: float | None


class Zones:
    """The zones of a layer on a raster; may be used in any thread.

    Args:
        layer: The polygons; `column` is the field with their names, -1: each one is a zone, named by its number.
        grid: The raster.
        ground: Measures on it.
        transforms: Datum choices of the project.
        stop: Called now and then; raises if the run is cancelled.
    """

    def __init__(
        self,
        layer: PolygonLayer,
        grid: Grid,
        ground: GroundArea,
        transforms: QgsCoordinateTransformContext,
        stop: Callable[[], None],
    ) -> None:
        self._layer, self._grid, self._ground, self._transforms = layer, grid, ground, transforms
        self._transform = QgsCoordinateTransform(layer.features.crs(), ground.crs, transforms)
        self._numbers: dict[str, int] = {}
        self._beyond: list[float] = []
        self._read(stop)

    @property
    def found(self) -> list[ZoneShare]:
        """The zones that touch the raster, in the order of the layer."""
        placed = self._grid.georeferenced
        return [ZoneShare(name, self._beyond[number] if placed else None) for name, number in self._numbers.items()]

    def parts_in(self, bounds: Bounds) -> Iterator[ZonePart]:
        """The polygons of zones near an extent of the raster."""
        for feature in self._near(bounds):
            geometry = geometry_there(feature, self._transform, self._layer.name)  # kept: it holds its parts
            for part in geometry.constParts():
                box = part.boundingBox()
                extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
                yield ZonePart(self._numbers[self._name(feature)], bytes(part.asWkb()), extent)

    def _read(self, stop: Callable[[], None]) -> None:
        """Find the zones, and how much of them lies beyond the raster."""
        bounds = self._grid.bounds(0, self._grid.height)
        raster = QgsRectangle(*bounds)
        for number, feature in enumerate(self._near(bounds)):
            if number % _CHECK_EVERY == 0:
                stop()
            geometry = geometry_there(feature, self._transform, self._layer.name)
            if not geometry.boundingBox().intersects(raster):
                continue
            geometry = geometry if geometry.isGeosValid() else geometry.makeValid()
            if not geometry.intersects(raster):
                continue
            zone = self._numbers.setdefault(self._name(feature), len(self._numbers))
            self._beyond[len(self._beyond) :] = [0.0] * (zone + 1 - len(self._beyond))
            if not raster.contains(geometry.boundingBox()):
                beyond = geometry.difference(QgsGeometry.fromRect(raster))
                self._beyond[zone] += max(0.0, self._ground.m2(beyond) or 0.0)
        if not self._numbers:
            raise QgsProcessingException(
                tr(
                    "No zone of {layer} lies on {raster}.\nChoose the zones of this area, and check the coordinate "
                    "reference systems of both.",
                    layer=self._layer.name,
                    raster=self._grid.name,
                )
            )

    def _near(self, bounds: Bounds) -> Iterator[QgsFeature]:
        request = QgsFeatureRequest()
        if self._layer.column >= 0:
            request.setSubsetOfAttributes([self._layer.column])
        near = features_near(self._layer.name, self._layer.features, request, self._transform, self._transforms, bounds)
        return (feature for feature in near if feature.hasGeometry())

    def _name(self, feature: QgsFeature) -> str:
        if self._layer.column < 0:
            return str(feature.id())
        return attribute_text(feature.attributes()[self._layer.column]) or tr("without name")

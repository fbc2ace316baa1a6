"""Burn a mask that is a polygon layer into a raster, since the engine reads rasters only."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsVectorLayer

from ..base.step import Run
from ..layers.polygon_layers import PolygonClasses
from ..layers.polygon_references import PolygonReferences
from ..training.contract.class_scheme import ClassScheme, LandCoverClass
from .burn_references import BurnReferences

_INSIDE = ClassScheme((LandCoverClass(1, "inside", (0, 0, 0)), LandCoverClass(0, "outside", (255, 255, 255))))


class MaskPolygons(PolygonReferences):
    """The polygons of a mask."""


class BurnMask(BurnReferences):
    """Let a polygon layer stand in place of a mask: all its polygons are inside.

    Args:
        field: The job's field with the mask, or the masks.
        grids: Fields with the rasters on whose grids the polygons are rasterised.
        everywhere: Whether polygons must lie on each of these rasters.
    """

    POLYGONS = MaskPolygons
    LABELS = False

    def __init__(self, field: str, grids: tuple[str, ...], everywhere: bool = True) -> None:
        super().__init__(field, grids, scheme=lambda job: _INSIDE, class_fields=())
        self._other = "" if everywhere else "0"

    def _classes(self, run: Run, layers: list[QgsMapLayer]) -> PolygonClasses:
        are_polygons = any(isinstance(layer, QgsVectorLayer) for layer in layers)
        return PolygonClasses(constant="1", other=self._other) if are_polygons else PolygonClasses()

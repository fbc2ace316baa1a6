"""How a point is shown on the map: in the middle, at a fixed scale, with a mark."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtGui import QColor

_INCH_M = 0.0254
_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0)
_SETTING = "vaihingen_unet/interpretation/scale_factor"  # chosen scale / proposed scale, so that it fits any raster
_COLOUR, _SIZE_PX, _WIDTH_PX = "#ff00ff", 46, 3


class PointView:
    """Shows points on a map canvas.

    Args:
        canvas: The map.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._mark: QgsVertexMarker | None = None

    def show(self, layer: QgsMapLayer, position: QgsPointXY, scale: float) -> None:
        """Centre a point at the scale 1:`scale`, and mark it."""
        centre = self._on_map(layer, position)
        extent, now = self._canvas.extent(), self._canvas.scale()
        if centre is None or extent.isEmpty() or not now > 0:
            return
        extent.scale(scale / now, centre)
        self._canvas.setExtent(extent)
        self._canvas.refresh()
        if self._mark is None:
            self._mark = QgsVertexMarker(self._canvas)
            self._mark.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
            self._mark.setColor(QColor(_COLOUR))
            self._mark.setIconSize(_SIZE_PX)
            self._mark.setPenWidth(_WIDTH_PX)
        self._mark.setCenter(centre)

    def clear(self) -> None:
        """Take the mark away."""
        if self._mark is not None:
            self._canvas.scene().removeItem(self._mark)
            self._mark = None

    def layers_with(self, classes: set[str]) -> list[str]:
        """Names of visible layers whose legend shows classes of these names."""
        return [layer.name() for layer in self._canvas.layers() if len(_legend(layer) & classes) > 1]

    def proposed_scale(self, layer: QgsMapLayer, position: QgsPointXY, pixel_m: float) -> float:
        """The scale at which a pixel of the raster is about as large as one of the screen.

        Args:
            layer: The points.
            position: One of them.
            pixel_m: Side of a pixel, metres; 0: take the uppermost raster below the point.
        """
        if pixel_m > 0:
            return _round(pixel_m * self._canvas.mapSettings().outputDpi() / _INCH_M)
        units = self._pixel_below(layer, position)
        return _round(self._canvas.scale() * units / self._canvas.mapUnitsPerPixel()) if units else self._canvas.scale()

    def _pixel_below(self, layer: QgsMapLayer, position: QgsPointXY) -> float:
        """Side of a pixel of the uppermost raster file below a point, in units of the map; 0 if there is none."""
        centre = self._on_map(layer, position)
        for raster in self._canvas.layers():
            if centre is None or not isinstance(raster, QgsRasterLayer) or raster.providerType() != "gdal":
                continue
            extent = self._canvas.mapSettings().layerExtentToOutputExtent(raster, raster.extent())
            if extent.contains(centre) and raster.width():
                return float(extent.width() / raster.width())
        return 0.0

    def _on_map(self, layer: QgsMapLayer, position: QgsPointXY) -> QgsPointXY | None:
        """A point in the coordinates of the map; None if it has none there."""
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            return QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance()).transform(position)
        except QgsCsException:
            return None


def _legend(layer: QgsMapLayer) -> set[str]:
    """The texts in the legend of a layer whose colours are classes."""
    renderer = layer.renderer() if isinstance(layer, (QgsRasterLayer, QgsVectorLayer)) else None
    if isinstance(renderer, QgsPalettedRasterRenderer):
        return {entry.label for entry in renderer.classes()}
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        return {category.label() for category in renderer.categories()}
    return set()


def remembered_factor() -> float:
    """By what the user has multiplied the proposed scale last time."""
    factor = QgsSettings().value(_SETTING, 1.0, type=float)
    return factor if math.isfinite(factor) and 0 < factor < 1e6 else 1.0


def remember_factor(factor: float) -> None:
    """Keep it for the next time, and for other rasters."""
    QgsSettings().setValue(_SETTING, factor)


def _round(scale: float) -> float:
    """A number that people use for a scale."""
    power = 10.0 ** math.floor(math.log10(scale))
    return power * min(_STEPS, key=lambda step: abs(math.log(step * power / scale)))

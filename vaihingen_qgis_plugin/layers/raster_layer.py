"""A raster file as QGIS reads it."""

from __future__ import annotations

from qgis.core import QgsRasterLayer


def raster_layer(path: str) -> QgsRasterLayer:
    """A layer to inspect, which is not shown; keep a reference to it as long as its data provider is used.

    QGIS does not ask for a CRS that the file lacks: the layer has none then.
    """
    options = QgsRasterLayer.LayerOptions()
    options.skipCrsValidation = True
    return QgsRasterLayer(path, "", "gdal", options)

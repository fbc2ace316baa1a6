"""A raster file as QGIS reads it."""

from __future__ import annotations

from qgis.core import QgsRasterLayer


def raster_layer(path: str) -> QgsRasterLayer:
    """A layer to look at, which is not shown; hold it as long as you use its data provider, which goes with it.

    QGIS does not ask for a CRS that the file lacks: the layer has none then.
    """
    options = QgsRasterLayer.LayerOptions()
    options.skipCrsValidation = True
    return QgsRasterLayer(path, "", "gdal", options)

"""A raster file as QGIS reads it."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsRasterLayer

from ..training.contract.compatibility import no_heights


def raster_layer(path: str) -> QgsRasterLayer:
    """A layer to inspect, which is not shown; keep a reference to it as long as its data provider is used.

    QGIS does not ask for a CRS that the file lacks: the layer has none then.
    """
    options = QgsRasterLayer.LayerOptions()
    options.skipCrsValidation = True
    return QgsRasterLayer(path, "", "gdal", options)


def refuse_pictures(heights: Iterable[str]) -> None:
    """Refuse heights of four bands and more; three may be a grey picture of heights, which the engine looks into.

    Raises:
        RasterError: If one of them has so many.
    """
    for path in heights:
        bands = raster_layer(path).bandCount()
        if bands > 3:
            raise no_heights(path, f"it has {bands} bands")

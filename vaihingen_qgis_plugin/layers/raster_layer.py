"""A raster file as QGIS reads it."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsRasterLayer

from ..training.contract.compatibility import no_heights
from ..translation import tr


def raster_layer(path: str) -> QgsRasterLayer:
    """A layer to inspect, which is not shown; keep a reference to it as long as its data provider is used.

    QGIS does not ask for a CRS that the file lacks: the layer has none then.
    """
    options = QgsRasterLayer.LayerOptions()
    options.skipCrsValidation = True
    return QgsRasterLayer(path, "", "gdal", options)


def remote_raster(name: str) -> QgsRasterLayer | None:
    """A raster that is named by its address or in GDAL's way, such as `/vsicurl/https://...`; None: it is none.

    Processing itself finds files and layers of the project by their names, but not these (QGIS 3.22).
    """
    if not name.startswith(("/vsi", "http://", "https://")):
        return None
    layer = raster_layer(name if name.startswith("/vsi") else f"/vsicurl/{name}")
    return layer if layer.isValid() else None


def refuse_pictures(heights: Iterable[str]) -> None:
    """Refuse heights of four bands and more; three may be a grey picture of heights, which the engine looks into.

    Raises:
        RasterError: If one of them has so many.
    """
    for path in heights:
        bands = raster_layer(path).bandCount()
        if bands > 3:
            raise no_heights(path, tr("it has {count} bands", count=bands))

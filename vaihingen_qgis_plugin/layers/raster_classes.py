"""The classes that a raster brings with its colour table."""

from __future__ import annotations

from qgis.core import QgsRasterLayer

from ..training.contract.class_scheme import NODATA, ClassScheme, LandCoverClass

_UNDEFINED = "undefined"


def named_classes(path: str) -> ClassScheme | None:
    """The values of a raster's colour table that have a name, as classes; None if fewer than two have one."""
    layer = QgsRasterLayer(path)  # kept: its provider goes with it
    found: dict[int, LandCoverClass] = {}
    for item in layer.dataProvider().colorTable(1) if layer.isValid() and layer.bandCount() == 1 else []:
        value, colour = int(item.value), item.color
        if item.label and 0 <= value < NODATA and item.label != str(value):
            found[value] = LandCoverClass(value, item.label, (colour.red(), colour.green(), colour.blue()))
    if len(found) < 2:
        return None
    undefined = next((item.value for item in found.values() if item.name.lower() == _UNDEFINED), None)
    return ClassScheme(tuple(found.values()), undefined)

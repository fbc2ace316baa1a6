"""The classes that a raster brings with its colour table."""

from __future__ import annotations

from ..training.contract.class_scheme import ClassScheme, named_classes
from .raster_layer import raster_layer


def classes_of_raster(path: str) -> ClassScheme | None:
    """The values of a raster's colour table that have a name, as classes; None if fewer than two have one."""
    layer = raster_layer(path)
    entries = layer.dataProvider().colorTable(1) if layer.isValid() and layer.bandCount() == 1 else []
    return named_classes(
        (int(entry.value), entry.label, (entry.color.red(), entry.color.green(), entry.color.blue()))
        for entry in entries
    )

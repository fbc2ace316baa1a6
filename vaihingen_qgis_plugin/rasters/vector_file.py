"""Vector files read by GDAL itself, and closed at once.

QGIS keeps a file whose features a layer has read open for a minute after the layer is gone, and on Windows an open file
can be neither renamed nor removed (qgis/QGIS#61396).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal, ogr


@contextmanager
def opened_layer(path: str, table: str = "") -> Iterator[ogr.Layer | None]:
    """A layer of a vector file, open to read until the end of the `with` statement.

    Args:
        path: The file.
        table: The layer in it; "" for the first.

    Yields:
        The layer; None if the file cannot be read or has no such layer.
    """
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    except RuntimeError:  # where GDAL's exceptions are switched on
        dataset = None
    finally:
        gdal.PopErrorHandler()
    layer = None
    if dataset is not None:
        layer = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
    try:
        yield layer
    finally:
        del layer, dataset  # closes the file


def field_names(layer: ogr.Layer) -> list[str]:
    """Names of the fields of a layer."""
    definition = layer.GetLayerDefn()
    return [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]

"""The layers that parameters give, and the files behind them."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..translation import tr
from .polygon_layers import source_of


def read_layers(name: str, values: Any, context: QgsProcessingContext, or_polygons: bool = False) -> list[QgsMapLayer]:
    """Several raster layers, or vector layers among them; QGIS itself would silently leave out what it cannot read.

    Raises:
        QgsProcessingException: If one cannot be read.
    """
    layers = []
    for value in _flat(values):
        layer = value if isinstance(value, QgsMapLayer) else _layer(str(value), context, or_polygons)
        if layer is None or (isinstance(layer, QgsVectorLayer) and not or_polygons):
            text = (
                tr("{name}: {path} can be read neither as a raster nor as a polygon layer.\nChoose existing ones.")
                if or_polygons
                else tr("{name}: the raster {path} cannot be read.\nChoose an existing raster.")
            )
            path = value if layer is None else layer.name()
            raise QgsProcessingException(text.format(name=name, path=path))
        layers.append(layer)
    return layers


def _layer(text: str, context: QgsProcessingContext, or_polygons: bool) -> QgsMapLayer | None:
    """A layer of the project or a file; a table without geometry may lie in the same file as a raster."""
    read, vector = QgsProcessingUtils.mapLayerFromString, None
    if or_polygons:
        vector = read(text, context, True, QgsProcessingUtils.LayerHint.Vector)
    if vector is not None and vector.isSpatial():
        return vector
    raster = read(text, context, True, QgsProcessingUtils.LayerHint.Raster)
    return vector if raster is None else raster


def _flat(value: Any) -> list[Any]:
    """A value as a list without lists in it: a model hands a list of lists to its algorithms."""
    if isinstance(value, (list, tuple)):
        return [layer for part in value for layer in _flat(part)]
    return [] if value is None or value == "" else [value]


def layer_path(layer: QgsMapLayer) -> str:
    """The file behind a raster layer; of a vector layer, what records call it.

    Raises:
        QgsProcessingException: If a raster layer comes from a service.
    """
    if isinstance(layer, QgsVectorLayer):
        return source_of(layer)
    if layer.providerType() != "gdal":
        raise QgsProcessingException(
            tr(
                "The layer {name} comes from a service ({kind}), but a raster file is needed.\n"
                "Save it as GeoTIFF (Export > Save As) and choose that file.",
                name=layer.name(),
                kind=layer.providerType(),
            )
        )
    return str(layer.source())

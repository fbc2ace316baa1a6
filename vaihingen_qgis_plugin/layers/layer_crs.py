"""The coordinate reference system of raster layers, which a user may have set in QGIS and not in the file."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsProcessingFeedback, QgsRasterLayer

from ..rasters.grid import read_qgis_grid
from ..training.contract.errors import RasterError
from ..translation import tr
from .parameter_layers import layer_path


def systems_set_in_qgis(layers: Iterable[QgsMapLayer], feedback: QgsProcessingFeedback) -> dict[str, str]:
    """The systems of layers whose files have none, as path -> EPSG code or WKT; says what is taken and what is not.

    A raster without georeference has no system, whatever its layer has.
    """
    systems: dict[str, str] = {}
    for layer in layers:
        if not isinstance(layer, QgsRasterLayer) or not layer.crs().isValid() or layer.providerType() != "gdal":
            continue
        in_file, path = layer.dataProvider().crs(), layer_path(layer)
        if path in systems or in_file == layer.crs() or not _has_place(path):
            continue
        names = {"layer": layer.name(), "set": name_of(layer.crs()), "in_file": name_of(in_file)}
        if in_file.isValid():
            feedback.pushWarning(
                tr(
                    "{layer} has the coordinate reference system {set} in QGIS, but {in_file} in its file, which is "
                    "used. If QGIS's is right, write it into the file: Raster > Projections > Assign Projection.",
                    **names,
                )
            )
            continue
        known = layer.crs().authid().startswith("EPSG:")  # the user's own ones are known to this QGIS only
        systems[path] = layer.crs().authid() if known else layer.crs().toWkt()
        feedback.pushInfo(
            tr(
                "{layer}: its file has no coordinate reference system; {set}, which it has in QGIS, is used. To "
                "write it into the file: Raster > Projections > Assign Projection.",
                **names,
            )
        )
    return systems


def crs_in_use(layer: QgsMapLayer) -> QgsCoordinateReferenceSystem:
    """The system that a raster's file has, or else that which it has in QGIS."""
    in_file = layer.dataProvider().crs()
    return in_file if in_file.isValid() else layer.crs()


def name_of(crs: QgsCoordinateReferenceSystem) -> str:
    """What a user calls a system."""
    return str(crs.authid() or crs.description() or tr("a system of its own"))


def _has_place(path: str) -> bool:
    try:
        return read_qgis_grid(path).georeferenced
    except RasterError:
        return False

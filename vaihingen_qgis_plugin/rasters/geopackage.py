"""A layer more in a GeoPackage, in one transaction: all of it, or nothing."""

from __future__ import annotations

from osgeo import gdal, ogr

from .gdal_file import checked


def add_layer(source: str, table: str, target: str) -> None:
    """Copy the layer `table` of a GeoPackage into another one, in place of a layer of the same name.

    Raises:
        OSError: If it cannot be written; the target is as it was then.
    """
    try:
        origin = checked(gdal.OpenEx(source, gdal.OF_VECTOR))
        geopackage = checked(gdal.OpenEx(target, gdal.OF_VECTOR | gdal.OF_UPDATE))
        checked(geopackage.StartTransaction())
        try:
            _copy(origin.GetLayerByName(table), table, geopackage)
        except RuntimeError:
            geopackage.RollbackTransaction()
            raise
        checked(geopackage.CommitTransaction())
    except RuntimeError as error:
        raise OSError(f"{error}") from error
    finally:
        origin = geopackage = None  # closes the files


def _copy(layer: ogr.Layer, table: str, target: gdal.Dataset) -> None:
    options = [f"GEOMETRY_NAME={layer.GetGeometryColumn() or 'geom'}", "OVERWRITE=YES"]
    copy = checked(target.CreateLayer(table, layer.GetSpatialRef(), layer.GetGeomType(), options))
    definition = layer.GetLayerDefn()
    for index in range(definition.GetFieldCount()):
        checked(copy.CreateField(definition.GetFieldDefn(index)))
    for feature in layer:
        added = ogr.Feature(copy.GetLayerDefn())
        checked(added.SetFrom(feature))
        checked(copy.CreateFeature(added))

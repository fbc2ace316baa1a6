"""The GeoPackage of a labelling ground as a file: written as a whole, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from osgeo import gdal, ogr, osr

from ..training.contract.class_scheme import ClassScheme
from ..training.contract.labelling.ground import BLOCKS, CLASS_COLUMNS, CLASSES, DONE, LABELS, STATE, UNTOUCHED
from .gdal_file import checked
from .vector_file import field_names, opened_layer

Row = tuple[bytes, Mapping[str, Any]]  # a polygon as well-known binary, and its attributes
TRUTH, WHOLE, NUMBER, TEXT = "truth", "whole", "number", "text"  # types of fields
_TYPES = {TRUTH: ogr.OFTInteger, WHOLE: ogr.OFTInteger64, NUMBER: ogr.OFTReal, TEXT: ogr.OFTString}


@dataclass(frozen=True)
class Table:
    """A polygon layer to write: name of each field -> its type, and the rows."""

    fields: Mapping[str, str]
    rows: Iterable[Row]


def write_label_file(path: str, crs: str, scheme: ClassScheme, blocks: Table, labels: Table) -> int:
    """Write blocks, labels and classes into a new GeoPackage.

    Args:
        path: The file.
        crs: Coordinate reference system of the polygons as WKT; "" for none.
        scheme: The classes.
        blocks: The blocks.
        labels: The labels.

    Returns:
        How many labels were written.

    Raises:
        OSError: If it cannot be written.
    """
    try:
        system = osr.SpatialReference(crs) if crs else None
        file = checked(gdal.GetDriverByName("GPKG").Create(path, 0, 0, 0, gdal.GDT_Unknown))
        checked(file.StartTransaction())
        _add(file, BLOCKS, system, blocks)
        count = _add(file, LABELS, system, labels)
        _add_classes(file, scheme)
        checked(file.CommitTransaction())
        return count
    except RuntimeError as error:  # GDAL's
        raise OSError(f"{error}") from error
    finally:
        file = None  # closes it


def _add(file: gdal.Dataset, name: str, system: osr.SpatialReference | None, table: Table) -> int:
    layer = checked(file.CreateLayer(name, system, ogr.wkbMultiPolygon, ["GEOMETRY_NAME=geom"]))
    for field, kind in table.fields.items():
        definition = ogr.FieldDefn(field, _TYPES[kind])
        if kind == TRUTH:
            definition.SetSubType(ogr.OFSTBoolean)
        checked(layer.CreateField(definition))
    count = 0
    for outline, attributes in table.rows:
        count += 1
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in attributes.items():
            if value is not None:
                feature.SetField(field, value)
        geometry = checked(ogr.CreateGeometryFromWkb(outline))
        geometry.FlattenTo2D()
        feature.SetGeometry(ogr.ForceToMultiPolygon(geometry))
        checked(layer.CreateFeature(feature))
    return count


def _add_classes(file: gdal.Dataset, scheme: ClassScheme) -> None:
    layer = checked(file.CreateLayer(CLASSES, None, ogr.wkbNone))
    for column, kind in zip(CLASS_COLUMNS, (ogr.OFTInteger, ogr.OFTString, ogr.OFTString, ogr.OFTInteger)):
        checked(layer.CreateField(ogr.FieldDefn(column, kind)))
    for land_cover in scheme.classes:
        feature = ogr.Feature(layer.GetLayerDefn())
        learnt = int(land_cover.value != scheme.undefined)
        values = (land_cover.value, land_cover.name, land_cover.colour_hex, learnt)
        for column, value in zip(CLASS_COLUMNS, values):
            feature.SetField(column, value)
        checked(layer.CreateFeature(feature))


def read_classes(path: str) -> ClassScheme | None:
    """The classes of a labelling ground; None if the file has none.

    Raises:
        ConfigError: If somebody has changed them, and they are no classes any more.
    """
    with opened_layer(path, CLASSES) as layer:
        if layer is None or not set(CLASS_COLUMNS) <= set(field_names(layer)):
            return None
        rows = [{column: row[column] for column in CLASS_COLUMNS} for row in layer]
    undefined = next((row["value"] for row in rows if not row.pop("learnt")), None)
    return ClassScheme.from_dict({"classes": rows, "undefined": undefined})


def work_in(path: str) -> tuple[int, int]:
    """How many blocks of a labelling ground are done, and how many of its labels a person has drawn or changed."""
    with opened_layer(path, BLOCKS) as blocks:
        done = sum(bool(block[DONE]) for block in blocks or ())
    with opened_layer(path, LABELS) as labels:
        touched = sum((label[STATE] or "") != UNTOUCHED for label in labels or ())
    return done, touched

"""The patches of a data set as polygons."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsRectangle,
)

from ..compat import FIELD_NUMBER, FIELD_TEXT, POLYGON_GEOMETRIES
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.dataset_card import read_dataset_card
from ..training.contract.patch_list import PatchRow, read_patch_list
from .vector_existing import Owned
from .vector_output import WriteLayer

OWNED = Owned(("patch", "tile", "split", "labelled"))


def write_footprints(dataset: Path, write: WriteLayer, transforms: QgsCoordinateTransformContext) -> str:
    """Write one polygon a patch: its name, tile, part of the split, labelled share and the share of each class.

    Args:
        dataset: Data set folder.
        write: Writes the layer.
        transforms: Datum choices of the project, for tiles that differ in CRS.

    Returns:
        Id of the layer. All polygons are in the CRS of the first tile.

    Raises:
        EngineError: If the data set cannot be read or the layer cannot be written.
    """
    card = read_dataset_card(dataset)
    shares = _share_fields(card.scheme)
    crs_of_tile = {source.tile: QgsCoordinateReferenceSystem.fromWkt(source.crs) for source in card.sources}
    crs = next(iter(crs_of_tile.values()), QgsCoordinateReferenceSystem())
    to_crs = {tile: QgsCoordinateTransform(own, crs, transforms) for tile, own in crs_of_tile.items()}
    fields = _fields(list(shares.values()))
    features = (_feature(row, shares, fields, to_crs[row.tile]) for row in read_patch_list(dataset))
    return write(fields, POLYGON_GEOMETRIES, crs, features)


def _share_fields(scheme: ClassScheme) -> dict[int, str]:
    """Class value -> name of the field with its share."""
    return {c.value: "share_" + c.name.replace(" ", "_") for c in scheme.classes}


def _fields(shares: list[str]) -> QgsFields:
    fields = QgsFields()
    for name in ("patch", "tile", "split"):
        fields.append(QgsField(name, FIELD_TEXT))
    for name in ("labelled", *shares):
        fields.append(QgsField(name, FIELD_NUMBER))
    return fields


def _feature(row: PatchRow, shares: dict[int, str], fields: QgsFields, transform: QgsCoordinateTransform) -> QgsFeature:
    geometry = QgsGeometry.fromRect(QgsRectangle(*row.bounds))
    if not transform.isShortCircuited():
        geometry.transform(transform)
    feature = QgsFeature(fields)
    feature.setGeometry(geometry)
    feature.setAttributes([row.patch, row.tile, row.split, row.labelled, *(row.shares[value] for value in shares)])
    return feature

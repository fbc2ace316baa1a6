"""Blocks that are worth labelling as a polygon layer, made from the engine's table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
)

from ..compat import FIELD_NUMBER, FIELD_TEXT, FIELD_WHOLE, POLYGON_GEOMETRIES
from ..training.contract.tables import BLOCK_COLUMNS
from ..translation import tr
from .vector_existing import Owned
from .vector_output import WriteLayer

_FIELD_TYPES = {int: FIELD_WHOLE, float: FIELD_NUMBER, str: FIELD_TEXT}
_OUTLINE = "outline"
_FIELDS = tuple(name for name in BLOCK_COLUMNS if name != _OUTLINE)
OWNED = Owned(("block", "score", "reason", "objects", "classes"))


@dataclass(frozen=True)
class BlocksTable:
    """What the engine has chosen.

    Args:
        path: Its table.
        crs_of: Path of each orthophoto -> its CRS; the layer gets that of the first one.
        transforms: Datum choices of the project.
    """

    path: Path
    crs_of: Mapping[str, QgsCoordinateReferenceSystem]
    transforms: QgsCoordinateTransformContext


def write_block_layer(table: BlocksTable, write: WriteLayer) -> str:
    """Write the blocks in the order of their rank; gives the id of the layer.

    Raises:
        EngineError: If it cannot be written.
        QgsProcessingException: Likewise, or if a block cannot be brought into the CRS of the layer.
    """
    fields = QgsFields()
    for name in _FIELDS:
        fields.append(QgsField(name, _FIELD_TYPES[BLOCK_COLUMNS[name]]))
    crs = next(iter(table.crs_of.values()), QgsCoordinateReferenceSystem())
    return write(fields, POLYGON_GEOMETRIES, crs, _features(table, fields, crs))


def _features(table: BlocksTable, fields: QgsFields, crs: QgsCoordinateReferenceSystem) -> Iterator[QgsFeature]:
    to_crs = {ortho: QgsCoordinateTransform(own, crs, table.transforms) for ortho, own in table.crs_of.items()}
    with table.path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            geometry, transform = QgsGeometry.fromWkt(row[_OUTLINE]), to_crs.get(row["ortho"])
            if transform is not None and not transform.isShortCircuited():
                try:
                    geometry.transform(transform)
                except QgsCsException as error:
                    raise QgsProcessingException(
                        tr(
                            "Block {block} on {ortho} cannot be brought into {crs}.\nRun again for {ortho} alone.",
                            block=row["block"],
                            ortho=row["ortho"],
                            crs=crs.authid(),
                        )
                    ) from error
            feature = QgsFeature(fields)
            feature.setGeometry(geometry)
            feature.setAttributes([BLOCK_COLUMNS[name](row[name]) for name in _FIELDS])
            yield feature

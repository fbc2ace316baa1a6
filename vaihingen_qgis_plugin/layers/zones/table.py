"""The table of areas per class and zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.core import QgsFeature, QgsField, QgsFields

from ...compat import FIELD_LARGE, FIELD_NUMBER, FIELD_TEXT, FIELD_WHOLE
from ...rasters.class_areas import ClassAreas
from ...translation import tr
from ..vector_existing import Owned
from .found import ZoneShare

_FIELDS = {
    "zone": FIELD_TEXT,
    "class": FIELD_WHOLE,
    "name": FIELD_TEXT,
    "pixels": FIELD_LARGE,
    "area_m2": FIELD_NUMBER,
    "area_ha": FIELD_NUMBER,
    "share": FIELD_NUMBER,
    "share_zone": FIELD_NUMBER,
}
OWNED = Owned(("zone", "class", "name", "area_m2", "share", "share_zone"))
_M2_IN_HA = 10_000.0


@dataclass(frozen=True)
class AreaRow:
    """A row of the table.

    Args:
        zone: The zone; "" for the map as a whole.
        value: The class; None for what has none.
        name: Its name, or why there is none.
        pixels: Its pixels.
        m2: Its area on the ground; None without georeference.
        share: Its share of what is classified in the zone, per cent; None for what has no class.
        share_zone: Its share of the whole zone, per cent.
    """

    zone: str
    value: int | None
    name: str
    pixels: int
    m2: float | None
    share: float | None
    share_zone: float


def area_rows(areas: ClassAreas, zones: list[ZoneShare], names: dict[int, str], placed: bool) -> list[AreaRow]:
    """The rows: in each zone all classes that the table has, then what has no class.

    Args:
        areas: What was counted; zone 0 is the first one.
        zones: The zones; one without name for the map as a whole.
        names: Names of classes.
        placed: Whether areas are known; else shares are those of pixels.
    """
    rows = []
    for number, zone in enumerate(zones):
        sizes = areas.m2 if placed else areas.pixels
        of_class = {value: float(sizes.get((number, value), 0)) for value in (*areas.classes, None)}
        beyond = zone.beyond_m2 or 0.0
        classified = sum(size for value, size in of_class.items() if value is not None)
        whole = classified + of_class[None] + beyond
        for value, size in of_class.items():
            if value is None and not size:
                continue
            pixels = areas.pixels.get((number, value), 0)
            name = tr("no data") if value is None else names.get(value, str(value))
            share = None if value is None else _per_cent(size, classified)
            rows.append(
                AreaRow(zone.name, value, name, pixels, size if placed else None, share, _per_cent(size, whole))
            )
        if beyond:
            rows.append(AreaRow(zone.name, None, tr("beyond the map"), 0, beyond, None, _per_cent(beyond, whole)))
    return rows


def table_fields() -> QgsFields:
    """The columns of the table."""
    fields = QgsFields()
    for name, kind in _FIELDS.items():
        fields.append(QgsField(name, kind))
    return fields


def table_features(rows: list[AreaRow]) -> Iterator[QgsFeature]:
    """The rows as features without geometry."""
    fields = table_fields()
    for row in rows:
        feature = QgsFeature(fields)
        m2, ha = (None, None) if row.m2 is None else (round(row.m2, 2), round(row.m2 / _M2_IN_HA, 4))
        share = None if row.share is None else round(row.share, 3)
        feature.setAttributes(
            [row.zone or None, row.value, row.name, row.pixels, m2, ha, share, round(row.share_zone, 3)]
        )
        yield feature


def _per_cent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0

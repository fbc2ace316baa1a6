"""Whether all of a layer is on the disk: formats differ in what they tell of a disk that is full."""

from __future__ import annotations

import struct
from pathlib import Path

from ..rasters.vector_file import opened_layer
from ..training.contract.formats import TABLES
from ..translation import tr


def check_written(path: Path, table: str, count: int, with_geometry: bool = True) -> None:
    """Read a layer again.

    Args:
        path: The file.
        table: The layer in it.
        count: How many features it must have.
        with_geometry: Whether they have geometries, if the format holds any.

    Raises:
        OSError: If it has others.
    """
    without_geometry = not with_geometry or path.suffix.lower() in TABLES
    with opened_layer(str(path), table if path.suffix.lower() in (".gpkg", ".sqlite") else "") as layer:
        whole = layer is not None
        found = sum(1 for feature in layer or () if without_geometry or feature.GetGeometryRef() is not None)
    if not whole or found != count or not _ends_well(path, count):
        raise OSError(
            tr("{found} of {count} features are in the file; the disk is probably full", found=found, count=count)
        )


def _ends_well(path: Path, count: int) -> bool:
    """Whether the file ends where it must, as far as its format tells."""
    ending = path.suffix.lower()
    if ending == ".csv":
        return path.read_bytes().endswith(b"\n")
    if ending == ".shp":
        return _has_records(path.with_suffix(".dbf"), count) and _has_its_length(path)
    if ending == ".tab":
        return _has_records(path.with_suffix(".dat"), count)
    return True


def _has_records(path: Path, count: int) -> bool:
    """Whether a table in dBase's format has so many rows, and its file as many bytes as they need."""
    with path.open("rb") as file:
        header = file.read(12)
    if len(header) < 12:
        return False
    rows, start, length = struct.unpack("<IHH", header[4:12])
    return bool(rows == count and path.stat().st_size >= start + rows * length)


def _has_its_length(path: Path) -> bool:
    """Whether a shapefile is as long as its header says (in words of 16 bits)."""
    with path.open("rb") as file:
        header = file.read(28)
    return len(header) == 28 and path.stat().st_size >= 2 * struct.unpack(">I", header[24:28])[0]

"""Colours and names that a raster brings for its values, in the file or beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import rasterio

from ..contract.errors import RasterError

Colour = tuple[int, int, int]

# GDALRATFieldUsage of the columns of a raster attribute table, and the names that programs give them without usage.
_NAME, _VALUE, _COLOUR = 2, 5, (6, 7, 8)
_USAGES = {"value": _VALUE, "class": _NAME, "class_name": _NAME, "classname": _NAME, "name": _NAME, "label": _NAME,
           "category": _NAME, "red": 6, "green": 7, "blue": 8}  # fmt: skip


@dataclass(frozen=True)
class ColourTable:
    """Colours and names of a raster's values.

    Args:
        colours: Value -> red, green, blue, 8 bit. A GeoTIFF lists all of its 256 values, used or not.
        names: Value -> name.
    """

    colours: dict[int, Colour]
    names: dict[int, str]


@dataclass(frozen=True)
class _Entry:
    """One value in a file beside the raster; "" and None where it has no name or colour."""

    value: int
    name: str = ""
    colour: Colour | None = None


def read_colour_table(file: rasterio.DatasetReader, path: Path) -> ColourTable | None:
    """Colours and names of the first band; None if there are no colours.

    Colours come from the raster itself, else from the files beside it: GDAL's (.aux.xml), QGIS's style (.qml).

    Raises:
        RasterError: If a file beside it cannot be read.
    """
    try:
        colours = {value: colour[:3] for value, colour in file.colormap(1).items()}
    except ValueError:  # none
        colours = {}
    names: dict[int, str] = {}
    for beside, read in _beside(path):
        if not beside.is_file():
            continue
        try:
            entries = list(read(ElementTree.parse(beside).getroot()))
        except (ElementTree.ParseError, OSError, ValueError, OverflowError) as error:
            raise RasterError(
                f"The names and colours of {path} cannot be read from {beside.name}: {error}.",
                "Delete this file, or write it anew with the program it comes from.",
            ) from error
        names = names or {entry.value: entry.name for entry in entries if entry.name}
        colours = colours or {entry.value: entry.colour for entry in entries if entry.colour}
    return ColourTable(colours, names) if colours else None


def _beside(path: Path) -> list[tuple[Path, Callable[[ElementTree.Element], Iterator[_Entry]]]]:
    """Files that may have colours or names, in order of precedence, and what reads them."""
    own = [(path, _gdal_entries)] if path.suffix.lower() == ".vrt" else []
    return [*own, (Path(f"{path}.aux.xml"), _gdal_entries), (path.with_suffix(".qml"), _qgis_entries)]


def _gdal_entries(root: ElementTree.Element) -> Iterator[_Entry]:
    """Entries of the first band: its attribute table, then its category names."""
    for band in root.iter():
        if band.tag in ("PAMRasterBand", "VRTRasterBand") and band.get("band") == "1":
            yield from _attribute_table(band.find("GDALRasterAttributeTable"))
            for value, category in enumerate(band.findall("CategoryNames/Category")):
                yield _Entry(value, (category.text or "").strip())


def _attribute_table(table: ElementTree.Element | None) -> Iterator[_Entry]:
    if table is None:
        return
    columns: dict[int, int] = {}  # usage -> index
    for index, field in enumerate(table.findall("FieldDefn")):
        usage = int(field.findtext("Usage") or 0)
        columns.setdefault(usage or _USAGES.get((field.findtext("Name") or "").strip().lower(), 0), index)
    if _VALUE not in columns:
        return
    for row in table.findall("Row"):
        fields = [(field.text or "").strip() for field in row.findall("F")]
        parts = [_whole(fields[columns[usage]]) for usage in _COLOUR if usage in columns]
        yield _Entry(
            _whole(fields[columns[_VALUE]]),
            fields[columns[_NAME]] if _NAME in columns else "",
            (parts[0], parts[1], parts[2]) if len(parts) == 3 else None,
        )


def _qgis_entries(root: ElementTree.Element) -> Iterator[_Entry]:
    """Entries of a paletted style; QGIS labels values that have no name with themselves."""
    for entry in root.iter("paletteEntry"):
        value, label, colour = _whole(entry.get("value", "")), entry.get("label", "").strip(), entry.get("color", "")
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        yield _Entry(value, "" if label == entry.get("value") else label, (red, green, blue))


def _whole(text: str) -> int:
    return int(float(text))

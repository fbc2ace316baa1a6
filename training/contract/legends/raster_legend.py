"""The legend that a raster brings: colours and names of its values, as GDAL knows them or in QGIS's style beside it.

Both programs read it here, from what GDAL writes of a raster as VRT and from the files beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree  # nosec B405  # see _parsed

from ..class_scheme import ClassScheme, Colour, colour_of, named_classes, whole_number
from ..errors import RasterError
from ..language import tr

# GDALRATFieldUsage of the columns of a raster attribute table, and the names that programs give them without usage.
_NAME, _VALUE, _COLOUR = 2, 5, (6, 7, 8)
_USAGES = {"value": _VALUE, "class": _NAME, "class_name": _NAME, "classname": _NAME, "name": _NAME, "label": _NAME,
           "category": _NAME, "red": 6, "green": 7, "blue": 8}  # fmt: skip


@dataclass(frozen=True)
class LegendEntry:
    """One value of a legend; "" and None where it has no name or colour."""

    value: int
    name: str = ""
    colour: Colour | None = None


@dataclass(frozen=True)
class RasterLegend:
    """Colours and names of a raster's values.

    Args:
        colours: Value -> red, green, blue, 8 bit. A GeoTIFF lists all of its 256 values, used or not.
        names: Value -> name; a text that repeats the value is none.
        from_style: Whether the names come from a style beside the raster.
    """

    colours: dict[int, Colour] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    from_style: bool = False

    @property
    def grey(self) -> bool:
        """Whether each colour is the grey of its value, or black as where programs fill up: nothing about classes."""
        return all(colour in ((value, value, value), (0, 0, 0)) for value, colour in self.colours.items())

    def classes(self) -> ClassScheme | None:
        """The named values as classes; None if fewer than two have a name. Those without colour are black."""
        return named_classes((value, name, self.colours.get(value, (0, 0, 0))) for value, name in self.names.items())


def read_legend(vrt: str, path: str | Path) -> RasterLegend | None:
    """The legend of a raster's first band; None if it has neither names of classes nor colours of its own.

    Colours and names come from the raster as GDAL sees it, else from the files beside it: GDAL's (.aux.xml), QGIS's
    style (.qml). One without names says nothing about classes: QGIS draws its colours by chance.

    Args:
        vrt: The raster as GDAL writes it in its format VRT; "" if there is none.
        path: Its file.

    Raises:
        RasterError: If a file beside it cannot be read.
    """
    path = Path(path)
    found = _merged(_gdal_entries(_parsed(vrt)), RasterLegend()) if vrt else RasterLegend()
    beside = Path(f"{path}.aux.xml")
    if beside.is_file():
        found = _from_file(beside, path, found)
    style = path.with_suffix(".qml")
    if not _named(found) and _is_xml(style):
        named = _from_file(style, path, RasterLegend())
        if _named(named):
            found = RasterLegend(found.colours or named.colours, named.names, from_style=True)
    if found.grey and not found.names:
        return None
    return found


def read_style(text: str) -> list[LegendEntry]:
    """Entries of a style of QGIS with unique values.

    Raises:
        ValueError: If it is no such style.
    """
    try:
        entries = list(_qgis_entries(_parsed(text)))
    except ElementTree.ParseError as error:
        raise ValueError(tr("it is no style of QGIS ({error})", error=error)) from error
    if not entries:
        raise ValueError(tr("it is no style of QGIS with unique values (paletted)"))
    return entries


def _parsed(text: str | bytes) -> ElementTree.Element:
    """The root of an XML document.

    Nothing is loaded from elsewhere, and the parser itself stops entities that grow beyond measure (expat from 2.4.1
    on), which is what there is to fear of a file that somebody else has written.
    """
    return ElementTree.fromstring(text)  # nosec B314  # see above


def _is_xml(style: Path) -> bool:
    """Whether a file is there and may be a style of QGIS; other programs have files of this ending, too."""
    try:
        with style.open("rb") as file:
            return file.read(100).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    except OSError:
        return False


def _named(legend: RasterLegend) -> bool:
    return legend.classes() is not None


def _from_file(beside: Path, path: Path, found: RasterLegend) -> RasterLegend:
    """What was found so far, with what a file beside the raster adds."""
    read = _qgis_entries if beside.suffix == ".qml" else _gdal_entries
    try:
        return _merged(read(_parsed(beside.read_bytes())), found)
    except (ElementTree.ParseError, OSError, ValueError, OverflowError) as error:
        raise RasterError(
            tr(
                "The names and colours of {path} cannot be read from {beside}: {error}.",
                path=path,
                beside=beside.name,
                error=error,
            ),
            tr("Delete this file, or write it anew with the program it comes from."),
        ) from error


def _merged(entries: Iterable[LegendEntry], found: RasterLegend) -> RasterLegend:
    listed = list(entries)
    names = {e.value: e.name for e in listed if e.name not in ("", str(e.value))}
    colours = {e.value: e.colour for e in listed if e.colour is not None}
    return RasterLegend(found.colours or colours, {**found.names, **names})


def _gdal_entries(root: ElementTree.Element) -> Iterator[LegendEntry]:
    """Entries of the first band: its attribute table, its category names, its colour table."""
    for band in root.iter():
        if band.tag in ("PAMRasterBand", "VRTRasterBand") and band.get("band") == "1":
            yield from _attribute_table(band.find("GDALRasterAttributeTable"))
            for value, category in enumerate(band.findall("CategoryNames/Category")):
                yield LegendEntry(value, (category.text or "").strip())
            for value, entry in enumerate(band.findall("ColorTable/Entry")):
                red, green, blue = (int(entry.get(part) or 0) for part in ("c1", "c2", "c3"))
                yield LegendEntry(value, "", (red, green, blue))


def _attribute_table(table: ElementTree.Element | None) -> Iterator[LegendEntry]:
    """Rows of a raster attribute table; a row without a value is none, and may lack all else."""
    if table is None:
        return
    columns: dict[int, int] = {}  # usage -> index
    for index, column in enumerate(table.findall("FieldDefn")):
        usage = whole_number(column.findtext("Usage") or 0)
        columns.setdefault(usage or _USAGES.get((column.findtext("Name") or "").strip().lower(), 0), index)
    if _VALUE not in columns:
        return
    for row in table.findall("Row"):
        fields = [(cell.text or "").strip() for cell in row.findall("F")]
        cells = {usage: fields[index] for usage, index in columns.items() if index < len(fields)}
        if cells.get(_VALUE):
            colour = _colour([cells.get(usage) for usage in _COLOUR])
            yield LegendEntry(whole_number(cells[_VALUE]), cells.get(_NAME, ""), colour)


def _qgis_entries(root: ElementTree.Element) -> Iterator[LegendEntry]:
    """Entries of a paletted style; QGIS labels values that have no name with themselves."""
    for entry in root.iter("paletteEntry"):
        value, label = entry.get("value", ""), entry.get("label", "").strip()
        try:
            number = whole_number(value)
        except ValueError:
            continue  # a value with decimals is no class
        yield LegendEntry(number, "" if label in (value, str(number)) else label, _colour(entry.get("color")))


def _colour(given: str | list[str | None] | None) -> Colour | None:
    """A colour; None if it is none, or beyond 8 bit."""
    try:
        return colour_of(given)
    except (TypeError, ValueError):
        return None

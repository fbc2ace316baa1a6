"""Inspection of a reference before its pixels are read as classes: codes or colours, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np

from ..contract.class_scheme import ClassScheme, LandCoverClass
from ..contract.errors import LabelValueError
from ..jobs.reporter import Reporter
from ..raster_io import ColourTable, RasterReader, read_grid
from .codes import class_of_colour
from .raster_values import count_pixels, values_in


class Meaning(Enum):
    """What the pixel values of a reference mean."""

    CODES = "codes"  # class codes; a palette, if there is one, is that of the classes
    FOREIGN = "foreign"  # class codes too, but with a palette of other colours
    PICTURE = "picture"  # numbers of colours in a palette, which are class colours
    COLOURS = "colours"  # class colours in three bands


@dataclass(frozen=True)
class ReferenceFacts:
    """What is known of a reference, given the classes.

    Args:
        path: The file.
        meaning: What its pixel values mean.
        bands: The bands to read, counted from 1.
        palette: Colours of the 256 values of a picture, shape (3, 256) uint8; None for other references.
        remark: A fact to report, the rest of a sentence that begins with the file; "" for nothing.
        doubts: Warnings, each the rest of a sentence after the file and a colon.
    """

    path: Path
    meaning: Meaning
    bands: tuple[int, ...]
    palette: np.ndarray | None = None
    remark: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def coloured(self) -> bool:
        """Whether the raster holds colours."""
        return self.meaning in (Meaning.COLOURS, Meaning.PICTURE)

    def report(self, reporter: Reporter) -> None:
        """Report once how the file is read, and warn of what is doubtful."""
        if self.remark:
            reporter.info(f"{self.path} {self.remark}.")
        for doubt in sorted(self.doubts):
            reporter.warning(f"{self.path}: {doubt}.")


def inspect(path: str | Path, scheme: ClassScheme) -> ReferenceFacts:
    """Find out what a reference is; where its palette leaves that open, all its pixels are read.

    Args:
        path: One band of class codes, or class colours: three 8-bit bands (an alpha band does not count), or one band
            with a palette that has the colours of the classes at other values than their codes.
        scheme: The classes.

    Raises:
        RasterError: If it cannot be read.
        LabelValueError: If its bands can be neither codes nor colours.
    """
    path = Path(path)
    with RasterReader(path, like=read_grid(path)) as raster:  # turned in any way
        bands, dtype, nodata, table = raster.bands, raster.dtype, raster.nodata, raster.colour_table
    if len(bands) == 2 or (len(bands) >= 3 and dtype != "uint8"):
        raise LabelValueError(
            f"{path} has {len(bands)} bands of type {dtype}, but a reference has one band of class codes or "
            "three 8-bit bands of class colours.",
            "Choose the reference, not the orthophoto or the heights.",
        )
    if len(bands) >= 3:
        return ReferenceFacts(path, Meaning.COLOURS, bands[:3], doubts=_hidden_colour(path, nodata, scheme))
    meaning = _meaning(path, table, dtype, scheme)
    if table is not None and meaning is Meaning.PICTURE:
        return ReferenceFacts(path, meaning, bands[:1], _colours(table), _how_read(path, table, scheme))
    renamed = _renamed(table, scheme) if table is not None and meaning is Meaning.FOREIGN else ()
    return ReferenceFacts(path, meaning, bands[:1], doubts=(*renamed, *_hidden_code(path, nodata, scheme)))


def reads_as(table: ColourTable, values: Sequence[float], scheme: ClassScheme) -> Meaning:
    """How to read a raster with a palette, given the classes.

    Args:
        table: Its colours and names.
        values: The values that occur.
        scheme: The classes.

    Returns:
        CODES if the values have the colours of the classes with these codes. PICTURE if their colours are those of
        other classes: the values count colours, as in a PNG. FOREIGN if there are other colours: the palette is not
        that of these classes.
    """
    if not all(value in table.colours for value in values):
        return Meaning.FOREIGN
    colours = [table.colours[int(value)] for value in values]
    codes = [code for colour in colours if (code := class_of_colour(colour, scheme)) is not None]
    if codes == list(values):
        return Meaning.CODES
    if len(codes) < len(colours):
        return Meaning.FOREIGN
    known = [value == code for value, code in zip(values, codes, strict=True) if value in scheme.values]
    if known and all(known):
        return Meaning.CODES  # with values that are no class; GeoTIFF fills its palette with black
    names = [table.names.get(int(value), "") for value in values]
    renamed = any(not same_name(name, scheme.name_of(code)) for name, code in zip(names, codes, strict=True))
    repeated = len(set(colours)) < len(colours)  # no program repeats a colour in the palette of a picture
    return Meaning.FOREIGN if renamed or repeated else Meaning.PICTURE


def same_name(name: str, other: str) -> bool:
    """Whether two names may mean one class; a missing one contradicts nothing."""
    return not name or not other or name.lower() == other.lower()


def _meaning(path: Path, table: ColourTable | None, dtype: str, scheme: ClassScheme) -> Meaning:
    """What the values of a single band mean."""
    if table is None or all(table.colours.get(land_cover.value) == land_cover.colour for land_cover in scheme.classes):
        return Meaning.CODES  # without reading the pixels
    meaning = reads_as(table, values_in(path), scheme)
    return Meaning.FOREIGN if meaning is Meaning.PICTURE and dtype != "uint8" else meaning


def _colours(table: ColourTable) -> np.ndarray:
    """Colours of the 256 values, (3, 256) uint8."""
    palette = np.zeros((3, 256), dtype=np.uint8)
    for value, colour in table.colours.items():
        palette[:, value] = colour
    return palette


def _how_read(path: Path, table: ColourTable, scheme: ClassScheme) -> str:
    """The classes that the values of a picture stand for."""
    codes = {value: class_of_colour(table.colours[int(value)], scheme) for value in values_in(path)}
    read = ", ".join(f"{value} as {scheme.name_of(code)}" for value, code in codes.items() if code is not None)
    return f"is a coloured picture stored with a palette; by their colours, its values are read so: {read}"


def _renamed(table: ColourTable, scheme: ClassScheme) -> tuple[str, ...]:
    """Where a foreign palette has other names for the classes."""
    names = table.names
    other = [
        f"{land_cover.value} is {names[land_cover.value]!r}, not {land_cover.name!r}"
        for land_cover in scheme.classes
        if names.get(land_cover.value, land_cover.name).lower() != land_cover.name.lower()
    ]
    if not other:
        return ()
    return (f"by the raster's own legend {'; '.join(other)}. Its values are taken as codes all the same",)


def _hidden_code(path: Path, nodata: float | None, scheme: ClassScheme) -> tuple[str, ...]:
    return _hidden(path, nodata, [land_cover for land_cover in scheme.learnt() if land_cover.value == nodata])


def _hidden_colour(path: Path, nodata: float | None, scheme: ClassScheme) -> tuple[str, ...]:
    return _hidden(path, nodata, [land_cover for land_cover in scheme.learnt() if land_cover.colour == (nodata,) * 3])


def _hidden(path: Path, nodata: float | None, classes: Sequence[LandCoverClass]) -> tuple[str, ...]:
    """That the nodata value hides pixels of a class, if there are any; `classes` are those that are stored as it."""
    pixels = count_pixels(path, nodata) if classes and nodata is not None else 0
    if not pixels:
        return ()
    return (
        f"{pixels} pixels of the class {classes[0].value} {classes[0].name} are taken as no data, since the raster's "
        f"nodata value is {nodata:g}. If they are this class, remove the nodata value: gdal_translate -a_nodata "
        "none (in QGIS: Raster > Conversion > Translate, additional parameters)",
    )

"""Inspection of a raster of classes before its pixels are read: codes or colours, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.errors import LabelValueError
from ..contract.language import tr
from ..contract.legends.raster_legend import RasterLegend
from ..contract.plain_data import shown
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader, read_grid
from .codes import class_of_colour
from .raster_values import RasterValues, count_pixels, survey, values_in

DARK = 2  # a black picture that was saved with lossy compression has no brighter tone


class Meaning(Enum):
    """What the pixel values of a reference mean."""

    CODES = "codes"  # class codes; a palette, if there is one, is that of the classes
    GREY = "grey"  # class codes in several bands that are all the same
    FOREIGN = "foreign"  # class codes too, but with a palette of other colours, or names of other classes
    PICTURE = "picture"  # numbers of colours in a palette, which are class colours
    TONES = "tones"  # grey tones, which are class colours
    COLOURS = "colours"  # class colours in three bands


@dataclass(frozen=True)
class ReferenceFacts:
    """What is known of a reference, given the classes.

    Args:
        path: The file.
        meaning: What its pixel values mean.
        bands: The bands to read, counted from 1.
        palette: Colours of the 256 values of a picture, shape (3, 256) uint8; None for other references.
        count_nodata: Whether its nodata value is a class.
        remark: A fact to report, the rest of a sentence that begins with the file; "" for nothing.
        doubts: Warnings, each the rest of a sentence after the file and a colon.
    """

    path: Path
    meaning: Meaning
    bands: tuple[int, ...]
    palette: np.ndarray | None = None
    count_nodata: bool = False
    remark: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def coloured(self) -> bool:
        """Whether the raster holds colours."""
        return self.meaning in (Meaning.COLOURS, Meaning.PICTURE, Meaning.TONES)

    def report(self, reporter: Reporter) -> None:
        """Report once how the file is read, and warn of what is doubtful."""
        if self.remark:
            reporter.info(f"{self.path} {self.remark}.")
        for doubt in sorted(self.doubts):
            reporter.warning(f"{self.path}: {doubt}.")

    def _with_nodata(self, scheme: ClassScheme) -> ReferenceFacts:
        """The same with what is known of the nodata value: whether it is a class."""
        with RasterReader(self.path, like=read_grid(self.path)) as raster:
            nodata = raster.real_nodata
        code = None if nodata is None else self._code_of(nodata, scheme)
        if code is None or nodata is None:
            return self
        pixels = count_pixels(self.path, nodata, self.bands)
        doubts = self.doubts
        if pixels and code != scheme.undefined:
            doubt = tr(
                "its nodata value {nodata:g} means the class {code} {name}: its {pixels} pixels are taken "
                "as this class. If they are without data, give them the value 255, or leave this class out "
                "of a class file in CLASSES",
                nodata=nodata,
                code=code,
                name=scheme.name_of(code),
                pixels=pixels,
            )
            doubts = (*doubts, doubt)
        return replace(self, count_nodata=True, doubts=doubts)

    def _code_of(self, nodata: float, scheme: ClassScheme) -> int | None:
        """The class that the nodata value means, if any."""
        if not self.coloured:
            return int(nodata) if nodata in scheme.values else None
        if not (0 <= nodata <= NODATA and nodata == int(nodata)):
            return None
        colour = (int(nodata),) * 3 if self.palette is None else tuple(self.palette[:, int(nodata)].tolist())
        code = class_of_colour((colour[0], colour[1], colour[2]), scheme)
        return None if code == scheme.undefined else code


def inspect(path: str | Path, scheme: ClassScheme) -> ReferenceFacts:
    """Find out what a reference is; where that is left open otherwise, its pixels are read.

    Args:
        path: One band of class codes; or class colours: three 8-bit bands (an alpha band does not count), or one band
            with a palette that has the colours of the classes at other values than their codes. A picture in grey
            tones, in one band or three, holds codes, unless its tones are the colours of more classes.
        scheme: The classes.

    Raises:
        RasterError: If it cannot be read.
        LabelValueError: If its bands can be neither codes nor colours, or lossy compression has changed its codes.
    """
    path = Path(path)
    with RasterReader(path, like=read_grid(path)) as raster:  # turned in any way
        bands, dtype, legend, lossy = raster.bands, raster.dtype, raster.legend, raster.lossy
    if len(bands) == 2:
        raise _wrong_bands(path, len(bands), dtype)
    if len(bands) >= 3 and not survey(path).grey:
        if dtype != "uint8":
            raise _wrong_bands(path, len(bands), dtype)
        return ReferenceFacts(path, Meaning.COLOURS, bands[:3])._with_nodata(scheme)
    meaning = Meaning.CODES if legend is None else meaning_of(path, legend, dtype, scheme)
    if legend is not None and meaning is Meaning.PICTURE:
        facts = ReferenceFacts(path, meaning, bands[:1], _colours(legend), remark=_how_read(path, legend, scheme))
        return facts._with_nodata(scheme)
    if legend is None and (lossy or len(bands) >= 3 or _grey_classes(scheme)):  # else without reading the pixels
        if tones_are_colours(survey(path), scheme, len(bands)):
            tones = np.repeat(np.arange(256, dtype=np.uint8)[None], 3, axis=0)
            read = tr("is a picture in grey tones that are colours of the classes; it is read by its colours")
            return ReferenceFacts(path, Meaning.TONES, bands[:1], tones, remark=read)._with_nodata(scheme)
    if lossy:
        raise LabelValueError(
            tr(
                "{path} holds class codes and was saved with lossy compression (JPEG), which changes codes into "
                "those of other classes.",
                path=path,
            ),
            tr("Save the class codes anew from their source without loss, as GeoTIFF or PNG."),
        )
    if len(bands) >= 3:
        remark = tr("has the same in all bands, and is read as class codes")
        return ReferenceFacts(path, Meaning.GREY, bands[:1], remark=remark)._with_nodata(scheme)
    doubts = _renamed(legend, scheme) if legend is not None and meaning is Meaning.FOREIGN else ()
    return ReferenceFacts(path, meaning, bands[:1], doubts=doubts)._with_nodata(scheme)


def reads_as(legend: RasterLegend, values: Sequence[float], scheme: ClassScheme) -> Meaning:
    """How to read a raster with a legend, given the classes.

    Args:
        legend: Its colours and names.
        values: The values that occur.
        scheme: The classes.

    Returns:
        CODES if the values have the colours or the names of the classes with these codes. PICTURE if their colours are
        those of other classes: the values count colours, as in a PNG. FOREIGN if there are others: the legend is not
        that of these classes.
    """
    if legend.classes() is not None and _same_names(legend, values, scheme):
        return Meaning.CODES
    if not all(value in legend.colours for value in values):
        return Meaning.FOREIGN
    colours = [legend.colours[int(value)] for value in values]
    codes = [code for colour in colours if (code := class_of_colour(colour, scheme)) is not None]
    if codes == list(values):
        return Meaning.CODES
    if len(codes) < len(colours):
        return Meaning.FOREIGN
    known = [value == code for value, code in zip(values, codes, strict=True) if value in scheme.values]
    if known and all(known):
        return Meaning.CODES  # with values that are no class; GeoTIFF fills its palette with black
    names = [legend.names.get(int(value), "") for value in values]
    renamed = any(not same_name(name, scheme.name_of(code)) for name, code in zip(names, codes, strict=True))
    repeated = len(set(colours)) < len(colours)  # no program repeats a colour in the palette of a picture
    return Meaning.FOREIGN if renamed or repeated else Meaning.PICTURE


def same_name(name: str, other: str) -> bool:
    """Whether two names may mean one class; a missing one contradicts nothing."""
    return not name or not other or name.lower() == other.lower()


def tones_are_colours(values: RasterValues, scheme: ClassScheme, bands: int) -> bool:
    """Whether the tones of a picture in grey are colours of the classes, and not their codes.

    They are what explains more learnt classes, 255 being no data among codes; of one band codes, of three colours,
    if both explain as many.
    """
    if not (values.lossy or bands >= 3 or _grey_classes(scheme)):
        return False
    found = [value for value in values.counts if 0 <= value <= NODATA and value == int(value)]
    if len(found) < len(values.counts):
        return False
    tones = {value: class_of_colour((int(value),) * 3, scheme) for value in found}
    if tones.get(values.nodata or -1) is None and values.nodata not in scheme.values:
        found = [value for value in found if value != values.nodata]
    exact = {*(land_cover.colour for land_cover in scheme.classes), *scheme.undefined_colours}
    if any(tones[value] is None or not (values.lossy or (value,) * 3 in exact) for value in found):
        return False
    classes = {tones[value] for value in found}
    if values.lossy:  # as codes they are worth nothing
        return len(classes) > 1 or max(found, default=0) <= DARK
    learnt = {land_cover.value for land_cover in scheme.learnt()}
    if not {value for value in found if value != NODATA} <= {*scheme.values, *scheme.undefined_values}:
        return True
    as_colours, as_codes = len(learnt & classes), len(learnt.intersection(found))
    return as_colours > as_codes or (as_colours == as_codes and bands >= 3)


def meaning_of(path: Path, legend: RasterLegend, dtype: str, scheme: ClassScheme) -> Meaning:
    """What the values of a single band with a legend mean."""
    if all(legend.colours.get(land_cover.value) == land_cover.colour for land_cover in scheme.classes):
        return Meaning.CODES  # without reading the pixels
    meaning = reads_as(legend, values_in(path), scheme)
    return Meaning.FOREIGN if meaning is Meaning.PICTURE and dtype != "uint8" else meaning


def _wrong_bands(path: Path, bands: int, dtype: str) -> LabelValueError:
    return LabelValueError(
        tr(
            "{path} has {bands} bands of type {dtype}, but a reference has one band of class codes or three "
            "8-bit bands of class colours.",
            path=path,
            bands=bands,
            dtype=dtype,
        ),
        tr("Choose the reference, not the orthophoto or the heights."),
    )


def _same_names(legend: RasterLegend, values: Sequence[float], scheme: ClassScheme) -> bool:
    """Whether a legend names the classes of the scheme, and no others."""
    named = {c.value: c.name.lower() for c in scheme.classes}
    return {*values} <= named.keys() and all(
        value == NODATA or named.get(value) == name.lower() for value, name in legend.names.items()
    )


def _grey_classes(scheme: ClassScheme) -> bool:
    """Whether tones of grey can distinguish learnt classes."""
    return sum(len(set(land_cover.colour)) == 1 for land_cover in scheme.learnt()) > 1


def _colours(legend: RasterLegend) -> np.ndarray:
    """Colours of the 256 values, (3, 256) uint8."""
    palette = np.zeros((3, 256), dtype=np.uint8)
    for value, colour in legend.colours.items():
        if 0 <= value <= NODATA:
            palette[:, value] = colour
    return palette


def _how_read(path: Path, legend: RasterLegend, scheme: ClassScheme) -> str:
    """The classes that the values of a picture stand for."""
    codes = {value: class_of_colour(legend.colours[int(value)], scheme) for value in values_in(path)}
    read = ", ".join(
        tr("{value} as {name}", value=value, name=scheme.name_of(code))
        for value, code in codes.items()
        if code is not None
    )
    return tr(
        "is a coloured picture stored with a palette; by their colours, its values are read so: {read}", read=read
    )


def _renamed(legend: RasterLegend, scheme: ClassScheme) -> tuple[str, ...]:
    """Where a foreign legend has other names for the classes."""
    names = legend.names
    other = [
        tr(
            "{value} is {name}, not {known}",
            value=land_cover.value,
            name=shown(names[land_cover.value]),
            known=shown(land_cover.name),
        )
        for land_cover in scheme.classes
        if names.get(land_cover.value, land_cover.name).lower() != land_cover.name.lower()
    ]
    if not other:
        return ()
    return (
        tr("by the raster's own legend {other}. Its values are taken as codes all the same", other="; ".join(other)),
    )

"""What nobody can know of a class raster by its values alone, and is asked for instead of being guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..contract.class_scheme import ISPRS, NODATA, ClassScheme, Colour
from ..contract.errors import LabelValueError
from ..contract.file_names import first_and_more
from ..contract.language import tr
from ..contract.legends.raster_legend import RasterLegend
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader, read_grid
from .codes import class_of_colour
from .inspection import DARK, Meaning, inspect, meaning_of, tones_are_colours
from .raster_values import RasterValues, survey

_MASK = {0, 1}  # the codes of a mask
_NOISE = 16  # of tones in a picture with lossy compression
_MASK_FILE = (
    '[{"value": 0, "name": "other", "colour": "#000000"}, {"value": 1, "name": "building", "colour": "#ffffff"}]'
)


@dataclass
class _Clues:
    """What class rasters of one run tell together; those of one run have one legend.

    Attributes:
        certain: Whether one of them brings colours or names of the classes.
        codes: Rasters whose values are all that is known of them -> these values.
        tones: Pictures in nothing but black and white, or in black and one colour -> their colours.
    """

    certain: bool = False
    codes: dict[Path, set[float]] = field(default_factory=dict)
    tones: dict[Path, set[Colour]] = field(default_factory=dict)


def ask_if_unclear(rasters: Iterable[str | Path], scheme: ClassScheme, reporter: Reporter) -> None:
    """Refuse class rasters whose values could mean something else than the codes or colours of these classes.

    Args:
        rasters: Class rasters of one run, which are judged together.
        scheme: The classes that they are to be read as.
        reporter: Asked whether to stop.

    Raises:
        LabelValueError: Says what is unclear, and how to answer in CLASSES.
    """
    clues = _clues(rasters, scheme, reporter)
    if clues.certain:
        return
    if clues.tones:
        colours = sorted(set().union(*clues.tones.values()))
        codes_of = {str(colour): class_of_colour(colour, scheme) for colour in colours}
        raise _mask_error(clues.tones, codes_of, scheme, coloured=True)
    found = set().union(*clues.codes.values())
    codes = found - {NODATA}
    if found == {0, NODATA} or (codes and codes <= _MASK and not {c.value for c in scheme.learnt()} <= _MASK):
        raise _mask_error(clues.codes, {f"{value:g}": int(value) for value in sorted(found)}, scheme, coloured=False)
    if 0 in scheme.values and codes <= set(scheme.values) and _counts_from_one(codes):
        listed = _listed(f"{value:g}" for value in sorted(codes))
        raise LabelValueError(
            tr(
                "{rasters}: the values are {listed}, without 0. Do they count from 1, or are they codes of these "
                "classes: {classes}?",
                rasters=_named(clues.codes),
                listed=listed,
                classes=_classes(scheme),
            ),
            tr(
                "Give CLASSES: a class file that names the values, or, if they are codes of these classes, {answer}.",
                answer=_confirmation(scheme),
            ),
        )


def refuse_lost_class(rasters: Iterable[str | Path], scheme: ClassScheme, reporter: Reporter) -> None:
    """Refuse masks of 0 and 255 where a class file says what 0 and 1 are: 255 is no data, and one class would be left.

    Raises:
        LabelValueError: Says how to name the two.
    """
    clues = _clues(rasters, scheme, reporter)
    pictures: dict[Path, set[float]] = {path: {0, NODATA} for path in clues.tones}
    masks = {path: found for path, found in {**clues.codes, **pictures}.items() if not inspect(path, scheme).coloured}
    if not clues.certain and masks and set().union(*masks.values()) == {0, NODATA}:
        raise LabelValueError(
            tr(
                "{rasters}: values 0 and 255, but 255 is always no data, so that one class would be left.",
                rasters=_named(masks),
            ),
            tr(
                "Give both classes a colour in CLASSES: {example}; 0 is then read as black and 255 as white.",
                example=_MASK_FILE,
            ),
        )


def _clues(rasters: Iterable[str | Path], scheme: ClassScheme, reporter: Reporter) -> _Clues:
    clues = _Clues()
    for path in dict.fromkeys(map(Path, rasters)):
        with RasterReader(path, like=read_grid(path)) as reader:
            legend, bands, dtype = reader.legend, len(reader.bands), reader.dtype
        meaning = None if legend is None else meaning_of(path, legend, dtype, scheme)
        if legend is not None and (legend.classes() is not None or meaning is Meaning.CODES):
            return _Clues(certain=True)
        values = survey(path, reporter)
        found = {_tone(value, values.lossy) for value in _occurring(values, scheme)}
        if legend is not None and meaning is Meaning.PICTURE and _one_class(legend, found, scheme):
            clues.tones[path] = {legend.colours[int(value)] for value in found if value in legend.colours}
        elif not values.grey or meaning is Meaning.PICTURE:
            return _Clues(certain=True)
        elif values.lossy and not _black_and_white(values):
            continue  # refused for another reason, when it is read
        elif tones_are_colours(values, scheme, bands) and _tells_classes(found, scheme):
            return _Clues(certain=True)
        elif (bands >= 3 or values.lossy) and found and found <= {0, NODATA}:
            clues.tones[path] = {(int(tone),) * 3 for tone in found}
        elif found:
            clues.codes[path] = found
    return clues


def _tells_classes(tones: set[float], scheme: ClassScheme) -> bool:
    """Whether tones of grey are the colours of more than one learnt class."""
    return len({class_of_colour((int(tone),) * 3, scheme) for tone in tones} - {None, scheme.undefined}) > 1


def _black_and_white(values: RasterValues) -> bool:
    """Whether a picture with lossy compression was black and white."""
    tones = {_tone(value, lossy=True) for value in values.counts}
    return tones == {0, NODATA} or tones == {NODATA} or max(values.counts, default=0) <= DARK


def _occurring(values: RasterValues, scheme: ClassScheme) -> set[float]:
    """Values that occur: also 255 if it is not declared as no data, and the declared value if it is a class."""
    no_class = values.nodata is not None and values.nodata not in scheme.values
    return {value for value in values.counts if not (no_class and value == values.nodata)}


def _tone(value: float, lossy: bool) -> float:
    """A tone as it was before lossy compression made it a little darker or brighter, if it is near black or white."""
    if lossy and not _NOISE < value < NODATA - _NOISE:
        return 0 if value <= _NOISE else NODATA
    return value


def _one_class(legend: RasterLegend, found: set[float], scheme: ClassScheme) -> bool:
    """Whether the colours of a palette show one class alone, or one class and what is undefined."""
    codes = {class_of_colour(legend.colours[int(value)], scheme) for value in found if value in legend.colours}
    return len(codes - {None, scheme.undefined}) < 2


def _counts_from_one(codes: set[float]) -> bool:
    """Whether values are 1, 2, 3, and so on; of four and more, one may be missing."""
    if len(codes) < 2 or 1 not in codes or min(codes) < 1:
        return False
    highest = max(codes)
    return len(codes) >= highest - (1 if highest >= 4 else 0)


def _mask_error(
    rasters: Mapping[Path, object], found: Mapping[str, int | None], scheme: ClassScheme, coloured: bool
) -> LabelValueError:
    """The question about masks; `found` are values or colours as text, and the classes that they would be."""
    names = {None: tr("no class"), NODATA: tr("no data")}
    meant = [
        tr("{value} would be {name}", value=text, name=names.get(code) or scheme.name_of(code or 0))
        for text, code in found.items()
    ]
    return LabelValueError(
        tr(
            "{rasters}: values {found}. This looks like a mask, of which nobody knows what it shows; as colours of the "
            "classes, {meant}."
            if coloured
            else "{rasters}: values {found}. This looks like a mask, of which nobody knows what it shows; as codes of "
            "the classes, {meant}.",
            rasters=_named(rasters),
            found=_listed(found),
            meant=_listed(meant),
        ),
        tr(
            "Give CLASSES: a class file that names what the mask shows, such as {example}, where 255 is read as white; "
            "or, if the values are colours of the classes, {answer}."
            if coloured
            else "Give CLASSES: a class file that names what the mask shows, such as {example}, where 255 is read as "
            "white; or, if the values are codes of the classes, {answer}.",
            example=_MASK_FILE,
            answer=_confirmation(scheme),
        ),
    )


def _named(rasters: Mapping[Path, object]) -> str:
    return first_and_more(map(str, rasters))


def _listed(texts: Iterable[str]) -> str:
    *most, last = texts
    return tr(" and ").join([", ".join(most), last]) if most else last


def _classes(scheme: ClassScheme) -> str:
    return ", ".join(f"{c.value} {c.name} {c.colour_hex}" for c in scheme.classes)


def _confirmation(scheme: ClassScheme) -> str:
    return tr("the word isprs") if scheme.classes == ISPRS.classes else tr("a class file with these classes")

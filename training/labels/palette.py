"""The class scheme of references: the ISPRS one, that of a file, or the one that their palettes bring."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..contract.class_scheme import NODATA, UNDEFINED, ClassScheme, LandCoverClass, load_scheme, named_classes
from ..contract.errors import LabelValueError
from ..jobs.reporter import Reporter
from ..raster_io import ColourTable, RasterReader, read_grid
from .inspection import Meaning, reads_as, same_name
from .raster_values import values_in

_MOST_CLASSES = 100  # a palette with more of them in use belongs to a picture; land cover schemes have up to about 60
_GOLDEN = 0.618034  # steps of the golden ratio around the colour circle lie far from each other


def reference_scheme(classes: str, references: Sequence[str | Path], reporter: Reporter) -> ClassScheme:
    """The class scheme of a set of reference rasters.

    Args:
        classes: File with the class scheme; "" for the ISPRS one, unless the references bring another one: rasters of
            one band whose palette gives the values that occur other colours.
        references: Reference rasters of any kind; those with a palette are read once.
        reporter: Receives the classes that a palette brought.

    Raises:
        ConfigError: If the file cannot be read.
        LabelValueError: If palettes contradict each other, or one is no palette of classes.
    """
    scheme = load_scheme(classes)
    if classes:
        return scheme
    sources = [source for path in dict.fromkeys(map(Path, references)) if (source := _source(path, reporter))]
    if all(reads_as(source.table, source.values, scheme) is not Meaning.FOREIGN for source in sources):
        return scheme
    return _own_scheme(sources, reporter)


def names_classes(path: str | Path) -> bool:
    """Whether a raster brings colours and names of classes, in the file or beside it; one name makes no classes."""
    with RasterReader(path, like=read_grid(path)) as reader:
        table = reader.colour_table
    if table is None:
        return False
    names, colours = table.names, table.colours
    return named_classes((value, names[value], colours[value]) for value in names if value in colours) is not None


@dataclass(frozen=True)
class _Source:
    """A reference with a palette: its values that occur, and those that are classes (they occur or have a name)."""

    path: Path
    table: ColourTable
    values: Sequence[float]
    classes: Sequence[float]


@dataclass(frozen=True)
class _Entry:
    """One entry of a palette that is a class; no colour if the palette ends before it."""

    name: str
    colour: tuple[int, int, int] | None
    path: Path


def _source(path: Path, reporter: Reporter) -> _Source | None:
    """The reference, if it has a palette."""
    with RasterReader(path, like=read_grid(path)) as reader:
        table, nodata = reader.colour_table, reader.nodata
    if table is None:
        return None
    values = values_in(path, reporter)
    named = [value for value in table.names if value in table.colours and value not in (nodata, NODATA)]
    return _Source(path, table, values, sorted({*named, *values}))


def _own_scheme(sources: Sequence[_Source], reporter: Reporter) -> ClassScheme:
    """The scheme that the palettes bring."""
    palette = _merged(sources)
    classes: list[LandCoverClass] = []
    undefined = None
    for value, entry in sorted(palette.items()):
        name = entry.name or f"class {value}"
        if name.lower() == UNDEFINED and undefined is None:
            undefined = value
        if name in [other.name for other in classes]:
            name = f"{name} ({value})"
        classes.append(LandCoverClass(value, name, _free_colour(value, entry.colour, classes, reporter)))
    scheme = ClassScheme(tuple(classes), undefined)
    first = sources[0].path
    if len(scheme.learnt()) < 2:
        raise LabelValueError(
            f"The palette of {first} has colours of its own, but the references hold fewer than two classes: "
            f"{', '.join(land_cover.name for land_cover in classes) or 'none'}.",
            "Give references with more classes, or name all classes in CLASSES.",
        )
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    listed = "; ".join(f"{land_cover.value} {land_cover.name} {land_cover.colour}" for land_cover in classes)
    reporter.info(f"The classes are those of the palette of {first}{more}: {listed}.")
    if undefined is None:
        reporter.info("None of these classes is named 'undefined': all of them are learnt.")
    return scheme


def _merged(sources: Sequence[_Source]) -> dict[int, _Entry]:
    """Value -> class, over all palettes.

    Raises:
        LabelValueError: If a value is no code, or means different things; names two rasters and what differs.
    """
    palette: dict[int, _Entry] = {}
    clashes: dict[tuple[Path, Path], list[str]] = {}
    for source in sources:
        _check_codes(source)
        for value in map(int, source.classes):
            new = _Entry(source.table.names.get(value, ""), source.table.colours.get(value), source.path)
            old = palette.setdefault(value, new)
            if new.colour != old.colour or not same_name(new.name, old.name):
                text = f"{value} is {_text(old)} in the first, {_text(new)} in the second"
                clashes.setdefault((old.path, new.path), []).append(text)
            elif not old.name:
                palette[value] = replace(old, name=new.name)
    for (first, second), texts in clashes.items():
        raise LabelValueError(
            f"The references {first} and {second} bring different palettes: {'; '.join(texts)}.",
            "Name the classes in CLASSES, if the values mean the same in both; else bring them to one legend first.",
        )
    return palette


def _check_codes(source: _Source) -> None:
    wrong = [value for value in source.classes if value != int(value) or not 0 <= value < NODATA]
    if wrong or len(source.classes) > _MOST_CLASSES:
        what = f"the values {', '.join(map(str, wrong[:8]))}" if wrong else f"{len(source.classes)} values in use"
        raise LabelValueError(
            f"{source.path} has a palette and {what}, but classes are whole numbers from 0 to 254, at most "
            f"{_MOST_CLASSES} of them.",
            "Choose the reference, not a picture; or name the classes in CLASSES.",
        )


def _text(entry: _Entry) -> str:
    return f"{entry.name or 'a class'} {entry.colour or '(without colour)'}"


def _free_colour(
    value: int, colour: tuple[int, int, int] | None, classes: Sequence[LandCoverClass], reporter: Reporter
) -> tuple[int, int, int]:
    """The colour, or another one if there is none or another class has it: a scheme's colours are distinct."""
    taken = {land_cover.colour: land_cover for land_cover in classes}
    if colour is not None and colour not in taken:
        return colour
    step = value
    while True:
        red, green, blue = colorsys.hsv_to_rgb(step * _GOLDEN % 1, 0.6, 0.9)
        free = (round(255 * red), round(255 * green), round(255 * blue))
        if free not in taken:
            break
        step += 1
    why = "no colour in the palette" if colour is None else f"the colour of {taken[colour].value} {colour}"
    reporter.warning(f"The class {value} has {why}; it is shown as {free}.")
    return free

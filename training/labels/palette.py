"""The class scheme of references: the ISPRS one, that of a file, or the one that their palettes bring."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..contract.class_scheme import ISPRS, NODATA, UNDEFINED, ClassScheme, LandCoverClass
from ..contract.errors import LabelValueError
from ..contract.file_names import first_and_more
from ..contract.language import tr
from ..contract.legends.class_file import load_scheme
from ..contract.legends.colours import free_colour
from ..contract.legends.raster_legend import RasterLegend
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader, read_grid
from .inspection import Meaning, reads_as, same_name
from .questions import ask_if_unclear, refuse_lost_class
from .raster_values import survey

_MOST_CLASSES = 100  # a palette with more of them in use belongs to a picture; land cover schemes have up to about 60
# Names of the nodata value that say that it is none of the classes.
_NO_DATA = re.compile(r"\W*(no[\W_]*data|nodata|none|null|void|outside|unclassified|background)\W*", re.IGNORECASE)
_RASTERS = {".tif", ".tiff", ".img", ".png", ".jpg", ".jpeg", ".jp2", ".bmp", ".gif", ".vrt", ".asc", ".ecw", ".sid"}


def reference_scheme(classes: str, references: Sequence[str | Path], reporter: Reporter) -> ClassScheme:
    """The class scheme of a set of class rasters.

    Args:
        classes: What the user says: a file with the class scheme, or `isprs` for the built-in one. "": the built-in
            one, unless the rasters bring another one, which is those of one band with a legend of other classes.
        references: Class rasters of any kind; those that do not tell by themselves what they are are read once.
        reporter: Receives the classes that a legend brought.

    Raises:
        ConfigError: If the file cannot be read.
        LabelValueError: If legends contradict each other, or one is none of classes, or it is unclear what values mean.
    """
    scheme = load_scheme(classes)
    if classes:
        if scheme is not ISPRS:
            refuse_lost_class(references, scheme, reporter)
        return scheme
    sources = [source for path in dict.fromkeys(map(Path, references)) if (source := _source(path, reporter))]
    foreign = [source for source in sources if reads_as(source.legend, source.values, scheme) is Meaning.FOREIGN]
    if not foreign:
        ask_if_unclear(references, scheme, reporter)
        return scheme
    if all(source.nameless for source in foreign) and _fit(foreign, references, scheme):
        ask_if_unclear(references, scheme, reporter)
        for source in foreign:
            if not source.shades:
                reporter.warning(
                    tr(
                        "{source} has a colour table with other colours than the classes, and no names in it: "
                        "its values are taken as the codes of the built-in classes. If they are others, name "
                        "them in CLASSES.",
                        source=source.path,
                    )
                )
        return scheme
    return _own_scheme(sources, reporter)


def names_classes(path: str | Path) -> bool:
    """Whether a raster brings names of classes, in the file or beside it; one name makes no classes."""
    with RasterReader(path, like=read_grid(path)) as reader:
        legend = reader.legend
    return legend is not None and legend.classes() is not None


def _fit(nameless: Sequence[_Source], rasters: Sequence[str | Path], scheme: ClassScheme) -> bool:
    """Whether values are codes of the scheme for all that is known: 0 is among them, and all of them are codes."""
    if all(source.shades for source in nameless):
        return True
    surveys = [survey(path) for path in rasters]
    values = {value for found in surveys if found.grey for value in found.values}
    return 0 in values and values <= set(scheme.values)


@dataclass(frozen=True)
class _Source:
    """A raster with a legend: its values that occur, and those that are classes (they occur or have a name)."""

    path: Path
    legend: RasterLegend
    values: Sequence[float]
    classes: Sequence[float]

    @property
    def nameless(self) -> bool:
        """Whether it has colours only."""
        return self.legend.classes() is None

    @property
    def shades(self) -> bool:
        """Whether its values have nothing but distinct shades of grey, which tell nothing about classes."""
        colours = [self.legend.colours.get(int(value)) for value in self.values]
        grey = all(colour is not None and len(set(colour)) == 1 for colour in colours)
        return self.nameless and grey and len(set(colours)) == len(colours)


@dataclass(frozen=True)
class _Entry:
    """One entry of a palette that is a class; no colour if the palette ends before it."""

    name: str
    colour: tuple[int, int, int] | None
    path: Path


def _source(path: Path, reporter: Reporter) -> _Source | None:
    """The raster, if it has a legend."""
    with RasterReader(path, like=read_grid(path)) as reader:
        legend, nodata = reader.legend, reader.real_nodata
    if legend is None:
        return None
    values = {value for value in survey(path, reporter).counts if value != NODATA}
    if legend.from_style and not values - {nodata} <= legend.names.keys() and _has_namesake(path):
        return None  # the style of the other raster
    name = "" if nodata is None else legend.names.get(int(nodata), "")
    hidden = nodata if not name or _NO_DATA.fullmatch(name) else None  # else the nodata value is a class by its name
    named = {value for value in legend.names if value != NODATA}
    return _Source(path, legend, sorted(values - {hidden}), sorted((named | values) - {hidden}))


def _has_namesake(path: Path) -> bool:
    """Whether another raster has the same name but for its ending, so that a style may belong to that one."""
    try:
        others = [other for other in path.parent.iterdir() if other.stem == path.stem and other != path]
    except OSError:
        return False
    return any(other.suffix.lower() in _RASTERS for other in others)


def _own_scheme(sources: Sequence[_Source], reporter: Reporter) -> ClassScheme:
    """The scheme that the palettes bring."""
    palette = _merged(sources)
    classes: list[LandCoverClass] = []
    undefined = None
    for value, entry in sorted(palette.items()):
        name = entry.name or _built_in_name(value, entry.colour) or f"class {value}"
        if name.lower() == UNDEFINED and undefined is None:
            undefined = value
        if name in [other.name for other in classes]:
            name = f"{name} ({value})"
        classes.append(LandCoverClass(value, name, _free_colour(value, entry.colour, classes, reporter)))
    scheme = ClassScheme(tuple(classes), undefined)
    if len(scheme.learnt()) < 2:
        raise LabelValueError(
            tr(
                "The palette of {source} has colours of its own, but the references hold fewer than two "
                "classes: {classes}.",
                source=sources[0].path,
                classes=", ".join(land_cover.name for land_cover in classes) or tr("none"),
            ),
            tr("Give references with more classes, or name all classes in CLASSES."),
        )
    palettes = first_and_more(str(source.path) for source in sources)
    listed = "; ".join(f"{land_cover.value} {land_cover.name} {land_cover.colour}" for land_cover in classes)
    reporter.info(tr("The classes are those of the palette of {palettes}: {listed}.", palettes=palettes, listed=listed))
    if undefined is None:
        reporter.info(tr("None of these classes is named 'undefined': all of them are learnt."))
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
            new = _Entry(source.legend.names.get(value, ""), source.legend.colours.get(value), source.path)
            old = palette.setdefault(value, new)
            both = None not in (new.colour, old.colour)
            if (both and new.colour != old.colour) or not same_name(new.name, old.name):
                text = tr(
                    "{value} is {old} in the first, {new} in the second", value=value, old=_text(old), new=_text(new)
                )
                clashes.setdefault((old.path, new.path), []).append(text)
            else:
                palette[value] = replace(old, name=old.name or new.name, colour=old.colour or new.colour)
    for (first, second), texts in clashes.items():
        raise LabelValueError(
            tr(
                "The references {first} and {second} bring different palettes: {texts}.",
                first=first,
                second=second,
                texts="; ".join(texts),
            ),
            tr(
                "Name the classes in CLASSES, if the values mean the same in both; else bring them to one legend first."
            ),
        )
    return palette


def _check_codes(source: _Source) -> None:
    wrong = [value for value in source.classes if value != int(value) or not 0 <= value < NODATA]
    if wrong or len(source.classes) > _MOST_CLASSES:
        raise LabelValueError(
            tr(
                "{source} has a palette and the values {wrong}, but classes are whole numbers from 0 to 254, at most "
                "{most} of them."
                if wrong
                else "{source} has a palette and {count} values in use, but classes are whole numbers from 0 to 254, "
                "at most {most} of them.",
                source=source.path,
                wrong=", ".join(map(str, wrong[:8])),
                count=len(source.classes),
                most=_MOST_CLASSES,
            ),
            tr("Choose the reference, not a picture; or name the classes in CLASSES."),
        )


def _text(entry: _Entry) -> str:
    return f"{entry.name or tr('a class')} {entry.colour or tr('(without colour)')}"


def _built_in_name(value: int, colour: tuple[int, int, int] | None) -> str:
    """The name of the built-in class with this value and colour; "" if there is none."""
    return ISPRS.name_of(value) if colour is not None and ISPRS.colour_of(value) == colour else ""


def _free_colour(
    value: int, colour: tuple[int, int, int] | None, classes: Sequence[LandCoverClass], reporter: Reporter
) -> tuple[int, int, int]:
    """The colour, or another one if there is none or another class has it: a scheme's colours are distinct."""
    taken = {land_cover.colour: land_cover for land_cover in classes}
    if colour is not None and colour not in taken:
        return colour
    free = free_colour(value, taken)
    reporter.warning(
        tr("The class {value} has no colour in the palette; it is shown as {free}.", value=value, free=free)
        if colour is None
        else tr(
            "The class {value} has the colour of {other} {colour}; it is shown as {free}.",
            value=value,
            other=taken[colour].value,
            colour=colour,
            free=free,
        )
    )
    return free

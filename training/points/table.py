"""Sample points as a table (CSV): written with an empty true class, read again when a person has filled it in."""

from __future__ import annotations

import contextlib
import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..contract.class_scheme import ClassScheme
from ..contract.errors import ConfigError, LabelValueError, reason
from ..contract.language import tr
from ..contract.outputs import write_text
from ..contract.plain_data import shown
from ..contract.tables import POINT_COLUMNS, UNSURE, UNSURE_WORD, separator_of
from ..raster_io import Grid
from .draw import PointSample

_MOST_NAMED = 8
_LONGEST = 120  # letters of a word in a message
_LONGEST_NAME = 40  # letters of a point's id in a message
_LONGEST_NUMBER = 18  # digits of an id that counts


@dataclass(frozen=True)
class Point:
    """One point of a table.

    Args:
        name: What messages call it: its id, or else the number of its line.
        order: Its place in the random order; None if the table does not say.
        mapped: Class value that the map has there.
        reference: Class value that a person has seen there; None if nobody has looked, `UNSURE` if it is uncertain.
    """

    name: str
    order: int | None
    mapped: int
    reference: int | None

    @property
    def unsure(self) -> bool:
        """Whether somebody has looked at it and could not tell the class."""
        return self.reference == UNSURE


@dataclass(frozen=True)
class PointTable:
    """What a table of points says.

    Args:
        points: The points.
        pixels: Class value -> pixels of the map with this class; empty if the table does not say.
        pixel_m2: Area of a pixel, square metres; 0 if the table does not say.
    """

    points: tuple[Point, ...]
    pixels: dict[int, int]
    pixel_m2: float


def write_points(
    path: str | Path, sample: PointSample, pixels: dict[int, int], grid: Grid, scheme: ClassScheme
) -> None:
    """Write points in their order; `x` and `y` are the centres of the pixels in map units.

    Without georeference, `y` is the row counted downwards as a negative number, as QGIS shows such rasters.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(POINT_COLUMNS)
    area = repr(pixel_area_m2(grid))
    for number, ((col, row), value) in enumerate(zip(sample.places.tolist(), sample.classes.tolist(), strict=True), 1):
        x, y = grid.transform @ (col + 0.5, row + 0.5) if grid.georeferenced else (col + 0.5, -row - 0.5)
        writer.writerow([number, x, y, col, row, "", value, scheme.name_of(value), pixels[value], area])
    write_text(path, stream.getvalue())


def pixel_area_m2(grid: Grid) -> float:
    """Area of a pixel in square metres; 0 if it is not known: no place, no CRS, or a CRS in degrees."""
    return grid.gsd_m**2 if grid.crs is not None and grid.crs.is_projected else 0.0


@dataclass(frozen=True)
class PointFields:
    """Names of the columns that a table of points is read from."""

    reference: str
    mapped: str
    pixels: str


def read_points(path: str | Path, fields: PointFields, scheme: ClassScheme) -> PointTable:
    """Read a table of points, separated by commas, semicolons or tabs.

    Raises:
        ConfigError: If it cannot be read, a column is missing, or lines contradict each other.
        LabelValueError: If a value is no class.
    """
    rows = _rows(path)
    present = list(rows[0]) if rows else []
    missing = [name for name in (fields.reference, fields.mapped) if name not in present]
    if not rows or missing:
        raise ConfigError(
            tr(
                "There is no field {missing} in {path}. Its fields are: {present}."
                if rows
                else "There are no points in {path}. Its fields are: {present}.",
                missing=tr(" and no field ").join(missing),
                path=path,
                present=", ".join(map(_short, present)) or tr("none"),
            ),
            tr("Name the fields with the true and the mapped class in REFERENCE_FIELD and MAP_FIELD."),
        )
    ids = [row.get("id", "") for row in rows]
    _refuse_repeated(path, ids)
    mapped = _classes(path, rows, fields.mapped, scheme)
    reference = _classes(path, rows, fields.reference, scheme, may_be_unsure=True)
    empty = [number for number, value in enumerate(mapped, 1) if value is None]
    if empty:
        raise LabelValueError(
            tr(
                "{count} of {total} points have no mapped class in the field {mapped} of {path} (the first in "
                "line {line}).",
                count=len(empty),
                total=len(rows),
                mapped=fields.mapped,
                path=path,
                line=empty[0] + 1,
            ),
            tr("Take the points as 'Draw sample points' has written them, and change the true class only."),
        )
    ordered = all(text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER for text in ids)
    points = tuple(
        Point(_name(text, line), int(text) if ordered else None, value, seen)
        for line, (text, value, seen) in enumerate(zip(ids, mapped, reference, strict=True), 2)
        if value is not None
    )
    return PointTable(points, _pixels(path, rows, fields.pixels, points), _pixel_m2(path, rows))


def _rows(path: str | Path) -> list[dict[str, str]]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator_of(text), restval="")
        return [{key.strip(): (row[key] or "").strip() for key in row if key is not None} for row in lines]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(
            tr("The points {path} cannot be read: {reason}.", path=path, reason=reason(error)),
            tr("Give a CSV file in UTF-8."),
        ) from error


def _refuse_repeated(path: str | Path, ids: Sequence[str]) -> None:
    given = [text for text in ids if text]
    repeated = sorted({text for text in given if given.count(text) > 1}) if len(set(given)) < len(given) else []
    if repeated:
        raise ConfigError(
            _repeated_text(repeated, given, path),
            tr("Delete the copies: each point counts once."),
        )


def _repeated_text(repeated: Sequence[str], given: Sequence[str], path: str | Path) -> str:
    if len(repeated) > 1:
        return tr("The points {names} occur more than once in {path}.", names=listed(repeated), path=path)
    times = given.count(repeated[0])
    return tr(
        "Point {name} occurs twice in {path}." if times == 2 else "Point {name} occurs {times} times in {path}.",
        name=listed(repeated),
        times=times,
        path=path,
    )


def _name(id_text: str, line: int) -> str:
    """How messages call a point: by its id, shortened if it is long, else by its line in the table."""
    if not id_text:
        return tr("line {line}", line=line)
    return id_text if len(id_text) <= _LONGEST_NAME else f"{id_text[:_LONGEST_NAME]}..."


def _classes(
    path: str | Path, rows: Sequence[dict[str, str]], field: str, scheme: ClassScheme, may_be_unsure: bool = False
) -> list[int | None]:
    """Class value of each row; None where the field is empty, `UNSURE` where a person could not tell it."""
    known = {text: scheme.value_of(text) if text else None for text in {row[field] for row in rows}}
    if may_be_unsure:
        known = {text: UNSURE if _is_unsure(text, value, scheme) else value for text, value in known.items()}
    foreign = sorted(text for text, value in known.items() if text and value is None)
    if foreign:
        counts = {text: sum(row[field] == text for row in rows) for text in foreign}
        named = [
            tr("{text} (1 point)" if count == 1 else "{text} ({count} points)", text=shown(text), count=count)
            for text, count in counts.items()
        ]
        first = next(row for row in rows if row[field] in counts)
        raise LabelValueError(
            tr(
                "Unknown classes in field {field} of {path}: {named}; the first in point {point}. The classes "
                "are: {classes}.",
                field=field,
                path=path,
                named=listed(named),
                point=_name(first.get("id", ""), rows.index(first) + 2),
                classes=", ".join(f"{land_cover.value} {land_cover.shown}" for land_cover in scheme.classes),
            ),
            tr("Correct these points, or give your own list of classes in CLASSES."),
        )
    return [known[row[field]] for row in rows]


def _is_unsure(text: str, value: int | None, scheme: ClassScheme) -> bool:
    """Whether an entry says that its class is not known: the word or its number, or the undefined class."""
    if value is not None:
        return value == scheme.undefined
    return text.casefold() == UNSURE_WORD or text in (str(UNSURE), f"{UNSURE}.0")


def _pixels(path: str | Path, rows: Sequence[dict[str, str]], field: str, points: Sequence[Point]) -> dict[int, int]:
    if field not in rows[0]:
        return {}
    pixels: dict[int, int] = {}
    for row, point in zip(rows, points, strict=True):
        number = _number(path, row[field], field)
        if number != int(number) or number < 1 or pixels.setdefault(point.mapped, int(number)) != number:
            raise ConfigError(
                tr(
                    "The field {field} of {path} says {text} at point {point}, but it must be a whole number, the "
                    "same for all points of a mapped class.",
                    field=field,
                    path=path,
                    text=shown(row[field]),
                    point=point.name,
                ),
                tr(
                    "Take the points as 'Draw sample points' has written them, or give the classified raster "
                    "(PREDICTION) and leave PIXELS_FIELD empty."
                ),
            )
    return pixels


def _pixel_m2(path: str | Path, rows: Sequence[dict[str, str]]) -> float:
    areas = {_number(path, row["pixel_m2"], "pixel_m2") for row in rows if row.get("pixel_m2")}
    return areas.pop() if len(areas) == 1 else 0.0


def _number(path: str | Path, text: str, field: str) -> float:
    with contextlib.suppress(ValueError):
        if math.isfinite(number := float(text)):
            return number
    raise ConfigError(
        tr("The field {field} of {path} holds {text}, which is no number.", field=field, path=path, text=shown(text)),
        tr("Take the points as 'Draw sample points' has written them."),
    )


def listed(words: Sequence[str]) -> str:
    """Words for a message, the first eight of them."""
    more = ["..."] if len(words) > _MOST_NAMED else []
    return ", ".join([*map(_short, words[:_MOST_NAMED]), *more])


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[:_LONGEST]}..."

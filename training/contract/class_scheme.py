"""Class scheme: value, name and colour of each class in a class raster."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ConfigError
from .tables import separator_of

NODATA = 255  # class rasters: the input has no data here
IGNORE_INDEX = NODATA  # the label that loss and accuracy ignore
UNDEFINED = "undefined"  # a class of this name, in upper or lower case, is not learnt unless a scheme names another one
Colour = tuple[int, int, int]  # red, green, blue, 8 bit

_COLUMNS = {"color": "colour", "r": "red", "g": "green", "b": "blue"}  # other names of columns in a CSV


@dataclass(frozen=True)
class LandCoverClass:
    """One class: its value in class rasters (0-254), its name, and its colour as 8-bit red, green, blue."""

    value: int
    name: str
    colour: Colour

    @property
    def colour_hex(self) -> str:
        """The colour as `#rrggbb`."""
        return "#{:02x}{:02x}{:02x}".format(*self.colour)


@dataclass(frozen=True)
class ClassScheme:
    """An ordered set of classes, one of which may mean *undefined*.

    Args:
        classes: Distinct values, names and colours.
        undefined: Value of the class that is not learnt: in a reference "unlabelled", in a result "the model does
            not know". None if the scheme has no such class.
    """

    classes: tuple[LandCoverClass, ...]
    undefined: int | None = None

    @property
    def values(self) -> tuple[int, ...]:
        """Values of all classes, in the order of the scheme."""
        return tuple(c.value for c in self.classes)

    def learnt(self, with_undefined: bool = False) -> tuple[LandCoverClass, ...]:
        """Classes that the network predicts: channel `i` of its output is `learnt()[i]`."""
        return tuple(c for c in self.classes if with_undefined or c.value != self.undefined)

    def name_of(self, value: int) -> str:
        """Name of the class with this value, or the value itself as text."""
        return next((c.name for c in self.classes if c.value == value), str(value))

    def value_of(self, text: str) -> int | None:
        """The class that a text names: its value ("3", "3.0"), or else its name in any case; None if none."""
        try:
            number = float(text)
        except ValueError:
            number = -1.0
        if number in self.values:
            return int(number)
        for same in (str, str.casefold):
            values = [c.value for c in self.classes if same(c.name.strip()) == same(text.strip())]
            if len(values) == 1:
                return values[0]
        return None

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` reads it back."""
        return {
            "classes": [{"value": c.value, "name": c.name, "colour": list(c.colour)} for c in self.classes],
            "undefined": self.undefined,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ClassScheme:
        """Build a scheme from plain data.

        Raises:
            ConfigError: If a field is missing or no integer, or values, names or colours repeat.
        """
        try:
            classes = tuple(
                LandCoverClass(int(c["value"]), str(c["name"]), _colour(c["colour"] if "colour" in c else c["color"]))
                for c in data["classes"]
            )
            undefined = data.get("undefined")
            scheme = cls(classes, None if undefined is None else int(undefined))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ConfigError(
                f"The class scheme cannot be read: {error!r}.",
                'Each class needs "value" (0-254), "name" and "colour" (three numbers 0-255, or #rrggbb).',
            ) from error
        scheme._check()
        return scheme

    @classmethod
    def from_file(cls, path: str | Path) -> ClassScheme:
        """Read a scheme from a file.

        JSON: as `to_dict` gives, or the list of classes alone. CSV, separated by commas, semicolons or tabs: the
        columns value, name and colour, or red, green, blue in place of the last. Unless the file names another one, the
        class named "undefined", if there is one, is not learnt.

        Raises:
            ConfigError: If the file cannot be read or holds no valid scheme.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
            data = json.loads(text) if path.suffix.lower() == ".json" else _table(text, path)
        except UnicodeDecodeError as error:
            raise ConfigError(
                f"The class scheme {path} is not encoded in UTF-8 (byte {error.start + 1} is no part of a text).",
                "Save it anew in the encoding UTF-8 (in a spreadsheet: file type 'CSV UTF-8').",
            ) from error
        except (OSError, csv.Error, json.JSONDecodeError) as error:
            raise ConfigError(
                f"The class scheme {path} cannot be read: {error}.",
                "Give a JSON or CSV file with value, name and colour of each class.",
            ) from error
        if isinstance(data, list):
            data = {"classes": data}
        if isinstance(data, dict) and "undefined" not in data:
            data = {**data, "undefined": _undefined(data.get("classes"))}
        try:
            return cls.from_dict(data)
        except ConfigError as error:
            raise ConfigError(f"{path}: {error.message}", error.hint) from error

    def _check(self) -> None:
        problems = []
        for what in ("value", "name", "colour"):
            entries = [getattr(c, what) for c in self.classes]
            repeated = sorted({str(entry) for entry in entries if entries.count(entry) > 1})
            if repeated:
                problems.append(f"{what} {', '.join(repeated)} stands more than once")
        outside = [c.value for c in self.classes if not 0 <= c.value < NODATA]
        if outside:
            problems.append(f"values must lie in 0-254, found {outside}")
        if self.undefined is not None and self.undefined not in self.values:
            problems.append(f"the undefined value {self.undefined} is no class")
        if len(self.learnt()) < 2:
            problems.append("at least two classes are needed beside the undefined one")
        if problems:
            raise ConfigError(f"The class scheme is not valid: {'; '.join(problems)}.", "Correct the list of classes.")


def _table(text: str, path: Path) -> list[dict[str, Any]]:
    """The rows of a CSV as classes.

    Raises:
        ConfigError: If columns are missing, or a row has more fields than there are columns.
    """
    separator = separator_of(text)
    lines = [
        [field.strip() for field in line]
        for line in csv.reader(text.splitlines(), delimiter=separator, skipinitialspace=True)
        if any(field.strip() for field in line)
    ]
    columns = [_COLUMNS.get(name.lower(), name.lower()) for name in (lines[0] if lines else [])]
    if not {"value", "name"} <= {*columns} or not ("colour" in columns or {"red", "green", "blue"} <= {*columns}):
        raise ConfigError(
            f"The class scheme {path} has the columns {', '.join(columns) or 'of an empty file'}, but value, name and "
            "colour (or red, green, blue) are needed.",
            "Name the columns so in the first line.",
        )
    rows = []
    for fields in lines[1:]:
        if len(fields) > len(columns):
            raise ConfigError(
                f"The class scheme {path} has {len(columns)} columns, but {len(fields)} fields in the line "
                f"{separator.join(fields)!r}.",
                'Write a colour as "#ff0000", or in quotation marks: "255,0,0".',
            )
        row: dict[str, Any] = dict(zip(columns, fields))
        if "colour" not in columns:
            row["colour"] = [row.get(part, "") for part in ("red", "green", "blue")]
        rows.append(row)
    return rows


def _undefined(classes: Any) -> Any:
    """Value of the class named "undefined"; None if there is none, or no list of classes."""
    rows = [row for row in classes if isinstance(row, dict)] if isinstance(classes, list) else []
    return next((row.get("value") for row in rows if str(row.get("name", "")).lower() == UNDEFINED), None)


def _colour(value: Any) -> Colour:
    """Three 8-bit numbers from a list, "#rrggbb" or "r,g,b" / "r g b"."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("#") and len(text) == 7:
            parts = [int(text[i : i + 2], 16) for i in (1, 3, 5)]
        else:
            parts = [int(part) for part in text.replace(",", " ").replace(";", " ").split()]
    else:
        parts = [int(part) for part in value]
    if len(parts) != 3 or not all(0 <= part <= 255 for part in parts):
        raise ValueError(f"colour {value!r}")
    return parts[0], parts[1], parts[2]


# ISPRS 2D semantic labelling contest, Vaihingen; black marks unlabelled pixels and eroded class boundaries.
ISPRS = ClassScheme(
    classes=(
        LandCoverClass(0, "impervious surfaces", (255, 255, 255)),
        LandCoverClass(1, "building", (0, 0, 255)),
        LandCoverClass(2, "low vegetation", (0, 255, 255)),
        LandCoverClass(3, "tree", (0, 255, 0)),
        LandCoverClass(4, "car", (255, 255, 0)),
        LandCoverClass(5, "clutter", (255, 0, 0)),
        LandCoverClass(6, UNDEFINED, (0, 0, 0)),
    ),
    undefined=6,
)


def load_scheme(path: str) -> ClassScheme:
    """The scheme in the file `path`, or the ISPRS one if `path` is empty."""
    return ClassScheme.from_file(path) if path else ISPRS


def named_classes(entries: Iterable[tuple[int, str, Colour]]) -> ClassScheme | None:
    """The classes that a raster names in its colour table.

    Args:
        entries: Value, label and colour. A label that repeats the value is no name, and neither `NODATA` nor
            what lies outside of 0-254 is a class.

    Returns:
        The values that have a name, in their order; None if fewer than two have one.
    """
    named = {
        value: LandCoverClass(value, label.strip(), colour)
        for value, label, colour in entries
        if 0 <= value < NODATA and label.strip() not in ("", str(value))
    }
    if len(named) < 2:
        return None
    classes = tuple(named[value] for value in sorted(named))
    return ClassScheme(classes, next((c.value for c in classes if c.name.lower() == UNDEFINED), None))

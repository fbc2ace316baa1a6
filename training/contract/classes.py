"""Class scheme: value, name and colour of each class in a class raster."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ConfigError

NODATA = 255  # class rasters: the input has no data here; also the label that loss and accuracy ignore


@dataclass(frozen=True)
class LandCoverClass:
    """One class: its value in class rasters (0-254), its name, and its colour as 8-bit red, green, blue."""

    value: int
    name: str
    colour: tuple[int, int, int]

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
        return tuple(item.value for item in self.classes)

    def learnt(self, with_undefined: bool = False) -> tuple[LandCoverClass, ...]:
        """Classes the network tells apart: channel `i` of its output is `learnt()[i]`."""
        return tuple(item for item in self.classes if with_undefined or item.value != self.undefined)

    def name_of(self, value: int) -> str:
        """Name of the class with this value, or the value itself as text."""
        return next((item.name for item in self.classes if item.value == value), str(value))

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
                LandCoverClass(int(c["value"]), str(c["name"]), _colour(c["colour"])) for c in data["classes"]
            )
            undefined = data.get("undefined")
            scheme = cls(classes, None if undefined is None else int(undefined))
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigError(
                f"The class scheme cannot be read: {error!r}.",
                'Each class needs "value" (0-254), "name" and "colour" (three numbers 0-255, or #rrggbb).',
            ) from error
        scheme._check()
        return scheme

    @classmethod
    def from_file(cls, path: str | Path) -> ClassScheme:
        """Read a scheme from a JSON file (as `to_dict` gives) or a CSV with the columns value, name, colour.

        In a CSV the class named "undefined", if there is one, is the one that is not learnt.

        Raises:
            ConfigError: If the file cannot be read or holds no valid scheme.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
            if path.suffix.lower() == ".json":
                return cls.from_dict(json.loads(text))
            rows: list[dict[str, Any]] = list(csv.DictReader(text.splitlines(), skipinitialspace=True))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ConfigError(
                f"The class scheme {path} cannot be read: {error}.",
                "Give a JSON or CSV file with value, name and colour of each class.",
            ) from error
        undefined = next((row.get("value") for row in rows if (row.get("name") or "").lower() == "undefined"), None)
        return cls.from_dict({"classes": rows, "undefined": undefined})

    def _check(self) -> None:
        problems = []
        for what in ("value", "name", "colour"):
            items = [getattr(item, what) for item in self.classes]
            repeated = sorted({str(item) for item in items if items.count(item) > 1})
            if repeated:
                problems.append(f"{what} {', '.join(repeated)} stands more than once")
        outside = [item.value for item in self.classes if not 0 <= item.value < NODATA]
        if outside:
            problems.append(f"values must lie in 0-254, found {outside}")
        if self.undefined is not None and self.undefined not in self.values:
            problems.append(f"the undefined value {self.undefined} is no class")
        if len(self.learnt()) < 2:
            problems.append("at least two classes are needed beside the undefined one")
        if problems:
            raise ConfigError(f"The class scheme is not valid: {'; '.join(problems)}.", "Correct the list of classes.")


def _colour(value: Any) -> tuple[int, int, int]:
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
        LandCoverClass(6, "undefined", (0, 0, 0)),
    ),
    undefined=6,
)


def load_scheme(path: str) -> ClassScheme:
    """The scheme in the file `path`, or the ISPRS one if `path` is empty."""
    return ClassScheme.from_file(path) if path else ISPRS

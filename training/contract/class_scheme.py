"""Class scheme: value, name and colour of each class in a class raster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import plain_data
from .errors import ConfigError
from .language import later, tr

NODATA = 255  # class rasters: the input has no data here
IGNORE_INDEX = NODATA  # the label that loss and accuracy ignore
UNDEFINED = "undefined"  # a class of this name, in upper or lower case, is not learnt unless a scheme names another one
Colour = tuple[int, int, int]  # red, green, blue, 8 bit

_EXAMPLE = '[{"value": 0, "name": "other", "colour": "#ffffff"}, {"value": 1, "name": "building", "colour": "#ff0000"}]'
_MOST_SHOWN = 60  # letters of an entry that is named in a message


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

    @property
    def shown(self) -> str:
        """The name as people read it, see `shown_name`."""
        return shown_name(self.name)


@dataclass(frozen=True)
class ClassScheme:
    """An ordered set of classes, one of which may mean *undefined*.

    Args:
        classes: Distinct values, names and colours.
        undefined: Value of the class that is not learnt: in a reference "unlabelled", in a result "the model does
            not know". None if the scheme has no such class.
        undefined_values: Further values that references have for it.
        undefined_colours: Further colours that coloured references have for it.
    """

    classes: tuple[LandCoverClass, ...]
    undefined: int | None = None
    undefined_values: tuple[int, ...] = ()
    undefined_colours: tuple[Colour, ...] = ()

    @property
    def values(self) -> tuple[int, ...]:
        """Values of all classes, in the order of the scheme."""
        return tuple(c.value for c in self.classes)

    def colour_of(self, value: int) -> Colour | None:
        """Colour of the class with this value; None if there is none."""
        return next((c.colour for c in self.classes if c.value == value), None)

    def learnt(self, with_undefined: bool = False) -> tuple[LandCoverClass, ...]:
        """Classes that the network predicts: channel `i` of its output is `learnt()[i]`."""
        return tuple(c for c in self.classes if with_undefined or c.value != self.undefined)

    def name_of(self, value: int) -> str:
        """Name of the class with this value, or the value itself as text."""
        return next((c.name for c in self.classes if c.value == value), str(value))

    def shown_name_of(self, value: int) -> str:
        """The same as people read it."""
        return next((c.shown for c in self.classes if c.value == value), str(value))

    def value_of(self, text: str) -> int | None:
        """The class that a text names: its value ("3", "3.0"), or else its name in any case; None if none."""
        try:
            number = float(text)
        except ValueError:
            number = -1.0
        if number in self.values:
            return int(number)
        for same in (str, str.casefold):
            values = [c.value for c in self.classes if same(text.strip()) in (same(c.name.strip()), same(c.shown))]
            if len(values) == 1:
                return values[0]
        return None

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` reads it back."""
        data: dict[str, Any] = {
            "classes": [{"value": c.value, "name": c.name, "colour": list(c.colour)} for c in self.classes],
            "undefined": self.undefined,
        }
        if self.undefined_values:
            data["undefined_values"] = list(self.undefined_values)
        if self.undefined_colours:
            data["undefined_colours"] = [list(colour) for colour in self.undefined_colours]
        return data

    @classmethod
    def from_dict(cls, data: Any) -> ClassScheme:
        """Build a scheme from plain data.

        An undefined value that is none of the classes, or further values or colours of an undefined class that is
        missing, add this class.

        Raises:
            ConfigError: If a field is missing or of a wrong type, or values, names or colours repeat.
        """
        if not isinstance(data, dict) or not isinstance(data.get("classes"), (list, tuple)):
            raise ConfigError(
                tr("The class scheme cannot be read: it holds no list of classes."),
                tr("Write {example}.", example=example()),
            )
        problems: list[str] = []
        classes = [read for entry in data["classes"] if (read := _class(entry, problems))]
        colours = data.get("undefined_colours", data.get("undefined_colors"))
        values = _each(whole_number, data.get("undefined_values"), "undefined_values", problems)
        undefined = _undefined_value(data.get("undefined"), classes, problems)
        if undefined is not None and not 0 <= undefined < NODATA:
            values, undefined = (*values, undefined), None  # no code of a class raster, but values of references
        values = tuple(value for value in values if value not in (NODATA, undefined))
        scheme = cls(
            tuple(classes), undefined, values, _each(colour_of, colours, "undefined_colours", problems)
        )._with_undefined()
        if problems:
            raise ConfigError(
                tr("The class scheme cannot be read: {problems}.", problems="; ".join(problems)),
                tr("Write {example}.", example=example()),
            )
        scheme._check()
        return scheme

    def _with_undefined(self) -> ClassScheme:
        """The same scheme with the undefined class that it speaks of, if this is missing; nothing is said twice."""
        scheme = self
        spoken_of = self.undefined is not None or self.undefined_values or self.undefined_colours
        if spoken_of and self.undefined not in self.values:
            free = [v for v in (*self.undefined_values, *range(NODATA)) if 0 <= v < NODATA and v not in self.values]
            value = free[0] if self.undefined is None else self.undefined
            taken = {c.colour for c in self.classes}
            greys = ((grey, grey, grey) for grey in (0, 128, *range(1, NODATA)))
            colour = next(c for c in (*self.undefined_colours, *greys) if c not in taken)
            name = UNDEFINED if all(c.name.lower() != UNDEFINED for c in self.classes) else f"{UNDEFINED} ({value})"
            classes = (*self.classes, LandCoverClass(value, name, colour))
            scheme = replace(self, classes=classes, undefined=value)
        own = None if scheme.undefined is None else scheme.colour_of(scheme.undefined)
        return replace(
            scheme,
            undefined_values=tuple(v for v in scheme.undefined_values if v != scheme.undefined),
            undefined_colours=tuple(c for c in scheme.undefined_colours if c != own),
        )

    def _check(self) -> None:
        problems = []
        for what in (later("value"), later("name"), later("colour")):
            entries = [getattr(c, what) for c in self.classes]
            repeated = sorted({str(entry) for entry in entries if entries.count(entry) > 1})
            if repeated:
                problems.append(
                    tr("{what} {repeated} stands more than once", what=tr(what), repeated=", ".join(repeated))
                )
        outside = [c.value for c in self.classes if not 0 <= c.value < NODATA]
        if outside:
            problems.append(tr("values must lie in 0-254, found {outside}", outside=outside))
        both = sorted({*self.undefined_values} & {c.value for c in self.learnt()})
        if both:
            problems.append(tr("{both} in undefined_values is the value of a class", both=", ".join(map(str, both))))
        same = sorted({*self.undefined_colours} & {c.colour for c in self.learnt()})
        if same:
            problems.append(tr("{same} in undefined_colours is the colour of a class", same=", ".join(map(str, same))))
        if len(self.learnt()) < 2:
            problems.append(tr("at least two classes are needed beside the undefined one"))
        if problems:
            raise ConfigError(
                tr("The class scheme is not valid: {problems}.", problems="; ".join(problems)),
                tr("Correct the list of classes."),
            )


def example() -> str:
    """What a list of classes looks like, for messages."""
    return tr(
        "{json} (JSON), or lines such as {line} below the line {head} (CSV)",
        json=_EXAMPLE,
        line="1;building;#ff0000",
        head="value;name;colour",
    )


def whole_number(value: Any) -> int:
    """A whole number, also as text such as "3" or "3.0".

    Raises:
        ValueError: If it is none.
    """
    number = float("nan" if isinstance(value, bool) else value)
    if number != number or number in (float("inf"), float("-inf")) or number != int(number):
        raise ValueError(tr("{value} is no whole number", value=plain_data.shown(value)))
    return int(number)


def colour_of(value: Any) -> Colour:
    """Three 8-bit numbers from a list, "#rrggbb" or "r,g,b" / "r g b".

    Raises:
        ValueError: If it is no colour.
        TypeError: The same.
    """
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("#") and len(text) == 7:
            parts = [int(text[i : i + 2], 16) for i in (1, 3, 5)]
        else:
            parts = [whole_number(part) for part in text.strip("()[]").replace(",", " ").replace(";", " ").split()]
    else:
        parts = [whole_number(part) for part in value]
    if len(parts) != 3 or not all(0 <= part <= 255 for part in parts):
        raise ValueError(tr("{value} is no colour", value=plain_data.shown(value)))
    return parts[0], parts[1], parts[2]


def _class(entry: Any, problems: list[str]) -> LandCoverClass | None:
    """A class from plain data; None, and what is wrong, if it cannot be read."""
    shown = str(entry)[:_MOST_SHOWN]
    if not isinstance(entry, dict):
        problems.append(tr("{shown} is no class", shown=shown))
        return None
    colour = entry.get("colour", entry.get("color"))
    given = {"value": entry.get("value"), "name": entry.get("name"), "colour": colour}
    missing = [f'"{what}"' for what, value in given.items() if value is None or value == ""]
    if missing:
        problems.append(tr("{shown} has no {missing}", shown=shown, missing=tr(" and no ").join(missing)))
        return None
    try:
        return LandCoverClass(whole_number(entry["value"]), str(entry["name"]).strip(), colour_of(colour))
    except (TypeError, ValueError):
        problems.append(
            tr(
                "{shown}: a value is a whole number from 0 to 254, a colour three whole numbers from 0 to 255 or "
                "#rrggbb",
                shown=shown,
            )
        )
        return None


def _each(read: Any, values: Any, what: str, problems: list[str]) -> tuple[Any, ...]:
    """A list of numbers or colours, each once; nothing, and what is wrong, if it cannot be read."""
    if values is None:
        return ()
    try:
        if not isinstance(values, (list, tuple)):
            raise TypeError(values)
        return tuple(dict.fromkeys(read(value) for value in values))
    except (TypeError, ValueError):
        example = "[[0, 0, 0]]" if read is colour_of else "[99]"
        problems.append(
            tr(
                '"{what}" is {values}, but a list such as {example} was expected',
                what=what,
                values=str(values)[:_MOST_SHOWN],
                example=example,
            )
        )
        return ()


def _undefined_value(given: Any, classes: Sequence[LandCoverClass], problems: list[str]) -> int | None:
    """The value of the undefined class, which may be given by its name too."""
    if given is None:
        return None
    named = [c.value for c in classes if isinstance(given, str) and c.name.casefold() == given.strip().casefold()]
    if len(named) == 1:
        return named[0]
    try:
        return whole_number(given)
    except (TypeError, ValueError):
        problems.append(
            tr(
                '"undefined" is {given}, but the value of a class, or null, was expected',
                given=str(given)[:_MOST_SHOWN],
            )
        )
        return None


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
_TRANSLATED = {land_cover.name for land_cover in ISPRS.classes}


def shown_name(name: str) -> str:
    """A class's name as people read it: in their language if it is of the benchmark, others as they are given."""
    return tr(name) if name in _TRANSLATED else name


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

"""What is given for a parameter becomes its value, or is refused: on the command line, in job files and in QGIS alike.

Each function takes what was given, a text or a value of Python, and gives the value. It raises a `ValueError` whose
text goes on after the parameter's name: "EPOCHS" + "must be a whole number, not '1.6'."
"""

from __future__ import annotations

import difflib
import json
import math
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .language import later, tr
from .plain_data import shown

LARGEST_WHOLE_NUMBER = 2**31 - 1  # what QGIS can hold
_WORDS = {
    **dict.fromkeys(("true", "t", "yes", "y", "on", "1"), True),
    **dict.fromkeys(("false", "f", "no", "n", "off", "0"), False),
}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_WITH_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)
_WITH_UNIT = re.compile(r"([+-]?\d+\.?\d*)\s*(%|px|pixels?|m|cm)", re.IGNORECASE | re.ASCII)
_QUOTED_OR_WORD = re.compile(r'\s*(?:[,;]\s*)*(?:"((?:[^"]|"")*)"(?=[\s,;]|$)|([^\s,;"][^\s,;]*))?')
_SEPARATORS = re.compile(r"[\s,;]")
_EXTENT = re.compile(r"(?P<numbers>[^\[\]]*)(\[(?P<crs>.+)\])?", re.DOTALL)
_WRITE_EXTENT = later(
    "Write it as xmin,ymin,xmax,ymax in map units, such as 500000,5400000,501000,5400500, and behind it in brackets "
    "the coordinate reference system if it is not that of the orthophoto: [EPSG:25832]."
)
_ONLY_NUMBERS = re.compile(r"[\d\s,;]+", re.ASCII)


def single(given: Any) -> Any:
    """The one value of a parameter that takes one; a list is what QGIS and the command line make of several."""
    if not isinstance(given, (list, tuple)):
        return given
    if len(given) > 1:
        raise ValueError(
            tr(
                "is given twice: {given}. Give one value."
                if len(given) == 2
                else "is given {count} times: {given}. Give one value.",
                count=len(given),
                given=tr(" and ").join(map(str, given)),
            )
        )
    return given[0] if given else ""


def whole_number(given: Any) -> int:
    """10 of 10, 10.0, "10" and "10.0"."""
    value = _float(given, later("must be a whole number, not {given}"))
    if not value.is_integer():
        raise ValueError(f"{tr('must be a whole number, not {given}', given=shown(given))}.")
    if abs(value) > LARGEST_WHOLE_NUMBER:
        raise ValueError(
            tr(
                "is {given}, but must be at most {largest}.",
                given=shown(given),
                largest=LARGEST_WHOLE_NUMBER,
            )
        )
    return int(value)


def number(given: Any) -> float:
    """A finite number, as a number or a text with a decimal point."""
    return _float(given, later("must be a number, not {given}"))


def truth(given: Any) -> bool:
    """True or false, also as one of the words and numbers that usually mean them, in any case."""
    if isinstance(given, bool):
        return given
    text = f"{given:g}" if isinstance(given, (int, float)) else given
    if not isinstance(text, str) or text.strip().lower() not in _WORDS:
        raise ValueError(tr("must be true or false (yes or no, on or off, 1 or 0), not {given}.", given=shown(given)))
    return _WORDS[text.strip().lower()]


def word(given: Any, choices: Sequence[str], several: bool = False) -> str:
    """One of the choices, in any case."""
    known = {choice.casefold(): choice for choice in choices}
    found = known.get(str(given).strip().casefold())
    if found is None:
        raise ValueError(
            tr(
                "must be some of {choices}, not {given}." if several else "must be one of {choices}, not {given}.",
                choices=", ".join(choices),
                given=shown(given),
            )
            + did_you_mean(str(given), choices)
        )
    return found


def words(given: Any, choices: Sequence[str]) -> tuple[str, ...]:
    """Some of the choices: a list, or a text in which commas or blanks separate them."""
    parts = given if isinstance(given, (list, tuple)) else [given]
    split = [part for text in parts for part in (_SEPARATORS.split(text) if isinstance(text, str) else [text])]
    return tuple(word(part, choices, several=True) for part in split if part != "")


def text(given: Any) -> str:
    """A text; a number becomes one."""
    if isinstance(given, bool) or not isinstance(given, (str, int, float)):
        raise ValueError(tr("must be text, not {given}.", given=shown(given)))
    return f"{given:.15g}" if isinstance(given, float) else str(given)


def names(given: Any) -> str:
    """A list of names as the text that `split_names` takes apart; each entry of a list is a name of its own.

    Entries that are lists of numbers or hold quoted names, such as `1 3` or `"area 1" 3`, are lists themselves.
    """
    if not isinstance(given, (list, tuple)):
        listed = text(given)
        split_names(listed)  # refuses what cannot be taken apart
        return listed
    each: list[str] = []
    for entry in map(text, given):
        several = _ONLY_NUMBERS.fullmatch(entry) or entry.lstrip().startswith('"')
        each += split_names(entry) if several else filter(None, [entry.strip()])
    return " ".join(map(_quoted, each))


def split_names(listed: str) -> list[str]:
    """The names in a list separated by blanks, commas or semicolons, e.g. `1, 3 "area 7"` -> ["1", "3", "area 7"].

    A name with blanks or commas stands in double quotation marks; one within it is doubled. A list of texts in JSON
    will do as well.
    """
    if listed.lstrip().startswith('["'):
        try:
            return [str(name) for name in json.loads(listed)]
        except ValueError as error:
            raise ValueError(
                tr("is {listed}, which is no list in JSON ({error}).", listed=listed, error=error)
            ) from error
    found, position = [], 0
    while position < len(listed):
        match = _QUOTED_OR_WORD.match(listed, position)
        if match is None or match.lastindex is None:
            rest = listed[position:].strip(" \t\r\n,;")
            if not rest:
                break
            raise ValueError(tr("holds {rest}, in which a quotation mark is not closed.", rest=rest))
        found.append(match[2] or match[1].replace('""', '"'))
        position = match.end()
    return [name for name in found if name]


def path(given: Any) -> str:
    """The path of a file or folder, with `~` and `~user` at its start replaced by the home folder."""
    if not isinstance(given, (str, os.PathLike)):
        raise ValueError(tr("must be a path, not {given}.", given=shown(given)))
    given = os.fspath(given)
    if not isinstance(given, str) or not given.startswith("~"):
        return _possible(str(given))
    start, *rest = re.split(r"[/\\]" if os.name == "nt" else "/", given, maxsplit=1)
    if start != "~" and not rest:
        return given  # a file whose name begins so
    full = os.path.expanduser(given)
    if full == given and not Path(start).exists():
        raise ValueError(
            tr("is {given}, but there is no home folder {start}. Write the whole path.", given=given, start=start)
        )
    return _possible(full)


def _possible(path: str) -> str:
    """The same path, if the system can have such a one at all."""
    try:
        possible = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:  # half a character
        possible = False
    if not possible:
        raise ValueError(tr("is {path}, which holds a character that no path can have.", path=shown(path)))
    return path


def paths(given: Any) -> tuple[str, ...]:
    """Any number of paths; lists within the list are opened."""
    if isinstance(given, (list, tuple)):
        return tuple(one for part in given for one in paths(part))
    return (path(given),) if given not in (None, "") else ()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that names the known name most like this one, or "" if none is like it."""
    by_case = {each.casefold(): each for each in known}
    wanted = name.strip().casefold().replace("-", "_") if not name.startswith("-") else name.casefold()
    near = difflib.get_close_matches(wanted, by_case, n=1)
    near = near or [each for each in by_case if wanted.strip("-") and each.startswith(wanted)]
    return tr(" Did you mean {name}?", name=by_case[near[0]]) if near else ""


def unknown_names(given: Iterable[str], known: Iterable[str]) -> list[str]:
    """A sentence for each name that is none of the parameters."""
    known = list(known)
    there_are = tr(" There are: {known}.", known=", ".join(known))
    return [
        tr("{name} is no parameter.", name=name) + (did_you_mean(name, known) or there_are)
        for name in map(str, given)
        if name not in known
    ]


def _float(given: Any, refusal: str) -> float:
    understood = isinstance(given, (int, float)) and not isinstance(given, bool)
    if isinstance(given, str):
        understood = bool(_NUMBER.fullmatch(given.strip()))
    value = _finite(given) if understood else None
    if value is None:
        raise ValueError(f"{tr(refusal, given=shown(given))}{_how_to_write(given)}.")
    return value


def _finite(given: Any) -> float | None:
    try:
        value = float(given)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def _how_to_write(given: Any) -> str:
    """How to write what looks like a number, as the end of a sentence."""
    stripped = given.strip() if isinstance(given, str) else ""
    if _THOUSANDS.fullmatch(stripped):
        return tr(": write it without commas")
    if _WITH_COMMA.fullmatch(stripped):
        return tr(": write {number}", number=f"{float(stripped.replace(',', '.')):g}")
    unit = _WITH_UNIT.fullmatch(stripped)
    return tr(": write {number}", number=unit[1]) if unit else ""


def _quoted(name: str) -> str:
    plain = name and not _SEPARATORS.search(name) and not name.startswith(('"', "["))
    return name if plain else '"{}"'.format(name.replace('"', '""'))


@dataclass(frozen=True)
class Extent:
    """A rectangle in map units.

    Args:
        bounds: xmin, ymin, xmax, ymax.
        crs: Its coordinate reference system, such as "EPSG:25832", or as WKT; "": that of the raster it belongs to.
    """

    bounds: tuple[float, float, float, float]
    crs: str = ""

    def __str__(self) -> str:
        numbers = ",".join(f"{number!r}" for number in self.bounds)
        return f"{numbers} [{self.crs}]" if self.crs else numbers


def extent(given: Any) -> Extent:
    """The extent that a text means: `500000,5400000,501000,5400500 [EPSG:25832]`, with commas, blanks or both."""
    form = _EXTENT.fullmatch(str(given).strip())
    try:
        numbers = [float(word) for word in form["numbers"].replace(",", " ").split()] if form else []
    except ValueError:
        numbers = []
    if form is None or len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise ValueError(tr("is {given}, which is no extent.", given=shown(given)) + f" {tr(_WRITE_EXTENT)}")
    left, bottom, right, top = numbers
    if left >= right or bottom >= top:
        raise ValueError(
            tr(
                "is {given}, which is empty: xmin must be less than xmax, and ymin less than ymax.",
                given=shown(given),
            )
            + f" {tr(_WRITE_EXTENT)}"
        )
    return Extent((left, bottom, right, top), (form["crs"] or "").strip())

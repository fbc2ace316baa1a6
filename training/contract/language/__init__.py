"""The language of what people read: texts are written in English and looked up when they are shown.

`tr("{count} patches of {size:.2f} m", count=12, size=0.5)` is the sentence in the chosen language, with its
numbers as people write them there. What files and programs read (JSON, CSV, names of parameters) stays as it is.
docs/translating.md says how texts get into the catalogues.
"""

from __future__ import annotations

import json
import numbers
import os
import string
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ENGLISH = "en"
_CATALOGUES = Path(__file__).parent  # code.json: text -> translation; made by `make translations`


class _Spoken:
    """What is spoken now, in the whole process."""

    code = ENGLISH
    look_up: Callable[[str], str] = staticmethod(str)


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        text = format(value, format_spec)
        is_number = isinstance(value, numbers.Real) and not isinstance(value, bool)
        return as_written(text) if is_number else text


def tr(text: str, /, **values: Any) -> str:
    """A text in the chosen language; as it is, where there is no translation.

    Args:
        text: In English, with placeholders as for `str.format`.
        **values: What stands in place of them; none: the text is not formatted.
    """
    translated = _Spoken.look_up(text)
    return _Formatter().vformat(translated, (), values) if values else translated


def later(text: str) -> str:
    """Mark a text for the catalogues that is given to `tr` only when it is shown, such as one of a table."""
    return text


def as_written(number: str) -> str:
    """A number as Python formats it ("1,234.5", "12 %"), with the signs of the chosen language."""
    signs = {",": tr(","), ".": tr("."), "%": tr("%")}
    return "".join(signs.get(sign, sign) for sign in number)


def begun(text: str) -> str:
    """A part of a sentence as the beginning of one."""
    return f"{text[:1].upper()}{text[1:]}"


def now() -> str:
    """Date and time as people write them."""
    return time.strftime(tr("%Y-%m-%d %H:%M"))


def speak(code: str, look_up: Callable[[str], str] | None = None) -> None:
    """Choose the language.

    Args:
        code: Such as "fr" or "fr_CA"; English is spoken where there is no catalogue for it.
        look_up: Gives the translation of a text, or the text itself; None: that of the catalogue here.
    """
    file = _file(code)
    if file is None:
        code, look_up = ENGLISH, str
    elif look_up is None:
        catalogue: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        look_up = _look_up_in(catalogue)
    _Spoken.code, _Spoken.look_up = code, staticmethod(look_up)


def spoken() -> str:
    """Code of the language that was chosen."""
    return _Spoken.code


def languages() -> list[str]:
    """Codes of the languages that there are."""
    return [ENGLISH, *sorted(path.stem for path in _CATALOGUES.glob("*.json"))]


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """The language that environment variables ask for, in the order of gettext: "fr_FR" of LANG=fr_FR.UTF-8."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for code in environment.get(name, "").split(":"):
            plain = code.partition(".")[0].partition("@")[0]
            if plain:
                return plain
    return ENGLISH


def _file(code: str) -> Path | None:
    """The catalogue of a language, or of its main form: that of "fr" serves "fr_CA" too."""
    files = [_CATALOGUES / f"{name}.json" for name in (code, code.partition("_")[0])]
    return next(filter(Path.is_file, files), None)


def _look_up_in(catalogue: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: catalogue.get(text, text)

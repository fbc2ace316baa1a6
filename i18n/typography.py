"""What translators need not type: the spaces, apostrophes and quotation marks that a language asks for."""

from __future__ import annotations

import re

_NARROW, _FULL = "\u202f", "\u00a0"  # spaces that do not break
# Left as they are: HTML tags, placeholders, addresses, and what is written as a program reads it.
_KEPT = re.compile(r"(<[^<>]+>|\{[^{}]*\}|%\(\w+\)s|\w+://\S+|[A-Z_]+=\S+)")
_FRENCH = (
    (re.compile(r"(?<=\w)'(?=\w|«|$)"), "’"),
    (re.compile(rf"\s*«[ {_FULL}]*"), lambda match: f"{_space_before(match[0])}«{_FULL}"),
    (re.compile(rf"[ {_FULL}]*»"), f"{_FULL}»"),
    (re.compile(rf"[ {_FULL}{_NARROW}]+([;!?])"), rf"{_NARROW}\1"),
    (re.compile(rf"[ {_FULL}{_NARROW}]+([:%])"), rf"{_FULL}\1"),
)


def _space_before(found: str) -> str:
    return found[: len(found) - len(found.lstrip())]


def french(text: str) -> str:
    """A French text with « its » marks: apostrophes, and spaces before high marks that do not break the line."""
    parts = _KEPT.split(text)
    for number in range(0, len(parts), 2):
        for pattern, put in _FRENCH:
            parts[number] = pattern.sub(put, parts[number])
    return "".join(parts)


RULES = {"fr": french}  # language -> its rules

"""Plain data from a file (JSON): checked against the dataclass that is to hold it, and refused in plain words."""

from __future__ import annotations

import ast
import dataclasses
import json
import math
from collections.abc import Callable
from functools import cache
from typing import Any

from .language import later, tr

_LONGEST_SHOWN = 60
LARGEST_COUNT = 2**53  # whole numbers beyond are no count of anything, and other programs do not read them exactly


class DataError(ValueError):
    """Data are not what they should be; the message is a part of a sentence, for the user."""


def parse_json(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        DataError: If it is none.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError(
            tr("it is no JSON text: line {lineno}, column {colno}", lineno=error.lineno, colno=error.colno)
        ) from error
    except RecursionError as error:
        raise DataError(tr("its brackets are nested too deeply")) from error
    except ValueError as error:  # a number of thousands of digits
        raise DataError(tr("a number in it is too long")) from error


def shown(value: Any) -> str:
    """A value for a message, shortened if it is long."""
    text = repr(value)
    if isinstance(value, str) and text.startswith("'"):
        text = tr("'{label}'", label=text[1:-1])  # in the quotation marks of the language
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def fields_of(kind: Any, data: Any) -> dict[str, Any]:
    """The values of a dataclass's fields in plain data, each of the type that the field declares; lists become tuples.

    Other keys are left out. Values of types that JSON does not have, such as another dataclass, are not checked.

    Raises:
        DataError: If fields without a default are missing, or a value is of another type.
    """
    if not isinstance(data, dict):
        raise DataError(tr("{data} stands where names and values are expected", data=shown(data)))
    fields = dataclasses.fields(kind)
    needed = {f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}
    if missing := sorted(needed - data.keys()):
        raise DataError(tr("{missing} missing", missing=", ".join(missing)))
    return {f.name: _typed(f.name, data[f.name], _parsed(str(f.type))) for f in fields if f.name in data}


def checked_range(name: str, value: float, least: float, most: float = math.inf) -> None:
    """Refuse a number that is too small or too large.

    Raises:
        DataError: If it is.
    """
    if not least <= value <= most:
        raise DataError(
            tr(
                "{name} is {value}, but at least {least:g} is expected"
                if most == math.inf
                else "{name} is {value}, but {least:g} to {most:g} is expected",
                name=name,
                value=shown(value),
                least=least,
                most=most,
            )
        )


def checked_choice(name: str, value: Any, choices: tuple[str, ...]) -> None:
    """Refuse a word that is none of several.

    Raises:
        DataError: If it is none of them.
    """
    if value not in choices:
        raise DataError(
            tr(
                "{name} is {value}, but one of {choices} is expected",
                name=name,
                value=shown(value),
                choices=", ".join(choices),
            )
        )


@cache
def _parsed(annotation: str) -> ast.expr:
    return ast.parse(annotation, mode="eval").body


def _typed(name: str, value: Any, annotation: ast.expr) -> Any:
    """The value as the annotation says: a name (`int`), an alternative to None, or a list, tuple or dict of things."""
    if isinstance(annotation, ast.BinOp):
        return None if value is None else _typed(name, value, annotation.left)
    if isinstance(annotation, ast.Subscript):
        return _collection(name, value, annotation)
    kind = annotation.id if isinstance(annotation, ast.Name) else ""
    return _SIMPLE[kind](name, value) if kind in _SIMPLE else value


def _collection(name: str, value: Any, annotation: ast.Subscript) -> Any:
    kind = ast.unparse(annotation.value)
    inner = annotation.slice
    elements = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if kind == "dict":
        if not isinstance(value, dict):
            raise _wrong(name, value, later("{name} is {value}, but names and values are expected"))
        return {key: _typed(f"{name}[{key!r}]", element, elements[-1]) for key, element in value.items()}
    if not isinstance(value, (list, tuple)):
        raise _wrong(name, value, later("{name} is {value}, but a list is expected"))
    made = [_typed(name, element, elements[0]) for element in value]
    return tuple(made) if kind == "tuple" else made


def _whole(name: str, value: Any) -> int:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not abs(value) <= LARGEST_COUNT or value != int(value):
        raise _wrong(name, value, later("{name} is {value}, but a whole number is expected"))
    return int(value)


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < math.inf:
        raise _wrong(name, value, later("{name} is {value}, but a number is expected"))
    try:
        return float(value)
    except OverflowError as error:
        raise _wrong(name, value, later("{name} is {value}, but a number is expected")) from error


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, later("{name} is {value}, but a text is expected"))
    return value


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, value, later("{name} is {value}, but true or false is expected"))
    return value


def _wrong(name: str, value: Any, text: str) -> DataError:
    return DataError(tr(text, name=name, value=shown(value)))


_SIMPLE: dict[str, Callable[[str, Any], Any]] = {"int": _whole, "float": _number, "str": _text, "bool": _flag}

"""How a configuration declares its parameters: `epochs: int = parameters.integer("Epochs", "How often...", 100)`.

Each function makes a dataclass field with its `Option`, whose docstring describes the arguments.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from . import formats
from .options import Kind, Option

_Value = TypeVar("_Value")


def integer(
    label: str,
    help: str,
    default: int,
    *,
    minimum: int | None = None,
    maximum: int | None = None,
    advanced: bool = False,
) -> int:
    """A whole number."""
    return _field(default, Option(Kind.INTEGER, label, help, minimum=minimum, maximum=maximum, advanced=advanced))


def number(
    label: str,
    help: str,
    default: float,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    advanced: bool = False,
) -> float:
    """A number."""
    return _field(default, Option(Kind.NUMBER, label, help, minimum=minimum, maximum=maximum, advanced=advanced))


def flag(label: str, help: str, default: bool, *, advanced: bool = False) -> bool:
    """True or false."""
    return _field(default, Option(Kind.FLAG, label, help, advanced=advanced))


def choice(
    label: str,
    help: str,
    default: str,
    *,
    choices: tuple[str, ...],
    choice_labels: tuple[str, ...],
    advanced: bool = False,
) -> str:
    """One of several words."""
    return _field(
        default, Option(Kind.CHOICE, label, help, choices=choices, choice_labels=choice_labels, advanced=advanced)
    )


def several(
    label: str,
    help: str,
    default: tuple[str, ...],
    *,
    choices: tuple[str, ...],
    choice_labels: tuple[str, ...],
    required: bool = False,
) -> tuple[str, ...]:
    """Some of several words."""
    return _field(
        default, Option(Kind.CHOICES, label, help, choices=choices, choice_labels=choice_labels, required=required)
    )


def text(
    label: str,
    help: str,
    default: str = "",
    *,
    advanced: bool = False,
    several: bool = False,
    engine_only: bool = False,
) -> str:
    """A text; with `several`, a list of names."""
    return _field(default, Option(Kind.TEXT, label, help, advanced=advanced, several=several, engine_only=engine_only))


def extent(label: str, help: str) -> str:
    """A part of the map, see `contract.values.Extent`; empty: all of it."""
    return _field("", Option(Kind.EXTENT, label, help))


def file(
    label: str,
    help: str,
    *,
    required: bool = False,
    advanced: bool = False,
    more: str = "",
    endings: tuple[str, ...] = (),
) -> str:
    """A file to read."""
    option = Option(Kind.FILE, label, help, required=required, advanced=advanced, more=more, endings=endings)
    return _field("", option)


def files(label: str, help: str, *, advanced: bool = False, engine_only: bool = False) -> tuple[str, ...]:
    """Any number of files to read."""
    return _field((), Option(Kind.FILES, label, help, advanced=advanced, engine_only=engine_only))


def folder(label: str, help: str, *, required: bool = False, advanced: bool = False) -> str:
    """A folder to read."""
    return _field("", Option(Kind.FOLDER, label, help, required=required, advanced=advanced))


def new_file(
    label: str,
    help: str,
    *,
    suffix: str,
    endings: tuple[str, ...] = (),
    required: bool = False,
    advanced: bool = False,
) -> str:
    """A file to write; without `required`, an empty path means that it is not wanted."""
    endings = endings or formats.ENDINGS[suffix]
    return _field(
        "", Option(Kind.NEW_FILE, label, help, required=required, advanced=advanced, suffix=suffix, endings=endings)
    )


def new_folder(label: str, help: str, *, required: bool = False) -> str:
    """A folder to write."""
    return _field("", Option(Kind.NEW_FOLDER, label, help, required=required))


def same_as(config: type, name: str, *, advanced: bool = False) -> Any:
    """A parameter of another job, with its default and its description; `advanced` folds it away here."""
    field = {field.name: field for field in dataclasses.fields(config)}[name]
    option = field.metadata["option"]
    if advanced:
        option = dataclasses.replace(option, advanced=True)
    return dataclasses.field(default=field.default, metadata={**field.metadata, "option": option})


def _field(default: _Value, option: Option) -> _Value:
    return dataclasses.field(default=default, metadata={"option": option})

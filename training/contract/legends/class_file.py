"""Class schemes in files: JSON, CSV, or a QGIS style; and the word for the built-in scheme."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..class_scheme import ISPRS, UNDEFINED, ClassScheme, example
from ..errors import ConfigError
from ..language import tr
from ..plain_data import shown
from ..tables import separator_of
from .raster_legend import read_style

ISPRS_WORD = "isprs"  # in place of a file: values are codes of the built-in scheme, colours are its colours

_COLUMNS = {"color": "colour", "r": "red", "g": "green", "b": "blue"}  # other names of columns in a CSV


def load_scheme(classes: str) -> ClassScheme:
    """The scheme in a file; the ISPRS one for the word `isprs` and for nothing.

    Raises:
        ConfigError: If the file cannot be read or holds no valid scheme.
    """
    if classes.strip().lower() in ("", ISPRS_WORD):
        return ISPRS
    return read_class_file(classes)


def read_class_file(path: str | Path) -> ClassScheme:
    """Read a scheme from a file.

    JSON: as `ClassScheme.to_dict` gives, or the list of classes alone; `"classes": "isprs"` stands for those of the
    built-in scheme. CSV, separated by commas, semicolons or tabs: the columns value, name and colour, or red, green,
    blue in place of the last. QML: a style of QGIS with unique values. Unless the file names another one, the class
    named "undefined", if there is one, is not learnt; further lines of this name are further values and colours of it.

    Raises:
        ConfigError: If the file cannot be read or holds no valid scheme.
    """
    path = Path(path)
    try:
        data = _plain_data(path.read_text(encoding="utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise ConfigError(
            tr(
                "The class scheme {path} is not encoded in UTF-8 (byte {start} is no part of a text).",
                path=path,
                start=error.start + 1,
            ),
            tr("Save it anew in the encoding UTF-8 (in a spreadsheet: file type 'CSV UTF-8')."),
        ) from error
    except (OSError, csv.Error, ValueError, RecursionError) as error:
        raise ConfigError(
            tr("The class scheme {path} cannot be read: {reason}.", path=path, reason=_reason(path, error)),
            tr("Give a file with value, name and colour of each class: {example}.", example=example()),
        ) from error
    if isinstance(data, list):
        data = {"classes": data}
    if isinstance(data, dict):
        data = _completed(data)
    try:
        return ClassScheme.from_dict(data)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error.message}", error.hint) from error


def _plain_data(text: str, path: Path) -> Any:
    suffix = path.suffix.lower()
    if suffix == ".qml" or text.lstrip().startswith("<"):
        return [
            {"value": entry.value, "name": entry.name or f"class {entry.value}", "colour": entry.colour}
            for entry in read_style(text)
        ]
    if suffix == ".json" or text.lstrip()[:1] in ("{", "["):
        return json.loads(text)
    return _table(text, path)


def _reason(path: Path, error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return tr("there is no such file (a word in its place can only be {isprs_word})", isprs_word=ISPRS_WORD)
    if isinstance(error, json.JSONDecodeError):
        if not error.doc.strip():
            return tr("it is empty")
        return tr(
            "it is no JSON, at line {lineno}, column {colno} ({msg}; JSON has no trailing commas)",
            lineno=error.lineno,
            colno=error.colno,
            msg=error.msg,
        )
    return str(error) or type(error).__name__


def _completed(data: dict[str, Any]) -> dict[str, Any]:
    """Plain data with the built-in classes in place of their word, and with what lines named "undefined" mean."""
    classes = data.get("classes")
    if isinstance(classes, str) and classes.strip().lower() == ISPRS_WORD:
        return {**ISPRS.to_dict(), **{key: value for key, value in data.items() if key != "classes"}}
    if "undefined" in data or not isinstance(classes, list):
        return data
    rows = [row for row in classes if isinstance(row, dict)]
    named = [row for row in rows if str(row.get("name", "")).strip().lower() == UNDEFINED]
    if not named:
        return data
    first, *others = named
    return {
        **data,
        "classes": [row for row in classes if not any(row is other for other in others)],
        "undefined": first.get("value"),
        "undefined_values": _more(data.get("undefined_values"), others, ("value",), first),
        "undefined_colours": _more(
            data.get("undefined_colours", data.get("undefined_colors")), others, ("colour", "color"), first
        ),
    }


def _more(given: Any, rows: Sequence[dict[str, Any]], keys: Sequence[str], first: dict[str, Any]) -> Any:
    """A list of values or colours with those of further lines."""
    own = [row[key] for row in rows for key in keys if row.get(key) not in (None, "", first.get(key))]
    return given if not own else [*(given if isinstance(given, list) else []), *own]


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
            tr(
                "The class scheme {path} has the columns {columns}, but value, name and colour (or red, green, "
                "blue) are needed.",
                path=path,
                columns=", ".join(columns) or tr("of an empty file"),
            ),
            tr("Name the columns so in the first line: {example}.", example=example()),
        )
    rows = []
    for fields in lines[1:]:
        while len(fields) > len(columns) and not fields[-1]:
            fields.pop()  # separators at the end of a line
        if len(fields) > len(columns):
            raise ConfigError(
                tr(
                    "The class scheme {path} has {count} columns, but {found} fields in the line {fields}.",
                    path=path,
                    count=len(columns),
                    found=len(fields),
                    fields=shown(separator.join(fields)),
                ),
                tr('Write a colour as "#ff0000", or in quotation marks: "255,0,0".'),
            )
        row: dict[str, Any] = dict(zip(columns, fields))
        if "colour" not in columns:
            row["colour"] = [row.get(part, "") for part in ("red", "green", "blue")]
        rows.append(row)
    return rows

"""What results are called after: files that people have named, and not what QGIS calls temporary ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .records import read_record

_OUTPUT = "OUTPUT"  # also of runs that have not written their records yet
_MADE_FROM = ("ortho", "prediction", "input", "orthos", "folder", "maps")  # parameters, the one that counts first
_STEPS = 5  # from a result back to what was given in the beginning


def subject_of(path: str, made_from: str = "") -> str:
    """The file that something is named after: a file itself, or what was given for it, if its name says nothing.

    QGIS calls a temporary output by its parameter, such as OUTPUT.tif; its run record says what it was made from.

    Args:
        path: The file or folder.
        made_from: What it was made from, where no run record says so yet; "": the record is asked.
    """
    for _ in range(_STEPS):
        file = Path(path.partition("|")[0])  # without the name of a layer in it
        record = read_record(file)
        parameters = {_OUTPUT, *(str(name).upper() for name in record.get("outputs", {}))}
        origin = made_from or _origin(record.get("parameters", {}))
        if file.stem not in parameters or not origin:
            return path
        path, made_from = origin, ""
    return path


def _origin(parameters: dict[str, Any]) -> str:
    """What a result with these parameters was made from; "" if that is not known."""
    for name in _MADE_FROM:
        given = parameters.get(name)
        first = given[0] if isinstance(given, (list, tuple)) and given else given
        if first and isinstance(first, str):
            return first
    return ""

"""Damage to what QGIS hands to the worker: the job file, and what it says on stdin."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.fuzz.damage import damage_bytes
from tests.fuzz.structure import damage_value

_MUCH_WORK = ("epochs", "patches", "validation_patches", "repeats", "points", "width", "patience", "patch_size")
# Paths that nobody can mean. None of them exists outside of the case's folder, or could be written by anybody.
_PATHS = (
    "\0", "a\0b", "", ".", "..", "/", "x" * 300, "x/" * 2000, "\n", " ", "/dev/null", "/proc/x/y", "in", "out", "-",
    "\ud800", "é/ü", "http://0/x.tif", "/vsizip/x", "C:\\x.tif", "GPKG:x:y", "~", "in|layername=x",
)  # fmt: skip
_STDIN = (
    b"\n", b"\xff\xfe\n", b"cancel\n", b'{"type": "cancel"', b'{"type": "x"}\n', b"{}\n" * 900,
    b'{"type": "cancel"}\n', b"\0" * 60000,
)  # fmt: skip


def damage_job_file(rng: random.Random, path: Path) -> str:
    """Damage the bytes or the content of a job file."""
    way = rng.random()
    if way < 0.25:
        data, what = damage_bytes(rng, path.read_bytes(), [b'{"shown_inputs": 5}', b'{"shown_inputs": {"x": 1}}'])
        path.write_bytes(data)
        return what
    parameters = json.loads(path.read_text(encoding="utf-8"))
    if way < 0.5:
        paths = [key for key, value in parameters.items() if isinstance(value, str) and ("/" in value)]
        key = rng.choice(paths)
        parameters[key] = rng.choice(_PATHS)
        what = f"{key} is {parameters[key][:40]!r}"
    elif way < 0.6:
        parameters["shown_inputs"] = rng.choice((5, [], None, {"x": 1}, {"output": 5}, "x", {"output": None}))
        what = f"shown_inputs is {parameters['shown_inputs']!r}"
    else:
        work = {key: parameters.pop(key) for key in _MUCH_WORK if key in parameters}  # large numbers are legal there
        parameters, what = damage_value(rng, parameters)
        if isinstance(parameters, dict):
            parameters.update(work)
    path.write_text(json.dumps(parameters), encoding="utf-8")
    return what


def odd_stdin(rng: random.Random) -> tuple[bytes, str]:
    """What comes on stdin, and a word on it: most often nothing."""
    if rng.random() < 0.95:
        return b"", ""
    line = rng.choice(_STDIN)
    return line, f"stdin {line[:20]!r}"

"""Where the run record of an output stands, and whether a file is one.

Records lie out of the way in a folder `.runs` beside the outputs. Up to version 0.1.0 they stood beside the output
itself (`out.tif.run.json`); those are still read.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys
from pathlib import Path
from typing import Any

from .whole_files import write_text

RECORDS = ".runs"
_END = ".run.json"
_HIDDEN = 2  # FILE_ATTRIBUTE_HIDDEN: on Windows a dot at the start of a name hides nothing


def record_path(path: str | Path) -> Path:
    """The run record of an output: `out.tif` -> `.runs/out.tif.run.json`."""
    return Path(path).with_name(RECORDS) / f"{Path(path).name}{_END}"


def earlier_record_path(path: str | Path) -> Path:
    """Where versions up to 0.1.0 wrote it: `out.tif` -> `out.tif.run.json`."""
    return Path(f"{path}{_END}")


def write_record(path: str | Path, record: dict[str, Any]) -> None:
    """Write the run record of an output.

    Raises:
        ConfigError: If it cannot be written.
    """
    file = record_path(path)
    with contextlib.suppress(OSError):  # writing will say why
        file.parent.mkdir(exist_ok=True)
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetFileAttributesW(str(file.parent), _HIDDEN)
    write_text(file, json.dumps(record, indent=1, default=str))


def read_record(path: str | Path) -> dict[str, Any]:
    """The run record of an output; {} if there is none that can be read."""
    for file in (record_path(path), earlier_record_path(path)):
        with contextlib.suppress(OSError, ValueError):
            if is_record(record := json.loads(file.read_text(encoding="utf-8"))):
                return dict(record)
    return {}


def classified_from(path: str | Path) -> str:
    """The orthophoto that a class raster was made from, by its run record; "" if that is not known or is gone."""
    ortho = read_record(path).get("parameters", {}).get("ortho")
    return ortho if isinstance(ortho, str) and Path(ortho).is_file() else ""


def is_our_record(file: Path) -> bool:
    """Whether a file is a run record."""
    try:
        return is_record(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return False


def is_record(content: Any) -> bool:
    """Whether what a file holds is a run record."""
    return isinstance(content, dict) and {"parameters", "outputs"} <= content.keys()

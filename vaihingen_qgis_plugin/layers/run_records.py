"""Records of runs beside layers that QGIS makes of what the engine has written: the engine's record, completed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..training.contract.computer.shell import shell_line
from ..training.contract.outputs import write_text
from ..training.contract.outputs.belongings import is_our_record, record_path
from .land_cover_polygons import PolygonsConfig


def record_points(table: Path, destination: str) -> None:
    """Move the record of a table of points beside the layer made of it, if that is a file."""
    path = destination.partition("|")[0]
    if os.path.isfile(path):
        _copy_record(str(table), path, lambda record: {"outputs": {"output": destination}})


def record_polygons(classes: str, made: PolygonsConfig, destination: str) -> None:
    """Give polygons the record of the class raster they were made of, with their own parameters."""

    def complete(record: dict[str, Any]) -> dict[str, Any]:
        words = [f"POLYGONS={made.polygons}"]
        words += [f"MIN_AREA={made.min_area:g}"] if made.min_area else []
        command = f"{record.get('qgis_process', '')} {shell_line(words)}".strip()
        parameters = {**record.get("parameters", {}), **made.to_dict()}
        return {"parameters": parameters, "outputs": {"polygons": destination}, "qgis_process": command}

    _copy_record(classes, destination.partition("|")[0], complete)


def _copy_record(source: str, target: str, changes: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Write the record of one output beside another one, with changes; nothing if there is none."""
    written, copy = record_path(source), record_path(target)
    if written.exists() and (not copy.exists() or is_our_record(copy)):
        record = json.loads(written.read_text(encoding="utf-8"))
        write_text(copy, json.dumps({**record, **changes(record)}, indent=1))

"""Records of runs that QGIS does itself, and of layers that it makes of what the engine has written."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..training.contract.computer.shell import shell_line
from ..training.contract.installation import versions
from ..training.contract.outputs import read_record, record_path, write_record
from ..training.contract.outputs.file_hash import file_hash
from ..training.contract.outputs.records import is_our_record
from .land_cover_polygons import PolygonsConfig


class RunOfQgis:
    """A run that QGIS does itself, from its beginning to its record.

    Args:
        job: Name of the algorithm.
        inputs: Paths of what it reads; the record names them as they are now.
    """

    def __init__(self, job: str, inputs: Iterable[str]) -> None:
        self._job, self._started = job, time.monotonic()
        self._inputs = {path: file_hash(Path(path)) for path in inputs}

    def write_record(self, given: dict[str, Any], outputs: dict[str, str]) -> None:
        """Write the record.

        Args:
            given: The parameters, with the outputs.
            outputs: Parameter -> path of what was written.
        """
        words = [f"{name}={value}" for name, value in given.items()]
        record = {
            "job": self._job,
            "parameters": {name.lower(): value for name, value in given.items()},
            "qgis_process": shell_line(["qgis_process", "run", f"vaihingen:{self._job}", "--", *words]),
            "finished": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
            "seconds": round(time.monotonic() - self._started, 1),
            "ran_on": {"machine": platform.platform()},
            "versions": versions(),
            "inputs": self._inputs,
            "outputs": {name.lower(): path for name, path in outputs.items()},
            "scores": {},
        }
        for path in outputs.values():
            if not record_path(path).exists() or is_our_record(record_path(path)):
                write_record(path, record)


def record_points(table: Path, destination: str) -> None:
    """Give the layer made of a table of points the record of the table, if it is a file."""
    path = destination.partition("|")[0]
    if os.path.isfile(path):
        _copy_record(str(table), path, lambda record: {"outputs": {"output": destination}})


def record_polygons(classes: str, made: PolygonsConfig, destination: str) -> None:
    """Give polygons the record of the class raster they were made of, with their own parameters."""

    def complete(record: dict[str, Any]) -> dict[str, Any]:
        words = [f"POLYGONS={made.polygons}"]
        usual = PolygonsConfig()
        for name in ("min_area", "simplify"):
            value = getattr(made, name)
            words += [f"{name.upper()}={value:g}"] if value != getattr(usual, name) else []
        command = f"{record.get('qgis_process', '')} {shell_line(words)}".strip()
        parameters = {**record.get("parameters", {}), **made.to_dict()}
        return {"parameters": parameters, "outputs": {"polygons": destination}, "qgis_process": command}

    _copy_record(classes, destination.partition("|")[0], complete)


def _copy_record(source: str, target: str, changes: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Write the record of one output for another one, with changes; nothing if there is none."""
    record, copy = read_record(source), record_path(target)
    if record and (not copy.exists() or is_our_record(copy)):
        write_record(target, {**record, **changes(record)})

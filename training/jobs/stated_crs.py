"""Coordinate reference systems that the user has given to rasters in QGIS, because their files have none.

QGIS passes them on with the job; whatever reads the grid of such a file takes them. A process does one job, so they
hold for the whole of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_STATED: dict[str, str] = {}


def state(systems: Mapping[str, str]) -> None:
    """Set them all: path of a raster -> its system, as EPSG code or WKT."""
    _STATED.clear()
    _STATED.update({_key(path): wkt for path, wkt in systems.items()})


def stated(path: str | Path) -> str:
    """The system that the user has given to a raster, as EPSG code or WKT; "" if none."""
    return _STATED.get(_key(path), "") if _STATED else ""


def _key(path: str | Path) -> str:
    return os.path.abspath(path) if os.path.exists(path) else str(path)

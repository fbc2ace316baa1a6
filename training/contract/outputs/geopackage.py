"""What a GeoPackage holds, read with SQLite alone: of others in it, nothing must be lost."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

# Tables in which GeoPackages and QGIS keep what belongs to the layers.
_NOTHING_OWN = ("layer_styles",)
_PROJECTS = "qgis_projects"


@dataclass(frozen=True)
class Contents:
    """The layers of a GeoPackage.

    Args:
        layers: Name of each layer, raster or table -> names of its columns.
        projects: How many QGIS projects are stored in it.
    """

    layers: dict[str, tuple[str, ...]]
    projects: int


def read_contents(path: Path) -> Contents | None:
    """The contents of a GeoPackage; None if the file is none. Nothing is written, also not beside it."""
    try:
        with path.open("rb") as file:
            if not file.read(16).startswith(b"SQLite format 3\0"):
                return None
        mode = "mode=ro" if os.path.exists(f"{path}-wal") else "immutable=1"
        name = quote(str(path.resolve()).replace(os.sep, "/"))
        with contextlib.closing(sqlite3.connect(f"file:{name}?{mode}", uri=True)) as database:
            return _contents(database)
    except (OSError, sqlite3.Error):
        return None


def _contents(database: sqlite3.Connection) -> Contents:
    names = [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")]
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    layers = {
        name: tuple(row[1] for row in database.execute("SELECT * FROM pragma_table_info(?)", (name,)))
        for name in names
        if name not in _NOTHING_OWN
    }
    projects = 0
    if _PROJECTS in tables:
        (projects,) = database.execute(f"SELECT count(*) FROM {_PROJECTS}").fetchone()  # nosec B608  # a constant
    return Contents(layers, projects)

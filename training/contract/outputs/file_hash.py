"""Hash of a file's content, which identifies an input in run records and data sets."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from ..dataset_card import DESCRIPTION, PATCH_LIST


def file_hash(path: Path) -> str:
    """SHA-256 of a file, or of a data set folder's description and patch list; "" for what is neither.

    Of a layer in a file (`town.gpkg|layername=a`) it is the file's, of a shapefile that of geometries and attributes.
    """
    if not os.path.exists(path):
        path = Path(str(path).partition("|")[0])
    files = [path]
    if os.path.isdir(path):
        files = [path / DESCRIPTION, path / PATCH_LIST]
    elif path.suffix.lower() == ".shp":
        files.append(path.with_suffix(".dbf"))
    try:
        states = tuple((file, file.stat().st_size, file.stat().st_mtime_ns) for file in files)
        return _hash(states)
    except OSError:
        return ""


@lru_cache(maxsize=4096)
def _hash(files: tuple[tuple[Path, int, int], ...]) -> str:
    """SHA-256 of the content of files, given with size and time; cached, since a job needs those of rasters twice."""
    digest = hashlib.sha256()
    for file, _, _ in files:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()

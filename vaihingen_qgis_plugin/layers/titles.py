"""What results are called after the files they were made from."""

from __future__ import annotations

import re
from pathlib import PurePath

_PARTS = re.compile(r'[\\/"]+')


def title_of(source: str) -> str:
    """The name of a raster, a layer or a folder, as a title: `/data/area6.tif` -> "area6"."""
    path, _, layer = source.partition("|layername=")
    name = layer.partition("|")[0] or PurePath(_PARTS.split(path.rstrip('/\\"'))[-1]).stem
    return name or path

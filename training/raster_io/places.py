"""What to say where two rasters do not lie at one place, or where nothing but their coordinates says that they do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from rasterio.crs import CRS

from ..contract.errors import RasterError
from .grid import Grid, like_numbers, unrelated


def local_system(path: Path, own: Grid, like: Grid, beside: str = "orthophoto") -> str:
    """A sentence on a raster whose coordinates are taken for those of another system; "" if they are not."""
    if not (own.georeferenced and like.georeferenced and unrelated(own.crs, like.crs)):
        return ""
    return (
        f"{path.name} has the coordinate reference system {_name(own.crs)}, from which nothing leads to the "
        f"{beside}'s, {_name(like.crs)}: its coordinates are taken to be the same."
    )


def elsewhere(own: Grid, like: Grid, path: str | Path, beside: str = "orthophoto") -> RasterError:
    """The error for a raster that does not lie where the one beside it lies; what is wrong, as far as can be seen."""
    extents = f"extents {_short(own)} and {_short(like)}"
    if like_numbers(own.crs, like.crs):
        return RasterError(
            f"{path} does not overlap the {beside} ({extents}).",
            "Choose rasters of the same place, and check their coordinate reference systems.",
        )
    systems = f"{_name(own.crs)} and {_name(like.crs)}"
    if replace(own, crs=None).overlap_with(replace(like, crs=None)) > 0:
        return RasterError(
            f"{path} does not overlap the {beside}: their extents are alike in numbers, {_short(own)} and "
            f"{_short(like)}, but in different coordinate reference systems, {systems}.",
            "One of the two systems is wrong, if both show the same place: correct it with 'Assign projection' of the "
            "Processing Toolbox.",
        )
    return RasterError(
        f"{path} does not overlap the {beside} ({extents}, in {systems}).",
        "Choose rasters of the same place, and check their coordinate reference systems.",
    )


def _short(grid: Grid) -> str:
    return "(" + ", ".join(f"{value:.10g}" for value in grid.bounds) + ")"


def _name(crs: CRS | None) -> str:
    """A coordinate reference system for messages: its code, else its name."""
    if crs is None:
        return "none"
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else (re.findall(r'"([^"]*)"', crs.to_wkt()) or ["an unknown one"])[0]

"""What to say where two rasters do not lie at one place, or where nothing but their coordinates says that they do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from rasterio.crs import CRS

from ..contract.errors import RasterError
from ..contract.language import later, tr
from .grid import Grid, like_numbers, unrelated


def local_system(path: Path, own: Grid, like: Grid, beside: str = later("the orthophoto")) -> str:
    """A sentence on a raster whose coordinates are taken for those of another system; "" if they are not."""
    if not (own.georeferenced and like.georeferenced and unrelated(own.crs, like.crs)):
        return ""
    return tr(
        "{path} has the coordinate reference system {crs}, from which nothing leads to that of {beside}, "
        "{its_crs}: its coordinates are taken to be the same.",
        path=path.name,
        crs=_name(own.crs),
        beside=tr(beside),
        its_crs=_name(like.crs),
    )


def elsewhere(own: Grid, like: Grid, path: str | Path, beside: str = later("the orthophoto")) -> RasterError:
    """The error for a raster that does not lie where the one beside it lies; what is wrong, as far as can be seen."""
    extents = tr("extents {own} and {like}", own=_short(own), like=_short(like))
    if like_numbers(own.crs, like.crs):
        return RasterError(
            tr("{path} does not overlap {beside} ({extents}).", path=path, beside=tr(beside), extents=extents),
            tr("Choose rasters of the same place, and check their coordinate reference systems."),
        )
    systems = tr(" and ").join((_name(own.crs), _name(like.crs)))
    if replace(own, crs=None).overlap_with(replace(like, crs=None)) > 0:
        return RasterError(
            tr(
                "{path} does not overlap {beside}: their extents are alike in numbers, {extents}, but "
                "in different coordinate reference systems, {systems}.",
                path=path,
                beside=tr(beside),
                extents=tr(" and ").join((_short(own), _short(like))),
                systems=systems,
            ),
            tr(
                "One of the two systems is wrong, if both show the same place: correct it with 'Assign "
                "projection' of the Processing Toolbox."
            ),
        )
    return RasterError(
        tr(
            "{path} does not overlap {beside} ({extents}, in {systems}).",
            path=path,
            beside=tr(beside),
            extents=extents,
            systems=systems,
        ),
        tr("Choose rasters of the same place, and check their coordinate reference systems."),
    )


def _short(grid: Grid) -> str:
    return "(" + ", ".join(f"{value:.10g}" for value in grid.bounds) + ")"


def _name(crs: CRS | None) -> str:
    """A coordinate reference system for messages: its code, else its name."""
    if crs is None:
        return tr("none")
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else (re.findall(r'"([^"]*)"', crs.to_wkt()) or [tr("an unknown one")])[0]

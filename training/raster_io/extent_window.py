"""The part of a raster that an extent of the map covers."""

from __future__ import annotations

from pathlib import Path

from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError

from ..contract.errors import ConfigError, RasterError
from ..contract.language import tr
from ..contract.values import Extent
from ..windows import Window
from .grid import Grid


def extent_window(grid: Grid, path: str | Path, extent: Extent) -> Window:
    """The pixels of a raster whose edges lie nearest to those of an extent.

    Args:
        grid: The raster's grid.
        path: Its file, for messages.
        extent: The extent; in another coordinate reference system, what is taken is the rectangle around it.

    Raises:
        ConfigError: If its coordinate reference system is none, or nothing leads from it to the raster's.
        RasterError: If the raster has no place, or the extent misses it.
    """
    if not grid.georeferenced:
        raise RasterError(
            tr("EXTENT is a part of the map, but {path} has no georeference.", path=path),
            tr("Georeference it, or leave EXTENT empty."),
        )
    try:
        crs = CRS.from_user_input(extent.crs) if extent.crs else None
        found = grid.nearest_window(extent.bounds, crs).intersection(grid.window)
    except (CRSError, RasterioError, CPLE_BaseError, OverflowError, ValueError) as error:
        raise ConfigError(
            tr(
                "EXTENT is {extent}, which cannot be brought to the coordinate reference system of {path}.",
                extent=extent,
                path=path,
            ),
            tr("Check the system in brackets, or give the extent in that of the orthophoto."),
        ) from error
    if found is None:
        own = ",".join(f"{number:.10g}" for number in grid.bounds)
        raise RasterError(
            tr("EXTENT is {extent}, which misses {path}: that covers {own}.", extent=extent, path=path, own=own),
            tr(
                "Choose a part of the orthophoto, as xmin,ymin,xmax,ymax in its own coordinate reference system "
                "or with another one in brackets."
            ),
        )
    return found

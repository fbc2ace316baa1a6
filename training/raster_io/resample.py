"""Bring a raster onto the grid of another one, block by block as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import CRSError, RasterioError
from rasterio.vrt import WarpedVRT

from ..contract.errors import RasterError
from ..contract.language import tr
from .grid import Grid, unrelated
from .opening import bands_and_alpha, gdal_reason, marked_as_alpha, refuse_turned
from .places import elsewhere
from .stored_bands import mask_bands
from .views import heights_view, mask_view

_TOLERANCE_PX = 0.001  # of positions in another CRS; GDAL's default of an eighth is hardly faster


def lies_on(own: Grid, like: Grid, path: Path) -> bool:
    """Whether the pixels of a raster need no resampling: same grid, or the same place as far as can be known.

    Raises:
        RasterError: If the two cannot be brought together.
    """
    if not (own.georeferenced and like.georeferenced):
        refuse_turned(own, path)  # pixels are taken by column and row
        if max(abs(own.width - like.width), abs(own.height - like.height)) <= 1:
            return True  # the benchmark has such pairs: same corner, one row or column more
        raise RasterError(
            tr(
                "{path} has {width} x {height} pixels, the orthophoto {its_width} x {its_height}, and at least one "
                "of them has no georeference, so they cannot be brought together.",
                path=path,
                width=own.width,
                height=own.height,
                its_width=like.width,
                its_height=like.height,
            ),
            tr("Georeference both, or give rasters of the same size."),
        )
    if own.same_as(like):
        return True
    if like.overlap_with(own) <= 0:
        raise elsewhere(own, like, path)
    return False


@dataclass(frozen=True)
class Resampled:
    """A raster on another grid.

    Args:
        raster: Its bands with their stored values; then an alpha band, unless the file has one or they are heights.
        masks: Masks of the file on the same grid, 0 where there is no data.
        views: What these read.
    """

    raster: WarpedVRT
    masks: list[WarpedVRT]
    views: list[rasterio.DatasetReader]

    def close(self) -> None:
        """Close all of it."""
        for opened in (self.raster, *self.masks, *self.views):
            opened.close()


def resampled_heights(file: rasterio.DatasetReader, own: Grid, like: Grid, unit_m: float) -> Resampled:
    """Interpolate heights between those that are possible and not hidden in any way.

    Args:
        file: The raster.
        own: Its grid.
        like: The grid wanted.
        unit_m: Metres in the unit of its values.

    Raises:
        RasterError: If GDAL cannot do it.
    """
    with _explained(file):
        view = heights_view(file, unit_m)
        return Resampled(_warped(view, own, like, Resampling.bilinear), [], [view])


def resampled_pixels(file: rasterio.DatasetReader, own: Grid, like: Grid) -> Resampled:
    """Take the nearest pixels as they are stored, also those without data, and beside them what says where these are.

    Raises:
        RasterError: If GDAL cannot do it.
    """
    with _explained(file):
        views = [mask_view(file)] if mask_bands(file, bands_and_alpha(file)[0]) else []
        ways = {"src_nodata": None, **({} if marked_as_alpha(file) else {"add_alpha": True})}
        raster = _warped(file, own, like, Resampling.nearest, **ways)
        return Resampled(raster, [_warped(view, own, like, Resampling.nearest) for view in views], views)


@contextmanager
def _explained(file: rasterio.DatasetReader) -> Iterator[None]:
    try:
        yield
    except (RasterioError, CRSError, CPLE_BaseError) as error:
        raise RasterError(
            tr(
                "{file} cannot be brought onto the orthophoto's grid: {reason}.",
                file=file.name,
                reason=gdal_reason(error),
            ),
            tr("Do so with 'Warp (reproject)' of the Processing Toolbox, and check both coordinate reference systems."),
        ) from error


def _warped(file: rasterio.DatasetReader, own: Grid, like: Grid, way: Resampling, **ways: Any) -> WarpedVRT:
    span = like.pixel_span(own)
    systems = own.crs or like.crs, like.crs or own.crs
    if systems == (None, None) or unrelated(own.crs, like.crs):
        systems = (CRS.from_epsg(3857),) * 2  # plain map units
    return WarpedVRT(
        file,
        src_crs=systems[0],
        crs=systems[1],
        transform=like.transform,
        width=like.width,
        height=like.height,
        resampling=way,
        # How far to average. GDAL's own guess, from the extents of each block, is wrong for turned rasters.
        xscale=min(1.0, 1 / span[0]),
        yscale=min(1.0, 1 / span[1]),
        tolerance=_TOLERANCE_PX,
        **ways,
    )

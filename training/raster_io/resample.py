"""Bring a raster onto the grid of another one, block by block as it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, MaskFlags, Resampling
from rasterio.errors import CRSError, RasterioError
from rasterio.vrt import WarpedVRT

from ..contract.errors import RasterError
from .grid import Grid, unrelated
from .opening import refuse_turned
from .places import elsewhere
from .validity import as_pixel

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
            f"{path} has {own.width} x {own.height} pixels, the orthophoto {like.width} x {like.height}, and "
            "at least one of them has no georeference, so they cannot be brought together.",
            "Georeference both, or give rasters of the same size.",
        )
    if own.same_as(like):
        return True
    if like.overlap_with(own) <= 0:
        raise elsewhere(own, like, path)
    return False


def open_resampled(file: rasterio.DatasetReader, own: Grid, like: Grid, smooth: bool) -> WarpedVRT:
    """Open the raster on another grid; pixels without data never enter the value of others.

    GDAL's warper uses one source of validity; the choice here follows its own: nodata value, else alpha, else
    mask. Real numbers without any of these have NaN as nodata value. All others get an alpha band, which is 0
    outside of the raster.
    """
    ways: dict[str, Any] = {}
    dtype = np.dtype(file.dtypes[0])
    if as_pixel(file.nodata, dtype) is None and ColorInterp.alpha not in file.colorinterp:
        if np.issubdtype(dtype, np.floating) and not has_mask(file):
            ways = {"src_nodata": np.nan}
        else:
            ways = {"src_nodata": None, "add_alpha": True}
    try:
        return _warped(file, own, like, smooth, **ways)
    except (RasterioError, CRSError, CPLE_BaseError) as error:
        raise RasterError(
            f"{file.name} cannot be brought onto the orthophoto's grid: {error}.",
            "Do so with 'Warp (reproject)' of the Processing Toolbox, and check both coordinate reference systems.",
        ) from error


def open_resampled_mask(file: rasterio.DatasetReader, own: Grid, like: Grid, smooth: bool) -> WarpedVRT | None:
    """For a raster with a mask beside its nodata value, of which GDAL's warper ignores the mask: the mask, resampled.

    Pixels whose value has a share of what was masked are below 255.
    """
    if as_pixel(file.nodata, np.dtype(file.dtypes[0])) is None or not has_mask(file):
        return None
    try:
        return _warped(rasterio.open(f"vrt://{file.name}?bands=mask"), own, like, smooth)
    except (RasterioError, OSError) as error:
        raise RasterError(
            f"{file.name} has a mask as well as a nodata value, and lies on another grid than the orthophoto: {error}.",
            "Bring it onto the orthophoto's grid with 'Warp (reproject)' of the Processing Toolbox.",
        ) from error


def has_mask(file: rasterio.DatasetReader) -> bool:
    """Whether the raster has a mask of its own, in the file or beside it; an alpha band is none."""
    flags = file.mask_flag_enums[0]
    return MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags


def _warped(file: rasterio.DatasetReader, own: Grid, like: Grid, smooth: bool, **ways: Any) -> WarpedVRT:
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
        resampling=Resampling.bilinear if smooth else Resampling.nearest,
        # How far to average. GDAL's own guess, from the extents of each block, is wrong for turned rasters.
        xscale=min(1.0, 1 / span[0]),
        yscale=min(1.0, 1 / span[1]),
        tolerance=_TOLERANCE_PX,
        **ways,
    )

"""A raster as a cloud-optimised GeoTIFF: tiled, compressed, with overviews, and readable in parts over a network."""

from __future__ import annotations

from pathlib import Path

import rasterio.shutil
from rasterio._err import CPLE_BaseError  # rasterio does not wrap the errors of copying
from rasterio.errors import RasterioError

from ..contract.errors import incomplete
from .on_disk import BLOCK, unwritable
from .raster_copy import same_pixels


def write_cog(source: Path, target: Path, overviews: str) -> None:
    """Write a raster as a cloud-optimised GeoTIFF, and check that it holds the same pixels.

    Args:
        source: Any raster, also a VRT.
        target: File to write.
        overviews: What a pixel of the overviews is of those it covers: "mode" (classes) or "average" (quantities).

    Raises:
        RasterError: If it cannot be written.
    """
    options = {
        "BLOCKSIZE": BLOCK, "COMPRESS": "DEFLATE", "PREDICTOR": "YES", "BIGTIFF": "IF_SAFER",
        "OVERVIEW_RESAMPLING": overviews.upper(), "NUM_THREADS": "ALL_CPUS",
    }  # fmt: skip
    try:
        rasterio.shutil.copy(source, target, driver="COG", **options)
        whole = same_pixels(source, target)
    except (CPLE_BaseError, RasterioError, OSError) as error:
        raise unwritable(target, error) from error
    if not whole:
        raise unwritable(target, incomplete())

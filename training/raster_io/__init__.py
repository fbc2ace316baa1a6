"""Rasters in and out: windows of pixels with their valid mask, on one grid. Only this package imports rasterio."""

import os

os.environ.setdefault("GDAL_CACHEMAX", "256")  # MB; GDAL's default grows to a twentieth of the memory

# A server that does not answer ends a job with a message, instead of letting it wait for ever; seconds, bytes a second.
os.environ.setdefault("GDAL_HTTP_CONNECTTIMEOUT", "15")
os.environ.setdefault("GDAL_HTTP_LOW_SPEED_TIME", "60")
os.environ.setdefault("GDAL_HTTP_LOW_SPEED_LIMIT", "1")

os.environ["GDAL_TIFF_OVR_BLOCKSIZE"] = "256"  # as `on_disk.BLOCK`, in all threads that make overviews

from .cog import write_cog
from .extent_window import extent_window
from .grid import Grid, like_numbers
from .mosaic import Mosaic, join
from .on_disk import BLOCK
from .opening import gdal_limits, read_grid, read_tag, upright_grid
from .patch_file import write_patch
from .places import elsewhere, local_system
from .reader import RasterReader
from .resized_reader import ResizedReader
from .thumbnail import thumbnail
from .writer import RasterWriter

__all__ = [
    "BLOCK",
    "Grid",
    "Mosaic",
    "RasterReader",
    "RasterWriter",
    "ResizedReader",
    "elsewhere",
    "extent_window",
    "gdal_limits",
    "join",
    "like_numbers",
    "local_system",
    "read_grid",
    "read_tag",
    "thumbnail",
    "upright_grid",
    "write_cog",
    "write_patch",
]

"""Rasters in and out: windows of pixels with their valid mask, on one grid. Only this package imports rasterio."""

import os

os.environ.setdefault("GDAL_CACHEMAX", "256")  # MB; GDAL's default grows to a twentieth of the memory

from .grid import Grid
from .reader import RasterReader, read_grid
from .writer import RasterWriter, write_patch

__all__ = ["Grid", "RasterReader", "RasterWriter", "read_grid", "write_patch"]

"""Colours and names that a raster brings for its values, in the file or beside it."""

from __future__ import annotations

from pathlib import Path

import rasterio
import rasterio.shutil
from rasterio.errors import RasterioError
from rasterio.io import MemoryFile

from ..contract.legends.raster_legend import RasterLegend, read_legend


def raster_legend(file: rasterio.DatasetReader, path: Path) -> RasterLegend | None:
    """Colours and names of the first band; None if there are none.

    Raises:
        RasterError: If a file beside it cannot be read.
    """
    return read_legend(_as_vrt(file), path)


def _as_vrt(file: rasterio.DatasetReader) -> str:
    """The raster as GDAL's XML, without its pixels: rasterio gives no names of values."""
    try:
        with MemoryFile(ext=".vrt") as memory:
            rasterio.shutil.copy(file, memory.name, driver="VRT")
            return bytes(memory.read()).decode("utf-8", errors="replace")
    except (RasterioError, OSError):
        return ""

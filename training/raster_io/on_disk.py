"""How the rasters that we write lie on the disk, and what is said if they cannot."""

from __future__ import annotations

from pathlib import Path

from ..contract.errors import RasterError
from ..contract.language import tr
from .opening import gdal_reason

BLOCK = 256  # tile size of the GeoTIFFs we write and of their overviews, pixels


def unwritable(path: Path, error: BaseException) -> RasterError:
    """The error for a raster that cannot be written."""
    return RasterError(
        tr("{path} cannot be written: {error}.", path=path, error=gdal_reason(error)),
        tr("Choose another place, or free space and check the rights of {parent}.", parent=path.parent),
    )

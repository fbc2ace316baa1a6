"""What GDAL answers: with its exceptions or without, something that went wrong becomes a RuntimeError."""

from __future__ import annotations

from typing import Any

from osgeo import gdal


def open_raster(path: str) -> gdal.Dataset:
    """A raster to read.

    Raises:
        RuntimeError: GDAL's, if it cannot be opened.
    """
    return checked(gdal.Open(path))


def checked(result: Any) -> Any:
    """A result of GDAL: without its exceptions, None or an error code tell that something went wrong.

    Raises:
        RuntimeError: As GDAL itself raises, where somebody has switched its exceptions on.
    """
    if result is None or (isinstance(result, int) and result != 0):
        raise RuntimeError(gdal.GetLastErrorMsg() or "GDAL gives no reason")
    return result


def flush(dataset: gdal.Dataset) -> None:
    """Write what GDAL still holds in memory, and learn whether there is space for it.

    Raises:
        RuntimeError: If it cannot be written.
    """
    checked(dataset.FlushCache() or 0)  # older versions of GDAL return nothing

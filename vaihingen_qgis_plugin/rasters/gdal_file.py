"""Errors of GDAL: with its exceptions switched on or off, a failure becomes a RuntimeError."""

from __future__ import annotations

from typing import Any

from osgeo import gdal

from ..training.contract.language import tr


def open_raster(path: str) -> gdal.Dataset:
    """Open a raster to read.

    Raises:
        RuntimeError: GDAL's, if it cannot be opened.
    """
    return checked(gdal.Open(path))


def checked(result: Any) -> Any:
    """A result of GDAL, checked: without its exceptions, None or an error code stand for a failure.

    Raises:
        RuntimeError: The same that GDAL raises where its exceptions are switched on.
    """
    if result is None or (isinstance(result, int) and result != 0):
        raise RuntimeError(gdal.GetLastErrorMsg() or tr("GDAL gives no reason"))
    return result


def flush(dataset: gdal.Dataset) -> None:
    """Write what GDAL still holds in memory, and check that it was written.

    Raises:
        RuntimeError: If it cannot be written.
    """
    checked(dataset.FlushCache() or 0)  # older versions of GDAL return nothing

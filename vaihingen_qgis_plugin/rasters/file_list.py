"""Which files a raster or layer consists of, as GDAL knows them: sidecars, overviews, sources of a virtual raster."""

from __future__ import annotations

import os
from pathlib import Path

from osgeo import gdal

from ..training.contract.outputs.belongings import beside_input

_NO_RASTERS = (".safetensors", ".ckpt", ".pth", ".pt", ".html", ".csv")  # nothing to ask GDAL for


def files_of(path: str) -> list[str]:
    """The files of this computer that belong to a raster or layer, and those that they name, as full paths.

    Args:
        path: A file, or a name of GDAL's such as `GPKG:town.gpkg:roofs`.

    Returns:
        Existing files, `path` itself among them if it is one. What GDAL does not know has no others.
    """
    found: dict[str, None] = {}
    _add(path, found)
    return list(found)


def _add(path: str, found: dict[str, None]) -> None:
    if os.path.isfile(path):
        full = os.path.abspath(path)
        if full in found:
            return
        found[full] = None
    for file in [*_known_to_gdal(path), *_beside(path)]:
        full = os.path.abspath(file)
        if os.path.isfile(full) and full not in found:
            _add(full, found)


def _known_to_gdal(path: str) -> list[str]:
    if path.lower().endswith(_NO_RASTERS):
        return []
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(path, gdal.OF_READONLY | gdal.OF_RASTER | gdal.OF_VECTOR)
        return list(dataset.GetFileList() or []) if dataset is not None else []
    except RuntimeError:
        return []
    finally:
        gdal.PopErrorHandler()


def _beside(path: str) -> list[str]:
    """Files beside it that count by their name alone, whether GDAL needs them or not."""
    return list(map(str, beside_input(Path(path)))) if os.path.isfile(path) else []

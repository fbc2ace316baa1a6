"""Polygons as references: QGIS rasterises them before the engine runs, which reads rasters only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..contract.config import POLYGON_FIELDS
from ..contract.errors import ConfigError, RasterError
from ..raster_io import read_grid

_VECTOR_SUFFIXES = {".gpkg", ".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".sqlite", ".dxf", ".tab", ".gdb"}


def refuse_polygons(references: Iterable[str], job: Any) -> None:
    """Check that references are rasters: from QGIS they always are, on the engine's own command line maybe not.

    Args:
        references: The references.
        job: A job with the `POLYGON_FIELDS`.

    Raises:
        ConfigError: If one looks like a vector file, or is said to be one; says how to rasterise.
    """
    for reference in references:
        if is_vector_file(reference):
            file = Path(reference.partition("|")[0])
            raise ConfigError(
                f"{reference} is no raster. Polygons are rasterised by QGIS; the engine's own command line takes "
                "rasters only.",
                "Run the algorithm in QGIS or with qgis_process, or rasterise the polygons first, with the pixel size "
                f"and the extent of the orthophoto: gdal_rasterize {_burnt(job)} -a_nodata 255 "
                f"-ot Byte -tr XSIZE YSIZE -te XMIN YMIN XMAX YMAX {file.name} {file.stem}.tif",
            )
    for name in POLYGON_FIELDS:
        if value := getattr(job, name):
            raise ConfigError(
                f"{name.upper()} is {value}, but the references are rasters: it belongs to polygons.", "Leave it out."
            )


def is_vector_file(path: str) -> bool:
    """Whether a file looks like polygons, and is no raster; a layer's name may follow it after a `|`."""
    return Path(path.partition("|")[0]).suffix.lower() in _VECTOR_SUFFIXES and not _is_raster(path)


def _burnt(job: Any) -> str:
    """What `gdal_rasterize` is to write: inside of the polygons, and before."""
    inside = f"-burn {_code(job.polygon_class)}" if job.polygon_class else f"-a {job.class_field or 'FIELD'}"
    return f"{inside} -init {_code(job.other_class) if job.other_class else 255}"


def _code(text: str) -> str:
    return text if text.isdecimal() else "CODE"


def _is_raster(path: str) -> bool:
    try:
        read_grid(path)
    except RasterError:
        return False
    return True

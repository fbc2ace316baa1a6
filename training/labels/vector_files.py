"""Polygons as references or masks: QGIS rasterises them before the engine runs, which reads rasters only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..contract.config import POLYGON_FIELDS
from ..contract.errors import ConfigError, RasterError
from ..contract.language import tr
from ..raster_io import read_grid

_VECTOR_SUFFIXES = {".gpkg", ".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".sqlite", ".dxf", ".tab", ".gdb"}


def refuse_polygons(job: Any) -> None:
    """Check that references are rasters: from QGIS they always are, on the engine's own command line maybe not.

    Args:
        job: A job with references and the `POLYGON_FIELDS`.

    Raises:
        ConfigError: If one looks like a vector file, or is said to be one; says how to rasterise.
    """
    for name, paths in job.input_paths().items():
        for path in paths if "reference" in name else ():
            refuse_vector_file(name, str(path), f"{_burnt(job)} -a_nodata 255")
    for name in POLYGON_FIELDS:
        if value := getattr(job, name):
            raise ConfigError(
                tr(
                    "{name} is {value}, but the references are rasters: it belongs to polygons.",
                    name=name.upper(),
                    value=value,
                ),
                tr("Leave it out."),
            )


def refuse_vector_file(name: str, path: str, burnt: str = "-burn 1 -init 0") -> None:
    """Check that a file that says something of an orthophoto's pixels is a raster.

    Args:
        name: The parameter that names it.
        path: The file.
        burnt: What `gdal_rasterize` is to write: by default, what a mask needs.

    Raises:
        ConfigError: If it looks like a vector file; says how to rasterise.
    """
    if is_vector_file(path):
        file = Path(path.partition("|")[0])
        raise ConfigError(
            tr(
                "{name} is {path}, which is no raster. Polygons are rasterised by QGIS; the engine's own command "
                "line takes rasters only.",
                name=name.upper(),
                path=path,
            ),
            tr(
                "Run the algorithm in QGIS or with qgis_process, or rasterise the polygons first, with the pixel "
                "size and the extent of the orthophoto: gdal_rasterize {burnt} -ot Byte -tr XSIZE YSIZE -te XMIN "
                "YMIN XMAX YMAX {file} {stem}.tif",
                burnt=burnt,
                file=file.name,
                stem=file.stem,
            ),
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

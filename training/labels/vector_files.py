"""Polygons as references: QGIS rasterises them before the engine runs, which reads rasters only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..contract.errors import ConfigError, RasterError
from ..raster_io import read_grid

_VECTOR_SUFFIXES = {".gpkg", ".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".sqlite", ".dxf", ".tab", ".gdb"}


def refuse_polygons(references: Iterable[str], class_field: str) -> None:
    """Check that references are rasters: from QGIS they always are, on the engine's own command line maybe not.

    Raises:
        ConfigError: If one looks like a vector file, or a field is given; says how to rasterise.
    """
    for reference in references:
        file = Path(reference.partition("|")[0])
        if file.suffix.lower() in _VECTOR_SUFFIXES and not _is_raster(reference):
            raise ConfigError(
                f"{reference} is no raster. Polygons are rasterised by QGIS; the engine's own command line takes "
                "rasters only.",
                "Run the algorithm in QGIS or with qgis_process, or rasterise the polygons first, with the pixel size "
                f"and the extent of the orthophoto: gdal_rasterize -a {class_field or 'FIELD'} -init 255 -a_nodata 255 "
                f"-ot Byte -tr XSIZE YSIZE -te XMIN YMIN XMAX YMAX {file.name} {file.stem}.tif",
            )
    if class_field:
        raise ConfigError(
            f"CLASS_FIELD is {class_field}, but the references are rasters, which have no fields.", "Leave it out."
        )


def _is_raster(path: str) -> bool:
    try:
        read_grid(path)
    except RasterError:
        return False
    return True

"""The formats that outputs are written in, by the ending of their name.

A format stands here if what is read back is equal to what was written: pixels, type, nodata, coordinate reference
system, place and colours of a raster (tried with GDAL 3.6 and 3.10), features and attributes of a layer.
"""

from __future__ import annotations

from pathlib import Path

from .errors import RasterError
from .language import tr
from .language.quantities import size_in_words

# Ending -> GDAL's driver, and its creation options where it writes a copy of a GeoTIFF.
RASTER_DRIVERS = {".tif": "GTiff", ".tiff": "GTiff", ".img": "HFA", ".png": "PNG", ".jp2": "JP2OpenJPEG"}
COPY_OPTIONS = {
    "HFA": {"COMPRESSED": "YES"},
    "PNG": {},
    "JP2OpenJPEG": {"QUALITY": "100", "REVERSIBLE": "YES", "YCBCR420": "NO"},  # without loss
}
# A larger one is parted into two files, of which one names the other. Bytes of its pixels.
LARGEST_IMG = 2 * 10**9

CLASSES = (".tif", ".tiff", ".img", ".png", ".jp2")  # one or three bands of 8 bits
BANDS = (".tif", ".tiff", ".img", ".jp2")  # any number of bands of 8 bits
MEASURES = (".tif", ".tiff", ".img")  # numbers of 32 bits
MOSAICS = (".tif", ".tiff", ".vrt")  # rasters that are joined
TABLES = (".csv", ".xlsx", ".ods")  # attributes without geometry
VECTORS = (".gpkg", ".shp", ".geojson", ".fgb", ".gml", ".sqlite", ".tab", ".gmt", ".kml", *TABLES)
MODEL_FILES = (".safetensors",)
CLASS_FILES = (".json", ".csv", ".qml")
# Ending that stands for the kind of an output -> all endings that it may have.
ENDINGS = {
    ".tif": CLASSES,
    ".html": (".html", ".htm"),
    ".csv": (".csv",),
    ".json": (".json",),
    ".safetensors": (".safetensors",),
    ".onnx": (".onnx",),
    ".gpkg": VECTORS,
}


def raster_driver(path: str | Path) -> str:
    """GDAL's name of the format of a raster; without an ending, or with an unknown one, it is a GeoTIFF."""
    return RASTER_DRIVERS.get(Path(path).suffix.lower(), "GTiff")


def check_room_in_format(shown: str, driver: str, size: int) -> None:
    """Refuse a raster that is larger than its format holds in one file.

    Args:
        shown: What the message calls it.
        driver: GDAL's name of the format.
        size: Bytes of its pixels.

    Raises:
        RasterError: Names the remedy.
    """
    if driver == "HFA" and size > LARGEST_IMG:
        raise RasterError(
            tr(
                "{shown} would have {size}, but a file of this format holds {largest}.",
                shown=shown,
                size=size_in_words(size),
                largest=size_in_words(LARGEST_IMG),
            ),
            tr("Write a GeoTIFF: a name that ends with .tif."),
        )


def listed(endings: tuple[str, ...]) -> str:
    """Endings as words: ".tif, .tiff or .img"."""
    return tr(" or ").join(filter(None, (", ".join(endings[:-1]), endings[-1])))

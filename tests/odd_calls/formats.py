"""The same picture of classes in the formats of the field: always the same class raster."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.shutil import copy

from tests.odd_calls.case import Call, case
from tests.small_rasters import colours, patchwork, write_raster

_LABELS = patchwork(48, 64, cell=8)


def _converted(folder: Path, name: str, driver: str, **options: str) -> Call:
    """The labels of a coloured reference stored by another driver; it must lie at the same place."""
    plain = write_raster(folder / "plain.tif", colours(_LABELS))
    stored = folder / name
    copy(plain, stored, driver=driver, **options)
    plain.unlink()
    return _labels_of(stored, folder)


def _labels_of(reference: Path, folder: Path) -> Call:
    output = str(folder / "classes.tif")
    return Call(
        "labels",
        {"INPUT": reference, "DIRECTION": "colours_to_classes", "OUTPUT": output},
        rasters={output: _LABELS[None].astype(float)},
    )


@case(qgis=True)
def cloud_optimised_geotiff(folder: Path) -> Call:
    return _converted(folder, "reference.tif", "COG", COMPRESS="DEFLATE", BLOCKSIZE="128")


@case()
def bigtiff(folder: Path) -> Call:
    return _converted(folder, "reference.tif", "GTiff", BIGTIFF="YES")


@case(qgis=True)
def imagine_file(folder: Path) -> Call:
    return _converted(folder, "reference.img", "HFA")


@case()
def raster_in_a_geopackage(folder: Path) -> Call:
    return _converted(folder, "reference.gpkg", "GPKG", TILE_FORMAT="PNG", RASTER_TABLE="reference")


@case()
def picture_with_a_world_file(folder: Path) -> Call:
    return _converted(folder, "reference.png", "PNG", WORLDFILE="YES")


@case()
def capital_ending_and_world_file(folder: Path) -> Call:
    reference = write_raster(folder / "REFERENCE.TIF", colours(_LABELS), gsd=None)
    (folder / "REFERENCE.TFW").write_text("0.5\n0\n0\n-0.5\n500000.25\n5399999.75\n", encoding="ascii")
    return _labels_of(reference, folder)


@case()
def lossless_jpeg_2000(folder: Path) -> Call:
    return _converted(folder, "reference.jp2", "JP2OpenJPEG", QUALITY="100", REVERSIBLE="YES", YCBCR420="NO")


@case(qgis=True)
def jpeg_in_a_tiff(folder: Path) -> Call:
    """Read right, and warned of: no band is coarser than the others, so that colours are off by little only."""
    labels = patchwork(64, 64, cell=12)
    picture = write_raster(folder / "plain.tif", colours(labels))
    call = _labels_of(folder / "reference.tif", folder)
    jpeg = {"COMPRESS": "JPEG", "PHOTOMETRIC": "RGB", "INTERLEAVE": "PIXEL", "JPEG_QUALITY": "90"}
    copy(picture, folder / "reference.tif", driver="GTiff", **jpeg)
    picture.unlink()
    call.rasters = {path: labels[None].astype(float) for path in call.rasters}
    call.says = ("lossy",)
    return call


@case(qgis=True)
def lossy_jpeg(folder: Path) -> Call:
    """Colours mix at the borders of areas, into some that are no class."""
    call = _converted(folder, "reference.jpg", "JPEG", QUALITY="75")
    call.rasters = {}
    call.refused = ("reference.jpg", "no class", "lossy compression", "saved without loss")
    return call


@case()
def lossy_jpeg_2000(folder: Path) -> Call:
    """Its waves reach beyond each square, so that the colours at borders are off: the nearest class, and a warning."""
    labels = patchwork(64, 64, cell=16)
    picture = write_raster(folder / "plain.tif", colours(labels))
    call = _labels_of(folder / "reference.jp2", folder)
    copy(picture, folder / "reference.jp2", driver="JP2OpenJPEG", QUALITY="20", REVERSIBLE="NO")
    picture.unlink()
    call.rasters = {path: labels[None].astype(float) for path in call.rasters}
    call.says = ("lossy",)
    return call


@case()
def striped_and_tiled_alike(folder: Path) -> Call:
    reference = folder / "reference.tif"
    pixels = colours(_LABELS)
    kind = {"driver": "GTiff", "count": 3, "height": 48, "width": 64, "dtype": "uint8"}
    with rasterio.open(reference, "w", **kind, tiled=True, blockxsize=16, blockysize=32, interleave="pixel") as file:
        file.write(np.ascontiguousarray(pixels))
    return _labels_of(reference, folder)

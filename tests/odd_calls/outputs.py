"""Outputs: where they are to go, and what stands there already."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import numpy as np
import rasterio

from tests.odd_calls.case import Call, case
from tests.small_rasters import colours, patchwork, write_raster

_LABELS = patchwork(48, 64, cell=8)
_SUM = np.arange(1, 31, dtype=np.uint8).reshape(5, 6)


def _labels(folder: Path, output: str, gsd: float | None = 0.5, **answer: object) -> Call:
    reference = write_raster(folder / "reference.tif", colours(_LABELS), gsd=gsd)
    target = output if os.path.isabs(output) else str(folder / output)
    call = Call("labels", {"INPUT": reference, "DIRECTION": "colours_to_classes", "OUTPUT": target})
    if "refused" not in answer:
        call.rasters = {target: _LABELS[None].astype(float)}
    for name, value in answer.items():
        setattr(call, name, value)
    return call


def _ndvi(folder: Path, output: str, gsd: float | None = 0.5, **answer: object) -> Call:
    ortho = write_raster(folder / "ortho.tif", np.stack([_SUM * 3, _SUM, _SUM]), gsd=gsd)
    target = output if os.path.isabs(output) else str(folder / output)
    call = Call("ndvi", {"INPUT": ortho, "OUTPUT": target})
    if "refused" not in answer:
        call.rasters = {target: np.full((1, 5, 6), 0.5)}
    for name, value in answer.items():
        setattr(call, name, value)
    return call


def _geopackage(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE gpkg_contents(table_name TEXT, data_type TEXT)")
        database.execute("CREATE TABLE parcels(fid INTEGER, owner TEXT)")
        database.execute("INSERT INTO gpkg_contents VALUES ('parcels', 'features')")


# Endings


@case(qgis=True)
def classes_as_imagine_file(folder: Path) -> Call:
    return _labels(folder, "classes.img")


@case()
def classes_as_png(folder: Path) -> Call:
    return _labels(folder, "classes.PNG")


@case()
def classes_as_jpeg_2000(folder: Path) -> Call:
    return _labels(folder, "classes.jp2")


@case(qgis=True)
def classes_as_vrt(folder: Path) -> Call:
    return _labels(folder, "classes.vrt", refused=("ends with .vrt", ".tif, .tiff, .img, .png or .jp2"))


@case()
def classes_without_ending(folder: Path) -> Call:
    return _labels(folder, "classes")


@case(qgis=True, engine=False)
def ndvi_as_imagine_file(folder: Path) -> Call:
    return _ndvi(folder, "ndvi.IMG")


@case(qgis=True, engine=False)
def ndvi_as_png(folder: Path) -> Call:
    return _ndvi(folder, "ndvi.png", refused=("ends with .png", ".tif, .tiff or .img"))


# What stands there already


@case()
def classes_over_a_geopackage_with_an_ending_of_a_raster(folder: Path) -> Call:
    _geopackage(folder / "project.tif")
    return _labels(folder, "project.tif", refused=("is not a raster", "would be lost"))


@case(qgis=True, engine=False)
def ndvi_over_a_geopackage(folder: Path) -> Call:
    _geopackage(folder / "project.gpkg")
    return _ndvi(folder, "project.gpkg", refused=("ends with .gpkg",))


@case(qgis=True, engine=False)
def ndvi_over_a_text(folder: Path) -> Call:
    (folder / "ndvi.tif").write_text("notes")
    return _ndvi(folder, "ndvi.tif", refused=("is not a raster", "would be lost"))


@case(qgis=True)
def scores_over_a_layer(folder: Path) -> Call:
    (folder / "areas.json").write_text(json.dumps({"type": "FeatureCollection", "features": []}))
    classes = write_raster(folder / "classes.tif", _LABELS, nodata=255)
    reference = write_raster(folder / "reference.tif", _LABELS, nodata=255)
    parameters = {"PREDICTION": classes, "REFERENCE": reference, "SCORES": folder / "areas.json"}
    return Call("assess", parameters, refused=("is not a file of results (JSON)", "would be lost"))


@case()
def report_over_a_picture(folder: Path) -> Call:
    (folder / "report.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    classes = write_raster(folder / "classes.tif", _LABELS, nodata=255)
    reference = write_raster(folder / "reference.tif", _LABELS, nodata=255)
    parameters = {"PREDICTION": classes, "REFERENCE": reference, "REPORT": folder / "report.html"}
    return Call("assess", parameters, refused=("is not a web page (HTML)",))


@case(qgis=True)
def classes_into_a_pipe(folder: Path) -> Call:
    """A pipe stands for all devices: no run may come near the machine's own."""
    os.mkfifo(folder / "classes.tif")
    return _labels(folder, "classes.tif", refused=("is a device or another special file",))


@case(qgis=True, engine=False)
def ndvi_over_a_link(folder: Path) -> Call:
    (folder / "ndvi.tif").symlink_to(folder / "elsewhere.tif")
    return _ndvi(folder, "ndvi.tif", refused=("is a link to",))


@case()
def classes_over_a_protected_file(folder: Path) -> Call:
    write_raster(folder / "classes.tif", _LABELS).chmod(0o444)
    return _labels(folder, "classes.tif", refused=("is write-protected",))


# Files beside it


@case(qgis=True)
def a_style_of_the_users_beside_classes(folder: Path) -> Call:
    (folder / "area.qml").write_text("<qgis>of area.img</qgis>")
    (folder / "area.img").write_text("mine")
    return _labels(folder, "area.tif", says=("area.qml", "is not ours: it stays"))


@case(qgis=True, engine=False)
def ndvi_over_one_with_overviews_and_statistics(folder: Path) -> Call:
    old = write_raster(folder / "ndvi.tif", np.full((5, 6), -0.5, dtype=np.float32))
    write_raster(folder / "ndvi.tif.ovr", np.full((3, 3), -0.5, dtype=np.float32), gsd=None)
    statistics = '<PAMDataset><PAMRasterBand band="1"><Scale>2</Scale></PAMRasterBand></PAMDataset>'
    (folder / "ndvi.tif.aux.xml").write_text(statistics)
    overviews = str(folder / "ndvi.tif.ovr")
    return _ndvi(folder, "ndvi.tif", replaces=(str(old), overviews), missing=(overviews, str(folder / "ndvi.tif.msk")))


@case()
def overviews_of_nobody(folder: Path) -> Call:
    (folder / "classes.tif.ovr").write_text("of a raster that is gone")
    return _labels(folder, "classes.tif", refused=("does not exist, but classes.tif.ovr beside it does",))


@case(qgis=True, engine=False)
def a_world_file_beside_an_ndvi_without_place(folder: Path) -> Call:
    (folder / "ndvi.tfw").write_text("1\n0\n0\n-1\n0\n0\n")
    return _ndvi(folder, "ndvi.tif", gsd=None, refused=("has no place in map units", "ndvi.tfw"))


@case()
def a_file_with_the_name_of_a_part(folder: Path) -> Call:
    (folder / "classes.part.tif").write_text("mine")
    (folder / "classes.part.qml").write_text("mine")
    return _labels(folder, "classes.tif")


@case(qgis=True, engine=False)
def ndvi_with_a_name_that_is_too_long(folder: Path) -> Call:
    return _ndvi(folder, "x" * 250 + ".tif", refused=("File name too long",))


@case(qgis=True, engine=False)
def ndvi_in_a_missing_folder(folder: Path) -> Call:
    return _ndvi(folder, "new/folder/ndvi.tif")


# Tall rasters


@case(qgis=True)
def a_tall_reference(folder: Path) -> Call:
    labels = np.repeat(np.repeat(patchwork(170, 10, cell=1), 20, axis=0), 20, axis=1)[:3400, :101]
    with rasterio.open(
        folder / "reference.tif", "w", driver="GTiff", width=101, height=3400, count=3, dtype="uint8",
        transform=rasterio.Affine(0.5, 0, 0, 0, -0.5, 0), compress="deflate",
    ) as file:  # fmt: skip
        file.write(colours(labels))
    output = str(folder / "classes.tif")
    parameters = {"INPUT": folder / "reference.tif", "DIRECTION": "colours_to_classes", "OUTPUT": output}
    return Call("labels", parameters, rasters={output: labels[None].astype(float)})


# Layers


@case(qgis=True, engine=False)
def points_over_a_geopackage_with_another_layer(folder: Path) -> Call:
    _geopackage(folder / "project.gpkg")
    classes = write_raster(folder / "classes.tif", _LABELS, nodata=255)
    parameters = {"INPUT": classes, "POINTS": 60, "MIN_PER_CLASS": 10, "OUTPUT": folder / "project.gpkg"}
    return Call("samplepoints", parameters, refused=("holds parcels, which would be lost", "Save to GeoPackage"))


@case(qgis=True, engine=False)
def points_in_a_missing_folder_with_an_odd_name(folder: Path) -> Call:
    classes = write_raster(folder / "classes.tif", _LABELS, nodata=255)
    points = folder / "new" / "(points.gpkg"
    parameters = {"INPUT": classes, "POINTS": 60, "MIN_PER_CLASS": 10, "OUTPUT": points}
    return Call("samplepoints", parameters, written=(str(points),))

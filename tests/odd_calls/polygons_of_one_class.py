"""Polygons of one class, such as footprints of buildings: no field says the class, and all else is of another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from tests.odd_calls.case import Call, case
from tests.small_rasters import read_raster, write_raster

_CORNER = (500_000.0, 5_400_000.0)


def _footprints(folder: Path) -> Path:
    """Two houses of 2 x 4 pixels of 1 m in the upper left, as OpenStreetMap has them: with a number and no class."""
    features = []
    for number, left in enumerate((0, 2)):
        x, y = _CORNER[0] + left, _CORNER[1]
        ring = [[x, y], [x + 2, y], [x + 2, y - 4], [x, y - 4], [x, y]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"osm_id": 4711 + number}, "geometry": geometry})
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    path = folder / "houses.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")
    return path


def _assess(folder: Path, **parameters: Any) -> Call:
    """A class raster of 8 x 8 pixels that misses the lowest row of the houses."""
    found = np.zeros((8, 8), np.uint8)
    found[:3, :4] = 1
    prediction = write_raster(folder / "map.tif", found, gsd=1.0, origin=_CORNER, nodata=255)
    codes = {"CLASSES": "isprs"}  # 0 and 1 alone look like a mask
    return Call("assess", {"PREDICTION": prediction, "REFERENCE": _footprints(folder), **codes, **parameters})


@case(qgis=True, engine=False)
def footprints_against_all_else(folder: Path) -> Call:
    call = _assess(folder, POLYGON_CLASS="building", OTHER_CLASS="impervious surfaces")
    call.scores = {"OVERALL_ACCURACY": 60 / 64}
    call.says = ("All polygons are building (1).", "Where no polygon lies is impervious surfaces (0).")
    return call


@case(qgis=True, engine=False)
def footprints_alone(folder: Path) -> Call:
    call = _assess(folder, POLYGON_CLASS="1")
    call.scores = {"OVERALL_ACCURACY": 12 / 16}
    return call


@case(qgis=True, engine=False)
def footprints_without_a_class(folder: Path) -> Call:
    call = _assess(folder, REPORT=folder / "report.html")
    call.refused = ("CLASS_FIELD is missing", "osm_id", "POLYGON_CLASS", "OTHER_CLASS")
    return call


@case(qgis=True, engine=False)
def footprints_of_a_class_that_is_none(folder: Path) -> Call:
    call = _assess(folder, POLYGON_CLASS="bilding", REPORT=folder / "report.html")
    call.refused = ("POLYGON_CLASS is bilding", "1 building", "Did you mean building?")
    return call


@case(qgis=True)
def a_class_for_polygons_where_there_is_a_raster(folder: Path) -> Call:
    call = _assess(folder, POLYGON_CLASS="1", REPORT=folder / "report.html")
    call.parameters["REFERENCE"] = write_raster(folder / "reference.tif", read_raster(call.parameters["PREDICTION"]))
    call.refused = ("POLYGON_CLASS is 1, but", "rasters")
    return call


@case()
def footprints_on_the_command_line_of_the_engine(folder: Path) -> Call:
    """It reads rasters only, and says how to make one."""
    call = _assess(folder, POLYGON_CLASS="1", OTHER_CLASS="0", REPORT=folder / "report.html")
    call.refused = (
        "REFERENCE is",
        "houses.geojson, which is no raster",
        "gdal_rasterize -burn 1 -init 0 -a_nodata 255",
    )
    return call


@case()
def field_and_class_for_polygons(folder: Path) -> Call:
    call = _assess(folder, POLYGON_CLASS="1", CLASS_FIELD="osm_id", REPORT=folder / "report.html")
    call.refused = ("CLASS_FIELD osm_id and POLYGON_CLASS 1 both say",)
    return call


@case(qgis=True, engine=False)
def footprints_that_nothing_can_be_compared_with(folder: Path) -> Call:
    """The message is about the polygons, not about the temporary raster made of them."""
    call = _assess(folder, POLYGON_CLASS="undefined", REPORT=folder / "report.html")
    call.refused = ("houses",)
    call.silent = ("0/map.tif", ".part")
    return call


@case(qgis=True, engine=False)
def patches_of_footprints_and_all_else(folder: Path) -> Call:
    """The labels are codes for certain, although 0 and 1 alone look like a mask."""
    call = _assess(folder, POLYGON_CLASS="building", OTHER_CLASS="0")
    photo = write_raster(folder / "photo.tif", np.full((3, 32, 32), 90, np.uint8), gsd=1.0, origin=_CORNER)
    grid = {"PATCH_SIZE": 32, "SAMPLING": "grid", "VALIDATION_SHARE": 0, "OUTPUT": folder / "set"}
    given = {name: call.parameters[name] for name in ("POLYGON_CLASS", "OTHER_CLASS")}
    parameters = {"ORTHOS": photo, "REFERENCES": call.parameters["REFERENCE"], **given, **grid}
    return Call("tile", parameters, scores={"TRAIN_PATCHES": 1})

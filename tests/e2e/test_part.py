"""A part of an orthophoto, through `qgis_process` and the real engine."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from osgeo import gdal
from test_pipeline import rasters

from tests.web_server import served


def read(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


def test_extent_and_mask_give_the_pixels_of_the_whole(qgis, town, model, tmp_path):
    place = {name: path for name, path in rasters(town, 1).items() if name != "REFERENCE"}
    given = {"MODEL": model, **place, "WINDOW_SIZE": 128}
    whole, part, masked = (tmp_path / f"{name}.tif" for name in ("whole", "part", "masked"))
    qgis.run("classify", {**given, "OUTPUT": whole})
    left, side, _, top, _, _ = gdal.Open(str(place["ORTHO"])).GetGeoTransform()
    edges = left + 100 * side, left + 260 * side, top - 200 * side, top - 40 * side
    qgis.run("classify", {**given, "EXTENT": ",".join(map(str, edges)) + " [EPSG:25832]", "OUTPUT": part})
    assert np.array_equal(read(part), read(whole)[40:200, 100:260])

    xmin, xmax, ymin, ymax = edges
    ring = [[xmin, ymin], [xmax, ymin], [xmax, ymax], [xmin, ymax], [xmin, ymin]]
    polygon = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    layer = tmp_path / "mask.geojson"
    layer.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [polygon]}))
    qgis.run("classify", {**given, "MASK": layer, "OUTPUT": masked})
    expected = np.full_like(read(whole), 255)
    expected[40:200, 100:260] = read(whole)[40:200, 100:260]
    assert np.array_equal(read(masked), expected)

    answer = qgis.try_run("classify", {**given, "EXTENT": "0,5,0,5 [EPSG:25832]", "OUTPUT": tmp_path / "none.tif"})
    assert answer.code == 1 and "misses" in answer.text and not (tmp_path / "none.tif").exists()


def test_a_cog_on_a_server_and_results_as_cogs_in_the_models_pixels(qgis, town, model, tmp_path):
    place = {name: path for name, path in rasters(town, 1).items() if name != "REFERENCE"}
    ortho = gdal.Open(str(place["ORTHO"]))
    left, side, _, top, _, _ = ortho.GetGeoTransform()
    (tmp_path / "web").mkdir()
    half = {"xRes": side / 2, "yRes": side / 2, "resampleAlg": "near"}  # the same ground in four times the pixels
    gdal.Translate(str(tmp_path / "web" / "ortho.tif"), ortho, format="COG", **half)
    edges = left, left + 128 * side, top - 128 * side, top
    given = {"MODEL": model, **place, "EXTENT": ",".join(map(str, edges)) + " [EPSG:25832]"}
    qgis.run("classify", {**given, "OUTPUT": tmp_path / "own.tif"})
    with served(tmp_path / "web") as (address, asked):
        far = {**given, "ORTHO": f"/vsicurl/{address}/ortho.tif", "OUTPUT_FORMAT": "COG", "OUTPUT_PIXEL_SIZE": "model"}
        qgis.run("classify", {**far, "OUTPUT": tmp_path / "far.tif"})
    assert any("GET /ortho.tif bytes=" in line for line in asked)
    written = gdal.Open(str(tmp_path / "far.tif"))
    assert written.GetMetadata("IMAGE_STRUCTURE")["LAYOUT"] == "COG"
    assert written.GetGeoTransform() == gdal.Open(str(tmp_path / "own.tif")).GetGeoTransform()
    assert np.array_equal(read(tmp_path / "far.tif"), read(tmp_path / "own.tif"))

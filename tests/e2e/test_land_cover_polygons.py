"""A classified tile as polygons, by `qgis_process` with the real engine."""

from __future__ import annotations

import collections
import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.run_records import run_record


def table(layer: Path) -> list[dict[str, str]]:
    """The attributes of the layer in a GeoPackage, read by GDAL; the styles are a layer of their own."""
    words = ["ogr2ogr", "-f", "CSV", "/vsistdout/", str(layer), layer.stem]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def histogram(raster: Path) -> list[int]:
    """Pixels of each value from 0 on."""
    words = ["gdalinfo", "-json", "-hist", str(raster)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout)["bands"][0]["histogram"]["buckets"])


def test_polygons_are_the_raster(qgis, town, model, tmp_path):
    """The same pixels, class by class, and the same confidence; with MIN_AREA fewer polygons of the same raster."""
    inputs = {
        "MODEL": model,
        "ORTHO": town / "top" / "top_mosaic_09cm_area3.tif",
        "HEIGHT": town / "ndsm" / "ndsm_09cm_matching_area3.tif",
        "OUTPUT": tmp_path / "land cover.tif",
    }
    every, large, sure = tmp_path / "every area.gpkg", tmp_path / "large.gpkg", tmp_path / "sure.tif"
    given = qgis.run("classify", {**inputs, "POLYGONS": every, "MIN_AREA": 0, "CONFIDENCE": sure})
    assert (given["POLYGONS"], given["CONFIDENCE"]) == (str(every), str(sure))
    raster = inputs["OUTPUT"].read_bytes()
    given = qgis.run("classify", {**inputs, "POLYGONS": large, "MIN_AREA": 2})
    assert given["POLYGONS"] == str(large) and "CONFIDENCE" not in given
    assert inputs["OUTPUT"].read_bytes() == raster

    areas = table(every)
    pixels: collections.Counter[int] = collections.Counter()
    for area in areas:
        pixels[int(area["class"])] += int(area["pixels"])
    counts = histogram(inputs["OUTPUT"])
    assert dict(pixels) == {value: count for value, count in enumerate(counts) if count}
    assert {area["name"] for area in areas if area["class"] == "1"} == {"building"}
    mean = sum(float(area["confidence"]) * int(area["pixels"]) for area in areas) / 384**2
    assert mean == pytest.approx(sum(value * count for value, count in enumerate(histogram(sure))) / 384**2, abs=0.01)
    assert sum(float(area["area_m2"]) for area in areas) == pytest.approx((384 * 0.09) ** 2, rel=0.002)

    merged = table(large)
    assert len(merged) < len(areas) / 2
    assert sum(int(area["pixels"]) for area in merged) == 384**2
    assert min(float(area["area_m2"]) for area in merged) > 1.99
    record = run_record(large)
    assert "MIN_AREA=2" in record["qgis_process"] and f"POLYGONS={large}" in record["qgis_process"]
    assert not list(tmp_path.glob("*.part*"))

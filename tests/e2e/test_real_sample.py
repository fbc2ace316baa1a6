"""Real aerial images: two places in France with heights and reference, and a four-band image from California."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

PLACES = ("montpellier_77055_627760", "grauduroi_792000_6272000")


def place(data: Path, name: str) -> dict[str, Path]:
    kinds = {"ORTHO": "irrg", "HEIGHT": "ndsm", "REFERENCE": "reference"}
    return {key: data / "ign" / f"{name}_{kind}.tif" for key, kind in kinds.items()}


def test_two_french_towns_to_accuracy(qgis, sample_data, tmp_path):
    places = [place(sample_data, name) for name in PLACES]
    tiled = qgis.run(
        "tile",
        {"ORTHOS": [p["ORTHO"] for p in places], "REFERENCES": [p["REFERENCE"] for p in places],
         "HEIGHTS": [p["HEIGHT"] for p in places], "PATCH_SIZE": 64, "SPLIT": "blocks", "PATCHES": 200,
         "VALIDATION_PATCHES": 30, "OUTPUT": tmp_path / "d", "REPORT": tmp_path / "d.html",
         "FOOTPRINTS": tmp_path / "f.gpkg"},
    )  # fmt: skip
    assert tiled["SHARED_PIXELS"] == 0
    assert tiled["TRAIN_PATCHES"] == 200
    trained = qgis.run(
        "train",
        {"DATASET": tmp_path / "d", "INPUTS": "ortho_height_ndvi", "WIDTH": 8, "EPOCHS": 4, "BATCH_SIZE": 4,
         "MODEL": tmp_path / "m.safetensors", "REPORT": tmp_path / "m.html"},
    )  # fmt: skip
    assert trained["OVERALL_ACCURACY"] > 0.5
    for name, inputs in zip(PLACES, places):
        result = tmp_path / f"{name}.tif"
        qgis.run(
            "classify",
            {
                "MODEL": tmp_path / "m.safetensors",
                "ORTHO": inputs["ORTHO"],
                "HEIGHT": inputs["HEIGHT"],
                "OUTPUT": result,
            },
        )
        scores = tmp_path / f"{name}.json"
        qgis.run(
            "assess",
            {"PREDICTION": result, "REFERENCE": inputs["REFERENCE"], "REPORT": tmp_path / "a.html", "SCORES": scores},
        )
        # The blocks of both towns took part in the training, so this checks the way, not the model.
        found = json.loads(scores.read_text(encoding="utf-8"))
        assert found["pixels"] > 50_000
        assert found["overall_accuracy"] > 0.5


def test_ndvi_of_a_red_first_image_equals_an_independent_computation(qgis, sample_data, tmp_path, engine_python):
    source = sample_data / "naip" / "mosaic_claremont_2020_m.tif"
    output = tmp_path / "ndvi.tif"
    qgis.run("ndvi", {"INPUT": source, "NIR_BAND": 4, "RED_BAND": 1, "OUTPUT": output})
    compare = """
import sys, numpy as np, rasterio
with rasterio.open(sys.argv[1]) as file:
    nir, red = file.read(4).astype(np.float64), file.read(1).astype(np.float64)
    valid = (file.read() != file.nodata).any(axis=0) if file.nodata is not None else np.ones(nir.shape, bool)
with rasterio.open(sys.argv[2]) as file:
    ndvi, nodata = file.read(1), file.nodata
known = valid & (nir + red != 0)
expected = np.divide(nir - red, nir + red, where=known, out=np.full(nir.shape, float(nodata)))
print(np.abs(expected - ndvi).max())
assert nodata == -9999 and known.any()
"""
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [engine_python, "-c", compare, str(source), str(output)],
        capture_output=True,
        text=True,
        check=True,
        env=variables,
    )
    assert float(done.stdout) <= 1e-6

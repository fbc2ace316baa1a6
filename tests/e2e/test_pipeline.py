"""From the zip in a fresh profile to the accuracy report, by `qgis_process` alone."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

from osgeo import gdal

from tests.run_records import run_record

ALGORITHMS = {
    "demodata", "ndvi", "heightaboveground", "labels", "tile", "train", "classify", "exportonnx", "assess", "compare",
    "environment",
}  # fmt: skip


def rasters(town: Path, number: int) -> dict[str, Path]:
    return {
        "ORTHO": town / "top" / f"top_mosaic_09cm_area{number}.tif",
        "HEIGHT": town / "ndsm" / f"ndsm_09cm_matching_area{number}.tif",
        "REFERENCE": town / "gts_for_participants" / f"top_mosaic_09cm_area{number}.tif",
    }


def raster_facts(path: Path) -> dict:
    """What GDAL says of a raster, statistics and attribute table included."""
    done = subprocess.run(["gdalinfo", "-json", "-hist", str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_all_algorithms_and_the_model_are_listed(qgis):
    listed = qgis.call("list").stdout
    for name in {*ALGORITHMS, "orthophotostolandcover"}:
        assert f"vaihingen:{name}" in listed


def test_help_explains_every_algorithm_and_parameter(qgis):
    for name in ALGORITHMS:
        answer = qgis.call("help", "--json", f"vaihingen:{name}")
        described = json.loads(answer.stdout)
        assert len(described["algorithm_details"]["short_description"] or "") > 20, name
        for parameter, facts in described["parameters"].items():
            assert facts["description"], (name, parameter)


def test_town_to_accuracy(qgis, town, dataset, model, tmp_path):
    result = tmp_path / "land cover.tif"
    inputs = rasters(town, 3)
    classified = qgis.run(
        "classify",
        {
            "MODEL": model,
            **inputs,
            "OUTPUT": result,
            "CONFIDENCE": tmp_path / "sure.tif",
            "REPORT": tmp_path / "c.html",
        },
    )
    assessed = qgis.run(
        "assess",
        {"PREDICTION": result, "REFERENCE": inputs["REFERENCE"], "REPORT": tmp_path / "a.html",
         "MATRIX": tmp_path / "m.csv", "SCORES": tmp_path / "s.json"},
    )  # fmt: skip

    facts = raster_facts(result)
    assert facts["size"] == [384, 384]
    band = facts["bands"][0]
    assert (band["type"], band["noDataValue"]) == ("Byte", 255)
    assert band["colorTable"]["entries"][1] == [0, 0, 255, 255]
    assert facts["geoTransform"] == raster_facts(inputs["ORTHO"])["geoTransform"]
    assert (tmp_path / "land cover.qml").exists()
    # Every pixel of the demo tile carries data, so every pixel is classified and compared.
    scores = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert scores["pixels"] == 384 * 384
    assert assessed["OVERALL_ACCURACY"] == classified["OVERALL_ACCURACY"] == scores["overall_accuracy"]
    assert scores["overall_accuracy"] > 0.5  # three epochs are few; chance would give 0.2
    with (tmp_path / "m.csv").open(encoding="utf-8") as file:
        counts = [row[1:] for row in csv.reader(file)][1:]
    assert sum(int(count) for row in counts for count in row) == scores["pixels"]
    for report in ("a.html", "c.html"):
        assert "tree" in (tmp_path / report).read_text(encoding="utf-8")
    assert not list(tmp_path.glob("*.part*"))


def test_two_models_are_averaged(qgis, town, dataset, model, tmp_path):
    other = tmp_path / "other.safetensors"
    small = {"INPUTS": "ortho", "WIDTH": 4, "EPOCHS": 1, "BATCH_SIZE": 8, "SEED": 2}
    qgis.run("train", {"DATASET": dataset, **small, "MODEL": other})
    place = {name: path for name, path in rasters(town, 1).items() if name != "REFERENCE"}
    shares = {}
    for name, models in {"one": [model], "two": [other], "both": [model, other]}.items():
        given = {"MODEL": models[0], "PRECISION": "float32", **({"MORE_MODELS": models[1:]} if models[1:] else {})}
        heights = place if name != "two" else {"ORTHO": place["ORTHO"]}
        found = tmp_path / f"{name}_shares.tif"
        qgis.run("classify", {**given, **heights, "PROBABILITIES": found, "OUTPUT": tmp_path / f"{name}.tif"})
        shares[name] = gdal.Open(str(found)).ReadAsArray().astype(int)
    assert abs((shares["one"] + shares["two"]) / 2 - shares["both"]).max() <= 1.5  # each is rounded to per cent
    assert abs(shares["one"] - shares["both"]).max() > 5


def test_model_to_onnx(qgis, engine_python, model, tmp_path):
    output = tmp_path / "for deepness.onnx"
    assert qgis.run("exportonnx", {"MODEL": model, "OUTPUT": output})["OUTPUT"] == str(output)
    ask = (
        "import json, sys, onnxruntime; session = onnxruntime.InferenceSession(sys.argv[1]); "
        "print(json.dumps([session.get_inputs()[0].shape, session.get_modelmeta().custom_metadata_map]))"
    )
    said = subprocess.run([engine_python, "-c", ask, str(output)], capture_output=True, text=True, check=True)
    shape, metadata = json.loads(said.stdout)
    assert shape == ["batch", 4, 64, 64]
    assert json.loads(metadata["class_names"])["1"] == "building"
    assert json.loads(metadata["resolution"]) == 9
    assert {path.name for path in tmp_path.iterdir()} == {output.name, ".runs"}


def test_every_output_has_a_record_that_repeats_it(model, dataset):
    record = run_record(model)
    assert record["parameters"]["width"] == 8
    assert record["qgis_process"].startswith("qgis_process run vaihingen:train -- ")
    assert "WIDTH=8" in record["qgis_process"]
    assert record["versions"]["torch"] and record["ran_on"]["device"]
    assert record["inputs"][str(dataset)]


def test_footprints_are_the_patches(qgis, dataset, tmp_path):
    with (dataset / "patches.csv").open(encoding="utf-8") as file:
        patches = list(csv.DictReader(file))
    footprints = dataset.parent / "footprints.gpkg"
    done = subprocess.run(["ogrinfo", "-ro", "-al", "-so", str(footprints)], capture_output=True, text=True, check=True)
    assert f"Feature Count: {len(patches)}" in done.stdout
    assert {row["split"] for row in patches} == {"train", "validation", "test"}


def test_relative_paths_are_those_of_the_caller(qgis, town, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    qgis.run("demodata", {"TILES": 1, "SIZE": 64, "OUTPUT": "little town"})
    tile = {"PATCH_SIZE": 32, "PATCHES": 2, "VALIDATION_PATCHES": 1, "SPLIT": "blocks", "BLOCK_SIZE": 32}
    qgis.run("tile", {"FOLDER": "little town", **tile, "OUTPUT": "patches", "REPORT": "patches.html"})
    qgis.run("train", {"DATASET": "patches", "WIDTH": 4, "EPOCHS": 1, "MODEL": "m.safetensors", "REPORT": "m.html"})
    ortho = "little town/top/top_mosaic_09cm_area1.tif"
    qgis.run("classify", {"MODEL": "m.safetensors", "ORTHO": ortho, "OUTPUT": "map.tif"})
    qgis.run("ndvi", {"INPUT": ortho, "OUTPUT": "ndvi.tif"})
    made = {"little town", "patches", "patches.html", "m.safetensors", "m.html", "map.tif", "ndvi.tif"}
    assert made <= {path.name for path in tmp_path.iterdir()}


def test_labels_there_and_back(qgis, town, tmp_path):
    reference = rasters(town, 1)["REFERENCE"]
    codes, colours = tmp_path / "codes.tif", tmp_path / "colours.tif"
    qgis.run("labels", {"INPUT": reference, "OUTPUT": codes})
    qgis.run("labels", {"INPUT": codes, "DIRECTION": "classes_to_colours", "OUTPUT": colours})
    first, second = (raster_facts(path)["bands"] for path in (reference, colours))
    assert len(second) == 3
    for before, after in zip(first, second):
        assert before["histogram"]["buckets"] == after["histogram"]["buckets"]


def test_environment_names_python_torch_and_device(qgis, tmp_path):
    found = qgis.run("environment", {"REPORT": tmp_path / "environment.html"})
    assert found["TORCH_VERSION"].startswith("2.")
    assert found["DEVICE"].startswith(("cpu", "cuda", "mps"))
    assert found["PYTHON"] in (tmp_path / "environment.html").read_text(encoding="utf-8")


def test_shipped_model_runs_from_orthophotos_to_land_cover(qgis, town, tmp_path):
    training = [rasters(town, number) for number in (1, 2)]
    written = {
        "classify:LAND_COVER": tmp_path / "land_cover.tif",
        "train:MODEL": tmp_path / "model.safetensors",
        "train:TRAIN_REPORT": tmp_path / "training.html",
        "tile:TILE_REPORT": tmp_path / "patches.html",
        "assess:ACCURACY_REPORT": tmp_path / "accuracy.html",
        "assess:MATRIX": tmp_path / "matrix.csv",
    }
    qgis.run(
        "orthophotostolandcover",
        {"ORTHOS": [r["ORTHO"] for r in training], "REFERENCES": [r["REFERENCE"] for r in training],
         "HEIGHTS": [r["HEIGHT"] for r in training], "INPUTS": "ortho_height", "WIDTH": 4, "EPOCHS": 1,
         "PATCH_SIZE": 64, "PATCHES": 20, "VALIDATION_PATCHES": 4, **rasters(town, 3), **written},
    )  # fmt: skip
    for path in written.values():
        assert path.stat().st_size > 0, path
    assert raster_facts(written["classify:LAND_COVER"])["size"] == [384, 384]

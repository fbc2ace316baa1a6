"""Wrong input ends with exit code 1 and one readable message, and leaves no output."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from test_pipeline import rasters


def refuse(qgis, algorithm: str, parameters: dict, folder: Path, *words: str) -> str:
    """Run, expect exit code 1, the words in the message, no traceback and nothing written; return what was said."""
    before = _files(folder)
    answer = qgis.try_run(algorithm, parameters)
    assert answer.code == 1, answer.text
    assert "Traceback" not in answer.text
    for word in words:
        assert word in answer.text, answer.text
    assert _files(folder) == before
    return answer.text


def _files(folder: Path) -> set[Path]:
    """All files but the statistics that QGIS itself writes beside a raster it opens."""
    return {path for path in folder.rglob("*") if not path.name.endswith(".aux.xml")}


@pytest.fixture(scope="module")
def ortho_model(qgis, dataset, made_once):
    """A model that needs no heights."""

    def learn(path: Path) -> None:
        files = {"MODEL": path, "REPORT": path.with_suffix(".html")}
        qgis.run("train", {"DATASET": dataset, "WIDTH": 4, "EPOCHS": 1, **files})

    return made_once("ortho_model/model.safetensors", learn)


def test_text_file_as_model(qgis, town, tmp_path):
    fake = tmp_path / "model.safetensors"
    fake.write_text("this is a letter to my grandmother, not a model")
    ortho = rasters(town, 3)["ORTHO"]
    refuse(qgis, "classify", {"MODEL": fake, "ORTHO": ortho, "OUTPUT": tmp_path / "o.tif"}, tmp_path,
           "model.safetensors is not a model", "Train a U-Net")  # fmt: skip


def test_text_file_to_onnx(qgis, tmp_path):
    fake = tmp_path / "model.safetensors"
    fake.write_text("a letter again")
    refuse(
        qgis, "exportonnx", {"MODEL": fake, "OUTPUT": tmp_path / "m.onnx"}, tmp_path, "model.safetensors is not a model"
    )


def test_model_with_other_bands_than_the_raster(qgis, town, ortho_model, tmp_path):
    dsm = rasters(town, 3)["HEIGHT"]
    refuse(qgis, "classify", {"MODEL": ortho_model, "ORTHO": dsm, "OUTPUT": tmp_path / "o.tif"}, tmp_path,
           "1 band", "3", "nir")  # fmt: skip


def test_missing_heights(qgis, town, model, tmp_path):
    ortho = rasters(town, 3)["ORTHO"]
    refuse(qgis, "classify", {"MODEL": model, "ORTHO": ortho, "OUTPUT": tmp_path / "o.tif"}, tmp_path, "HEIGHT")


def test_reference_and_orthophoto_do_not_overlap(qgis, town, model, tmp_path):
    inputs = {**rasters(town, 3), "REFERENCE": rasters(town, 1)["REFERENCE"]}
    refuse(qgis, "classify", {"MODEL": model, **inputs, "OUTPUT": tmp_path / "o.tif"}, tmp_path, "overlap")
    refuse(qgis, "assess",
           {"PREDICTION": rasters(town, 3)["HEIGHT"], "REFERENCE": inputs["REFERENCE"], "REPORT": tmp_path / "r.html"},
           tmp_path)  # fmt: skip


def test_reference_with_a_foreign_colour(qgis, town, tmp_path):
    reference = tmp_path / "reference.tif"
    burn = [
        "gdal_translate",
        "-q",
        "-scale_1",
        "0",
        "255",
        "0",
        "90",
        str(rasters(town, 1)["REFERENCE"]),
        str(reference),
    ]
    subprocess.run(burn, check=True)
    refuse(qgis, "tile",
           {"ORTHOS": rasters(town, 1)["ORTHO"], "REFERENCES": reference, "SPLIT": "blocks", "PATCH_SIZE": 64,
            "OUTPUT": tmp_path / "d", "REPORT": tmp_path / "d.html"}, tmp_path,
           "90", "pixels", "column")  # fmt: skip


def test_patch_larger_than_the_raster(qgis, town, tmp_path):
    refuse(qgis, "tile", {"FOLDER": town, "PATCH_SIZE": 512, "OUTPUT": tmp_path / "d", "REPORT": tmp_path / "d.html"},
           tmp_path, "512", "384", "PATCH_SIZE")  # fmt: skip


def test_unwritable_output(qgis, dataset, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    refuse(qgis, "train", {"DATASET": dataset, "EPOCHS": 1, "MODEL": tmp_path / "file" / "m.safetensors",
                           "REPORT": tmp_path / "r.html"}, tmp_path, "MODEL", "cannot be written")  # fmt: skip


def test_python_without_torch(qgis, dataset, tmp_path):
    bare = Path(shutil.which("python3", path="/usr/bin:/usr/local/bin"))
    qgis.environment["VAIHINGEN_PYTHON"] = str(bare)
    try:
        refuse(qgis, "train", {"DATASET": dataset, "EPOCHS": 1, "MODEL": tmp_path / "m.safetensors",
                               "REPORT": tmp_path / "r.html"}, tmp_path,
               str(bare), "no PyTorch", "qgis_process run vaihingen:environment -- CREATE=true")  # fmt: skip
    finally:
        del qgis.environment["VAIHINGEN_PYTHON"]


def test_folder_without_data_set(qgis, tmp_path):
    (tmp_path / "empty").mkdir()
    refuse(qgis, "train", {"DATASET": tmp_path / "empty", "MODEL": tmp_path / "m.safetensors",
                           "REPORT": tmp_path / "r.html"}, tmp_path, "dataset.json")  # fmt: skip

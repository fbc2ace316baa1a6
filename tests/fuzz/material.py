"""Sound inputs of every kind, made once: `python -m tests.fuzz.material FOLDER`."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import rasterio
from rasterio.shutil import copy as raster_copy

from tests.engine.support.tiny_scenes import Notes, heights, ortho_pixels, write_isprs_folder
from tests.small_rasters import colours, patchwork, with_errors, write_raster
from training.contract.class_scheme import ISPRS
from training.contract.config import (
    CompareConfig,
    LabelsConfig,
    SamplePointsConfig,
    TileConfig,
    TrainConfig,
)
from training.contract.errors import JobCancelled
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

TRAINING = {
    "width": 4, "epochs": 2, "batch_size": 4, "learning_rate": 0.02, "device": "cpu", "precision": "float32"
}  # fmt: skip
LABELS = patchwork(80, 96, cell=8)


def make(folder: Path) -> None:
    """Write everything; the folder must not exist."""
    half = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    half.rename(folder)  # sources are recorded by their final paths
    _rasters(folder)
    _classes(folder)
    write_isprs_folder(folder / "isprs", height=80, width=80)
    cut = TileConfig(
        folder=str(folder / "isprs"), patch_size=32, patches=4, validation_patches=2, validation_tiles="2",
        test_tiles="3", output=str(folder / "set"),
    )  # fmt: skip
    run_job("tile", cut, NullReporter())
    _models(folder)
    _comparison(folder)
    _points(folder)


def _rasters(folder: Path) -> None:
    """One place as orthophoto, heights, reference and classified raster, in several formats."""
    (folder / "rasters").mkdir()
    place = folder / "rasters"
    ortho, ground = ortho_pixels(LABELS), heights(LABELS) - 250
    valid = np.ones(LABELS.shape, dtype=bool)
    valid[:9, :7] = False
    tiled = {"tiled": True, "blockxsize": 32, "blockysize": 32}
    write_raster(place / "ortho.tif", ortho, compress="deflate", predictor=2, **tiled)
    write_raster(place / "plain.tif", ortho, photometric="RGB")
    write_raster(place / "lzw.tif", ortho, compress="lzw", interleave="pixel", nodata=0)
    write_raster(place / "jpeg.tif", ortho, compress="jpeg", photometric="ycbcr", **tiled)
    write_raster(place / "alpha.tif", np.vstack([ortho, valid[None] * 255]).astype("uint8"), alpha="YES")
    write_raster(place / "height.tif", np.where(valid, ground, -9999), nodata=-9999, compress="deflate", predictor=3)
    write_raster(place / "codes.tif", LABELS, nodata=255, compress="packbits")
    write_raster(place / "colours.tif", colours(LABELS), compress="deflate")
    write_raster(place / "surface.tif", ground + np.linspace(200, 210, 96, dtype="float32"), gsd=0.5)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=False):
        write_raster(place / "masked.tif", ortho)
        with rasterio.open(place / "masked.tif", "r+") as file:
            file.write_mask(valid)
    with rasterio.Env(TIFF_USE_OVR="YES"):
        write_raster(place / "overviews.tif", ortho, TFW="YES")
        with rasterio.open(place / "overviews.tif", "r+") as file:
            file.build_overviews([2, 4])
    for name, source, driver in (
        ("ortho.png", "ortho", "PNG"),
        ("ortho.jpg", "ortho", "JPEG"),
        ("ortho.img", "ortho", "HFA"),
        ("ortho.vrt", "plain", "VRT"),
        ("codes.png", "codes", "PNG"),
        ("colours.png", "colours", "PNG"),
        ("height.img", "height", "HFA"),
        ("surface.asc", "surface", "AAIGrid"),
    ):
        raster_copy(place / f"{source}.tif", place / name, driver=driver)
    predicted = write_raster(folder / "predicted_codes.tif", with_errors(LABELS, 0.2))
    names = LabelsConfig(input=str(predicted), direction="classes_to_colours", output=str(place / "shown.tif"))
    run_job("labels", names, NullReporter())
    back = LabelsConfig(
        input=str(place / "shown.tif"), direction="colours_to_classes", output=str(place / "predicted.tif")
    )
    run_job("labels", back, NullReporter())
    predicted.unlink()


def _classes(folder: Path) -> None:
    (folder / "classes").mkdir()
    (folder / "classes/classes.json").write_text(json.dumps(ISPRS.to_dict()), encoding="utf-8")
    with (folder / "classes/classes.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["value", "name", "red", "green", "blue"])
        writer.writerows([c.value, c.name, *c.colour] for c in ISPRS.classes)


def _models(folder: Path) -> None:
    """Two models, and a training that was stopped in its second epoch."""
    (folder / "models").mkdir()
    (folder / "stopped").mkdir()
    config = TrainConfig(dataset=str(folder / "set"), model=str(folder / "models/ortho.safetensors"), **TRAINING)
    run_job("train", config, NullReporter())
    all_inputs = replace(config, inputs="ortho_height_ndvi_slope", model=str(folder / "models/all.safetensors"))
    run_job("train", replace(all_inputs, inputs=_most_inputs()), NullReporter())
    for questions in range(2, 60):
        stopped = replace(config, model=str(folder / "stopped/m.safetensors"))
        try:
            run_job("train", stopped, Notes(cancel_after=questions))
        except JobCancelled:
            if (folder / "stopped/m.ckpt").exists():
                return
    raise RuntimeError("no training could be stopped between its epochs")


def _most_inputs() -> str:
    from training.contract.channels import INPUTS

    return max(INPUTS, key=len)


def _comparison(folder: Path) -> None:
    """The working folder of a comparison whose runs are finished."""
    config = CompareConfig(
        dataset=str(folder / "set"), variants=("ortho", "ortho_height"), repeats=1, runs="1/1",
        output=str(folder / "compared"), **TRAINING,
    )  # fmt: skip
    run_job("compare", config, NullReporter())


def _points(folder: Path) -> None:
    """Interpreted sample points."""
    (folder / "points").mkdir()
    path = folder / "points/points.csv"
    run_job(
        "samplepoints",
        SamplePointsConfig(input=str(folder / "rasters/predicted.tif"), points=60, min_per_class=5, output=str(path)),
        NullReporter(),
    )
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["reference"] = str(LABELS[int(row["row"]), int(row["col"])])
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    make(Path(sys.argv[1]))

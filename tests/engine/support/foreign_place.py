"""A demo town in other light: what a model of another town meets there, and learns from a few of its patches."""

from __future__ import annotations

import numpy as np
import rasterio

from tests.engine.support.tiny_scenes import Notes
from training.contract.config import ClassifyConfig, DemoDataConfig, TileConfig, TrainConfig
from training.jobs.run import run_job

# Gain of near infrared, red and green, and what haze adds, of another camera on another day.
GAIN, HAZE = np.array([0.6, 0.75, 0.8]).reshape(3, 1, 1), 30.0
SMALL = {"epochs": 10, "patience": 0, "batch_size": 4, "device": "cpu", "precision": "float32"}


def town(folder, seed, other_light=False):
    """Three tiles, one of them for validation, one kept apart; its folder."""
    run_job("demodata", DemoDataConfig(tiles=3, size=384, seed=seed, output=str(folder)), Notes())
    for path in sorted((folder / "top").glob("*.tif")) if other_light else []:
        with rasterio.open(path) as raster:
            profile, pixels = raster.profile, raster.read()
        with rasterio.open(path, "w", **profile) as raster:
            raster.write(np.clip(pixels * GAIN + HAZE, 0, 255).astype(np.uint8))
    return folder


def cut(folder, patches):
    """Patches of 64 pixels of a town; the folder of the data set."""
    config = TileConfig(
        folder=str(folder), patch_size=64, patches=patches, validation_patches=12, validation_tiles="2", test_tiles="3",
        output=str(folder.with_name(f"{folder.name}_{patches}")),
    )  # fmt: skip
    run_job("tile", config, Notes())
    return config.output


def learn(dataset, model, **parameters):
    """Train a small network; its file."""
    run_job("train", TrainConfig(dataset=dataset, model=str(model), **{**SMALL, **parameters}), Notes())
    return model


def mean_f1(model, folder):
    """Of the tile that no training has seen."""
    orthos, references = (sorted((folder / name).glob("*3.tif")) for name in ("top", "gts_for_participants"))
    output = str(model.with_name(f"{model.stem}_{folder.name}.tif"))
    config = ClassifyConfig(
        model=str(model), ortho=str(orthos[0]), reference=str(references[0]), output=output, device="cpu"
    )
    return run_job("classify", config, Notes()).scores["mean_f1"]

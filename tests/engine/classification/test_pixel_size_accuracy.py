"""A model of one pixel size keeps its accuracy on the same ground in pixels of other sizes."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.classification.test_classify import classify
from tests.engine.support.tiny_scenes import TRAINING
from tests.small_rasters import write_raster
from training.classification.pixel_sizes import PixelSizes
from training.contract.config import TileConfig, TrainConfig
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

pytestmark = pytest.mark.slow
GROUND_CM, CELLS, CELL = 1.5, 4, 288  # the ground itself is known in pixels of 1.5 cm, its areas are 4.32 m wide
PERIODS = (40, 56, 78)  # of the patterns of the classes, which differ in nothing but their size


def write_place(folder, seed, gsd_cm):
    """An orthophoto and its reference; returns their paths."""
    rng = np.random.default_rng(seed)
    kinds = rng.permutation(np.arange(CELLS**2) % 3).reshape(CELLS, CELLS)
    labels = np.kron(kinds, np.ones((CELL, CELL), dtype=np.uint8)).astype(np.uint8)
    rows, cols = np.mgrid[: len(labels), : len(labels)]
    period = np.array(PERIODS)[labels]
    ground = 60.0 * np.sign(np.sin(2 * np.pi * rows / period + 0.1) * np.sin(2 * np.pi * cols / period + 0.1))
    side = round(gsd_cm / GROUND_CM)
    count = len(labels) // side
    squares = ground[: count * side, : count * side].reshape(count, side, count, side)
    image = 120 + squares.mean(axis=(1, 3)) + rng.normal(0, 4, (3, count, count))
    middle = slice(side // 2, count * side, side)
    place = {"gsd": gsd_cm / 100, "origin": (5e5 + 100 * seed, 5e6)}
    ortho = write_raster(folder / f"o{seed}_{gsd_cm}.tif", image.clip(0, 255).astype(np.uint8), **place)
    return str(ortho), str(write_raster(folder / f"r{seed}_{gsd_cm}.tif", labels[middle, middle], **place))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trained")
    orthos, references = zip(*(write_place(folder, seed, 9) for seed in (1, 2, 3)), strict=True)
    cut = {
        "patch_size": 48,
        "patches": 40,
        "validation_patches": 8,
        "validation_tiles": "o3_9",
        "output": str(folder / "set"),
    }
    run_job("tile", TileConfig(orthos=orthos, references=references, **cut), NullReporter())
    learnt = {**TRAINING, "epochs": 14, "inputs": "ortho", "model": str(folder / "model.safetensors")}
    run_job("train", TrainConfig(dataset=str(folder / "set"), **learnt), NullReporter())
    return folder / "model.safetensors"


def test_a_model_keeps_its_f1_in_smaller_and_larger_pixels(model, tmp_path, monkeypatch):
    def mean_f1(gsd_cm, name):
        ortho, reference = write_place(tmp_path, 7, gsd_cm)
        return classify(model, ortho, tmp_path / f"{name}{gsd_cm}.tif", reference=reference).scores["mean_f1"]

    own = mean_f1(9, "own")
    brought = {gsd: mean_f1(gsd, "brought") for gsd in (4.5, 12)}
    monkeypatch.setattr(
        "training.classification.sources.pixel_sizes", lambda job, card, grid: PixelSizes(grid, 1.0, True)
    )
    without = {gsd: mean_f1(gsd, "without") for gsd in (4.5, 12)}
    assert own > 0.8
    for gsd, kept in brought.items():
        assert kept > own - 0.05 and kept > without[gsd] + 0.1

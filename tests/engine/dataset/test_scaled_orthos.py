"""Orthophotos with a scale and an offset: real values from the patches to the class raster."""

from __future__ import annotations

import json

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import TRAINING, Notes, ortho_pixels
from tests.small_rasters import patchwork, read_raster, write_raster
from training.contract.config import ClassifyConfig, TileConfig, TrainConfig
from training.contract.errors import RasterError
from training.contract.model_card import read_model_card
from training.indices import ndvi
from training.jobs.run import run_job
from training.raster_io import RasterReader

LABELS = patchwork(64, 96, cell=16)
SCALE, OFFSET = 1e-4, -0.1


def stored(seed=0):
    return (30 * ortho_pixels(LABELS, seed).astype(np.uint16) + 1000).astype(np.uint16)


def write_scaled(path, pixels, scale=SCALE, offset=OFFSET, **how):
    write_raster(path, pixels, **how)
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = [scale] * file.count, [offset] * file.count
    return path


def tile(folder, *orthos, notes=None):
    references = [write_raster(folder / f"r{number}.tif", LABELS, **place(number)) for number in range(len(orthos))]
    config = TileConfig(
        orthos=tuple(map(str, orthos)), references=tuple(map(str, references)), patch_size=32, sampling="grid",
        validation_share=0, output=str(folder / "set"),
    )  # fmt: skip
    run_job("tile", config, notes or Notes())
    return json.loads((folder / "set" / "dataset.json").read_text())


def place(number):
    return {"origin": (500_000.0 + 48 * number, 5_400_000.0)}


def test_patches_and_statistics_hold_real_values(tmp_path):
    card = tile(tmp_path, write_scaled(tmp_path / "o.tif", stored()))
    real = stored() * SCALE + OFFSET
    assert card["ortho_dtype"] == "float32" and card["sources"][0]["dtype"] == "float32"
    means = {channel["role"]: (channel["mean"], channel["std"]) for channel in card["channels"]}
    for role, plane in zip(("nir", "red", "green"), real, strict=True):
        assert means[role] == pytest.approx((plane.mean(), plane.std()), abs=1e-5)
    index = ndvi(real[0], real[1])
    assert means["ndvi"] == pytest.approx((index.mean(), index.std()), abs=1e-5)
    patch = next((tmp_path / "set" / "images").glob("*_000032_000032.tif"))
    np.testing.assert_allclose(read_raster(patch), real[:, 32:64, 32:64], atol=1e-7)


def test_rasters_whose_real_values_are_of_one_type_belong_together(tmp_path):
    scaled = write_scaled(tmp_path / "a.tif", stored())
    other = write_scaled(tmp_path / "b.tif", stored(1).astype(np.int32), **place(1))
    real = write_raster(tmp_path / "c.tif", (stored(2) * SCALE + OFFSET).astype(np.float32), **place(2))
    assert tile(tmp_path, scaled, other, real)["ortho_dtype"] == "float32"
    plain = write_raster(tmp_path / "d.tif", stored(), **place(1))
    (tmp_path / "again").mkdir()
    with pytest.raises(
        RasterError, match=r"a.tif: 3 bands of float32 \(uint16 with a scale\); d.tif: 3 bands of uint16"
    ):
        tile(tmp_path / "again", scaled, plain)


@pytest.mark.slow
def test_classify_reads_them_as_the_training_did(tmp_path):
    scaled = write_scaled(tmp_path / "o.tif", stored())
    tile(tmp_path, scaled)
    model = tmp_path / "m.safetensors"
    parameters = {**TRAINING, "dataset": str(tmp_path / "set"), "inputs": "ortho_ndvi", "model": str(model)}
    run_job("train", TrainConfig(**parameters), Notes())
    assert read_model_card(model).ortho_dtype == "float32"
    real = write_raster(tmp_path / "real.tif", (stored() * SCALE + OFFSET).astype(np.float32))
    found = [classify(model, ortho, tmp_path / f"{ortho.stem}_c.tif") for ortho in (scaled, real)]
    assert (found[0] == LABELS).mean() > 0.7 and (found[0] == found[1]).mean() > 0.999
    with pytest.raises(RasterError, match="has 3 bands of uint16, but the model was trained on 3 bands of float32"):
        classify(model, write_raster(tmp_path / "plain.tif", stored()), tmp_path / "p.tif")


def test_the_reader_describes_the_type(tmp_path):
    with RasterReader(write_scaled(tmp_path / "o.tif", stored())) as reader:
        assert reader.dtype == "float32" and reader.described_dtype == "float32 (uint16 with a scale)"


@pytest.mark.slow
def test_an_orthophoto_with_a_scale_for_a_model_without(tmp_path, model):
    ortho = write_scaled(tmp_path / "o.tif", ortho_pixels(LABELS), 0.01, 0.0)
    with pytest.raises(RasterError, match=r"3 bands of float32 \(uint8 with a scale\), but the model was trained on"):
        classify(model, ortho, tmp_path / "c.tif")


@pytest.mark.slow
def test_classify_tells_of_negative_reflectances_where_the_model_uses_ndvi(tmp_path):
    pixels = ortho_pixels(LABELS).astype(np.float32) / 255
    tile(tmp_path, write_raster(tmp_path / "o.tif", pixels))
    for inputs, told in (("ortho_ndvi", 1), ("ortho", 0)):
        model = tmp_path / f"{inputs}.safetensors"
        parameters = {**TRAINING, "epochs": 1, "dataset": str(tmp_path / "set"), "inputs": inputs, "model": str(model)}
        run_job("train", TrainConfig(**parameters), Notes())
        pixels[1, 0, :60], notes = -0.01, Notes()
        classify(model, write_raster(tmp_path / "n.tif", pixels), tmp_path / f"{inputs}_c.tif", notes)
        assert len([text for text in notes.warnings if "about 0.98 % of the pixels have a negative" in text]) == told
        assert (read_raster(tmp_path / f"{inputs}_c.tif") != 255).all()


def classify(model, ortho, output, notes=None):
    config = ClassifyConfig(model=str(model), ortho=str(ortho), output=str(output), device="cpu", precision="float32")
    run_job("classify", config, notes or Notes())
    return read_raster(output)[0]

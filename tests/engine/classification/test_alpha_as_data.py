"""A model whose data set named a band takes it for data, whatever the orthophotos to classify mark it as."""

import json
import struct

import numpy as np
import pytest

from tests.engine.support.tiny_scenes import TRAINING, Notes, ortho_pixels
from tests.small_rasters import patchwork, read_raster, write_raster
from training.contract.config import ClassifyConfig, TileConfig, TrainConfig
from training.contract.errors import RasterError
from training.contract.model_card import HEADER_KEY, read_model_card
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job

LABELS = patchwork(48, 64, seed=3)
MARKED = {"photometric": "RGB", "alpha": "YES"}
PLAIN = {"photometric": "RGB", "alpha": "UNSPECIFIED"}


def rgbi():
    nir, red, green = ortho_pixels(LABELS, 3)
    nir = np.where(LABELS == 4, 0, nir).astype(np.uint8)
    return np.stack([red, green, green // 2, nir])


@pytest.fixture(scope="module")
def rasters(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rgbi")
    return {
        "marked": write_raster(folder / "marked.tif", rgbi(), **MARKED),
        "plain": write_raster(folder / "plain.tif", rgbi(), **PLAIN),
        "reference": write_raster(folder / "reference.tif", LABELS),
    }


@pytest.fixture(scope="module")
def models(rasters, tmp_path_factory):
    """Models trained on marked and on plain files."""
    folder = tmp_path_factory.mktemp("models")
    for kind in ("marked", "plain"):
        tile = TileConfig(
            orthos=(str(rasters[kind]),), references=(str(rasters["reference"]),), output=str(folder / kind),
            patch_size=32, sampling="grid", validation_share=0, nir_band=4, red_band=1,
        )  # fmt: skip
        run_job("tile", tile, NullReporter())
        model = str(folder / f"{kind}.safetensors")
        run_job("train", TrainConfig(dataset=str(folder / kind), model=model, **{**TRAINING, "epochs": 2}),
                NullReporter())  # fmt: skip
    return {kind: folder / f"{kind}.safetensors" for kind in ("marked", "plain")}


def classify(model, ortho, output, notes=None):
    config = ClassifyConfig(model=str(model), ortho=str(ortho), output=str(output), device="cpu", precision="float32")
    run_job("classify", config, notes or Notes())
    return read_raster(output)[0]


@pytest.mark.slow
@pytest.mark.parametrize("trained_on", ["marked", "plain"])
def test_marked_and_plain_orthophotos_get_the_same_map(models, rasters, tmp_path, trained_on):
    assert read_model_card(models[trained_on]).data_bands == (1, 4)
    notes = Notes()
    marked = classify(models[trained_on], rasters["marked"], tmp_path / "m.tif", notes)
    plain = classify(models[trained_on], rasters["plain"], tmp_path / "p.tif")
    assert (marked == plain).all() and (marked != 255).all()  # also where the near infrared is 0
    said = [line for line in notes.lines if "marked as alpha" in line]
    assert said == ["Band 4 is marked as alpha in marked.tif, but the model names it: it is read as data."]


@pytest.mark.slow
def test_a_model_of_before_goes_by_its_roles(models, rasters, tmp_path):
    older = rewritten(models["plain"], tmp_path / "older.safetensors", lambda card: card.pop("data_bands"))
    assert (classify(older, rasters["marked"], tmp_path / "m.tif") != 255).all()


@pytest.mark.slow
def test_a_model_of_three_bands_takes_the_mark_as_it_is(model, tmp_path):
    alpha = np.where(LABELS == 4, 0, 255).astype(np.uint8)[None]
    pixels = np.concatenate([ortho_pixels(LABELS, 3), alpha])
    ortho = write_raster(tmp_path / "o.tif", pixels, **MARKED)
    assert ((classify(model, ortho, tmp_path / "c.tif") == 255) == (LABELS == 4)).all()
    unmarked = write_raster(tmp_path / "u.tif", pixels, **PLAIN)
    with pytest.raises(RasterError, match="4 bands"):
        classify(model, unmarked, tmp_path / "u_c.tif")


def rewritten(model, path, change):
    """A copy of a model whose description is changed."""
    content = model.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8 : 8 + length])
    card = json.loads(header["__metadata__"][HEADER_KEY])
    change(card)
    header["__metadata__"][HEADER_KEY] = json.dumps(card)
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + content[8 + length :])
    return path

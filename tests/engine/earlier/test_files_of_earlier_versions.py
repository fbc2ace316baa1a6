"""Files that version 0.1.0 has written, before the engine had stage packages, are read and give what they gave then.

The archive holds a data set and a model that were made from a demo town with

    python -m training demodata --tiles 2 --size 256 --output town
    python -m training tile --folder town --patch-size 32 --patches 14 --validation-patches 3 --train-tiles 1 \
        --validation-tiles 2 --output patches --seed 5
    python -m training train --dataset patches --inputs ortho_height_ndvi --width 4 --epochs 40 --patience 0 \
        --batch-size 4 --learning-rate 0.003 --device cpu --precision float32 --model town.safetensors

a part of the second orthophoto and its heights, and what that version made of them with the model, whose weights were
rounded to 1/64 after its training, so that the archive stays small.
"""

import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.small_rasters import read_raster
from training.contract.config import ClassifyConfig, TrainConfig
from training.contract.errors import DatasetError
from training.contract.model_card import read_model_card
from training.dataset.folder import Dataset
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.learning.patch_source import PatchSource
from training.network.channels import select_channels
from training.network.devices import Device

CPU = Device(torch.device("cpu"), "cpu", "float32")
EXACT = {"device": "cpu", "precision": "float32"}


@pytest.fixture(scope="module")
def earlier(tmp_path_factory):
    folder = tmp_path_factory.mktemp("earlier")
    with zipfile.ZipFile(Path(__file__).with_name("version_0_1_0.zip")) as archive:
        archive.extractall(folder)
    return folder


def test_a_model_gives_the_same_map(earlier, tmp_path):
    rasters = {name: str(tmp_path / f"{name}.tif") for name in ("output", "probabilities")}
    inputs = {"ortho": str(earlier / "ortho.tif"), "height": str(earlier / "height.tif")}
    config = ClassifyConfig(model=str(earlier / "town.safetensors"), **inputs, **rasters, **EXACT)
    run_job("classify", config, NullReporter())
    expected = np.load(earlier / "expected.npz")
    classes, probabilities = read_raster(rasters["output"])[0], read_raster(rasters["probabilities"])
    assert np.mean(classes == expected["classes"]) > 0.999  # the last digits of sums may differ between processors
    assert np.abs(probabilities.astype(int) - expected["probabilities"]).max() <= 1  # per cent


def test_a_data_set_gives_the_same_batches(earlier):
    dataset = Dataset(earlier / "patches")
    card = read_model_card(earlier / "town.safetensors")
    assert dataset.hash == card.dataset_hash
    channels = select_channels(dataset.card.channels, "ortho_height_ndvi")
    assert channels == card.channels
    source = PatchSource(dataset, dataset.patches["validation"], channels, card.outputs, CPU, NullReporter())
    images, labels = source.batch(range(len(source)))
    expected = np.load(earlier / "expected.npz")
    np.testing.assert_allclose(images.numpy(), expected["channels"], atol=2e-3)  # kept with 16 bits
    assert (labels.numpy() == expected["labels"]).all()


def test_a_data_set_without_heights_around_its_patches_is_refused_for_slope(earlier, tmp_path):
    config = TrainConfig(dataset=str(earlier / "patches"), inputs="ortho_slope", model=str(tmp_path / "m.safetensors"))
    with pytest.raises(DatasetError, match="no heights around its patches") as caught:
        run_job("train", config, NullReporter())
    assert "cut the patches again" in caught.value.hint


@pytest.mark.slow
def test_a_data_set_can_be_trained_on(earlier, tmp_path):
    model = tmp_path / "m.safetensors"
    config = TrainConfig(dataset=str(earlier / "patches"), width=4, epochs=1, batch_size=4, model=str(model), **EXACT)
    run_job("train", config, NullReporter())
    assert read_model_card(model).dataset_hash == read_model_card(earlier / "town.safetensors").dataset_hash

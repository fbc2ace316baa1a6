"""What only a GPU can show; the first tests to run where there is one: `pytest -m gpu`."""

from __future__ import annotations

import pytest
import torch

from tests.bench.steps import bench_train
from tests.engine.support.tiny_scenes import TRAINING, Notes, ortho_pixels
from tests.small_rasters import patchwork
from training.contract.config import ClassifyConfig, TrainConfig
from training.contract.dataset_card import DatasetChannel
from training.contract.errors import JobCancelled
from training.contract.model_card import read_model_card
from training.dataset.folder import Dataset
from training.jobs.run import run_job
from training.learning.patch_source import PatchSource
from training.network.channels import select_channels
from training.network.devices import Device
from training.network.model_file import load_model
from training.network.network_input import network_input
from training.raster_io import Grid, RasterReader, RasterWriter

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device"),
]
GPU = torch.device("cuda")


def trained(dataset, path, **parameters):
    config = TrainConfig(**{**TRAINING, "device": "cuda", **parameters, "dataset": str(dataset), "model": str(path)})
    run_job("train", config, Notes())
    return read_model_card(path)


def labels_of(model, ortho, path, **parameters):
    config = ClassifyConfig(model=str(model), ortho=str(ortho), output=str(path), **parameters)
    run_job("classify", config, Notes())
    with RasterReader(path) as reader:
        return reader.read(reader.grid.window)[0][0]


@pytest.fixture()
def ortho(tmp_path):
    """An orthophoto like the training's, larger than a window."""
    labels = patchwork(300, 260)
    path = tmp_path / "ortho.tif"
    with RasterWriter(path, Grid.north_up(260, 300, (5e5, 5.4e6), 0.5, 25832), "uint8", None, count=3) as writer:
        writer.write_rows(ortho_pixels(labels))
    return path


@pytest.mark.parametrize("precision", ["bfloat16", "float16", "float32"])
def test_learns_in_every_precision(dataset, tmp_path, precision):
    card = trained(dataset, tmp_path / "m.safetensors", precision=precision)
    assert card.validation["mean_f1"] > 0.5  # the classes differ in colour; chance is below 0.2
    assert card.ran_on["precision"] == precision and card.ran_on["device"].startswith("cuda (")


@pytest.mark.parametrize("precision, most", [("float32", 1e-4), ("bfloat16", 1e-2), ("float16", 1e-2)])
def test_gpu_and_cpu_give_the_same_labels(train, ortho, tmp_path, precision, most):
    model = train("ortho")
    expected = labels_of(model, ortho, tmp_path / "cpu.tif", device="cpu", precision="float32")
    found = labels_of(model, ortho, tmp_path / "cuda.tif", device="cuda", precision=precision)
    assert (expected != found).mean() <= most


def test_a_model_of_the_gpu_serves_the_cpu(dataset, ortho, tmp_path):
    trained(dataset, tmp_path / "m.safetensors")
    model = load_model(tmp_path / "m.safetensors")
    assert all(not weight.is_cuda for weight in model.network.parameters())
    assert labels_of(tmp_path / "m.safetensors", ortho, tmp_path / "cpu.tif", device="cpu").max() < 7


@pytest.mark.parametrize("on_gpu", [True, False])
def test_patches_lie_on_the_gpu_if_there_is_room(dataset, monkeypatch, on_gpu):
    monkeypatch.setattr(
        "training.learning.patch_source.free_memory", lambda device: 10**9 if device.type == "cpu" or on_gpu else 0
    )
    data = Dataset(dataset)
    channels = select_channels(data.card.channels, "ortho_height_ndvi")
    source = PatchSource(
        data, data.patches["train"], channels, (0, 1, 2, 3, 4, 5), Device(GPU, "cuda", "float32"), Notes()
    )
    assert source._kept.ortho.is_cuda is on_gpu
    images, labels = source.batch([5, 2])
    assert images.is_cuda and labels.is_cuda
    host = PatchSource(
        data,
        data.patches["train"],
        channels,
        (0, 1, 2, 3, 4, 5),
        Device(torch.device("cpu"), "cpu", "float32"),
        Notes(),
    )
    expected, wanted = host.batch([5, 2])
    torch.testing.assert_close(images.cpu(), expected, rtol=1e-5, atol=1e-5)
    assert torch.equal(labels.cpu(), wanted)


def test_orthophotos_of_16_bit_reach_the_card():
    """PyTorch computes little with unsigned numbers of 16 bit."""
    values = torch.arange(65536 - 64, 65536, dtype=torch.int32).to(torch.uint16).reshape(1, 1, 8, 8).to(GPU)
    channels = select_channels([DatasetChannel("nir", 1, "", 65000.0, 2.0)], "ortho")
    images, _ = network_input(values[[0, 0]], torch.ones((2, 8, 8), dtype=torch.bool, device=GPU), None, None, channels)
    assert images[1, 0, 0, 0].item() == (65472 - 65000) / 2


def test_goes_on_on_the_card(dataset, tmp_path):
    stop = Notes(cancel_after=40)
    config = TrainConfig(
        **{**TRAINING, "device": "cuda", "dataset": str(dataset), "model": str(tmp_path / "m.safetensors")}
    )
    with pytest.raises(JobCancelled):
        run_job("train", config, stop)
    run_job("train", TrainConfig(**{**config.to_dict(), "resume": True}), Notes())
    assert len(read_model_card(tmp_path / "m.safetensors").history) == TRAINING["epochs"]


def test_the_card_does_not_wait_for_the_patches(tmp_path):
    """As `make bench` measures it."""
    assert bench_train(tmp_path, 0.95)

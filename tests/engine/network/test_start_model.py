"""A training that starts with an own model: same or other classes and channels, its own network, and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING, Notes
from tests.run_records import run_record
from training.contract.class_scheme import ISPRS, LandCoverClass
from training.contract.config import TrainConfig
from training.contract.config.start_model import with_start_model
from training.contract.dataset_card import DatasetChannel, read_dataset_card
from training.contract.errors import ConfigError, DatasetError, JobCancelled, ModelFileError
from training.contract.model_card import Channel, ModelCard, read_model_card
from training.jobs.run import run_job
from training.learning.setup import prepare
from training.network.learning_parts import SHARE
from training.network.model_file import load_model, save_model
from training.network.start_model import START_SHARE, first_network
from training.network.unet import UNet

CLASSES = ISPRS.learnt()


def channels_of(*roles):
    return tuple(Channel(role, 0 if role == "height" else i, 100.0, 40.0) for i, role in enumerate(roles, start=1))


def start_model(folder, roles=("nir", "red", "green"), classes=CLASSES, width=4, seed=9):
    """A model of random weights; its path."""
    torch.manual_seed(seed)
    card = ModelCard(
        "unet", {"in_channels": len(roles), "num_classes": len(classes), "width": width}, channels_of(*roles), 3,
        "uint8", "window" if "height" in roles else "none", ISPRS, tuple(c.value for c in classes), 0.1, 32,
    )  # fmt: skip
    save_model(folder / "start.safetensors", UNet(len(roles), len(classes), width).state_dict(), card)
    return str(folder / "start.safetensors")


def begun(path, dataset_card, roles, classes=CLASSES, **parameters):
    """The first network of a training, the weights of the model, what was said, and the whole of it."""
    notes = Notes()
    config = with_start_model(TrainConfig(start_model=path, **parameters))
    new = first_network(config, channels_of(*roles), classes, dataset_card, notes)
    return new.network.state_dict(), load_model(path).network.state_dict(), notes, new


@pytest.fixture(scope="module")
def card(dataset):
    return read_dataset_card(str(dataset))


def test_the_same_classes_and_channels_take_every_weight(tmp_path, card):
    path = start_model(tmp_path)
    state, start, notes, new = begun(path, card, ("nir", "red", "green"))
    assert state.keys() == start.keys() and all(torch.equal(value, start[name]) for name, value in state.items())
    assert "unet, at 0.3 of LEARNING_RATE" in notes.lines[0] and len(notes.lines) == 1
    assert new.ran_on["start_model"] == path and len(new.ran_on["start_model_sha256"]) == 64
    assert (new.ran_on["new_channels"], new.ran_on["new_classes"]) == ("none", "none")


def test_channels_are_taken_by_role(tmp_path, card):
    """Red and green stand elsewhere, blue and the heights are new: they change nothing at the start."""
    path = start_model(tmp_path)
    state, start, notes, new = begun(path, card, ("red", "green", "blue", "height"))
    first = "encoder.0.0.weight"
    assert torch.equal(state[first][:, :2], start[first][:, 1:]) and not state[first][:, 2:].any()
    assert any("blue, height: not known to START_MODEL" in line for line in notes.lines)
    assert any("also saw nir, which this training does not have" in line for line in notes.warnings)
    assert new.ran_on["new_channels"] == "blue, height"


def test_classes_are_taken_by_name(tmp_path, card):
    """In another order, with other values and in capitals; a new one starts by chance."""
    path = start_model(tmp_path)
    names = [c.name for c in CLASSES]
    classes = (
        LandCoverClass(7, names[3].upper(), (0, 1, 2)),
        LandCoverClass(2, "vineyard", (3, 4, 5)),
        LandCoverClass(1, names[0], (6, 7, 8)),
    )
    state, start, notes, new = begun(path, card, ("nir", "red", "green"), classes)
    for name in ("head.weight", "head.bias"):
        assert torch.equal(state[name][[0, 2]], start[name][[3, 0]]) and len(state[name]) == 3
    assert not any(torch.equal(state["head.weight"][1], row) for row in start["head.weight"])
    assert any("do not know start anew: vineyard" in line.replace("does", "do") for line in notes.lines)
    assert new.ran_on["new_classes"] == "vineyard" and new.arguments["num_classes"] == 3


def test_no_channel_in_common_is_refused(tmp_path, card):
    with pytest.raises(DatasetError, match="trained on nir, red, green, and this training has none of them: band4"):
        begun(start_model(tmp_path), card, ("band4", "band5"))


def test_the_network_is_that_of_the_model(tmp_path):
    path = start_model(tmp_path, width=8)
    config = with_start_model(TrainConfig(start_model=path))
    assert (config.architecture, config.width) == ("unet", 8)
    assert with_start_model(TrainConfig(start_model=path, width=8)).width == 8
    with pytest.raises(ConfigError, match="WIDTH is 16, but 8 in the model") as caught:
        with_start_model(TrainConfig(start_model=path, width=16))
    assert caught.value.hint.startswith("Leave WIDTH out")
    with pytest.raises(ConfigError, match="ARCHITECTURE is unet_vgg16, but unet in the model"):
        with_start_model(TrainConfig(start_model=path, architecture="unet_vgg16"))


@pytest.mark.parametrize(
    "parameters, words",
    [
        ({"start_model": "m.safetensors"}, ""),
        ({"start_model": "m.safetensors", "freeze_encoder": "all"}, ""),
        ({"architecture": "unet_vgg16", "freeze_encoder": "statistics"}, ""),
        ({"freeze_encoder": "all"}, "FREEZE_ENCODER is all, but the encoder would start with random weights"),
        ({"architecture": "unet_vgg16", "encoder_weights": "none", "freeze_encoder": "statistics"}, "random weights"),
        ({"start_model": "m.safetensors", "architecture": "unet_vgg16", "encoder_weights": "imagenet"},
         "START_MODEL brings the weights of the whole network"),
    ],
)  # fmt: skip
def test_rules(parameters, words):
    problems = TrainConfig(dataset="d", model="m", **parameters).problems()
    assert len(problems) == bool(words) and words in "".join(problems)


@pytest.mark.parametrize("what", ["absent", "no model", "damaged"])
def test_what_is_no_model_is_told_before_the_training(dataset, tmp_path, what):
    path = tmp_path / "start.safetensors"
    if what == "no model":
        path.write_text("A note.")
    if what == "damaged":
        start_model(tmp_path)
        path.write_bytes(path.read_bytes()[:-100])
    config = TrainConfig(dataset=str(dataset), start_model=str(path), model=str(tmp_path / "m.safetensors"))
    with pytest.raises((ModelFileError, ConfigError)) as caught:
        run_job("train", config, Notes())
    assert "start.safetensors" in caught.value.message and caught.value.hint
    assert sorted(p.name for p in tmp_path.iterdir()) in ([], ["start.safetensors"])


@pytest.mark.parametrize(
    "freeze, learn, still", [("no", True, False), ("statistics", True, True), ("all", False, True)]
)
def test_what_is_frozen_stays(dataset, tmp_path, freeze, learn, still):
    config = train_config(dataset, start_model=start_model(tmp_path, width=4), freeze_encoder=freeze)
    setup = prepare(with_start_model(config), Notes())
    model, encoder = setup.model, setup.model.network.encoder
    model.learning.start_epoch(model.network)
    assert encoder.training != still and model.network.decoder.training
    assert all(weight.requires_grad == learn for weight in encoder.parameters())
    assert {group[SHARE] for group in model.optimizer.param_groups} == {START_SHARE}
    held = {id(weight) for group in model.optimizer.param_groups for weight in group["params"]}
    assert all((id(weight) in held) == learn for weight in encoder.parameters())


def train_config(dataset, **parameters):
    return TrainConfig(**{**TRAINING, "width": 64, "epochs": 3, "dataset": str(dataset), **parameters})


@pytest.mark.slow
@pytest.mark.parametrize("freeze", ["no", "all"])
def test_stopped_in_between_it_comes_to_the_same_model_and_says_what_it_started_from(dataset, tmp_path, freeze):
    start = start_model(tmp_path)
    whole, parts = tmp_path / "whole.safetensors", tmp_path / "parts.safetensors"
    same = {"start_model": start, "freeze_encoder": freeze}
    report = tmp_path / "report.html"
    run_job("train", train_config(dataset, model=str(whole), report=str(report), **same), Notes())

    class StopInSecond(Notes):
        def is_cancelled(self):
            return bool(self.metrics)

    with pytest.raises(JobCancelled):
        run_job("train", train_config(dataset, model=str(parts), **same), StopInSecond())
    run_job("train", train_config(dataset, model=str(parts), resume=True, **same), Notes())
    one, other, begin = (load_model(path).network.state_dict() for path in (whole, parts, start))
    assert all(torch.equal(value, other[name]) for name, value in one.items())
    frozen = [name for name in one if name.startswith("encoder.") and "num_batches" not in name]
    assert all(torch.equal(one[name], begin[name]) for name in frozen) == (freeze == "all")
    assert read_model_card(whole).ran_on["start_model"] == start
    record = run_record(tmp_path / "whole.safetensors")
    assert record["ran_on"]["start_model"] == start and start in record["inputs"]
    assert "start.safetensors" in report.read_text(encoding="utf-8")


def test_another_start_model_cannot_be_gone_on_with(dataset, tmp_path):
    path, model = start_model(tmp_path), str(tmp_path / "m.safetensors")

    class StopInSecond(Notes):
        def is_cancelled(self):
            return bool(self.metrics)

    with pytest.raises(JobCancelled):
        run_job("train", train_config(dataset, model=model, start_model=path), StopInSecond())
    start_model(tmp_path, seed=10)
    with pytest.raises(ConfigError, match="began with another START_MODEL: it has changed"):
        run_job("train", train_config(dataset, model=model, start_model=path, resume=True), Notes())


def test_other_pixels_and_other_heights_are_warned_of(tmp_path, card):
    channels = (*card.channels, DatasetChannel("height", 0, "m", 3.0, 2.0))
    other = replace(card, gsd_m=0.5, height_reference="ground", channels=channels)
    *_, notes, _ = begun(start_model(tmp_path, ("nir", "red", "green", "height")), other, ("nir", "red", "height"))
    assert any("pixels of 0.1 m, these are 0.5 m wide" in line for line in notes.warnings)
    assert any("do not count from the same level" in line for line in notes.warnings)

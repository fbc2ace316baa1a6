"""A memory that is too small at any place of a training: it goes on, and what the batch means stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import nn

from tests.engine.support.tiny_scenes import TRAINING, Notes
from training.contract.config import TrainConfig
from training.contract.errors import DeviceError, EngineError
from training.jobs.run import run_job
from training.learning import setup as training_setup
from training.learning.history import TrainingHistory
from training.learning.losses import make_loss
from training.learning.pace import pace_of
from training.learning.passes import epoch as epoch_module
from training.learning.passes import room, validation
from training.learning.passes.epoch import train_epoch
from training.learning.passes.room import Portion, with_state
from training.learning.passes.validation import validate

CPU = torch.device("cpu")
FULL = "CUDA out of memory. Tried to allocate 20.00 MiB."


def prepared(dataset, **parameters):
    config = TrainConfig(**{**TRAINING, "dataset": str(dataset), "model": "m.safetensors", **parameters})
    return training_setup.prepare(config, Notes())


def first(setup):
    """The pace of the first epoch."""
    return pace_of(setup, TrainingHistory())


def failing(function, times=1):
    """The function, which has no room the first times."""
    left = [times]

    def call(*arguments, **named):
        left[0] -= 1
        if left[0] >= 0:
            raise torch.OutOfMemoryError(FULL)
        return function(*arguments, **named)

    return call


# Places


def _in_augmentation(setup, monkeypatch):
    monkeypatch.setattr(type(setup.data.augment), "__call__", failing(type(setup.data.augment).__call__))


def _in_the_forward_pass(setup, monkeypatch):
    monkeypatch.setattr(setup.model.network, "forward", failing(setup.model.network.forward))


def _in_the_backward_pass(setup, monkeypatch):
    monkeypatch.setattr(torch.Tensor, "backward", failing(torch.Tensor.backward))


def _in_the_optimisers_first_step(setup, monkeypatch):
    monkeypatch.setattr(setup.model.optimizer, "step", failing(setup.model.optimizer.step))


def _between_unscaling_and_updating(setup, monkeypatch):
    monkeypatch.setattr(epoch_module, "clip_gradients", failing(epoch_module.clip_gradients))


def _in_the_mean_of_the_weights(setup, monkeypatch):
    monkeypatch.setattr(setup.model.averaged, "update", failing(setup.model.averaged.update))


PLACES = [
    _in_augmentation,
    _in_the_forward_pass,
    _in_the_backward_pass,
    _in_the_optimisers_first_step,
    _between_unscaling_and_updating,
    _in_the_mean_of_the_weights,
]


@pytest.mark.parametrize(
    "place, precision",
    [*((place, "float32") for place in PLACES), (_between_unscaling_and_updating, "float16")],
)
def test_an_epoch_survives_a_full_memory_at_any_place(dataset, monkeypatch, place, precision):
    setup, notes = prepared(dataset, batch_size=12, augment=True, precision=precision), Notes()
    assert setup.model.scaler.is_enabled() is (precision == "float16")  # on a processor too
    place(setup, monkeypatch)
    assert train_epoch(setup, first(setup), notes) > 0
    assert notes.warnings == [
        "The memory of the computer is too small for 12 patches at once: each step adds up parts of 6."
    ]
    assert setup.batch_size == 12 and setup.at_once.patches == 6
    steps = [state["step"].item() for state in setup.model.optimizer.state.values()]
    assert len(steps) == len(list(setup.model.network.parameters())) and min(steps) >= 2


def test_a_short_rest_of_patches_says_nothing_of_full_batches(dataset, monkeypatch):
    setup, sizes = prepared(dataset, batch_size=21), []

    def step(setup, images, labels):
        sizes.append((len(images), setup.at_once.patches))
        if sizes == [(21, 21), (3, 21)]:
            raise torch.OutOfMemoryError(FULL)
        return torch.zeros(())

    monkeypatch.setattr(epoch_module, "train_step", step)
    train_epoch(setup, first(setup), Notes())
    assert sizes == [(21, 21), (3, 21), (3, 2)] and setup.at_once.patches == 21


@pytest.mark.parametrize("wrong", ["argmax", "bincount"])
def test_a_validation_that_has_no_room_half_way_counts_no_pixel_twice(dataset, monkeypatch, wrong):
    setup = prepared(dataset, batch_size=8, loss="cross_entropy")
    expected = validate(setup, first(setup), Notes())
    owner = torch.Tensor if wrong == "argmax" else torch
    monkeypatch.setattr(owner, wrong, failing(getattr(owner, wrong)))
    found = validate(setup, first(setup), Notes())
    assert (found.matrix == expected.matrix).all() and found.loss == pytest.approx(expected.loss, rel=1e-4)
    assert (setup.validated_at_once.patches, setup.at_once.patches) == (4, 8)


def test_the_preparation_says_what_there_is_no_room_for(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(training_setup, "with_state", failing(with_state))
    config = TrainConfig(**{**TRAINING, "dataset": str(dataset), "model": str(tmp_path / "m.safetensors")})
    with pytest.raises(DeviceError, match="is too small for the network of ARCHITECTURE=unet and WIDTH=8") as caught:
        run_job("train", config, Notes())
    assert caught.value.hint.startswith("Lower WIDTH") and not list(tmp_path.iterdir())


# What the batch means


@pytest.mark.parametrize("loss", ["cross_entropy", "focal"])
@pytest.mark.parametrize("weighted", [True, False])
def test_gradients_of_parts_are_those_of_the_batch(dataset, loss, weighted):
    setup = prepared(dataset, batch_size=8)
    images, labels = setup.data.training.batch(range(8))
    labels[:3, :, 4:] = 255  # parts of different weight
    labels[6:] = 255  # and one of none
    network = nn.Conv2d(images.shape[1], 6, 3, padding=1)  # without batch normalisation, which sees the parts alone
    weights = torch.rand(6) if weighted else None
    model = replace(setup.model, trained=network, loss=make_loss(loss, weights), weights=weights)
    found = []
    for patches in (8, 3, 1):
        network.zero_grad()
        setup.model, setup.at_once = model, Portion(patches)
        found.append([epoch_module._gradients(setup, images, labels), network.weight.grad.clone()])
    for value, gradient in found[1:]:
        torch.testing.assert_close(value, found[0][0])
        torch.testing.assert_close(gradient, found[0][1], rtol=1e-4, atol=1e-6)


def test_the_optimiser_takes_its_memory_at_once_and_nothing_else_changes():
    network = nn.Sequential(nn.Conv2d(2, 3, 1), nn.Conv2d(3, 2, 1))
    network[0].bias.requires_grad_(False)
    before = [weight.detach().clone() for weight in network.parameters()]
    optimizer = torch.optim.AdamW([{"params": network[0].parameters(), "lr": 0.1}, {"params": network[1].parameters()}])
    with_state(optimizer)
    assert [group["lr"] for group in optimizer.param_groups] == [0.1, 1e-3]
    assert all(torch.equal(*pair) for pair in zip(before, network.parameters(), strict=True))
    assert all(weight.grad is None for weight in network.parameters()) and len(optimizer.state) == 3
    assert all(not value.any() for state in optimizer.state.values() for value in state.values())


def test_half_of_what_was_tried():
    portion = Portion(16)
    assert portion.halved(16) is None and portion.patches == 8
    assert portion.halved(3) == 8 and portion.patches == 2


# Numbers that are none


def test_float16_spares_a_loss_that_is_too_large(dataset, monkeypatch):
    """The scaler skips such a step and makes the loss smaller; other number formats have no way out."""
    values = iter([float("inf"), 0.5, 0.5, 0.5])
    monkeypatch.setattr(epoch_module, "train_step", lambda *_: torch.tensor(next(values)))
    setup = prepared(dataset, batch_size=6, precision="float16")
    assert train_epoch(setup, first(setup), Notes()) == pytest.approx(0.5)
    values = iter([float("inf"), float("nan"), float("inf"), 0.5])
    with pytest.raises(EngineError, match="no longer a number"):
        train_epoch(setup, first(setup), Notes())
    values = iter([float("inf"), 0.5, 0.5, 0.5])
    with pytest.raises(EngineError, match="no longer a number"):
        other = prepared(dataset, batch_size=6)
        train_epoch(other, first(other), Notes())


def test_the_scaler_works_on_every_device():
    assert room.make_scaler(CPU, "float16").is_enabled() and not room.make_scaler(CPU, "float32").is_enabled()
    assert room.make_scaler(torch.device("mps"), "float16").is_enabled()


@pytest.mark.parametrize("broken", [{"float16"}, {"float16", "float32"}])
def test_a_validation_that_overflows_is_done_again_or_stops(dataset, monkeypatch, broken):
    setup, notes, real = prepared(dataset, precision="float16"), Notes(), validation.predict_logits

    def logits(setup, images):
        found = real(setup, images)
        return found.fill_(float("nan")) if setup.run.device.precision in broken else found

    monkeypatch.setattr(validation, "predict_logits", logits)
    if len(broken) == 1:
        assert validate(setup, first(setup), notes).matrix.any()
        assert "too large for float16" in notes.warnings[0]
        return
    with pytest.raises(EngineError, match="no longer a number in epoch 1"):
        validate(setup, first(setup), notes)

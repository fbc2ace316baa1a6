"""The loop of steps never waits for the device, and keeps the processor's own work small.

On the meta device there are no values: whoever asks for one fails, as a card would have to be waited for.
"""

from __future__ import annotations

from collections import Counter

import pytest
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

from tests.engine.support.model_cards import HEIGHT, IRRG, NDVI
from tests.engine.support.tiny_scenes import TRAINING, Notes, Onlooker
from training.classification.prediction.blending import Blender
from training.classification.prediction.probability_rows import ProbabilityRows
from training.classification.result_rasters import Decision
from training.classification.window_plan import WindowPlan
from training.contract.config import TrainConfig
from training.learning.augment import Augmentation
from training.learning.averaged_weights import AveragedWeights
from training.learning.history import TrainingHistory
from training.learning.losses import make_loss
from training.learning.pace import pace_of
from training.learning.passes.epoch import clip_gradients, train_epoch
from training.learning.passes.validation import validate
from training.learning.patch_tensors import StoredPatches
from training.learning.setup import prepare
from training.learning.watched_patch import WatchedPatch
from training.network.network_input import network_input
from training.network.unet import UNet

META = torch.device("meta")
CHANNELS = (*IRRG[:2], HEIGHT, NDVI)
RADIOMETRIC = torch.tensor([True, True, False, False])
ASKS = ("item", "tolist", "cpu", "numpy", "__bool__", "__int__", "__float__", "__index__")


def stored(count, size=32):
    shape = (count, size, size)
    return StoredPatches(
        torch.empty((count, 2, size, size), dtype=torch.uint8, device=META),
        torch.empty(shape, dtype=torch.bool, device=META),
        torch.empty(shape, dtype=torch.uint8, device=META),
        torch.empty(shape, device=META),
        torch.empty(count, device=META),
    )


@pytest.mark.parametrize("loss", ["cross_entropy", "cross_entropy_dice", "focal"])
def test_a_training_step_asks_for_no_value(loss):
    batch = stored(8).take([0, 3, 5, 1])
    images, valid = network_input(batch.ortho, batch.valid, batch.heights, batch.levels, CHANNELS)
    labels = batch.labels.long().masked_fill_(~valid, 255)
    images, labels = Augmentation(RADIOMETRIC, 1)(images, labels)
    with META:
        network = UNet(4, 6, 4).to(memory_format=torch.channels_last)
    averaged = AveragedWeights(network)
    logits = network(images.to(memory_format=torch.channels_last)).float()
    make_loss(loss, torch.empty(6, device=META))(logits, labels).backward()
    clip_gradients(network.parameters())
    averaged.update(network)


@pytest.mark.parametrize("min_confidence", [0.0, 0.5])
def test_classified_rows_ask_for_no_value(min_confidence):
    plan = WindowPlan(96, 64, 32, 16, align=16)
    blender = Blender(plan, 6, META)
    stripe = next(plan.stripes())
    for start in stripe.panel.starts:
        blender.add(stripe, start, torch.empty((6, 32, 32), device=META))
    valid = torch.empty((stripe.ready, 96), dtype=torch.bool, device=META)
    (means,) = blender.finish(stripe)
    Decision(tuple(range(6)), 6, min_confidence, True)(ProbabilityRows(stripe.panel, 0, means, valid))


@pytest.fixture()
def setup(dataset, tmp_path):
    """Six steps an epoch, and some batches of validation."""
    parameters = {**TRAINING, "augment": True, "inputs": "ortho_height_ndvi"}
    return prepare(TrainConfig(dataset=str(dataset), model=str(tmp_path / "m.safetensors"), **parameters), Notes())


def counted(monkeypatch, owner, names, calls):
    """Count the calls of methods by their names."""
    for name in names:
        real = getattr(owner, name)

        def noted(self, *args, _real=real, _name=name, **kwargs):
            calls[_name] += 1
            return _real(self, *args, **kwargs)

        monkeypatch.setattr(owner, name, noted)


def on_the_device(monkeypatch):
    """The optimiser counts its steps on the processor; what it asks there is no wait for a card."""
    step = torch.optim.AdamW.step

    def apart(self, *args, **kwargs):
        with monkeypatch.context() as patch:
            for name, real in REAL.items():
                patch.setattr(torch.Tensor, name, real)
            return step(self, *args, **kwargs)

    monkeypatch.setattr(torch.optim.AdamW, "step", apart)


REAL = {name: getattr(torch.Tensor, name) for name in ASKS}


def test_the_steps_of_an_epoch_are_asked_for_their_losses_once(setup, monkeypatch):
    calls = Counter()
    steps = -(-len(setup.data.training) // setup.batch_size)
    on_the_device(monkeypatch)
    counted(monkeypatch, torch.Tensor, ASKS, calls)
    train_epoch(setup, pace_of(setup, TrainingHistory()), Notes())
    monkeypatch.undo()
    assert steps >= 6 and calls["tolist"] == 2  # the order of the patches, and the losses
    assert sum(calls.values()) - calls["tolist"] < steps, calls


def test_a_validation_is_asked_for_its_figures_once(setup, monkeypatch):
    calls = Counter()
    setup.batch_size = 1
    watched = WatchedPatch(setup, Onlooker())
    counted(monkeypatch, torch.Tensor, ("cpu", "tolist"), calls)
    validate(setup, pace_of(setup, TrainingHistory()), Notes(), watched.see)
    monkeypatch.undo()
    assert watched._seen is not None
    assert len(setup.data.validation) > 2 and sum(calls.values()) <= 2, calls  # matrix, losses


def test_no_step_asks_the_modules_for_their_weights(setup, monkeypatch):
    calls = Counter()
    counted(monkeypatch, nn.Module, ("state_dict",), calls)
    train_epoch(setup, pace_of(setup, TrainingHistory()), Notes())
    first = calls["state_dict"]
    train_epoch(setup, pace_of(setup, TrainingHistory()), Notes())
    assert calls["state_dict"] == first


class Operations(TorchDispatchMode):
    """Counts what is handed to the device: each operation costs the processor some microseconds."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        self.count += 1
        return func(*args, **(kwargs or {}))


@pytest.mark.parametrize("part, most", [("augmentation", 40), ("mean", 2), ("clipping", 20)])
def test_a_step_hands_few_operations_to_the_device_beside_the_network(setup, part, most):
    images, labels = setup.data.training.batch(range(4))
    for weight in setup.model.network.parameters():
        weight.grad = torch.zeros_like(weight)
    setup.model.averaged.update(setup.model.network)
    weights = list(setup.model.network.parameters())
    work = {
        "augmentation": lambda: setup.data.augment(images, labels, 4),
        "mean": lambda: setup.model.averaged.update(setup.model.network),
        "clipping": lambda: clip_gradients(weights),
    }[part]
    work()
    with Operations() as operations:
        work()
    assert operations.count <= most

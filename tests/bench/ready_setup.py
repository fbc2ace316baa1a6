"""What a training works with, on chance patches in memory: no files."""

from __future__ import annotations

from collections.abc import Callable
from unittest import mock

import numpy as np
import torch

from training.contract.class_scheme import ISPRS
from training.contract.config import TrainConfig
from training.contract.model_card import Channel, ModelCard
from training.jobs.reporter import NullReporter
from training.learning import setup as learning_setup
from training.learning.passes.epoch import clip_gradients
from training.learning.passes.room import Portion
from training.learning.patch_source import PatchSource
from training.learning.patch_tensors import StoredPatches
from training.learning.recipe import recipe_for
from training.network.architectures import build_network
from training.network.devices import Device, choose_device
from training.network.distributed import SINGLE_PROCESS
from training.network.learning_parts import Learning

IRRG = tuple(Channel(role, band, 100.0, 45.0) for band, role in enumerate(("nir", "red", "green"), start=1))
CHANNELS = (*IRRG, Channel("height", 0, 3.0, 4.0), Channel("ndvi", 0, 0.1, 0.15))
OUTPUTS = tuple(range(6))


def card_for(width: int, side: int, channels: tuple[Channel, ...] = CHANNELS) -> ModelCard:
    """The description of a U-Net for them."""
    return ModelCard(
        architecture="unet",
        architecture_args={"in_channels": len(channels), "num_classes": len(OUTPUTS), "width": width},
        channels=channels,
        ortho_bands=3,
        ortho_dtype="uint8",
        height_reference="ground" if len(channels) > len(IRRG) else "none",
        scheme=ISPRS,
        outputs=OUTPUTS,
        gsd_m=0.09,
        patch_size=side,
        dataset_hash="-",
        versions={"torch": torch.__version__},
    )


def ready_setup(
    width: int,
    batch_size: int,
    patches: int,
    side: int,
    *,
    kind: str,
    precision: str = "auto",
    model: str = "m.safetensors",
) -> learning_setup.Setup:
    """A training of a U-Net of `width`, on patches of `side` pixels with heights and NDVI, on the device `kind`."""
    config = TrainConfig(
        dataset="-", inputs="ortho_height_ndvi", width=width, batch_size=batch_size, model=model, device=kind
    )
    device = choose_device(kind, precision, NullReporter())
    card = card_for(width, side)
    torch.manual_seed(1)
    network = build_network("unet", card.architecture_args).to(device.torch_device, memory_format=torch.channels_last)
    run = learning_setup.Run(config, SINGLE_PROCESS, device)
    dataset = mock.MagicMock()
    dataset.card.gsd_m, dataset.card.counts = 0.09, {"train": dict.fromkeys(OUTPUTS, 1)}
    data = learning_setup.Data(
        dataset,
        ISPRS.learnt(),
        training=chance_patches(patches, side, device),
        validation=chance_patches(max(2, patches // 10), side, device),
        replay=None,
        augment=learning_setup.Augmentation(torch.tensor([True, True, True, False, False]), 1, SINGLE_PROCESS),
        order=torch.Generator().manual_seed(1),
    )
    learnt = learning_setup._model(run, data, card, network, Learning())
    recipe = recipe_for(patches, config.epochs)
    return learning_setup.Setup(run, data, learnt, batch_size, recipe, Portion(batch_size), Portion(batch_size))


def chance_patches(count: int, side: int, device: Device) -> PatchSource:
    """Patches whose colours follow their classes, kept on the device."""
    dataset = mock.MagicMock()
    dataset.card.gsd_m, dataset.card.height_reference = 0.09, "ground"
    source = PatchSource(dataset, (), CHANNELS, OUTPUTS, device, NullReporter())
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 6, (count, side // 16, side // 16), dtype=np.uint8).repeat(16, 1).repeat(16, 2)
    ortho = (labels[:, None] * 40 + rng.integers(0, 40, (count, 3, side, side))).astype(np.uint8)
    heights = labels.astype(np.float32) + rng.random((count, side, side), dtype=np.float32)
    parts = (ortho, np.ones(labels.shape, dtype=bool), labels, heights, np.zeros(count, dtype=np.float32))
    source._kept = StoredPatches(*map(torch.from_numpy, parts)).to(device.torch_device)
    source._patches = [mock.MagicMock()] * count
    return source


def bare_steps(setup: learning_setup.Setup, steps: int) -> Callable[[], None]:
    """Forward, backward and update on one batch that lies ready."""
    images, labels = setup.data.training.batch(range(setup.batch_size))
    images = images.to(memory_format=torch.channels_last)

    def run() -> None:
        setup.model.network.train()
        for _ in range(steps):
            setup.model.optimizer.zero_grad(set_to_none=True)
            with setup.run.device.autocast():
                logits = setup.model.network(images)
            setup.model.loss(logits.float(), labels).backward()
            setup.model.optimizer.step()

    return run


def step_parts(setup: learning_setup.Setup) -> dict[str, Callable[[], object]]:
    """What a step has beside forward, backward and update."""
    images, labels = setup.data.training.batch(range(setup.batch_size))
    bare_steps(setup, 1)()
    weights = [weight for group in setup.model.optimizer.param_groups for weight in group["params"]]
    return {
        "batch": lambda: setup.data.training.batch(range(setup.batch_size)),
        "augmentation": lambda: setup.data.augment and setup.data.augment(images, labels, len(images)),
        "clipping": lambda: clip_gradients(weights),
        "mean of the weights": lambda: setup.model.averaged.update(setup.model.network),
    }

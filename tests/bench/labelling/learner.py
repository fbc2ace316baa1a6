"""A small network that learns a foreign place, then goes on with a few labelled blocks of one's own."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence

import numpy as np
import torch

from tests.bench.labelling.trials import UNLABELLED, Scene
from training.accuracy.scores import score_arrays
from training.learning.losses import class_weights, make_loss
from training.network.last_features import LastFeatures
from training.network.unet import MULTIPLE, UNet

PATCH, BATCH, WIDTH = 32, 6, 8
FOREIGN_STEPS, OWN_STEPS = 200, 30
PEAK_RATE, OWN_RATE = 0.005, 0.001
Draw = Callable[[], tuple[torch.Tensor, torch.Tensor]]


class Scaling:
    """Bands to channels of mean 0 and standard deviation 1 of the foreign place, as model files keep them."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        pixels = np.concatenate([image.reshape(len(image), -1) for image, _ in scenes], axis=1)
        self._mean, self._std = (of(pixels, axis=1)[:, None, None] for of in (np.mean, np.std))

    def of(self, scenes: Sequence[Scene]) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """Channels (C, H, W) float32 and labels (H, W) int64 of each scene."""
        return [
            (torch.from_numpy((image - self._mean) / self._std).float(), torch.from_numpy(labels).long())
            for image, labels in scenes
        ]


Tensors = list[tuple[torch.Tensor, torch.Tensor]]


def anywhere(scenes: Tensors, generator: np.random.Generator) -> Draw:
    """Draws a patch of all scenes, by their size."""
    sizes = np.array([labels.numel() for _, labels in scenes], dtype=float)

    def draw() -> tuple[torch.Tensor, torch.Tensor]:
        image, labels = scenes[generator.choice(len(scenes), p=sizes / sizes.sum())]
        return _patch(image, labels, *(generator.integers(0, side - PATCH + 1) for side in labels.shape))

    return draw


def around(scenes: Tensors, blocks: Sequence[tuple[int, int, int]], side: int, generator: np.random.Generator) -> Draw:
    """Draws a patch around one of some blocks (scene, row, column)."""

    def draw() -> tuple[torch.Tensor, torch.Tensor]:
        number, row, column = blocks[generator.integers(len(blocks))]
        image, labels = scenes[number]
        tops = (
            int(np.clip(start + side // 2 - PATCH // 2 + generator.integers(-8, 9), 0, length - PATCH))
            for start, length in zip((row, column), labels.shape, strict=True)
        )
        return _patch(image, labels, *tops)

    return draw


def _patch(image: torch.Tensor, labels: torch.Tensor, top: int, left: int) -> tuple[torch.Tensor, torch.Tensor]:
    place = slice(top, top + PATCH), slice(left, left + PATCH)
    return image[:, place[0], place[1]], labels[place]


def learn(
    network: torch.nn.Module, draws: Sequence[Draw], steps: int, rate: float, counts: np.ndarray, seed: int
) -> None:
    """AdamW, one cycle, flips and quarter turns, the loss of the engine; each batch has as much of each of `draws`."""
    generator = torch.Generator().manual_seed(seed)
    weights = torch.from_numpy(class_weights("root", counts)).clamp(max=10)
    loss = make_loss("cross_entropy_dice", weights)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, steps)
    network.train()
    for _ in range(steps):
        patches = [_turned(*draws[i % len(draws)](), generator) for i in range(BATCH)]
        images = torch.stack([image for image, _ in patches]).contiguous(memory_format=torch.channels_last)
        value = loss(network(images), torch.stack([labels for _, labels in patches]))
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    network.eval()


def _turned(image: torch.Tensor, labels: torch.Tensor, generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    turn, flip = int(torch.randint(4, (1,), generator=generator)), bool(torch.rand(1, generator=generator) < 0.5)
    image, labels = image.rot90(turn, (-2, -1)), labels.rot90(turn, (-2, -1))
    return (image.flip(-1), labels.flip(-1)) if flip else (image, labels)


def counts_of(scenes: Tensors, classes: int) -> np.ndarray:
    """Labelled pixels of each class."""
    every = np.concatenate([labels.numpy().ravel() for _, labels in scenes])
    return np.bincount(every, minlength=UNLABELLED + 1)[:classes]


def foreign_network(scenes: Tensors, classes: int, seed: int, steps: int = FOREIGN_STEPS) -> torch.nn.Module:
    """A network that has learnt the foreign place."""
    torch.manual_seed(seed)
    network = UNet(len(scenes[0][0]), classes, WIDTH).to(memory_format=torch.channels_last)
    learn(network, [anywhere(scenes, np.random.default_rng(seed))], steps, PEAK_RATE, counts_of(scenes, classes), seed)
    return network


def own_network(
    foreign: torch.nn.Module,
    replay: Tensors,
    labelled: Tensors,
    blocks: Sequence[tuple[int, int, int]],
    side: int,
    classes: int,
    seed: int,
) -> torch.nn.Module:
    """The network after some blocks: it goes on from the foreign one, whose place is mixed in."""
    network = copy.deepcopy(foreign)
    generator = np.random.default_rng(seed)
    draws = [around(labelled, blocks, side, generator), anywhere(replay, generator)]
    own, other = (counts_of(scenes, classes).astype(float) for scenes in (labelled, replay))
    counts = own / own.sum() + other / other.sum()
    learn(network, draws, OWN_STEPS, OWN_RATE, counts, seed)
    return network


@torch.inference_mode()
def seen(network: torch.nn.Module, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits (K, H, W) and last features (D, H, W) of a whole scene."""
    height, width = image.shape[1:]
    padded = torch.nn.functional.pad(image[None], (0, -width % MULTIPLE, 0, -height % MULTIPLE), mode="reflect")
    heard = LastFeatures()
    with heard.heard(network):
        logits = network(padded.contiguous(memory_format=torch.channels_last))
    assert heard.seen is not None
    return logits[0, :, :height, :width], heard.seen[0, :, :height, :width]


def mean_f1(network: torch.nn.Module, scenes: Tensors, classes: int) -> tuple[float, list[float]]:
    """Mean F1 of the classes that occur in some scenes, and F1 of each class."""
    matrix = np.zeros((classes, classes), dtype=np.int64)
    for image, labels in scenes:
        predicted, known = seen(network, image)[0].argmax(dim=0), labels < classes
        pairs = labels[known] * classes + predicted[known]
        matrix += torch.bincount(pairs, minlength=classes**2).reshape(classes, classes).numpy()
    f1 = score_arrays(matrix)["f1"]
    return float(f1[matrix.sum(axis=1) > 0].mean()), [float(value) for value in f1]

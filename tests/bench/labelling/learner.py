"""A small network on fixed features: it learns a foreign place, then goes on with a few blocks of one's own."""

from __future__ import annotations

import copy

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from tests.bench.labelling.features import FEATURES, Tensors
from training.accuracy.scores import score_arrays
from training.learning.losses import class_weights
from training.network.last_features import LastFeatures

WIDTH, BATCH = 64, 2048  # features before the last layer; pixels of a step
FOREIGN_STEPS, OWN_STEPS = 600, 150
PEAK_RATE, OWN_RATE = 0.01, 0.005
OWN_SHARE = 0.8  # of the pixels of a step; the others are of the foreign place
_PIXELS = 20_000  # of one training


class Pixels:
    """Labelled pixels of some scenes: features (N, D) and labels (N,)."""

    def __init__(self, scenes: Tensors, classes: int) -> None:
        known = [labels < classes for _, labels in scenes]
        found = [(image[:, of], labels[of]) for (image, labels), of in zip(scenes, known, strict=True)]
        self.features = torch.cat([image for image, _ in found], dim=1).T.contiguous()
        self.labels = torch.cat([labels for _, labels in found])

    def drawn(self, count: int, generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        """So many of them, with replacement."""
        chosen = torch.randint(len(self.labels), (count,), generator=generator)
        return self.features[chosen], self.labels[chosen]


def foreign_network(foreign: Pixels, classes: int, seed: int) -> nn.Module:
    """A network that has learnt the foreign place."""
    torch.manual_seed(seed)
    network = nn.Sequential(
        nn.Conv2d(FEATURES, WIDTH, 1), nn.ReLU(), nn.Dropout(0.2), nn.Conv2d(WIDTH, classes, 1)
    )  # fmt: skip
    _learn(network, *foreign.drawn(_PIXELS, torch.Generator().manual_seed(seed)), classes, FOREIGN_STEPS, PEAK_RATE)
    return network


def own_network(start: nn.Module, foreign: Pixels, own: Pixels, classes: int, seed: int) -> nn.Module:
    """The network after some blocks: it goes on from the foreign one, whose place is mixed in."""
    torch.manual_seed(seed)
    network, generator = copy.deepcopy(start), torch.Generator().manual_seed(seed)
    count = round(OWN_SHARE * _PIXELS)
    both = own.drawn(count, generator), foreign.drawn(_PIXELS - count, generator)
    features, labels = (torch.cat(of_both) for of_both in zip(*both, strict=True))
    _learn(network, features, labels, classes, OWN_STEPS, OWN_RATE)
    return network


def _learn(
    network: nn.Module, features: torch.Tensor, labels: torch.Tensor, classes: int, steps: int, rate: float
) -> None:
    """AdamW, one cycle, cross-entropy with the default class weights of the engine."""
    counts = np.bincount(labels.numpy(), minlength=classes)
    weights = torch.from_numpy(class_weights("root", counts)).clamp(max=10).float()
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, steps)
    network.train()
    for _ in range(steps):
        chosen = torch.randint(len(labels), (BATCH,))
        logits = network(features[chosen][:, :, None, None])[:, :, 0, 0]
        optimizer.zero_grad()
        functional.cross_entropy(logits, labels[chosen], weights).backward()
        optimizer.step()
        schedule.step()
    network.eval()


@torch.inference_mode()
def seen(network: nn.Module, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits (K, H, W) and last features (WIDTH, H, W) of a whole scene."""
    heard = LastFeatures()
    with heard.heard(network):
        logits = network(image[None])
    assert heard.seen is not None
    return logits[0], heard.seen[0]


def mean_f1(network: nn.Module, scenes: Tensors, classes: int) -> float:
    """Mean F1 of the classes that occur in some scenes."""
    matrix = np.zeros((classes, classes), dtype=np.int64)
    for image, labels in scenes:
        predicted, known = seen(network, image)[0].argmax(dim=0), labels < classes
        pairs = labels[known] * classes + predicted[known]
        matrix += torch.bincount(pairs, minlength=classes**2).reshape(classes, classes).numpy()
    return float(score_arrays(matrix)["f1"][matrix.sum(axis=1) > 0].mean())

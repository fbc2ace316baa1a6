"""The loop that somebody who knows PyTorch writes in an hour; it stays plain, as our training is held against it."""

from __future__ import annotations

import copy

import torch
import torch.nn.functional as F
from torch import nn

from training.accuracy.scores import score_arrays
from training.contract.class_scheme import IGNORE_INDEX

PEAK_RATE = 0.002


def train_plain(
    network: nn.Module,
    training: tuple[torch.Tensor, torch.Tensor],
    validation: tuple[torch.Tensor, torch.Tensor],
    epochs: int,
    batch_size: int,
    seed: int,
) -> nn.Module:
    """AdamW, one cycle, flips and quarter turns, cross-entropy; returns the best of the last third of the epochs."""
    generator = torch.Generator().manual_seed(seed)
    images, labels = training
    steps = -(-len(images) // batch_size)
    optimizer = torch.optim.AdamW(network.parameters(), lr=PEAK_RATE, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, PEAK_RATE, epochs * steps)
    best, best_score = network, -1.0
    for epoch in range(1, epochs + 1):
        network.train()
        for chosen in torch.randperm(len(images), generator=generator).split(batch_size):
            batch, truth = turned(images[chosen], labels[chosen], generator)
            loss = F.cross_entropy(network(batch), truth, ignore_index=IGNORE_INDEX)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        score = mean_f1(network, *validation)
        if epoch > epochs * 2 / 3 and score > best_score:
            best, best_score = copy.deepcopy(network), score
    return best


def turned(images: torch.Tensor, labels: torch.Tensor, generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Each patch in one of its eight positions."""
    pairs = []
    for image, label in zip(images, labels, strict=True):
        turn, flip = torch.randint(4, (1,), generator=generator).item(), torch.rand(1, generator=generator).item() < 0.5
        image, label = image.rot90(turn, (-2, -1)), label.rot90(turn, (-2, -1))
        pairs.append((image.flip(-1), label.flip(-1)) if flip else (image, label))
    batch = torch.stack([image for image, _ in pairs]).contiguous(memory_format=torch.channels_last)
    return batch, torch.stack([label for _, label in pairs])


@torch.inference_mode()
def confusion(network: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Pixel counts, rows = reference, columns = prediction."""
    network.eval()
    matrix = torch.zeros(0)
    for batch, truth in zip(images.split(8), labels.split(8), strict=True):
        logits = network(batch.contiguous(memory_format=torch.channels_last))
        classes, known = logits.shape[1], truth != IGNORE_INDEX
        counts = torch.bincount(classes * truth[known] + logits.argmax(1)[known], minlength=classes**2)
        matrix = counts + matrix if len(matrix) else counts
    return matrix.reshape(classes, classes)


def mean_f1(network: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> float:
    """Of the classes that occur."""
    return float(score_arrays(confusion(network, images, labels).numpy())["mean_f1"])

"""What the training minimises: cross-entropy, Dice, focal; with ignored pixels and class weights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F

from ..contract.class_scheme import IGNORE_INDEX
from ..network.distributed import SINGLE_PROCESS, ProcessGroup

_FOCAL_GAMMA = 2.0  # Lin et al. 2017, Focal loss for dense object detection, sec. 3.2
_SMOOTH = 1.0  # keeps Dice defined and calm for classes with few pixels in a batch

Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def make_loss(name: str, weights: torch.Tensor | None, group: ProcessGroup = SINGLE_PROCESS) -> Loss:
    """The loss function of a name in `TrainConfig.loss`.

    Args:
        name: "cross_entropy", "cross_entropy_dice" or "focal".
        weights: Weight of each class, shape (K,); None: all equal.
        group: The processes that share a batch.

    Returns:
        Function of logits (N, K, H, W) and labels (N, H, W) int64 with 255 for ignored pixels -> scalar. A batch in
        which all pixels are ignored gives 0. Of a batch that processes share each gives its part, and the sum of the
        parts is the loss of the batch.
    """

    def cross_entropy(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        per_pixel = F.cross_entropy(logits, labels, weights, ignore_index=IGNORE_INDEX, reduction="none")
        return _weighted_mean(per_pixel, labels, weights, group)

    def focal(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        plain = F.cross_entropy(logits, labels, ignore_index=IGNORE_INDEX, reduction="none")
        factor = (1 - torch.exp(-plain)) ** _FOCAL_GAMMA
        scale = 1.0 if weights is None else weights[labels.clamp(max=len(weights) - 1)]
        return _weighted_mean(scale * factor * plain, labels, weights, group)

    losses: dict[str, Loss] = {
        "cross_entropy": cross_entropy,
        "cross_entropy_dice": lambda logits, labels: cross_entropy(logits, labels) + dice_loss(logits, labels, group),
        "focal": focal,
    }
    return losses[name]


def dice_loss(logits: torch.Tensor, labels: torch.Tensor, group: ProcessGroup = SINGLE_PROCESS) -> torch.Tensor:
    """One minus the mean soft Dice coefficient of the classes that occur in the batch; equal parts in all processes.

    Source: Milletari, Navab, Ahmadi 2016, V-Net; counts are summed over the batch, not averaged over its images.
    """
    classes = torch.arange(logits.shape[1], device=labels.device)[:, None, None]
    truth = labels[:, None] == classes  # (N, K, H, W); nowhere true for ignored pixels
    probabilities = logits.float().softmax(dim=1) * (labels != IGNORE_INDEX)[:, None]
    sums = torch.stack([values.sum(dim=(0, 2, 3)) for values in (probabilities * truth, probabilities, truth.float())])
    common, predicted, there = group.sum(sums)  # (K,) each
    dice = (2 * common + _SMOOTH) / (predicted + there + _SMOOTH)
    occurs = there > 0
    mean = (dice * occurs).sum() / occurs.sum().clamp(min=1)
    loss: torch.Tensor = (occurs.any().float() - mean) / group.size
    return loss


def class_weights(name: str, counts: np.ndarray) -> np.ndarray | None:
    """Weight of each class from its pixel count in the training patches.

    Args:
        name: "none", "inverse" (1 / frequency), "median" (median frequency / frequency; Eigen, Fergus 2015) or "root"
            (its square root).
        counts: Pixels of each class, shape (K,).

    Returns:
        Weights, shape (K,) float32, 0 for classes that do not occur; "inverse" is scaled to mean 1 over those that
        do. None for "none".
    """
    if name == "none":
        return None
    occurs = counts > 0
    frequency = counts[occurs] / counts.sum()
    weights = np.zeros(len(counts), dtype=np.float32)
    weights[occurs] = np.median(frequency) / frequency
    if name == "root":
        weights = np.sqrt(weights)
    if name == "inverse":
        weights[occurs] /= weights[occurs].mean()
    return weights


def total_weight(labels: torch.Tensor, weights: torch.Tensor | None) -> torch.Tensor:
    """Sum of the weights of all pixels that are not ignored, which the mean loss is divided by."""
    valid = labels != IGNORE_INDEX
    return valid.sum().float() if weights is None else (weights[labels.clamp(max=len(weights) - 1)] * valid).sum()


def _weighted_mean(
    per_pixel: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor | None, group: ProcessGroup
) -> torch.Tensor:
    return per_pixel.sum() / group.sum(total_weight(labels, weights)).clamp(min=1e-12)

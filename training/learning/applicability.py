"""What the features of the training patches are like, and how unlike held-out ground is: measured in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import torch
from torch import nn

from ..contract.class_scheme import IGNORE_INDEX
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..network.applicability import NEIGHBOURHOOD_PX, SHARE_BEYOND, Applicability, looked_at
from ..network.last_features import LastFeatures
from ..windows import inside
from .setup import Setup
from .train_on.replay import Patches

_PATCHES = 256  # that are looked at, spread over all
_AT_ONCE = 4
_THINNED = 7  # every so many pixels is enough to know a share of them
_FEWEST = 2  # places of a class, or it has no mean
_RIDGE = 1e-3  # of the mean variance, added to all: features that never vary would count without bounds


def measure(setup: Setup, network: nn.Module, reporter: Reporter) -> Applicability | None:
    """Measure the features of a trained network; None if its training patches hold no class.

    Args:
        setup: The training; the limit is that of its validation patches, or without any of its training patches.
        network: The network that is kept, in evaluation mode on the training's device.
        reporter: Asked whether to stop.
    """
    sums = _Sums(len(setup.data.classes))
    for features, labels in _seen(setup, network, setup.data.training, reporter):
        seen = looked_at(features, labels.shape[-1])
        apart = labels.shape[-1] // seen.shape[2]
        sums.add(seen.flatten(0, 2), labels[:, apart // 2 :: apart, apart // 2 :: apart].flatten())
    found = sums.found()
    if found is None:
        return None
    held_out = setup.data.validation if len(setup.data.validation) else setup.data.training
    parts = []
    for features, labels in _seen(setup, network, held_out, reporter):
        distances, margin = found.distances(features, *labels.shape[1:]), _margin(labels.shape[-1])
        parts.append(inside(distances, margin)[inside(labels, margin) != IGNORE_INDEX][::_THINNED].cpu())
    every = torch.cat(parts).double().numpy() if parts else np.empty(0)
    limit = float(np.quantile(every, 1 - SHARE_BEYOND)) if every.size else 0.0
    return Applicability(found.means, found.whitening, limit, SHARE_BEYOND) if limit > 0 else None


@torch.inference_mode()
def _seen(
    setup: Setup, network: nn.Module, patches: Patches, reporter: Reporter
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Features, (N, C, h, w), and class indices, (N, P, P), of some patches, a few at a time."""
    device, count = setup.run.device, len(patches)
    chosen = range(0, count, -(-count // _PATCHES)) if count else range(0)
    groups = [chosen[start : start + _AT_ONCE] for start in range(0, len(chosen), _AT_ONCE)]
    with closing(patches.batches(groups)) as batches:
        for images, labels in batches:
            stop_if_cancelled(reporter)
            heard = LastFeatures()
            with heard.heard(network), device.autocast():
                network(images.to(memory_format=device.memory_format))
            if heard.seen is not None:
                yield heard.seen, labels


def _margin(side: int) -> int:
    """Pixels at the edges of a patch, `side` wide, whose neighbourhood it cuts; 0 if nothing else were left."""
    margin = NEIGHBOURHOOD_PX // 2
    return margin if side > 2 * margin else 0


class _Sums:
    """Sums of features and of their products, class by class, from which means and covariance follow."""

    def __init__(self, classes: int) -> None:
        self._classes = classes
        self._counts: list[int] = [0] * classes
        self._sums: torch.Tensor | None = None
        self._products: torch.Tensor | None = None

    def add(self, features: torch.Tensor, labels: torch.Tensor) -> None:
        """Add features, (M, C), of these class indices, (M,)."""
        wide = features.cpu().double()  # the sums of squares are large, and Apple's graphics know no 64 bit
        labels = labels.cpu()
        if self._sums is None or self._products is None:
            size = wide.shape[1]
            self._sums = torch.zeros(self._classes, size, dtype=torch.float64)
            self._products = torch.zeros(size, size, dtype=torch.float64)
        for index in range(self._classes):
            own = wide[labels == index]
            self._counts[index] += len(own)
            self._sums[index] += own.sum(dim=0)
        known = wide[labels != IGNORE_INDEX]
        self._products += known.T @ known

    def found(self) -> Applicability | None:
        """Means and covariance with a limit of 1; None without any class."""
        counts = torch.tensor(self._counts, dtype=torch.float64)
        if self._sums is None or self._products is None or not (counts >= _FEWEST).any():
            return None
        means = self._sums / counts.clamp(min=1)[:, None]
        within = (self._products - self._sums.T @ means) / counts.sum()
        spread = within.diagonal().mean().clamp(min=1e-12)
        covariance = within + _RIDGE * spread * torch.eye(len(within), dtype=torch.float64)
        whitening = torch.linalg.cholesky(torch.linalg.inv(covariance))
        means = means[counts >= _FEWEST]
        return Applicability((means @ whitening).float(), whitening.float(), 1.0, SHARE_BEYOND)

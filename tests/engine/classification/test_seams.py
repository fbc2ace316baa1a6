"""Overlapping windows leave no seams."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.engine.classification.test_predictor import margin_of, predictor_of, whole
from tests.small_rasters import patchwork
from training.classification.window_plan import WindowPlan


class WorseAtTheBorder(torch.nn.Module):
    """Right in the middle of a window, the more wrong the nearer its border: by chance, or always for one class."""

    def __init__(self, size, biased):
        super().__init__()
        steps = torch.arange(size)
        distance = torch.minimum(steps, steps.flip(0)) / (size / 2)
        self.error = 0.4 + 2 * (1 - torch.minimum(distance[:, None], distance[None])) ** 2  # border 2.4, middle 0.4
        self.biased, self.chance = biased, torch.Generator().manual_seed(5)

    def forward(self, x):
        if x.shape[-1] != len(self.error):
            return x
        noise = torch.randn(x.shape, generator=self.chance)
        if not self.biased:
            return x + 1.5 * self.error * noise
        return x + 0.5 * noise + self.error * torch.tensor([1.0, 0.0, 0.0])[:, None, None]


def seam_ratio(overlap, biased, size=64):
    """Share of wrong pixels near window borders over that elsewhere."""
    side = 8 * size
    truth = patchwork(side, side, cell=9, classes=3, seed=3)
    image = (np.arange(3)[:, None, None] == truth).astype(np.float32)
    network = WorseAtTheBorder(size, biased)
    result, _, _ = whole(predictor_of(network, size), image, np.ones(truth.shape, dtype=bool), overlap)
    wrong = result.argmax(axis=0) != truth
    borders = {
        edge for start in WindowPlan(side, side, size, margin_of(size, overlap)).rows for edge in (start, start + size)
    }
    near = np.array([min(abs(pixel + 0.5 - border) for border in borders) <= 4 for pixel in range(side)])
    near = near[:, None] | near[None]
    inner = np.zeros_like(near)
    inner[size:-size, size:-size] = True  # the outermost windows have no neighbour beyond them
    assert wrong[inner & near].sum() > 1000
    return wrong[inner & near].mean() / wrong[inner & ~near].mean()


@pytest.mark.parametrize("overlap, biased", [(50, False), (50, True), (75, True)])
def test_no_seams_show(overlap, biased):
    """At 75 % the mean of independent errors changes with the place, though without a step: no test for it."""
    assert seam_ratio(overlap, biased) <= 1.05


@pytest.mark.parametrize("biased", [False, True])
def test_without_overlap_seams_do_show(biased):
    assert seam_ratio(0, biased) > 1.08

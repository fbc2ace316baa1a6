"""Losses and class weights, computed by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from training.learning.losses import class_weights, dice_loss, make_loss

NAMES = ["cross_entropy", "cross_entropy_dice", "focal"]
# One row of three pixels, two classes; probabilities of class 0: 0.5, 0.8, 0.1.
LOGITS = torch.tensor([[0.0, math.log(4), -math.log(9)], [0.0, 0.0, 0.0]]).reshape(1, 2, 1, 3)
LABELS = torch.tensor([[[0, 0, 1]]])
RIGHT = [0.5, 0.8, 0.9]  # probability of the true class of each pixel
ENTROPY = [-math.log(p) for p in RIGHT]
FOCAL = [(1 - p) ** 2 * -math.log(p) for p in RIGHT]
DICE = 1 - ((2 * 1.3 + 1) / (1.4 + 2 + 1) + (2 * 0.9 + 1) / (1.6 + 1 + 1)) / 2


@pytest.mark.parametrize(
    "name, expected",
    [("cross_entropy", np.mean(ENTROPY)), ("cross_entropy_dice", np.mean(ENTROPY) + DICE), ("focal", np.mean(FOCAL))],
)
def test_by_hand(name, expected):
    assert make_loss(name, None)(LOGITS, LABELS).item() == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("name, values", [("cross_entropy", ENTROPY), ("focal", FOCAL)])
def test_weighted_by_hand(name, values):
    loss = make_loss(name, torch.tensor([1.0, 3.0]))(LOGITS, LABELS)
    assert loss.item() == pytest.approx((values[0] + values[1] + 3 * values[2]) / 5, rel=1e-5)


def test_dice_by_hand_and_its_ends():
    assert dice_loss(LOGITS, LABELS).item() == pytest.approx(DICE, rel=1e-5)
    sure = torch.zeros(1, 3, 8, 8)
    labels = torch.randint(0, 2, (1, 8, 8), generator=torch.Generator().manual_seed(0))  # class 2 does not occur
    sure.scatter_(1, labels[:, None], 50.0)
    assert dice_loss(sure, labels).item() == pytest.approx(0, abs=1e-4)
    assert dice_loss(sure.roll(1, dims=1), labels).item() > 0.9


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("weights", [None, torch.tensor([0.5, 1.0, 2.0])])
def test_ignored_pixels_have_no_influence(name, weights):
    generator = torch.Generator().manual_seed(3)
    logits = torch.randn(2, 3, 6, 6, generator=generator)
    labels = torch.randint(0, 3, (2, 6, 6), generator=generator)
    ignored = torch.rand(2, 6, 6, generator=generator) < 0.4
    labels[ignored] = 255
    loss = make_loss(name, weights)
    first = logits.clone().requires_grad_()
    second = torch.where(ignored[:, None], 30 * torch.randn(2, 3, 6, 6, generator=generator), logits).requires_grad_()
    values = loss(first, labels), loss(second, labels)
    for value in values:
        value.backward()
    assert values[0].item() == pytest.approx(values[1].item(), rel=1e-6)
    moved = ignored[:, None].expand_as(first)
    assert not first.grad[moved].any() and not second.grad[moved].any()
    torch.testing.assert_close(first.grad, second.grad)
    assert first.grad.any()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("weights", [None, torch.tensor([0.5, 1.0, 2.0])])
def test_nothing_but_ignored_pixels_is_zero(name, weights):
    logits = torch.randn(2, 3, 4, 4, requires_grad=True)
    value = make_loss(name, weights)(logits, torch.full((2, 4, 4), 255))
    value.backward()
    assert value.item() == 0 and not logits.grad.any() and logits.grad.isfinite().all()


@pytest.mark.parametrize("name", NAMES)
def test_falls_when_the_right_class_gets_more_probable(name):
    loss = make_loss(name, None)
    better = LOGITS.clone()
    better[0, 0, 0, 0] += 1
    assert loss(better, LABELS) < loss(LOGITS, LABELS)


@pytest.mark.parametrize("name", NAMES)
def test_very_sure_logits_stay_finite(name):
    logits = (1e4 * torch.eye(2)).reshape(1, 2, 1, 2).requires_grad_()
    value = make_loss(name, None)(logits, torch.tensor([[[1, 0]]]))
    value.backward()
    assert value.isfinite() and logits.grad.isfinite().all()


def test_class_weights_by_hand():
    counts = np.array([800, 150, 0, 50])  # frequencies 0.8, 0.15, 0, 0.05; median 0.15
    assert class_weights("none", counts) is None
    np.testing.assert_allclose(class_weights("median", counts), [0.1875, 1, 0, 3], rtol=1e-6)
    np.testing.assert_allclose(class_weights("root", counts) ** 2, [0.1875, 1, 0, 3], rtol=1e-6)
    inverse = np.array([1 / 0.8, 1 / 0.15, 0, 1 / 0.05])
    np.testing.assert_allclose(class_weights("inverse", counts), inverse / inverse[inverse > 0].mean(), rtol=1e-6)
    assert class_weights("median", counts).dtype == np.float32

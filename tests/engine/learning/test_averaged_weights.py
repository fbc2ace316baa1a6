"""The mean of the weights over the last steps, by hand."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from training.learning.averaged_weights import AveragedWeights


def set_to(network, value):
    with torch.no_grad():
        for weight in network.parameters():
            weight.fill_(value)


def test_the_mean_by_hand():
    network = nn.Linear(2, 3)
    set_to(network, 1.0)
    averaged = AveragedWeights(network)
    set_to(network, 0.0)
    expected = 1.0
    for step in range(1, 6):
        averaged.update(network)
        expected *= (1 + step) / (10 + step)  # 2/11, 3/12...
        assert averaged.network.weight[0, 0].item() == pytest.approx(expected)
    assert network.weight.abs().max() == 0  # is left alone


def test_after_many_steps_one_counts_for_a_two_hundredth():
    network = nn.Linear(1, 1)
    set_to(network, 0.0)
    averaged = AveragedWeights(network)
    for _ in range(2000):
        averaged.update(network)
    set_to(network, 1.0)
    averaged.update(network)
    assert averaged.network.weight.item() == pytest.approx(0.005)


def test_statistics_are_averaged_and_counters_copied():
    network = nn.BatchNorm2d(2)
    averaged = AveragedWeights(network)
    network(torch.full((1, 2, 4, 4), 11.0))
    averaged.update(network)
    assert averaged.network.running_mean.tolist() == pytest.approx([1.1 * 9 / 11] * 2)
    assert averaged.network.num_batches_tracked == 1
    assert not averaged.network.training and not averaged.network.weight.requires_grad


def test_goes_on_from_its_state():
    networks = nn.Linear(2, 2), nn.Linear(2, 2)
    one, two = map(AveragedWeights, networks)
    one.update(networks[1])
    two.restore(one.state())
    for averaged in (one, two):
        averaged.update(networks[1])
    assert all(torch.equal(a, b) for a, b in zip(one.network.parameters(), two.network.parameters(), strict=True))


def test_a_noisy_descent_ends_nearer_to_the_optimum():
    generator = torch.Generator().manual_seed(1)
    network = nn.Linear(1, 1, bias=False)
    averaged = AveragedWeights(network)
    jumps, calm = [], []
    for step in range(3000):
        noise = torch.randn((), generator=generator)
        with torch.no_grad():
            network.weight -= 0.5 * (network.weight - 2 + noise)  # gradient of (w - 2)^2 / 2, with noise
        averaged.update(network)
        if step > 1000:
            jumps.append(abs(network.weight.item() - 2))
            calm.append(abs(averaged.network.weight.item() - 2))
    assert sum(calm) < 0.2 * sum(jumps)

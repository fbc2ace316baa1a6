"""Batch normalisation of pooled values, of which one patch gives one a channel."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from training.network.pooled_batch_norm import PooledBatchNorm, take_single_patches
from training.network.shared_batch_norm import SharedBatchNorm


def learnt():
    """With statistics and scales that are not 0 and 1."""
    torch.manual_seed(0)
    layer = nn.BatchNorm2d(4)
    layer.load_state_dict({
        "weight": torch.rand(4), "bias": torch.randn(4), "running_mean": torch.randn(4),
        "running_var": torch.rand(4) + 0.5, "num_batches_tracked": torch.tensor(7),
    })  # fmt: skip
    return layer


KINDS = [PooledBatchNorm, lambda layer: SharedBatchNorm(layer, lambda values: values)]


@pytest.mark.parametrize("make", KINDS, ids=["alone", "shared"])
@pytest.mark.parametrize("training", [True, False])
def test_several_patches_are_normalised_as_by_pytorch(make, training):
    values = torch.randn(3, 4, 1, 1)
    plain, pooled = learnt().train(training), make(learnt()).train(training)
    torch.testing.assert_close(pooled(values), plain(values))
    for expected, actual in zip(plain.buffers(), pooled.buffers(), strict=True):
        torch.testing.assert_close(actual, expected)


@pytest.mark.parametrize("make", KINDS, ids=["alone", "shared"])
def test_one_patch_is_normalised_by_what_is_remembered(make):
    value = torch.randn(1, 4, 1, 1, requires_grad=True)
    plain, pooled = learnt(), make(learnt())
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        plain(value)
    actual = pooled(value)
    torch.testing.assert_close(actual, plain.eval()(value))
    actual.square().sum().backward()
    assert value.grad.isfinite().all() and value.grad.abs().min() > 0
    assert pooled.weight.grad.isfinite().all() and pooled.bias.grad.isfinite().all()
    assert torch.equal(pooled.running_mean, plain.running_mean) and torch.equal(pooled.running_var, plain.running_var)


def test_only_what_follows_a_pooling_is_replaced():
    pooled = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(4, 4, 1), nn.BatchNorm2d(4), nn.ReLU())
    network = nn.ModuleDict({"pooled": pooled, "plain": nn.Sequential(nn.Conv2d(4, 4, 1), nn.BatchNorm2d(4))})
    before = network.state_dict()
    take_single_patches(network)
    assert type(pooled[2]) is PooledBatchNorm and type(network["plain"][1]) is nn.BatchNorm2d
    after = network.state_dict()
    assert before.keys() == after.keys() and all(before[name].data_ptr() == after[name].data_ptr() for name in before)

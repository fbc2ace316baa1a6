"""Batch normalisation folded into convolutions."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from tests.engine.support import stand_in_smp
from training.contract.architectures import ARCHITECTURE_OF
from training.network.architectures import build_network
from training.network.encoders import smp_arguments
from training.network.fold_batch_norm import folded
from training.network.unet import UNet


def trained(network):
    """Statistics and scales as a training leaves them: not 0 and 1."""
    generator = torch.Generator().manual_seed(3)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_(generator=generator)
            module.running_var.uniform_(0.5, 2, generator=generator)
            nn.init.uniform_(module.weight, 0.5, 2, generator=generator)
            nn.init.normal_(module.bias, generator=generator)
    return network.eval()


def norms(network):
    return sum(isinstance(module, nn.BatchNorm2d) for module in network.modules())


def same(network, other, channels, tolerance=1e-5):
    torch.manual_seed(1)
    image = torch.randn(2, channels, 96, 64)
    with torch.inference_mode():
        expected, actual = network(image), other(image)
    scale = max(1.0, float(expected.abs().max()))
    return float((expected - actual).abs().max()) <= tolerance * scale


def test_the_unet_loses_all_of_them_and_gives_the_same():
    torch.manual_seed(0)
    network = trained(UNet(4, 6, width=8))
    result = folded(network, 4)
    assert norms(network) == 18 and norms(result) == 0
    assert same(network, result, 4)


@pytest.mark.parametrize("architecture", ["unet_efficientnet_lite0", "unet_mobilenet_v2"])
def test_pretrained_encoders_stay_as_good(architecture):
    check_folded(architecture)


def test_a_pooled_branch_stays_as_good(monkeypatch):
    """[stand-in]"""
    stand_in_smp.install(monkeypatch)
    check_folded("deeplabv3plus_resnet34")


def check_folded(architecture):
    torch.manual_seed(0)
    network = trained(build_network(architecture, smp_arguments(ARCHITECTURE_OF[architecture], 3, 6)))
    result = folded(network, 3)
    assert norms(result) < norms(network)
    assert same(network, result, 3, tolerance=1e-4)  # rounding, in a network of so many layers


class OutputUsedTwice(nn.Module):
    """What the convolution returns goes around its normalisation too: folding would be wrong."""

    def __init__(self):
        super().__init__()
        self.convolution, self.norm = nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4)

    def forward(self, x):
        x = self.convolution(x)
        return x + self.norm(x)


class ChangedBetween(OutputUsedTwice):
    def forward(self, x):
        return self.norm(self.convolution(x).relu_())


class SharedConvolution(OutputUsedTwice):
    def forward(self, x):
        return self.convolution(self.norm(self.convolution(x))[:, :3])


@pytest.mark.parametrize("kind", [OutputUsedTwice, ChangedBetween, SharedConvolution])
def test_what_cannot_be_folded_stays(kind):
    torch.manual_seed(0)
    network = trained(kind())
    result = folded(network, 3)
    assert norms(result) == 1 and same(network, result, 3)


def test_a_network_without_any_is_left_alone():
    network = nn.Conv2d(3, 6, 1).eval()
    assert folded(network, 3) is network

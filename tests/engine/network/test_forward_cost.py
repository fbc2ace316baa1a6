"""What a network needs for a picture, and whether it looks at the whole of it."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from training.network.forward_cost import forward_cost
from training.network.unet import UNet


class Attending(nn.Module):
    """Scales channels by their mean over the picture (Hu et al. 2018), computed in one of several ways."""

    def __init__(self, mean):
        super().__init__()
        self.mean = mean

    def forward(self, x):
        return x * self.mean(x).sigmoid()


def test_the_numbers_at_once_are_counted():
    network = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(inplace=True), nn.Conv2d(8, 4, 1))
    cost = forward_cost(network.eval(), 3)
    assert cost.values_per_pixel == 3 + 8 + 4 and cost.is_local  # picture, features, result


def test_a_wider_network_needs_more_and_a_skip_is_kept_no_longer_than_needed():
    narrow, wide = (forward_cost(UNet(3, 6, width).eval(), 3).values_per_pixel for width in (8, 16))
    assert 1.8 < wide / narrow < 2.1
    assert wide <= 16 * 11  # at the top of the decoder: skip and upsampled beside their union and two results


@pytest.mark.parametrize(
    "layer",
    [
        nn.AdaptiveAvgPool2d(1),
        nn.GroupNorm(1, 4),
        nn.InstanceNorm2d(4),
        Attending(lambda x: nn.functional.adaptive_avg_pool2d(x, 1)),
        Attending(lambda x: x.mean((2, 3), keepdim=True)),
        Attending(lambda x: x.mean((2, 3))[:, :, None, None]),
        Attending(lambda x: x.amax((2, 3), keepdim=True)),
        Attending(lambda x: nn.functional.avg_pool2d(x, x.shape[2:])),
        Attending(lambda x: torch.softmax(x.flatten(2), 2).view_as(x)),
    ],
)
def test_what_looks_at_the_whole_picture_is_found(layer):
    assert not forward_cost(nn.Sequential(nn.Conv2d(3, 4, 1), layer).eval(), 3).is_local


def test_what_looks_at_a_neighbourhood_is_local():
    layers = (
        nn.Conv2d(3, 4, 3, stride=2, padding=1), nn.BatchNorm2d(4), nn.SiLU(), nn.MaxPool2d(2), nn.AvgPool2d(2),
        nn.Upsample(scale_factor=8, mode="bilinear"), nn.ConvTranspose2d(4, 4, 2, stride=2),
    )  # fmt: skip
    assert forward_cost(nn.Sequential(*layers).eval(), 3).is_local

"""The network's shape: layers, sizes, weights."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from training.network.architectures import build_network
from training.network.unet import UNet


@pytest.mark.parametrize("channels, classes, width", [(3, 6, 4), (1, 2, 8), (5, 7, 12)])
@pytest.mark.parametrize("size", [(16, 16), (32, 48)])
def test_output_has_the_size_of_the_input(channels, classes, width, size):
    network = UNet(channels, classes, width).eval()
    with torch.inference_mode():
        assert network(torch.zeros(2, channels, *size)).shape == (2, classes, *size)


@pytest.mark.parametrize("size, fit", [((30, 32), "32 x 32"), ((100, 17), "112 x 32"), ((1, 1), "16 x 16")])
def test_an_odd_size_says_what_to_pad_to(size, fit):
    with pytest.raises(ValueError, match=f"input of {size[0]} x {size[1]} pixels: pad it to {fit}"):
        UNet(3, 6, 4)(torch.zeros(1, 3, *size))


def test_layers_are_those_of_the_paper():
    network = UNet(1, 2, 64)  # Ronneberger et al. 2015, fig. 1: 64 to 1024 channels, 23 convolutions
    convolutions = [module for module in network.modules() if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d))]
    assert len(convolutions) == 23
    assert [level[0].out_channels for level in network.encoder] == [64, 128, 256, 512]
    assert network.bottleneck[0].out_channels == 1024
    assert [level[0].in_channels for level in network.decoder] == [1024, 512, 256, 128]
    weights = sum(parameter.numel() for parameter in network.parameters())
    assert 30e6 < weights < 32e6  # 31.0 million, as other implementations of the paper report


def test_width_scales_the_weights_with_its_square():
    small, large = (sum(p.numel() for p in UNet(3, 6, width).parameters()) for width in (16, 32))
    assert 3.9 < large / small < 4.1


def test_skip_connections_carry_detail():
    """With the bottleneck silenced, the output still follows the input."""
    torch.manual_seed(0)
    network = UNet(1, 2, 4).eval()
    for up in network.up:
        nn.init.zeros_(up.weight)
        nn.init.zeros_(up.bias)
    image = torch.zeros(1, 1, 32, 32)
    with torch.inference_mode():
        flat = network(image)
        image[..., 20, 20] = 5
        changed = (network(image) - flat).abs().sum(dim=(0, 1))
    assert changed[20, 20] > 0 and changed[0, 0] == 0


def test_every_weight_gets_a_gradient():
    torch.manual_seed(0)
    network = UNet(3, 6, 4)
    network(torch.randn(2, 3, 32, 32)).square().mean().backward()
    assert all(p.grad is not None and p.grad.isfinite().all() and p.grad.any() for p in network.parameters())


def test_networks_by_name():
    assert isinstance(build_network("unet", {"in_channels": 3, "num_classes": 6, "width": 4}), UNet)
    with pytest.raises(ValueError, match="unknown architecture vgg"):
        build_network("vgg", {})

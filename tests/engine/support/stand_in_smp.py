"""A stand-in for segmentation_models.pytorch, so that what lies around it is tested where it cannot be installed.

It has the few names that the engine calls, and one tiny encoder under the names "resnet34" and "vgg16", whose tensors
are called as the real resnet34's first ones, with two decoders. They are no networks that anybody should use.
"""

from __future__ import annotations

import sys
import types

import torch
from torch import nn

MODULE = "segmentation_models_pytorch"
VERSION = "0.0.stand-in"
STRIDE = 32


class Encoder(nn.Module):
    """Two convolutions that halve the sides five times together, or four times with the same weights."""

    def __init__(self, in_channels, output_stride=STRIDE):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 8, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        padding = (STRIDE - output_stride) // 4
        self.layer1 = nn.Conv2d(8, 8, STRIDE // 2, stride=output_stride // 2, padding=padding)

    def forward(self, x):
        edges = torch.relu(self.bn1(self.conv1(x)))
        return edges, torch.relu(self.layer1(edges))


class Unet(nn.Module):
    def __init__(self, encoder_name, encoder_weights, in_channels, classes, decoder_channels):
        super().__init__()
        if encoder_weights is not None or len(decoder_channels) != 5:
            raise AssertionError("a network is built without weights, and with five levels")
        self.encoder = Encoder(in_channels)
        self.segmentation_head = nn.Conv2d(16, classes, 3, padding=1)

    def forward(self, x):
        edges, deep = self.encoder(x)
        deep = nn.functional.interpolate(deep, size=edges.shape[-2:])
        return nn.functional.interpolate(self.segmentation_head(torch.cat([edges, deep], 1)), scale_factor=2.0)


class DeepLabV3Plus(nn.Module):
    """Its deep features are pooled over the whole patch and normalised, as in one branch of the real one."""

    def __init__(
        self,
        encoder_name,
        encoder_weights,
        in_channels,
        classes,
        encoder_output_stride,
        decoder_channels,
        decoder_aspp_dropout,
    ):
        super().__init__()
        if encoder_weights is not None or decoder_aspp_dropout:
            raise AssertionError("a network is built without weights, and drops nothing")
        self.encoder = Encoder(in_channels, encoder_output_stride)
        self.pooled = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(8, decoder_channels, 1, bias=False),
            nn.BatchNorm2d(decoder_channels),
            nn.ReLU(),
        )
        self.segmentation_head = nn.Conv2d(16 + decoder_channels, classes, 1)

    def forward(self, x):
        edges, deep = self.encoder(x)
        deep = torch.cat([deep, self.pooled(deep).expand(-1, -1, *deep.shape[-2:])], 1)
        deep = nn.functional.interpolate(deep, scale_factor=8.0, mode="bilinear", align_corners=True)
        return nn.functional.interpolate(self.segmentation_head(torch.cat([edges, deep], 1)), scale_factor=2.0)


def get_encoder(name, in_channels, weights):
    """An encoder with the same "weights of ImageNet" each time."""
    if (weights, in_channels) != ("imagenet", 3):
        raise AssertionError("only weights of ImageNet, for three channels, are asked for")
    with torch.random.fork_rng():
        torch.manual_seed(len(name))
        return Encoder(in_channels)


def make_module():
    """The module that `import segmentation_models_pytorch` is to give."""
    known = {
        name: {"pretrained_settings": {"imagenet": {"repo_id": f"stand-in/{name}.imagenet", "revision": "0123456789"}}}
        for name in ("resnet34", "vgg16")
    }
    encoders = types.SimpleNamespace(encoders=known, get_encoder=get_encoder)
    module = types.ModuleType(MODULE)
    module.__dict__.update(Unet=Unet, DeepLabV3Plus=DeepLabV3Plus, encoders=encoders, __version__=VERSION)
    return module


def install(monkeypatch):
    """Put it in the place of the real one for a test."""
    module = make_module()
    monkeypatch.setitem(sys.modules, MODULE, module)
    return module

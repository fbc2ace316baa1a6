"""Batch normalisation folded into the convolutions before it: fewer passes over the pixels when nothing is learnt."""

from __future__ import annotations

import copy
from collections import Counter
from functools import partial
from typing import cast

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .shared_batch_norm import after_norm

_SIDE = 64  # pixels of the sample that shows the flow of data: a multiple of what our networks need
_TOLERANCE = 1e-3  # of the largest output; folding is exact but for rounding, a wrong pair is far off


def folded(network: nn.Module, in_channels: int) -> nn.Module:
    """A copy of a network in evaluation mode without the batch normalisations that follow a convolution.

    Which one follows which is seen in a trial run, so that any network will do: a pair is folded if the normalisation
    is given exactly what the convolution has returned. If the copy then gives another result, because something else
    uses the convolution's output too, the network is returned as it was.

    Args:
        network: In evaluation mode, on the CPU, 32 bit.
        in_channels: Channels of its input.
    """
    sample = torch.randn(2, in_channels, _SIDE, _SIDE, generator=torch.Generator().manual_seed(0))
    pairs = _pairs(network, sample)
    if not pairs:
        return network
    result = copy.deepcopy(network)
    for convolution, normalisation in pairs:
        fused = fuse_conv_bn_eval(
            cast(nn.Conv2d, result.get_submodule(convolution)),
            cast(nn.BatchNorm2d, result.get_submodule(normalisation)),
        )
        result.set_submodule(convolution, fused)
        result.set_submodule(normalisation, after_norm(result.get_submodule(normalisation)))
    return result if _alike(network, result, sample) else network


@torch.no_grad()
def _pairs(network: nn.Module, sample: torch.Tensor) -> list[tuple[str, str]]:
    """Names of convolutions and of the batch normalisations that take their outputs, each used once in a run."""
    outputs: list[tuple[str, torch.Tensor, int]] = []  # of convolutions: name, tensor, how often it was written to
    pairs: list[tuple[str, str]] = []
    calls: Counter[str] = Counter()

    def seen(name: str, module: nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        calls[name] += 1
        if isinstance(module, nn.Conv2d):
            outputs.append((name, output, output._version))
            return
        taken = inputs[0]
        pairs.extend((giver, name) for giver, given, version in outputs if given is taken and taken._version == version)

    hooks = [
        module.register_forward_hook(partial(seen, name))
        for name, module in network.named_modules()
        if isinstance(module, (nn.Conv2d, nn.BatchNorm2d))
    ]
    try:
        network(sample)
    finally:
        for hook in hooks:
            hook.remove()
    return [pair for pair in pairs if calls[pair[0]] == calls[pair[1]] == 1]


@torch.inference_mode()
def _alike(network: nn.Module, other: nn.Module, sample: torch.Tensor) -> bool:
    expected, actual = network(sample), other(sample)
    return bool((actual - expected).abs().max() <= _TOLERANCE * expected.abs().max().clamp(min=1.0))

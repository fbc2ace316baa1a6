"""Batch normalisation after a pooling over the whole patch, as in DeepLabV3+: each patch gives one value a channel."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional


class PooledBatchNorm(nn.BatchNorm2d):
    """Batch normalisation that takes a single patch in training too.

    A value alone has no deviation, and PyTorch refuses it. It comes with BATCH_SIZE=1, or in the last step of an epoch,
    and is normalised as in a classification: by the mean and variance remembered so far, which stay as they are.

    Args:
        other: What it takes the place of; its weights are shared with it.
    """

    def __init__(self, other: nn.BatchNorm2d) -> None:
        super().__init__(other.num_features, other.eps, other.momentum, other.affine, other.track_running_stats)
        self._parameters, self._buffers = other._parameters, other._buffers

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Normalise (N, C, H, W)."""
        if not self.training or input[:, 0].numel() > 1:
            return super().forward(input)
        return functional.batch_norm(
            input, self.running_mean, self.running_var, self.weight, self.bias, training=False, eps=self.eps
        )


def take_single_patches(network: nn.Module) -> None:
    """Let all batch normalisations that follow a global pooling take the values of one patch alone."""
    for branch in list(network.modules()):
        if isinstance(branch, nn.Sequential) and len(branch) and isinstance(branch[0], nn.AdaptiveAvgPool2d):
            for place, layer in enumerate(branch):
                if isinstance(layer, nn.BatchNorm2d):
                    branch[place] = PooledBatchNorm(layer)

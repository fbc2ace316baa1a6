"""Batch normalisation over the patches of several processes."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

Sum = Callable[[torch.Tensor], torch.Tensor]


class SharedBatchNorm(nn.BatchNorm2d):
    """Batch normalisation whose statistics are those of the patches of all processes.

    PyTorch's own, `SyncBatchNorm`, does not run on CPUs. Source: Ioffe, Szegedy 2015, algorithm 1.

    Args:
        other: What it takes the place of; its weights are shared with it.
        sum_of_all: Sums a tensor over all processes; gradients flow back through it.
    """

    def __init__(self, other: nn.BatchNorm2d, sum_of_all: Sum) -> None:
        super().__init__(other.num_features, other.eps, other.momentum, other.affine, other.track_running_stats)
        self._parameters, self._buffers = other._parameters, other._buffers
        self._sum_of_all = sum_of_all
        self._after = after_norm(other)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Normalise (N, C, H, W); N may be 0 in some of the processes."""
        if not self.training:
            return self._after(super().forward(input))  # type: ignore[no-any-return]
        values = input.float()
        pixels = values.new_tensor([values[:, 0].numel()])
        everywhere = self._sum_of_all(torch.cat([values.sum(dim=(0, 2, 3)), pixels]))  # (C + 1,)
        count = everywhere[-1].detach()
        mean = _unless_single(everywhere[:-1] / count, self.running_mean, count)
        deviations = values - mean[:, None, None]
        variance = self._sum_of_all(deviations.square().sum(dim=(0, 2, 3))) / count
        variance = _unless_single(variance, self.running_var, count)
        self._remember(mean.detach(), variance.detach() * count / (count - 1).clamp(min=1))
        scale = self.weight * (variance + self.eps).rsqrt()
        result = deviations * scale[:, None, None] + self.bias[:, None, None]
        return self._after(result.to(input.dtype, memory_format=torch.channels_last))  # type: ignore[no-any-return]

    def _remember(self, mean: torch.Tensor, variance: torch.Tensor) -> None:
        """Move the statistics for later use towards these; `variance` is unbiased."""
        if self.running_mean is None or self.running_var is None or self.num_batches_tracked is None:
            return
        self.num_batches_tracked.add_(1)
        share = float(1 / self.num_batches_tracked) if self.momentum is None else self.momentum
        self.running_mean.lerp_(mean, share)
        self.running_var.lerp_(variance, share)


def after_norm(norm: nn.Module) -> nn.Module:
    """What a normalisation does after normalising: those of timm have the activation within them, others nothing."""
    steps = [step for name in ("drop", "act") if isinstance(step := getattr(norm, name, None), nn.Module)]
    return nn.Sequential(*steps) if steps else nn.Identity()


def _unless_single(measured: torch.Tensor, remembered: torch.Tensor | None, count: torch.Tensor) -> torch.Tensor:
    """What one value alone, of a patch that is pooled, is normalised by: see `pooled_batch_norm`."""
    return measured if remembered is None else torch.where(count > 1, measured, remembered)


def share_statistics(network: nn.Module, sum_of_all: Sum) -> None:
    """Let all batch normalisations of a network share their statistics."""
    for name, child in network.named_children():
        if isinstance(child, nn.BatchNorm2d):
            setattr(network, name, SharedBatchNorm(child, sum_of_all))
        else:
            share_statistics(child, sum_of_all)

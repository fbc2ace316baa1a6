"""Overlapping windows of probabilities to one seamless raster: a weighted mean, computed on the device."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from .window_plan import Panel, Stripe, WindowPlan

_MIN_WEIGHT = 1e-3  # of a window's outermost pixels: above zero, so that the raster's own edge has a result


def ramp(size: int, stride: int) -> torch.Tensor:
    """Weight of each column (and row) of a window when overlapping windows are averaged, shape (size,) float32.

    A raised cosine (a Tukey window; from half an overlap on, a Hann window): it rises from the border, where the
    network sees least, over as many pixels as neighbouring windows overlap, so that no edge of a window can show, and
    is flat in between. A pixel's weight is the product of both directions'.

    Source: Harris 1978, On the use of windows for harmonic analysis with the discrete Fourier transform, table 1.
    """
    rise = min(max(1, size - stride), size / 2)
    steps = torch.arange(size)
    distance = torch.minimum(steps, steps.flip(0)) + 0.5  # pixels from the nearer border
    return torch.sin(torch.pi / 2 * (distance / rise).clamp(max=1.0)).square().clamp(min=_MIN_WEIGHT)


def total_weights(starts: Sequence[int], length: int, weights: torch.Tensor) -> torch.Tensor:
    """Sum of the weights of all windows at each pixel along one direction, shape (length,) float32.

    Args:
        starts: First pixels of the windows.
        length: Pixels of the raster in this direction; windows may reach beyond.
        weights: Weights of one window, shape (size,).
    """
    size = len(weights)
    total = torch.zeros(max(length, size))
    for start in starts:
        total[start : start + size] += weights
    return total[:length]


class Blender:
    """Averages windows that come in the order of their plan; the sums of one panel are in memory.

    Windows without any data need not be added: each pixel with data lies in windows that all have some, so that the
    sum of its weights is known beforehand, and each direction's alone.

    Args:
        plan: The windows.
        classes: Number of classes, K.
        device: Where the sums lie.
    """

    def __init__(self, plan: WindowPlan, classes: int, device: torch.device) -> None:
        weights = ramp(plan.size, plan.stride)
        self._size, self._classes, self._device = plan.size, classes, device
        self._window = torch.outer(weights, weights).to(device)
        self._rows = total_weights(plan.rows, plan.height, weights).to(device)
        self._columns = total_weights(plan.cols, plan.width, weights).to(device)
        self._panel: Panel | None = None
        self._sums = torch.empty(0)

    def add(self, stripe: Stripe, col_off: int, probabilities: torch.Tensor) -> None:
        """Add a window of a row of windows: its first column in the raster, shape (K, P, P) float32."""
        self._open(stripe.panel)
        left = col_off - stripe.panel.left
        self._sums[:, :, left : left + self._size].addcmul_(probabilities, self._window)

    def finish(self, stripe: Stripe) -> torch.Tensor:
        """Means of the rows that are ready with this row of windows, (K, H, W) float32, sum over K is 1."""
        self._open(stripe.panel)
        panel, ready, kept = stripe.panel, stripe.ready, self._size - stripe.ready
        left = panel.col_off - panel.left
        rows = self._rows[stripe.row_off : stripe.row_off + ready]
        total = torch.outer(rows, self._columns[panel.col_off : panel.col_off + panel.width])
        means = self._sums[:, :ready, left : left + panel.width] / total
        for top in range(0, kept, ready):  # what later windows add to moves up, in portions that do not overlap
            end = min(top + ready, kept)
            self._sums[:, top:end] = self._sums[:, top + ready : end + ready]
        self._sums[:, kept:] = 0
        return means

    def _open(self, panel: Panel) -> None:
        if self._panel is not panel:
            self._panel = panel
            self._sums = torch.zeros(self._classes, self._size, panel.span, device=self._device)

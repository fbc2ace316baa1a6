"""Overlapping windows of probabilities to one seamless raster: a weighted mean, computed on the device."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from ..window_plan import Panel, Stripe, WindowPlan

_MIN_WEIGHT = 1e-3  # of a window's outermost pixels: above zero, so that the raster's own edge has a result
_PORTION = 256  # rows that are finished at once


def ramp(size: int, margin: int) -> torch.Tensor:
    """Weight of each column (or row) of a window when overlapping windows are averaged, shape (size,) float32.

    A raised cosine (a Tukey window; from half an overlap on, a Hann window): it rises from the border, where the
    network sees least, over as many pixels as neighbouring windows overlap at least, so that no edge of a window can
    show, and is flat in between. A pixel's weight is the product of both directions'.

    Source: Harris 1978, On the use of windows for harmonic analysis with the discrete Fourier transform, table 1.
    """
    rise = min(max(1, margin), size / 2)
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
        down, across = (ramp(side, plan.margin) for side in plan.window)
        (self._height, self._width), self._classes, self._device = plan.window, classes, device
        self._window = torch.outer(down, across).to(device)
        self._rows = total_weights(plan.rows, plan.height, down).to(device)
        self._columns = total_weights(plan.cols, plan.width, across).to(device)
        self._panel: Panel | None = None
        self._sums = torch.empty(0)

    @torch.inference_mode()
    def add(self, stripe: Stripe, col_off: int, probabilities: torch.Tensor) -> None:
        """Add a window of a row of windows: its first column in the raster, shape (K, H, W) float32."""
        self._open(stripe.panel)
        left = col_off - stripe.panel.left
        self._sums[:, :, left : left + self._width].addcmul_(probabilities, self._window)

    def finish(self, stripe: Stripe) -> Iterator[torch.Tensor]:
        """Means of the rows that are ready with this row of windows, and wanted: (K, H, W) float32, sum over K is 1.

        In portions from the top, so that what becomes of them needs little memory. Windows may be added again when all
        are taken.
        """
        self._open(stripe.panel)
        panel, (first, last) = stripe.panel, stripe.wanted
        left = panel.col_off - panel.left
        columns = self._columns[panel.col_off : panel.col_off + panel.width]
        for top in range(first, last, _PORTION):
            end = min(top + _PORTION, last)
            rows = self._rows[stripe.row_off + top : stripe.row_off + end]
            yield self._means(self._sums[:, top:end, left : left + panel.width], rows, columns)
        self._move_up(stripe.ready)

    @torch.inference_mode()
    def _means(self, sums: torch.Tensor, rows: torch.Tensor, columns: torch.Tensor) -> torch.Tensor:
        return sums / torch.outer(rows, columns)

    @torch.inference_mode()
    def _move_up(self, rows: int) -> None:
        """What later windows add to becomes the first rows, in portions that do not overlap."""
        kept = self._height - rows
        for top in range(0, kept, rows):
            end = min(top + rows, kept)
            self._sums[:, top:end] = self._sums[:, top + rows : end + rows]
        self._sums[:, kept:] = 0

    @torch.inference_mode()
    def _open(self, panel: Panel) -> None:
        if self._panel is not panel:
            self._panel = panel
            self._sums = torch.empty(0)  # the memory of one panel is free before the next one takes its own
            self._sums = torch.zeros(self._classes, self._height, panel.span, device=self._device)

"""Windows in batches, and the finished rows of a raster that they become: what goes into the network and comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import torch

from ...contract.language import tr
from ..window_plan import Panel
from ..window_reader import Pixels
from .blending import Blender

WindowOf = tuple[Pixels, int]  # a window, by its number in its row of windows


@dataclass(frozen=True)
class ProbabilityRows:
    """Finished rows of one panel, on the device.

    Args:
        panel: The panel: which columns.
        row_off: The first row.
        probabilities: Shape (K, H, W) float32, sum over K is 1 where `valid`.
        valid: Shape (H, W) bool: where all rasters that the model needs carry data, and a result is wanted.
        further: What else was wanted of the network's last features, (P, H, W) float32; None if nothing was.
    """

    panel: Panel
    row_off: int
    probabilities: torch.Tensor
    valid: torch.Tensor
    further: torch.Tensor | None = None

    def above(self, below: ProbabilityRows) -> ProbabilityRows:
        """These rows and those of the same panel that follow them, as one."""
        further = None
        if self.further is not None and below.further is not None:
            further = torch.cat([self.further, below.further], dim=1)
        probabilities = torch.cat([self.probabilities, below.probabilities], dim=1)
        return replace(self, probabilities=probabilities, valid=torch.cat([self.valid, below.valid]), further=further)

    def cut(self, first: int, end: int | None = None) -> ProbabilityRows:
        """Some of these rows, counted from their first one."""
        further = None if self.further is None else self.further[:, first:end]
        kept = replace(self, probabilities=self.probabilities[:, first:end], valid=self.valid[first:end])
        return replace(kept, further=further, row_off=self.row_off + first)


def windows_of(stripes: Iterable[Pixels]) -> Iterator[WindowOf]:
    """The windows of all rows of windows, one after the other."""
    for pixels in stripes:
        for number in range(len(pixels.starts)):
            yield pixels, number


def batched(windows: Iterator[WindowOf], size: int) -> Iterator[list[WindowOf]]:
    """Lists of `size` windows, the last one of fewer. None is kept here while the next one is read."""
    return iter(lambda: list(islice(windows, size)), [])


def blended(blender: Blender, windows: list[WindowOf], probabilities: torch.Tensor) -> Iterator[ProbabilityRows]:
    """Blend some windows, and give the rows of which they hold the last one."""
    for (pixels, number), of_window in zip(windows, probabilities):  # the batch may be filled up
        blender.add(pixels.stripe, pixels.starts[number], of_window)
        if number == len(pixels.starts) - 1:
            yield from finish(pixels, blender)


def finish(pixels: Pixels, blender: Blender) -> Iterator[ProbabilityRows]:
    """The rows of the raster that no later row of windows touches, some at once."""
    stripe = pixels.stripe
    left = stripe.panel.col_off - stripe.panel.left
    top = stripe.wanted[0]
    for means in blender.finish(stripe):
        valid = pixels.wanted[top : top + means.shape[1], left : left + stripe.panel.width]
        yield ProbabilityRows(stripe.panel, stripe.row_off + top, means, valid)
        top += means.shape[1]


def place_of(window: WindowOf) -> str:
    """Where a window lies, in words."""
    pixels, number = window
    return tr("the window from column {column}, row {row} on", column=pixels.starts[number], row=pixels.stripe.row_off)

"""Windows to probabilities: the network over a stream of windows, in batches, blended to rows of the raster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, islice

import torch

from ..network.devices import Device
from ..network.fold_batch_norm import folded
from ..network.model_file import Model
from ..network.network_input import network_input
from .blending import Blender
from .window_plan import Panel, WindowPlan
from .window_reader import Pixels

WindowOf = tuple[Pixels, int]  # a window, by its number in its row of windows
_TURNS = [(quarters, flipped) for quarters in range(4) for flipped in (False, True)]


@dataclass(frozen=True)
class ProbabilityRows:
    """Finished rows of one panel, on the device.

    Args:
        panel: The panel: which columns.
        row_off: The first row.
        probabilities: Shape (K, H, W) float32, sum over K is 1 where `valid`.
        valid: Shape (H, W) bool: where all rasters that the model needs carry data.
    """

    panel: Panel
    row_off: int
    probabilities: torch.Tensor
    valid: torch.Tensor


class Predictor:
    """A model on a device, made fast: batch normalisation folded, channels last, weights in the device's precision.

    Args:
        model: Network and description; the network is of no use afterwards.
        device: Where it runs.
        batch_size: Windows computed at once.
        turned: Average over the eight flips and quarter turns of each window.
        stop: Called before each pass of the network; may raise to end the work.
    """

    def __init__(
        self,
        model: Model,
        device: Device,
        batch_size: int,
        turned: bool = False,
        stop: Callable[[], None] = lambda: None,
    ) -> None:
        self.card = model.card
        self.device, self.batch_size = device, batch_size
        self._turned, self._stop = turned, stop
        network = folded(model.network, len(model.card.channels)).to(device.torch_device, device.dtype)
        self._network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    @torch.inference_mode()
    def probabilities(self, images: torch.Tensor) -> torch.Tensor:
        """Probabilities of the classes for channels (N, C, P, P) float32 on the device: (N, K, P, P) float32."""
        if not self._turned:
            return self._softmax(images)
        total = torch.zeros((), device=images.device)
        for turn in _TURNS:
            total = total + _turned_back(self._softmax(_turned(images, *turn)), *turn)
        return total / len(_TURNS)

    def logits(self, images: torch.Tensor) -> torch.Tensor:
        """What the network says of channels (N, C, P, P) float32 on the device: (N, K, P, P) in its precision."""
        self._stop()
        batch = images.to(self.device.dtype, memory_format=torch.channels_last)
        with self.device.autocast():
            return self._network(batch)  # type: ignore[no-any-return]

    def _softmax(self, images: torch.Tensor) -> torch.Tensor:
        return self.logits(images).contiguous().float().div(self.card.temperature).softmax(dim=1)

    def rows(self, stripes: Iterable[Pixels], plan: WindowPlan) -> Iterator[ProbabilityRows]:
        """Predict a raster of any size, panel by panel, from the top; only some rows of windows are in memory.

        Each batch has the same number of windows, whichever row or panel they are from, and is filled up if need be:
        what a network computes for a window may depend on the size of the batch in the last digits, and so depends on
        nothing else.

        Args:
            stripes: The pixels of each row of windows, in the plan's order.
            plan: The windows.
        """
        size = min(self.batch_size, plan.count)
        blender = Blender(plan, len(self.card.outputs), self.device.torch_device)
        moved = (stripe.moved(self.device.torch_device) for stripe in stripes)
        for with_data, run in groupby(moved, key=lambda pixels: bool(pixels.starts)):
            if with_data:
                batches = batched(windows_of(run), size)
                yield from chain.from_iterable(map(partial(self._blend, blender, size), batches))
            else:  # no batch waits for windows beyond rows without data, which would pile up meanwhile
                yield from (_finish(pixels, blender) for pixels in run)

    @torch.inference_mode()
    def _blend(self, blender: Blender, size: int, windows: Sequence[WindowOf]) -> list[ProbabilityRows]:
        """Compute the windows as a batch of `size`, blend them, and return the rows of which they hold the last one."""
        finished = []
        for (pixels, number), probabilities in zip(windows, self._batch(windows, size)):  # the batch may be filled up
            blender.add(pixels.stripe, pixels.starts[number], probabilities)
            if number == len(pixels.starts) - 1:
                finished.append(_finish(pixels, blender))
        return finished

    def _batch(self, windows: Sequence[WindowOf], size: int) -> torch.Tensor:
        """Probabilities of the windows, (size, K, P, P) float32; the last window fills the batch up."""
        parts = [pixels.window(number) for pixels, number in windows]
        parts += parts[-1:] * (size - len(parts))
        images, valid = torch.stack([part[0] for part in parts]), torch.stack([part[1] for part in parts])
        heights = [part[2] for part in parts if part[2] is not None]
        levels = [part[3] for part in parts if part[3] is not None]
        channels, _ = network_input(
            images,
            valid,
            torch.stack(heights) if heights else None,
            torch.stack(levels) if levels else None,
            self.card.channels,
            self.card.gsd_m,
        )
        return self.probabilities(channels)


def windows_of(stripes: Iterable[Pixels]) -> Iterator[WindowOf]:
    """The windows of all rows of windows, one after the other."""
    for pixels in stripes:
        for number in range(len(pixels.starts)):
            yield pixels, number


def batched(windows: Iterator[WindowOf], size: int) -> Iterator[list[WindowOf]]:
    """Lists of `size` windows, the last one of fewer. None is kept here while the next one is read."""
    return iter(lambda: list(islice(windows, size)), [])


@torch.inference_mode()
def _finish(pixels: Pixels, blender: Blender) -> ProbabilityRows:
    """The rows of the raster that no later row of windows touches."""
    stripe = pixels.stripe
    left = stripe.panel.col_off - stripe.panel.left
    valid = pixels.valid[: stripe.ready, left : left + stripe.panel.width]
    return ProbabilityRows(stripe.panel, stripe.row_off, blender.finish(stripe), valid)


def _turned(images: torch.Tensor, quarters: int, flipped: bool) -> torch.Tensor:
    turned = images.rot90(quarters, (2, 3))
    return turned.flip(3) if flipped else turned


def _turned_back(images: torch.Tensor, quarters: int, flipped: bool) -> torch.Tensor:
    straight = images.flip(3) if flipped else images
    return straight.rot90(-quarters, (2, 3))

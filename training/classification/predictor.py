"""Windows to probabilities: the network over a stream of windows, in batches, blended to rows of the raster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch

from ..network.devices import Device
from ..network.fold_batch_norm import folded
from ..network.model_file import Model
from ..network.network_input import network_input
from .blending import Blender
from .window_plan import Panel, WindowPlan
from .window_reader import Pixels

_Step = tuple[Pixels, "int | None"]  # a window by its number in a row of windows; None: the row has ended
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
        waiting: list[_Step] = []
        windows = 0
        for stripe in stripes:
            pixels = stripe.moved(self.device.torch_device)
            for number in range(len(pixels.starts)):
                waiting.append((pixels, number))
                windows += 1
                if windows == size:
                    yield from self._work_off(waiting, size, blender)
                    waiting, windows = [], 0
            waiting.append((pixels, None))
            if not windows or not pixels.starts:  # rows without data must not pile up
                yield from self._work_off(waiting, size, blender)
                waiting, windows = [], 0
        yield from self._work_off(waiting, size, blender)

    @torch.inference_mode()
    def _work_off(self, steps: Sequence[_Step], size: int, blender: Blender) -> list[ProbabilityRows]:
        """Compute the windows as a batch of `size`, blend them, and return the rows that are finished by that."""
        windows = [(pixels, number) for pixels, number in steps if number is not None]
        found = iter(self._batch(windows, size) if windows else ())
        finished = []
        for pixels, number in steps:
            stripe = pixels.stripe
            if number is not None:
                blender.add(stripe, pixels.starts[number], next(found))
                continue
            left = stripe.panel.col_off - stripe.panel.left
            valid = pixels.valid[: stripe.ready, left : left + stripe.panel.width]
            finished.append(ProbabilityRows(stripe.panel, stripe.row_off, blender.finish(stripe), valid))
        return finished

    def _batch(self, windows: Sequence[tuple[Pixels, int]], size: int) -> torch.Tensor:
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
        )
        return self.probabilities(channels)


def _turned(images: torch.Tensor, quarters: int, flipped: bool) -> torch.Tensor:
    turned = images.rot90(quarters, (2, 3))
    return turned.flip(3) if flipped else turned


def _turned_back(images: torch.Tensor, quarters: int, flipped: bool) -> torch.Tensor:
    straight = images.flip(3) if flipped else images
    return straight.rot90(-quarters, (2, 3))

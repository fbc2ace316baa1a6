"""Windows to probabilities: the network over a stream of windows, in batches, blended to rows of the raster."""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain, groupby, starmap

import torch

from ...contract.errors import RasterError
from ...contract.language import begun, tr
from ...contract.model_card import ModelCard
from ...network.devices import Device
from ...network.fold_batch_norm import folded
from ...network.forward_cost import ForwardCost, forward_cost
from ...network.last_features import LastFeatures, OfFeatures
from ...network.memory import give_memory_back, is_out_of_memory
from ...network.model_file import Model
from ...network.network_input import network_input
from ...windows import inside
from ..window_plan import WindowPlan
from ..window_reader import Pixels
from .blending import Blender
from .finite import Finite
from .looks import TURNS, mean_of, resized, scaled_sides, turn, turn_back
from .probability_rows import ProbabilityRows, WindowOf, batched, blended, finish, place_of, windows_of


class Predictor:
    """A model on a device, made fast: batch normalisation folded, channels last, weights in the device's precision.

    Args:
        model: Network and description; the network is of no use afterwards.
        device: Where it runs.
        batch_size: Windows computed at once; see also `take`.
        turned: Average over the eight flips and quarter turns of each window.
        stop: Called before each pass of the network; may raise to end the work.
        scaled: Average over several sizes of each window too, see `scaled_sides`.
        others: Further models of the same classes and windows: `rows` averages the probabilities of all of them.
        card: What all of them need together, see `joint_card`; None: there are no others.
        warn: Gets what was done otherwise than asked for, as a sentence.
        further: What else is wanted of this model's last features, such as how unlike its training a place is.

    Attributes:
        card: As above.
        further: As above, on the device.
        costs: What this network and the others need.
    """

    def __init__(
        self,
        model: Model,
        device: Device,
        batch_size: int,
        turned: bool = False,
        stop: Callable[[], None] = lambda: None,
        *,
        scaled: bool = False,
        others: Sequence[Predictor] = (),
        card: ModelCard | None = None,
        warn: Callable[[str], None] = lambda text: None,
        further: OfFeatures | None = None,
    ) -> None:
        self.card, self._own = card or model.card, model.card
        self.device = device
        self._stop, self._others, self._warn = stop, others, warn
        self.further = None if further is None else further.to(device.torch_device)
        self._features: tuple[torch.Size, LastFeatures] | None = None  # size of the pictures that are listened to
        self.take(batch_size)
        self._warned = False
        self._turns = TURNS if turned else TURNS[:1]
        self._scaled = scaled
        network = folded(model.network, len(model.card.channels))
        own_cost = forward_cost(network, len(model.card.channels))
        self.costs: tuple[ForwardCost, ...] = (own_cost, *(cost for other in others for cost in other.costs))
        self._exact = None if device.dtype is torch.float32 else copy.deepcopy(network)  # in 32 bit, on the processor
        network = network.to(device.torch_device, device.dtype)
        self._network = network.to(memory_format=device.memory_format)  # type: ignore[call-overload]

    def take(self, batch_size: int) -> None:
        """Compute so many windows at once from now on, as long as the memory has room for them."""
        self.batch_size = self._size = self._room = batch_size

    @torch.inference_mode()
    def probabilities(self, images: torch.Tensor) -> torch.Tensor:
        """Probabilities of the classes for channels (N, C, H, W) float32 on the device: (N, K, H, W) float32."""
        sides = images.shape[-2], images.shape[-1]
        seen = scaled_sides(self._own.architecture, sides) if self._scaled else (sides,)
        return mean_of(resized(self._over_turns(resized(images, looked)), sides) for looked in seen)

    @torch.inference_mode()
    def rehearse(self, count: int, sides: tuple[int, int]) -> None:
        """Compute so many windows of these sides (rows, columns), with all models, and wait for the end."""
        for one in (self, *self._others):
            channels = len(one._own.channels)
            one.probabilities(torch.zeros(count, channels, *sides, device=self.device.torch_device))[0, 0, 0, 0].item()

    def logits(self, images: torch.Tensor) -> torch.Tensor:
        """What the network says of channels (N, C, H, W) float32 on the device: (N, K, H, W) in its precision."""
        self._stop()
        batch = images.to(self.device.dtype, memory_format=self.device.memory_format)
        wanted = self._features is not None and self._features[0] == images.shape[-2:]
        heard = self._features[1].heard(self._network) if self._features is not None and wanted else nullcontext()
        with self.device.autocast(), heard:
            return self._network(batch)  # type: ignore[no-any-return]

    def _over_turns(self, images: torch.Tensor) -> torch.Tensor:
        return mean_of(turn_back(self._softmax(turn(images, *how)), *how) for how in self._turns)

    def _softmax(self, images: torch.Tensor) -> torch.Tensor:
        return self.logits(images).contiguous().float().div(self._own.temperature).softmax(dim=1)

    def rows(self, stripes: Iterable[Pixels], plan: WindowPlan) -> Iterator[ProbabilityRows]:
        """Predict a raster of any size, panel by panel, from the top; only some rows of windows are in memory.

        Each batch has the same number of windows, whichever row or panel they are from, and is filled up if need be:
        what a network computes for a window may depend on the size of the batch in the last digits, and so depends on
        nothing else.

        Args:
            stripes: The pixels of each row of windows, in the plan's order.
            plan: The windows.
        """
        classes = len(self.card.outputs)
        for rows in self._blended_rows(stripes, plan):
            if self.further is None:
                yield rows
            else:
                yield replace(rows, probabilities=rows.probabilities[:classes], further=rows.probabilities[classes:])

    @property
    def _planes(self) -> int:
        """Probabilities of the classes, and what else is wanted."""
        return len(self.card.outputs) + (0 if self.further is None else self.further.planes)

    def _blended_rows(self, stripes: Iterable[Pixels], plan: WindowPlan) -> Iterator[ProbabilityRows]:
        """As `rows`, with what else is wanted behind the probabilities."""
        size = self._size = min(self.batch_size, plan.count)
        blender = Blender(plan, self._planes, self.device.torch_device)
        moved = (stripe.moved(self.device.torch_device) for stripe in stripes)
        for with_data, run in groupby(moved, key=lambda pixels: bool(pixels.starts)):
            if with_data:
                computed = self._computed(batched(windows_of(run), size))
                yield from chain.from_iterable(starmap(partial(blended, blender), computed))
            else:  # no batch waits for windows beyond rows without data, which would pile up meanwhile
                yield from chain.from_iterable(finish(pixels, blender) for pixels in run)

    def _computed(self, batches: Iterable[list[WindowOf]]) -> Iterator[tuple[list[WindowOf], torch.Tensor]]:
        """Batches of windows with their probabilities, which are numbers, (N, K, H, W) float32.

        On a card one batch behind, so that a look at the numbers of one does not wait for the next one's.
        """
        behind = 1 if self.device.torch_device.type == "cuda" else 0
        waiting: deque[tuple[list[WindowOf], torch.Tensor, Finite]] = deque()
        for windows in batches:
            probabilities = self._with_room(windows)
            waiting.append((windows, probabilities, Finite(probabilities)))
            del windows, probabilities  # none is kept here while the next rows are read
            if len(waiting) > behind:
                yield self._checked(*waiting.popleft())
        while waiting:
            yield self._checked(*waiting.popleft())

    def _checked(
        self, windows: list[WindowOf], probabilities: torch.Tensor, finite: Finite
    ) -> tuple[list[WindowOf], torch.Tensor]:
        """The same if they are numbers, else computed again in 32 bit.

        Raises:
            RasterError: If they are no numbers then either.
        """
        if finite:
            return windows, probabilities
        if self._exact is not None:
            if not self._warned:
                self._warn(
                    tr(
                        "The network's numbers are too large for {precision} at {place} or near it: such "
                        "places are computed in 32 bit.",
                        precision=self.device.precision,
                        place=place_of(windows[0]),
                    )
                )
                self._warned = True
            everyone = (self, *self._others)
            before = [one._to_32_bit() for one in everyone]
            probabilities = self._with_room(windows)
            for one, (device, network) in zip(everyone, before, strict=True):
                one.device, one._network = device, network
            if Finite(probabilities):
                return windows, probabilities
        wrong = (~probabilities[: len(windows)].isfinite()).flatten(1).any(dim=1).nonzero()
        raise RasterError(
            tr("What the network gives for {place} are no numbers.", place=place_of(windows[int(wrong[0])])),
            tr(
                "Look at the values of the rasters there: values far from those that the model was trained on, "
                "such as -9999 or 3.4e38 where there is no data, have to be declared as nodata."
            ),
        )

    def _to_32_bit(self) -> tuple[Device, torch.nn.Module]:
        """Compute in 32 bit from now on; returns what to go back to."""
        before = self.device, self._network
        if self._exact is not None:
            self.device = self.device.in_32_bit()
            moved = copy.deepcopy(self._exact).to(self.device.torch_device)
            self._network = moved.to(memory_format=self.device.memory_format)  # type: ignore[call-overload]
        return before

    @torch.inference_mode()
    def _with_room(self, windows: list[WindowOf]) -> torch.Tensor:
        """Probabilities of the windows, in portions that the memory has room for, each as large as the others."""
        while True:
            room = min(self._room, self._size)
            try:
                parts = [self._batch(windows[start : start + room], room) for start in range(0, len(windows), room)]
                return parts[0] if len(parts) == 1 else torch.cat(parts)
            except (RuntimeError, MemoryError) as error:
                if room == 1 or not is_out_of_memory(error):
                    raise
            # The error is gone, and with it what it held of the memory.
            self._room = -(-room // 2)
            give_memory_back(self.device.torch_device)
            self._warn(
                tr(
                    "{memory} is too small for {windows} windows at once; the classification goes on with {fewer}.",
                    memory=begun(self.device.memory),
                    windows=room,
                    fewer=self._room,
                )
            )

    def _batch(self, windows: Sequence[WindowOf], size: int) -> torch.Tensor:
        """Probabilities of the windows, (size, K, H, W) float32; the last window fills the batch up."""
        parts = [pixels.window(number) for pixels, number in windows]
        parts += parts[-1:] * (size - len(parts))
        images, valid = torch.stack([part[0] for part in parts]), torch.stack([part[1] for part in parts])
        heights = [part[2] for part in parts if part[2] is not None]
        levels = [part[3] for part in parts if part[3] is not None]
        rasters = images, valid, torch.stack(heights) if heights else None, torch.stack(levels) if levels else None
        if self.further is not None:
            self._features = images.shape[-2:], LastFeatures()
        mean = mean_of(one._of_rasters(*rasters, self.card.halo_px) for one in (self, *self._others))
        return self._with_further(mean)

    def _with_further(self, probabilities: torch.Tensor) -> torch.Tensor:
        """Probabilities, (N, K, H, W), and behind them what else is wanted of the windows, (N, K + P, H, W)."""
        if self.further is None or self._features is None or self._features[1].seen is None:
            return probabilities
        seen, self._features = self._features[1].seen, None
        return torch.cat([probabilities, self.further.of(seen, *probabilities.shape[-2:])], dim=1)

    def _of_rasters(
        self,
        images: torch.Tensor,
        valid: torch.Tensor,
        heights: torch.Tensor | None,
        levels: torch.Tensor | None,
        halo: int,
    ) -> torch.Tensor:
        """Probabilities by this model alone; the heights reach `halo` pixels beyond the windows."""
        card = self._own
        own = inside(heights, halo - card.halo_px) if heights is not None and card.needs_height else None
        channels, _ = network_input(
            images, valid, own, levels if card.needs_height else None, card.channels, card.gsd_m
        )
        return self.probabilities(channels)

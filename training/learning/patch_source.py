"""The patches of one split where the training finds them, and batches of them as the network's input.

They are kept as they are stored, on the GPU or in memory, whichever has room; else they are read again in
each epoch. What the network sees is made of them batch by batch, on the device.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice

import numpy as np
import torch

from ..accuracy.scores import index_table
from ..contract.channels import halo_px, needs_heights
from ..contract.class_scheme import IGNORE_INDEX
from ..contract.language import tr
from ..contract.model_card import Channel
from ..dataset.folder import Dataset, Patch
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..network.devices import Device
from ..network.memory import free_memory, give_memory_back, is_out_of_memory
from ..network.network_input import network_input
from ..scenes.reader import PatchData
from ..threads import in_order
from ..windows import Window
from .patch_tensors import StoredPatches

_MEMORY_SHARE = 0.5  # of the computer's free memory that patches may fill
_PROCESSOR = torch.device("cpu")
_GPU_SHARE = 0.25  # of the GPU's; the rest is for the network's work

Batch = tuple[torch.Tensor, torch.Tensor]


class PatchSource:
    """Patches of one split as pairs of channels and class indices.

    Args:
        dataset: The data set.
        patches: The patches to serve.
        channels: Channels to build.
        outputs: Class values in the order of the network's output channels, -1 for one that these patches do not have;
            other values are ignored.
        device: Where the batches are to be.
        sharers: How many processes on this machine keep them.
        reporter: Gets a message if the patches do not fit into memory.
        side: Side of the square in the middle of a patch that is served, pixels; 0: all of it.
    """

    def __init__(
        self,
        dataset: Dataset,
        patches: Sequence[Patch],
        channels: Sequence[Channel],
        outputs: Sequence[int],
        device: Device,
        reporter: Reporter,
        sharers: int = 1,
        side: int = 0,
    ) -> None:
        self._side = side or dataset.card.patch_size
        self._dataset, self._patches, self._channels = dataset, list(patches), channels
        self._device, self._reporter = device.torch_device, reporter
        roles = [channel.role for channel in channels]
        self._with_height, self._halo = needs_heights(roles), halo_px(roles)
        self._reference = dataset.card.height_reference
        self._index = index_table(outputs)  # all other values: 255, ignored
        self._kept: StoredPatches | None = None
        if self._patches:
            self._keep(sharers)

    def __len__(self) -> int:
        return len(self._patches)

    def batch(self, indices: Sequence[int]) -> Batch:
        """Some patches.

        Returns:
            Channels, shape (N, C, P, P) float32, and class indices, shape (N, P, P) int64, 255 for ignored pixels; both
            on the device.
        """
        if self._kept is None:
            return self._input(self._stored(map(self.pixels, indices), len(indices)))
        return self._input(self._kept.take(indices))

    def pixels(self, index: int) -> PatchData:
        """The pixels of one patch, read from disk."""
        return self._dataset.read(self._patches[index], self._with_height, self._halo, self._side)

    def place(self, index: int) -> tuple[str, Window]:
        """The tile of a patch, and the window in it that is served."""
        tile, window = self._patches[index].tile, self._patches[index].window
        around = (window.width - self._side) // 2
        return tile, Window(window.col_off + around, window.row_off + around, self._side, self._side)

    def order(self, generator: torch.Generator) -> list[int]:
        """The patches of one epoch in random order."""
        return torch.randperm(len(self), generator=generator).tolist()

    def batches(self, groups: Sequence[Sequence[int]]) -> Generator[Batch, None, None]:
        """A batch of each group of patches, which may be empty; close it when done (`contextlib.closing`)."""
        if self._kept is not None:
            for group in groups:
                yield self.batch(group)
            return
        with closing(in_order(self.pixels, chain.from_iterable(groups))) as read:  # ahead of the network's work
            for group in groups:
                yield self._input(self._stored(islice(read, len(group)), len(group)))

    def _keep(self, sharers: int) -> None:
        """Read all patches now, if there is room for them."""
        needed, count, processor = self._bytes(), len(self._patches), _PROCESSOR
        places = []
        if self._device.type == "cuda" and needed <= _GPU_SHARE * free_memory(self._device):
            places.append(self._device)
        if needed <= _MEMORY_SHARE / sharers * free_memory(processor):
            places.append(processor)
        for place in places:
            try:
                with closing(in_order(self.pixels, range(count))) as read:
                    self._kept = self._stored(self._unless_cancelled(read), count, place)
                return
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
            give_memory_back(place)  # the error is gone, and with it what it held of the memory
        self._reporter.info(
            tr("{count} patches do not fit into memory and are read from disk in each epoch.", count=count)
        )

    def _unless_cancelled(self, patches: Iterable[PatchData]) -> Generator[PatchData, None, None]:
        for patch in patches:
            stop_if_cancelled(self._reporter)
            yield patch

    def _stored(self, patches: Iterable[PatchData], count: int, place: torch.device = _PROCESSOR) -> StoredPatches:
        if not count:  # none of what another patch shows the kind of
            return self._stored([self.pixels(0)], 1).take([])
        indexed = (replace(patch, labels=self._index[patch.labels]) for patch in patches)
        return StoredPatches.from_patches(indexed, count, self._reference, place)

    def _input(self, stored: StoredPatches) -> Batch:
        stored = stored.to(self._device)
        images, valid = network_input(
            stored.ortho, stored.valid, stored.heights, stored.levels, self._channels, self._dataset.card.gsd_m
        )
        return images, stored.labels.long().masked_fill_(~valid, IGNORE_INDEX)

    def _bytes(self) -> int:
        bands = self._dataset.card.ortho_bands
        itemsize = np.dtype(self._dataset.card.ortho_dtype).itemsize
        side = self._side
        heights = 4 * (side + 2 * self._halo) ** 2 if self._with_height else 0
        return int(len(self._patches) * (side * side * (bands * itemsize + 2) + heights))

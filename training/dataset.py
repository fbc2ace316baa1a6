"""Patches in memory, as they are stored, and batches of them as the network's input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from .accuracy import index_table
from .channels import assemble
from .contract.model_card import Channel
from .losses import IGNORE_INDEX
from .patches import Dataset, Patch, PatchData
from .reporter import Reporter, stop_if_cancelled

_MEMORY_SHARE = 0.5  # of the free memory that patches may fill; beyond it they are read from disk again each time


class PatchSource:
    """Patches of one split as pairs of channels and class indices.

    Args:
        dataset: The data set.
        patches: The patches to serve.
        channels: Channels to build.
        outputs: Class values in the order of the network's output channels; other values are ignored.
        reporter: Is told if the patches do not fit into memory.
    """

    def __init__(
        self,
        dataset: Dataset,
        patches: Sequence[Patch],
        channels: Sequence[Channel],
        outputs: Sequence[int],
        reporter: Reporter,
    ) -> None:
        self._dataset, self._patches, self._channels = dataset, list(patches), channels
        self._with_height = any(channel.role == "height" for channel in channels)
        self._reference = str(dataset.description["height_reference"])
        self._index = index_table(outputs)  # everything else becomes 255, which the loss ignores
        self._kept: list[PatchData] | None = None
        if self._bytes() <= _MEMORY_SHARE * _free_memory():
            self._kept = []
            for patch in self._patches:
                stop_if_cancelled(reporter)
                self._kept.append(dataset.read(patch, self._with_height))
        else:
            reporter.info(f"{len(patches)} patches do not fit into memory and are read from disk in each epoch.")

    def __len__(self) -> int:
        return len(self._patches)

    def batch(self, indices: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Some patches.

        Returns:
            Channels, shape (N, C, P, P) float32, and class indices, shape (N, P, P) int64, 255 for ignored pixels.
        """
        images, labels = [], []
        for index in indices:
            data = self.pixels(index)
            image, valid = assemble(data.image, data.valid, data.height, self._channels, self._reference)
            images.append(image)
            labels.append(np.where(valid, self._index[data.labels], IGNORE_INDEX))
        return torch.from_numpy(np.stack(images)), torch.from_numpy(np.stack(labels).astype(np.int64))

    def pixels(self, index: int) -> PatchData:
        """The pixels of one patch as they are stored."""
        if self._kept is not None:
            return self._kept[index]
        return self._dataset.read(self._patches[index], self._with_height)

    def batches(self, size: int, order: Sequence[int]) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """All patches of `order` in batches of at most `size`."""
        for start in range(0, len(order), size):
            yield self.batch(order[start : start + size])

    def _bytes(self) -> int:
        if not self._patches:
            return 0
        side = self._patches[0].window.width
        bands = int(self._dataset.description["ortho_bands"])
        item = np.dtype(self._dataset.description["ortho_dtype"]).itemsize
        return int(len(self._patches) * side * side * (bands * item + 2 + 4 * self._with_height))


def _free_memory() -> int:
    """Bytes of memory that programs may still take; a careful guess where the system does not say."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 4 * 1024**3

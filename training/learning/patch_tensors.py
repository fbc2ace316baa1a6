"""Patches as they are stored, as tensors on any device."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch

from ..heights.levels import WINDOW, low_level
from ..network.devices import send
from ..scenes.reader import PatchData
from ..windows import inside

_PROCESSOR = torch.device("cpu")
# Number types of which CUDA does not pick rows, as signed ones of the same size, of which it does.
_SIGNED = {torch.uint16: torch.int16, torch.uint32: torch.int32, torch.uint64: torch.int64}


@dataclass(frozen=True)
class StoredPatches:
    """The pixels of N patches.

    Args:
        ortho: Shape (N, B, P, P), data type of the orthophoto.
        valid: Where the orthophoto carries data, shape (N, P, P) bool.
        labels: Class indices, 255 for ignored pixels, shape (N, P, P) uint8.
        heights: Shape (N, P + 2 halo, P + 2 halo) float32, m, NaN where there is no data; None without heights.
        levels: Height that counts as zero, shape (N,) float32; None without heights.
    """

    ortho: torch.Tensor
    valid: torch.Tensor
    labels: torch.Tensor
    heights: torch.Tensor | None
    levels: torch.Tensor | None

    @classmethod
    def from_patches(
        cls,
        patches: Iterable[PatchData],
        count: int,
        height_reference: str,
        place: torch.device = _PROCESSOR,
    ) -> StoredPatches:
        """Collect `count` patches of one size, which are never in memory twice.

        Args:
            patches: The patches; at least one.
            count: How many there are.
            height_reference: "ground" or "window", see `heights.levels`.
            place: The device that they are to lie on.
        """
        result: StoredPatches | None = None
        for row, patch in enumerate(patches):
            tensors = _tensors(patch, height_reference)
            if result is None:
                empty = [None if one is None else one.new_empty((count, *one.shape), device=place) for one in tensors]
                result = cls(*empty)  # type: ignore[arg-type]
            for values, one in zip(result._tensors(), tensors, strict=True):
                if values is not None and one is not None:
                    values[row] = one
        if result is None:
            raise ValueError("no patches")
        return result

    def __len__(self) -> int:
        return len(self.ortho)

    def take(self, rows: Sequence[int]) -> StoredPatches:
        """Copy some of them, in the order of `rows`."""
        chosen = send(torch.tensor(rows, dtype=torch.int64), self.ortho.device)
        return self._each(lambda values: _rows(values, chosen))

    def to(self, device: torch.device) -> StoredPatches:
        """Copy to a device."""
        return self._each(lambda values: send(values, device))

    def _tensors(self) -> list[torch.Tensor | None]:
        return [getattr(self, field.name) for field in fields(self)]

    def _each(self, change: Callable[[torch.Tensor], torch.Tensor]) -> StoredPatches:
        return StoredPatches(*(None if values is None else change(values) for values in self._tensors()))  # type: ignore[arg-type]


def _rows(values: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
    """Some rows of a tensor of any number type, on any device."""
    signed = _SIGNED.get(values.dtype)
    if signed is not None:
        return values.view(signed).index_select(0, chosen).view(values.dtype)
    return values.index_select(0, chosen)


def _tensors(patch: PatchData, height_reference: str) -> list[torch.Tensor | None]:
    """One patch, in the order of the fields of `StoredPatches`."""
    heights, levels = None, None
    if patch.height is not None:
        inner = inside(patch.height, patch.halo)
        known = patch.valid & np.isfinite(inner)
        zero = low_level(inner, known) if height_reference == WINDOW else 0.0
        heights, levels = torch.from_numpy(patch.height), torch.tensor(zero, dtype=torch.float32)
    return [*(torch.from_numpy(one) for one in (patch.image, patch.valid, patch.labels)), heights, levels]

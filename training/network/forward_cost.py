"""What a network needs for a picture, seen in a small one: how much memory, and whether it looks at all of it."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

_SIDE = 64  # pixels of the picture: a multiple of what our networks need, and little work
_LEAST = 2  # sides of a feature map from which on a step that leaves a single value has looked at all of it
# Steps whose result at one place depends on all places, by the words of their names.
_GLOBAL = ("group_norm", "layer_norm", "instance_norm", "attention", "softmax", "bmm")


@dataclass(frozen=True)
class ForwardCost:
    """What a network needs.

    Args:
        values_per_pixel: Numbers that are in memory at once, at most, for each pixel of the picture.
        is_local: Whether each pixel of the result depends on a neighbourhood alone, so that the network gives the same
            for a part of a picture as for the whole, but near the part's border. A network that averages over the
            whole picture, such as one with squeeze and excitation (Hu et al. 2018), does not.
    """

    values_per_pixel: float
    is_local: bool


@torch.inference_mode()
def forward_cost(network: nn.Module, in_channels: int) -> ForwardCost:
    """What a network in evaluation mode needs.

    Args:
        network: Takes (N, C, H, W), on the processor.
        in_channels: C.
    """
    with _Watch() as watch:
        network(torch.zeros(1, in_channels, _SIDE, _SIDE))
    return ForwardCost(watch.most / _SIDE**2, watch.is_local)


class _Watch(TorchFunctionMode):
    """Counts the numbers in memory while a network runs, and looks at each of its steps."""

    def __init__(self) -> None:
        super().__init__()
        self.most = self._now = 0
        self.is_local = True
        self._known: set[int] = set()

    def __torch_function__(self, step: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = step(*args, **(kwargs or {}))
        outputs = _tensors(result)
        name = getattr(step, "__name__", "")
        self.is_local = self.is_local and not _looks_at_all(name, _tensors([args, kwargs]), outputs)
        for tensor in outputs:
            self._count(tensor.untyped_storage())
        return result

    def _count(self, storage: torch.UntypedStorage) -> None:
        key, size = storage._cdata, storage.nbytes() // 4
        if key in self._known:
            return
        self._known.add(key)
        self._now += size
        self.most = max(self.most, self._now)
        weakref.finalize(storage, self._forget, key, size)

    def _forget(self, key: int, size: int) -> None:
        self._known.discard(key)
        self._now -= size


def _tensors(values: Any) -> list[torch.Tensor]:
    """All tensors in lists and dicts of whatever depth."""
    if isinstance(values, torch.Tensor):
        return [values]
    if isinstance(values, dict):
        values = list(values.values())
    return [tensor for value in values for tensor in _tensors(value)] if isinstance(values, (list, tuple)) else []


def _looks_at_all(step: str, inputs: Iterable[torch.Tensor], outputs: Iterable[torch.Tensor]) -> bool:
    if any(word in step for word in _GLOBAL):
        return True
    maps = [tensor for tensor in inputs if tensor.ndim == 4 and len(tensor) == 1 and min(tensor.shape[2:]) >= _LEAST]
    single = [tensor for tensor in outputs if tensor.ndim < 4 or tensor.shape[2:] == (1, 1)]
    return bool(maps) and bool(single)

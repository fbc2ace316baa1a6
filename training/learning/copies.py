"""Copies of all that a training holds, which stay as they are while it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import torch

from ..network.memory import free_memory

_ROOM = (
    4  # times as much must be free on a card as one copy takes: up to three are there at once, and the network works
)
Value = TypeVar("Value")


def copied(value: Value, place: torch.device) -> Value:
    """The same with copies of all tensors, in dicts, lists and tuples, on a device; other things as they are."""
    found: Any = value
    if isinstance(value, torch.Tensor):
        there = value.detach().to(place)
        found = there.clone() if there.data_ptr() == value.data_ptr() else there
    elif isinstance(value, dict):
        found = {name: copied(one, place) for name, one in value.items()}
    elif isinstance(value, (list, tuple)):
        found = type(value)(copied(one, place) for one in value)
    return found  # type: ignore[no-any-return]


def place_for_copies(value: object, device: torch.device) -> torch.device:
    """Where copies go: the device of the training if it has room for them, which takes no time there."""
    if device.type != "cuda":
        return device
    needed = sum(tensor.numel() * tensor.element_size() for tensor in _tensors(value))
    return device if free_memory(device) >= _ROOM * needed else torch.device("cpu")


def _tensors(value: object) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _tensors(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _tensors(one)

"""What a network knows of each pixel before its last layer names a class."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import torch
from torch import nn

_Own = TypeVar("_Own")


class LastFeatures:
    """The input of a network's last layer in the first pass that is `heard`.

    Attributes:
        seen: Shape (N, C, h, w); None if no pass was heard.
    """

    def __init__(self) -> None:
        self.seen: torch.Tensor | None = None

    @contextmanager
    def heard(self, network: nn.Module) -> Iterator[None]:
        """Listen to a network, unless something has been seen."""
        if self.seen is not None:
            yield
            return

        def see(_: nn.Module, inputs: tuple[Any, ...]) -> None:
            self.seen = inputs[0]

        hook = head_of(network).register_forward_pre_hook(see)
        try:
            yield
        finally:
            hook.remove()


class OfFeatures(Protocol):
    """Planes that are computed from a network's last features, and blended like the probabilities.

    Attributes:
        planes: How many there are, P.
    """

    @property
    def planes(self) -> int:
        """Their number."""

    def to(self: _Own, device: torch.device) -> _Own:
        """The same on a device."""

    def of(self, features: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """The planes, (N, P, height, width) float32, of features (N, C, h, w) of pictures of `height` x `width`."""


def head_of(network: nn.Module) -> nn.Module:
    """The last layer of a network: the last of its convolutions, which gives the classes.

    Raises:
        ValueError: If it has none.
    """
    convolutions = [module for module in network.modules() if isinstance(module, nn.Conv2d)]
    if not convolutions:
        raise ValueError(f"{type(network).__name__} has no convolution")
    return convolutions[-1]

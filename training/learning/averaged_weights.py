"""The mean of a network's weights over the last steps, whose scores vary less than those of a single step's weights."""

from __future__ import annotations

import copy
from collections.abc import Iterable

import torch
from torch import nn


class AveragedWeights:
    """An exponential moving average of the weights and statistics of a network while it is trained.

    It is what is validated and what the model file holds: with a large learning rate single steps jump about the
    optimum, their mean lies nearer to it. Source: Polyak, Juditsky 1992, Acceleration of stochastic approximation by
    averaging; with decay as in Tarvainen, Valpola 2017, Mean teachers, sec. 2.

    PyTorch's `AveragedModel` would not be shorter: it takes the first step whole, cannot average integers, and names
    the tensors in a way that resume files of earlier versions do not have.

    Args:
        network: The network before its training.
        decay: What is left of the old mean after a step: 0.995 reaches back over about 200 steps.

    `steps` counts those that were taken in.
    """

    def __init__(self, network: nn.Module, decay: float = 0.995) -> None:
        self.decay = decay
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.steps = 0
        self._followed: nn.Module | None = None

    def update(self, network: nn.Module) -> None:
        """Take a step of the training in; the first ones count more, so that the beginning is soon forgotten."""
        self.steps += 1
        share = 1 - min(self.decay, (1 + self.steps) / (10 + self.steps))
        if self._followed is not network:
            self._follow(network)
        torch._foreach_lerp_(*self._weights, share)
        if self._counters[0]:
            torch._foreach_copy_(*self._counters)

    def _follow(self, network: nn.Module) -> None:
        """Keep the tensors of both: asking the modules for them takes longer than all else in a step's mean."""
        self._followed = network
        mine, theirs = ([*one.state_dict().values()] for one in (self.network, network))
        pairs = list(zip(mine, theirs, strict=True))
        self._weights = _two_lists(pair for pair in pairs if pair[0].is_floating_point())
        self._counters = _two_lists(pair for pair in pairs if not pair[0].is_floating_point())

    def state(self) -> dict[str, object]:
        """For the resume file."""
        return {"steps": self.steps, "network": self.network.state_dict()}

    def restore(self, state: dict[str, object]) -> None:
        """Go on from what `state` gave."""
        self.steps = int(state["steps"])  # type: ignore[call-overload]
        self.network.load_state_dict(state["network"])  # type: ignore[arg-type]


def _two_lists(pairs: Iterable[tuple[torch.Tensor, torch.Tensor]]) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    found = list(pairs)
    return [mine for mine, _ in found], [theirs for _, theirs in found]

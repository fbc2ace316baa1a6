"""The mean of a network's weights over the last steps, whose scores vary less than those of a single step's weights."""

from __future__ import annotations

import copy

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

    def update(self, network: nn.Module) -> None:
        """Take a step of the training in; the first ones count more, so that the beginning is soon forgotten."""
        self.steps += 1
        share = 1 - min(self.decay, (1 + self.steps) / (10 + self.steps))
        mine, theirs = ([*one.state_dict().values()] for one in (self.network, network))
        weights = [index for index, values in enumerate(mine) if values.is_floating_point()]
        torch._foreach_lerp_([mine[index] for index in weights], [theirs[index] for index in weights], share)
        for old, new in zip(mine, theirs, strict=True):
            if not old.is_floating_point():  # counters
                old.copy_(new)

    def state(self) -> dict[str, object]:
        """For the resume file."""
        return {"steps": self.steps, "network": self.network.state_dict()}

    def restore(self, state: dict[str, object]) -> None:
        """Go on from what `state` gave."""
        self.steps = int(state["steps"])  # type: ignore[call-overload]
        self.network.load_state_dict(state["network"])  # type: ignore[arg-type]

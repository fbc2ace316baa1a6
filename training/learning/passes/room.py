"""Room for a training in a memory that is too small for a whole batch: parts of it, and a step that can be repeated."""

from __future__ import annotations

from dataclasses import dataclass

import torch


@dataclass
class Portion:
    """How many patches are computed at once; fewer after the memory has been too small for them.

    Args:
        patches: So many, or all that a batch has.
    """

    patches: int

    def halved(self, tried: int) -> int | None:
        """Take half of the `tried` patches from now on; returns what to go back to if they were a short rest."""
        before, self.patches = self.patches, -(-tried // 2)
        return before if tried < before else None


def with_state(optimizer: torch.optim.Optimizer) -> torch.optim.Optimizer:
    """The optimiser with all its memory taken now, which it else takes in the middle of its first step.

    A first step that stops half way for lack of memory could not be repeated.
    """
    rates = [group["lr"] for group in optimizer.param_groups]
    for group in optimizer.param_groups:
        group["lr"] = 0.0  # a step of no length, which leaves the weights as they are
        for weight in group["params"]:
            weight.grad = torch.zeros_like(weight) if weight.requires_grad else None
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    for state in optimizer.state.values():
        state["step"].zero_()
    for group, rate in zip(optimizer.param_groups, rates, strict=True):
        group["lr"] = rate
    return optimizer


def make_scaler(device: torch.device, precision: str) -> torch.amp.GradScaler:
    """What scales the loss where float16 needs it, on any device."""
    return torch.amp.GradScaler(device.type, enabled=precision == "float16")


def fresh(scaler: torch.amp.GradScaler, device: torch.device) -> torch.amp.GradScaler:
    """The same scaler before its step, which an error may have left half way."""
    if not scaler.is_enabled():
        return scaler
    result = torch.amp.GradScaler(device.type)
    result.load_state_dict(scaler.state_dict())
    return result

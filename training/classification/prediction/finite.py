"""Whether what a network gives are numbers, asked of a graphics card without waiting for what comes after."""

from __future__ import annotations

import torch


class Finite:
    """A question that is asked now and answered later.

    Args:
        values: What must be numbers, any shape; numbers far from the largest of float32, such as probabilities and
            distances, which are square roots.
    """

    def __init__(self, values: torch.Tensor) -> None:
        answer = values.sum().isfinite()  # one pass, and on all devices no number as soon as any value is none
        self._event: torch.cuda.Event | None = None
        if answer.is_cuda:
            self._answer = torch.empty((), dtype=torch.bool, pin_memory=True)
            self._answer.copy_(answer, non_blocking=True)
            self._event = torch.cuda.Event()  # type: ignore[no-untyped-call]
            self._event.record(torch.cuda.current_stream(values.device))
        else:
            self._answer = answer

    def __bool__(self) -> bool:
        """The answer; waits for the values, not for what the card does after them."""
        if self._event is not None:
            self._event.synchronize()
        return bool(self._answer)

"""Host time of a step beside its network: `python -m tests.bench.step_host`; tiny patches: nothing else counts."""

from __future__ import annotations

import time
from collections.abc import Callable

import torch

from tests.bench.contest import say
from tests.bench.ready_setup import ready_setup, step_parts

_ROUNDS, _CALLS = 10, 20


def main() -> None:
    """The best of some rounds of each part, of the processor's own time: other programs do not count."""
    torch.set_num_threads(1)
    setup = ready_setup(2, 16, 16, 16, kind="cpu", precision="float32")
    total = 0.0
    for name, work in step_parts(setup).items():
        milliseconds = 1000 * best_time(work)
        total += milliseconds
        say(f"  {name:22s} {milliseconds:6.3f} ms")
    say(f"  {'all':22s} {total:6.3f} ms of the processor a step")


def best_time(work: Callable[[], object]) -> float:
    """Seconds of this process's time that a call takes."""
    best = float("inf")
    for _ in range(_ROUNDS):
        started = time.process_time()
        for _ in range(_CALLS):
            work()
        best = min(best, (time.process_time() - started) / _CALLS)
    return best


if __name__ == "__main__":
    main()

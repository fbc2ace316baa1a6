"""Which of several processes this is, when torchrun has started them for one job. Needs no package."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Launch:
    """Place of this process among those of one job; the only one if nobody has started others.

    Args:
        rank: Number of this process, from 0; the first one talks to the user and writes.
        size: How many there are, on all machines.
        local_rank: Number of this process on its machine, from 0: which graphics card is its own.
        local_size: How many there are on its machine.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0
    local_size: int = 1

    @property
    def is_first(self) -> bool:
        """Whether this process talks to the user and writes."""
        return self.rank == 0


def launch() -> Launch:
    """Read what torchrun has told this process in its environment."""
    names = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")
    if any(name not in os.environ for name in names):
        return Launch()
    return Launch(*(int(os.environ[name]) for name in names))

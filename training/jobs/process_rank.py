"""Rank of this process among those that torchrun has started for one job. Standard library only."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class ProcessRank:
    """Rank of this process among those of one job; the defaults are those of a single process.

    Args:
        rank: Rank of this process, from 0; the first one reports and writes.
        size: Number of processes on all machines (torchrun's world size).
        local_rank: Rank of this process on its machine, from 0: the index of its GPU.
        local_size: Number of processes on its machine.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0
    local_size: int = 1

    @property
    def is_first(self) -> bool:
        """Whether this process reports and writes."""
        return self.rank == 0


def process_rank() -> ProcessRank:
    """Read the rank from the environment variables that torchrun sets."""
    names = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")
    if any(name not in os.environ for name in names):
        return ProcessRank()
    return ProcessRank(*(int(os.environ[name]) for name in names))

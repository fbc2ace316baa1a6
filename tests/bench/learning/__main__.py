"""One thing changed at a time: `python -m tests.bench.learning --sets dubai --changes "weights none" --seeds 1 2`."""

from __future__ import annotations

import argparse
from typing import Any

import torch

from tests.bench.learning.bench import run_of
from tests.bench.learning.runs import PLAIN
from tests.bench.learning.trial_sets import TRIAL_SETS

ONE_CYCLE = {"learning_rate": 0.002, "rise_share": 0.3, "last_rate": 0.0}
CHANGES: dict[str, dict[str, Any]] = {
    PLAIN: {},
    "defaults": {},
    "weights none": {"class_weights": "none"},
    "weights root": {"weight_power": 0.5},
    "one cycle": ONE_CYCLE,
    "rate 0.002": {"learning_rate": 0.002},
    "no mean": {"reach": 0},
    "mean 10%": {"reach_share": 0.1},
    "no jitter": {"augment._GAIN": 0.0, "augment._OFFSET": 0.0},
    "no clip": {"epoch._MAX_GRADIENT": float("inf")},
    "dice": {"loss": "cross_entropy_dice"},
    "batch 4": {"batch_size": 4},
    "1c none nomean": {**ONE_CYCLE, "class_weights": "none", "reach": 0},
    "1c none 5%": {**ONE_CYCLE, "class_weights": "none", "reach_share": 0.05},
    "1c root 5%": {**ONE_CYCLE, "weight_power": 0.5, "reach_share": 0.05},
    "1c root 5% b4": {**ONE_CYCLE, "weight_power": 0.5, "reach_share": 0.05, "batch_size": 4},
    "1c none 5% dice": {**ONE_CYCLE, "class_weights": "none", "reach_share": 0.05, "loss": "cross_entropy_dice"},
    "1c none 5% dice b4": {
        **ONE_CYCLE, "class_weights": "none", "reach_share": 0.05, "loss": "cross_entropy_dice", "batch_size": 4,
    },
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=[*TRIAL_SETS])
    parser.add_argument("--changes", nargs="+", default=[*CHANGES])
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    for seed in arguments.seeds:
        for name in arguments.sets:
            for change in arguments.changes:
                run_of(TRIAL_SETS[name], change, CHANGES[change], seed)


if __name__ == "__main__":
    main()

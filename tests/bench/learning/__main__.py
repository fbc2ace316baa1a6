"""One thing changed at a time: `python -m tests.bench.learning --sets dubai --changes "no weights" --seeds 1 2`."""

from __future__ import annotations

import argparse
from typing import Any

import torch

from tests.bench.learning.bench import run_of
from tests.bench.learning.runs import DEFAULTS, PLAIN
from tests.bench.learning.trial_sets import TRIAL_SETS

ONE_CYCLE = {"learning_rate": 0.002, "rise_share": 0.3, "last_rate": 0.0}
SHORT_MEAN = {"reach_share": 0.05}
NO_WEIGHTS, DICE = {"class_weights": "none"}, {"loss": "cross_entropy_dice"}
CHANGES: dict[str, dict[str, Any]] = {
    PLAIN: {},
    DEFAULTS: {},
    "no weights": NO_WEIGHTS,
    "root weights": {"class_weights": "root"},
    "dice": DICE,
    "rate 0.002": {"learning_rate": 0.002},
    "cycle": ONE_CYCLE,
    "short mean": SHORT_MEAN,
    "no mean": {"reach": 0},
    "no jitter": {"augment._GAIN": 0.0, "augment._OFFSET": 0.0},
    "no clipping": {"epoch._MAX_GRADIENT": float("inf")},
    "batch 4": {"batch_size": 4},
    "cycle, no weights, no mean": {**ONE_CYCLE, **NO_WEIGHTS, "reach": 0},
    "cycle, root weights, short mean": {**ONE_CYCLE, **SHORT_MEAN, "class_weights": "root"},
    "cycle, root weights, short mean, batch 4": {**ONE_CYCLE, **SHORT_MEAN, "class_weights": "root", "batch_size": 4},
    "cycle, no weights, dice, short mean": {**ONE_CYCLE, **SHORT_MEAN, **NO_WEIGHTS, **DICE},
}


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

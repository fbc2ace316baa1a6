"""One thing changed at a time: `python -m tests.bench.learning --sets dubai --changes "no weights" --seeds 1 2`."""

from __future__ import annotations

import argparse
from itertools import product
from typing import Any

from tests.bench.learning.bench import run_all
from tests.bench.learning.runs import DEFAULTS, PLAIN
from tests.bench.learning.trial_sets import TRIAL_SETS

EARLIER = {
    "learning_rate": 0.001, "rise_share": 0.1, "last_rate": 0.01, "reach_share": 1.0, "class_weights": "median",
    "loss": "cross_entropy", "augment._GAIN": 0.15, "augment._OFFSET": 0.15,
}  # of version 0.1, but for the rise, which took one epoch there  # fmt: skip
CHANGES: dict[str, dict[str, Any]] = {
    PLAIN: {},
    DEFAULTS: {},
    "version 0.1": EARLIER,
    "no weights": {"class_weights": "none"},
    "median weights": {"class_weights": "median"},
    "cross-entropy alone": {"loss": "cross_entropy"},
    "rate 0.001": {"learning_rate": 0.001},
    "rate 0.004": {"learning_rate": 0.004},
    "short rise": {"rise_share": 0.1},
    "long mean": {"reach_share": 1.0},
    "no mean": {"reach": 0},
    "no jitter": {"augment._GAIN": 0.0, "augment._OFFSET": 0.0},
    "jitter 0.15": {"augment._GAIN": 0.15, "augment._OFFSET": 0.15},
    "no clipping": {"epoch._MAX_GRADIENT": float("inf")},
    "batch 4": {"batch_size": 4},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=[*TRIAL_SETS])
    parser.add_argument("--changes", nargs="+", default=[*CHANGES])
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    arguments = parser.parse_args()
    sets = [TRIAL_SETS[name] for name in arguments.sets]
    run_all(product(sets, arguments.seeds, arguments.changes), CHANGES)


if __name__ == "__main__":
    main()

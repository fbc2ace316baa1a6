"""What weights of ImageNet bring where patches are few: `python -m tests.bench.learning.pretrained --seeds 1 2 3`.

Each training has a quarter of the patches of the other bench. The encoder starts with the weights of pip's package or
with random ones; all else is the same. Figures are kept in `build/bench_pretrained`.
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from tests.bench.contest import say
from tests.bench.learning.bench import run_all
from tests.bench.learning.runs import Run
from tests.bench.learning.trial_sets import ROOT, TRIAL_SETS, TrialSet
from tests.bench.learning.verdict import Difference

FOLDER = ROOT / "build" / "bench_pretrained"
SHARE = 4  # one patch in so many
SETS = ("dubai", "ign", "chesapeake")
LEAST = 0.03  # mean F1 that the weights must bring, in the mean of the sets
NETWORK = {"architecture": "unet_efficientnet_lite0"}
PRETRAINED, SCRATCH = "imagenet", "none"
CHANGES: dict[str, dict[str, Any]] = {
    PRETRAINED: {**NETWORK, "encoder_weights": "imagenet"},
    SCRATCH: {**NETWORK, "encoder_weights": "none"},
    "statistics frozen": {**NETWORK, "encoder_weights": "imagenet", "freeze_encoder": "statistics"},
    "encoder frozen": {**NETWORK, "encoder_weights": "imagenet", "freeze_encoder": "all"},
    "unet": {},
}


def quartered(trial: TrialSet, epochs: int) -> TrialSet:
    """The same set with fewer training patches, learnt from for so many epochs."""
    return replace(trial, cut=partial(_cut, trial.name), test_patches=100, epochs=epochs)


def _cut(name: str, seed: int, folder: Path) -> dict[str, Any]:
    parameters = TRIAL_SETS[name].cut(seed, folder)
    return {**parameters, "patches": parameters["patches"] // SHARE}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=[*SETS])
    parser.add_argument("--changes", nargs="+", default=[PRETRAINED, SCRATCH])
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=8)
    arguments = parser.parse_args()
    trials = [quartered(TRIAL_SETS[name], arguments.epochs) for name in arguments.sets]
    wanted = product(trials, arguments.seeds, arguments.changes)
    runs: dict[tuple[str, str], list[Run]] = {}
    for run in run_all(wanted, CHANGES, FOLDER / f"{arguments.epochs}_epochs"):
        runs.setdefault((run.trial, run.change), []).append(run)
    first, *others = arguments.changes
    for other in others:
        differences = []
        for name in arguments.sets:
            pair = [[run.mean_f1 for run in runs[name, change]] for change in (first, other)]
            differences.append(Difference.of(*pair))
            say(f"  {name}: mean F1 {first} - {other} {differences[-1]}")
        mean = statistics.fmean(difference.mean for difference in differences)
        say(f"  in the mean of the sets {mean:+.3f}; {LEAST:+g} of {PRETRAINED} over {SCRATCH} is wanted")


if __name__ == "__main__":
    main()

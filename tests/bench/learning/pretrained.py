"""What weights of ImageNet bring where patches are few: `python -m tests.bench.learning.pretrained --seeds 1 2 3`.

Each training has a quarter of the patches of the other bench. The encoder starts with the weights of pip's package or
with random ones; all else is the same. Figures are kept in `build/bench_pretrained/runs.csv`.
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from tests.bench.contest import say
from tests.bench.learning.bench import code_hash
from tests.bench.learning.runs import Run, append, read_table, train_once
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


def quartered(trial: TrialSet) -> TrialSet:
    """The same set with fewer training patches."""

    def cut(seed: int, folder: Path) -> dict[str, Any]:
        parameters = trial.cut(seed, folder)
        return {**parameters, "patches": parameters["patches"] // SHARE}

    return replace(trial, cut=cut, test_patches=100)


def run_of(name: str, change: str, changes: dict[str, Any], seed: int, epochs: int) -> Run:
    """From the table, if this code has done it before, else trained now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    code, table = f"{code_hash()}-{epochs}", FOLDER / "runs.csv"
    for run in read_table(table):
        if (run.code, run.trial, run.change, run.seed) == (code, name, change, seed):
            return run
    run = train_once(replace(quartered(TRIAL_SETS[name]), epochs=epochs), change, changes, seed, FOLDER, code)
    append(table, run)
    figures = f"OA {run.overall_accuracy:.3f}, mean F1 {run.mean_f1:.3f}, {run.seconds:.0f} s"
    say(f"  {name}, {change}, seed {seed}: {figures}")
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=[*SETS])
    parser.add_argument("--changes", nargs="+", default=[PRETRAINED, SCRATCH])
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=8)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    runs: dict[tuple[str, str], list[Run]] = {}
    for seed in arguments.seeds:
        for name in arguments.sets:
            for change in arguments.changes:
                run = run_of(name, change, CHANGES[change], seed, arguments.epochs)
                runs.setdefault((name, change), []).append(run)
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

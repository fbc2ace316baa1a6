"""`make bench BENCH=learning`: our defaults and the plain loop on every set that is there, and the verdict."""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Mapping
from typing import Any

import torch

from tests.bench.contest import say
from tests.bench.learning.runs import DEFAULTS, PLAIN, Run, append, read_table, train_once
from tests.bench.learning.trial_sets import ROOT, TRIAL_SETS, TrialSet
from tests.bench.learning.verdict import CONFIDENCE, LEAST_ACCURACY, LEAST_EACH, LEAST_MEAN, judge

SEEDS = (1, 2, 3)
FOLDER = ROOT / "build" / "bench_learning"
_DECIDES = ("training/learning", "training/network", "training/contract/config", "tests/bench/learning")


def bench_learning() -> bool:
    """Train what the table of this code does not hold yet; print figures and differences of every set."""
    say(f"  {torch.get_num_threads()} threads; runs are kept in {FOLDER.relative_to(ROOT)}/runs.csv")
    differences, reached = [], True
    for trial in TRIAL_SETS.values():
        if not trial.is_there:
            say(f"  {trial.name}: left out, its rasters are not on this machine")
            continue
        pairs = [[run_of(trial, name, {}, seed) for name in (DEFAULTS, PLAIN)] for seed in SEEDS]
        verdict = judge(*zip(*pairs, strict=True))
        say(f"\n  {trial.name}: {trial.described(FOLDER)}, seeds {', '.join(map(str, SEEDS))}")
        for line in verdict.lines:
            say(f"    {line}")
        say(f"    {'reached' if verdict.reached else 'NOT reached'}")
        differences.append(verdict.mean_f1.mean)
        reached &= verdict.reached
    mean = statistics.fmean(differences)
    say(
        f"\n  differences with intervals of {CONFIDENCE:.0%}; wanted for each set: mean F1 > {LEAST_EACH:+g} (lower "
        f"end), overall accuracy not below {LEAST_ACCURACY:+g}, no more time"
    )
    reached &= mean >= LEAST_MEAN
    say(f"  mean F1 {mean:+.3f} in the mean of the sets, {LEAST_MEAN:+g} wanted: {'all reached' if reached else 'NO'}")
    return reached


def run_of(trial: TrialSet, change: str, changes: Mapping[str, Any], seed: int) -> Run:
    """From the table, if this code has done it before, else trained now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    code, table = code_hash(), FOLDER / "runs.csv"
    for run in read_table(table):
        if (run.code, run.trial, run.change, run.seed) == (code, trial.name, change, seed):
            return run
    run = train_once(trial, change, changes, seed, FOLDER, code)
    append(table, run)
    figures = f"OA {run.overall_accuracy:.3f}, mean F1 {run.mean_f1:.3f}, {run.seconds:.0f} s"
    say(f"  {trial.name}, {change}, seed {seed}: {figures}")
    return run


def code_hash() -> str:
    """Of the files that decide what comes out, so that no figure of another version is taken for this one's."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in _DECIDES for path in (ROOT / folder).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]

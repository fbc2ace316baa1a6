"""`make bench BENCH=learning`: our defaults and the plain loop on every set that is there, and the verdict.

As many trainings run side by side as there are processor cores, each in one thread of a process of its own.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import statistics
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch

from tests.bench.contest import say
from tests.bench.learning.runs import DEFAULTS, PLAIN, Run, append, read_table, train_once
from tests.bench.learning.trial_sets import FULL_SIZE, ROOT, TOWN, TRIAL_SETS, TrialSet
from tests.bench.learning.verdict import CONFIDENCE, LEAST_ACCURACY, LEAST_EACH, LEAST_MEAN, judge

SEEDS = (1, 2, 3, 4, 5, 6)
FOLDER = ROOT / "build" / "bench_learning"
MOST_TIME = 1.05  # times the plain loop's: a busy machine measures no better
_DECIDES = ("training/learning", "training/network", "training/contract/config", "tests/bench/learning")


def bench_learning() -> bool:
    """Train what the table of this code does not hold yet; print figures and differences of every set."""
    say(f"  runs are kept in {FOLDER.relative_to(ROOT)}/runs.csv")
    trials = [trial for trial in TRIAL_SETS.values() if trial.is_there]
    for name in sorted({*TRIAL_SETS} - {trial.name for trial in trials}):
        say(f"  {name}: left out, its rasters are not on this machine")
    runs = iter(run_all(product(trials, SEEDS, (DEFAULTS, PLAIN))))
    differences, reached = [], True
    for trial in trials:
        pairs = [(next(runs), next(runs)) for _ in SEEDS]
        verdict = judge(*zip(*pairs, strict=True))
        say(f"\n  {trial.name}: {trial.described(FOLDER)}, seeds {', '.join(map(str, SEEDS))}")
        for line in verdict.lines:
            say(f"    {line}")
        if trial.name != TOWN:  # defaults are chosen on real ground; the town is shown beside it
            say(f"    {'reached' if verdict.reached else 'NOT reached'}")
            differences.append(verdict.mean_f1.mean)
            reached &= verdict.reached
    if not differences:
        return reached
    mean = statistics.fmean(differences)
    say(
        f"\n  differences with intervals of {CONFIDENCE:.0%}; wanted for each real set: mean F1 > {LEAST_EACH:+g}\n"
        f"  (lower end), overall accuracy not below {LEAST_ACCURACY:+g}, no more time; of them all {LEAST_MEAN:+g}"
    )
    reached &= mean >= LEAST_MEAN
    ours, plain = run_all(product([FULL_SIZE], SEEDS[:1], (DEFAULTS, PLAIN)), folder=FOLDER / "full_size")
    ratio = ours.seconds / plain.seconds
    say(f"  {ratio:.2f} times the plain loop's time with {FULL_SIZE.described(FOLDER / 'full_size')}")
    reached &= ratio <= MOST_TIME
    say(f"  mean F1 {mean:+.3f} in the mean of the real sets, at most {MOST_TIME} times the plain loop's time wanted:")
    say(f"  {'all reached' if reached else 'NOT all reached'}")
    return reached


def run_all(
    wanted: Iterable[tuple[TrialSet, int, str]],
    changes: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    folder: Path = FOLDER,
) -> list[Run]:
    """Runs of a set, a seed and what is changed; those that this code has not done before are trained now.

    They are kept in `folder`, which is of one kind of sets: its table does not say how long they were learnt from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted, code, table = list(wanted), code_hash(), folder / "runs.csv"
    done = {(run.trial, run.seed, run.change): run for run in read_table(table) if run.code == code}
    missing = [(trial, seed, change) for trial, seed, change in wanted if (trial.name, seed, change) not in done]
    if missing:
        TRIAL_SETS[TOWN].folder(SEEDS[0], FOLDER)
    for trial, seed, _ in missing:
        trial.folder(seed, folder)  # cut here: two processes would cut the same patches
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), spawned, initializer=_in_one_thread) as pool:
        running = [
            pool.submit(train_once, trial, change, changes.get(change, {}), seed, folder, code)
            for trial, seed, change in missing
        ]
        for of_one in as_completed(running):
            run = of_one.result()
            done[run.trial, run.seed, run.change] = run
            append(table, run)
            figures = f"OA {run.overall_accuracy:.3f}, mean F1 {run.mean_f1:.3f}, {run.seconds:.0f} s"
            say(f"  {run.trial}, {run.change}, seed {run.seed}: {figures}")
    return [done[trial.name, seed, change] for trial, seed, change in wanted]


def _in_one_thread() -> None:
    torch.set_num_threads(1)
    train_once(TRIAL_SETS[TOWN], DEFAULTS, {"epochs": 1}, SEEDS[0], FOLDER, "")  # imports what all trainings need


def code_hash() -> str:
    """Of the files that decide what comes out, so that no figure of another version is taken for this one's."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in _DECIDES for path in (ROOT / folder).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]

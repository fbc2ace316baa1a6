"""`make bench BENCH=labelling`: ours against chance and plain entropy, on the demo town and on real ground.

As many runs side by side as there are processor cores, each in one thread of a process of its own.
"""

from __future__ import annotations

import csv
import hashlib
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product
from pathlib import Path

import numpy as np
import torch

from tests.bench.contest import say
from tests.bench.labelling.annotator import CHANCE, CHOICES, EACH, ENTROPY, OURS, ROUNDS, curves
from tests.bench.labelling.trials import ROOT, TRIALS, Trial
from tests.bench.learning.verdict import CONFIDENCE, Difference

SEEDS = (1, 2, 3, 4, 5)
FOLDER = ROOT / "build" / "bench_labelling"
MOST_SHARE = 0.6  # of the blocks that chance needs for the same mean F1
_DECIDES = ("training/labelling", "tests/bench/labelling")
Key = tuple[str, str, int]  # trial, choice, seed


def bench_labelling() -> bool:
    """Run what the table of this code does not hold yet; print curves, areas and differences."""
    trials = [trial for trial in TRIALS.values() if trial.is_there]
    for name in sorted({*TRIALS} - {trial.name for trial in trials}):
        say(f"  {name}: left out, its rasters are not on this machine")
    curves = run_all([(trial.name, choice, seed) for trial, seed, choice in product(trials, SEEDS, CHOICES)])
    shares = []
    for trial in trials:
        of_trial = {choice: [curves[trial.name, choice, seed] for seed in SEEDS] for choice in CHOICES}
        shares += _report(trial, of_trial)
    say(f"\n  intervals of {CONFIDENCE:.0%}; wanted: at most {MOST_SHARE:.0%} of the blocks that chance needs")
    return bool(shares) and statistics.median(shares) <= MOST_SHARE


def run_all(wanted: Sequence[Key], processes: int = 0) -> dict[Key, list[float]]:
    """The curves of these runs; those that this code has not done before are run now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    code, table = code_hash(), FOLDER / "runs.csv"
    done = _read(table, code)
    missing = [key for key in wanted if key not in done]
    say(f"  {len(wanted) - len(missing)} runs are in {table.relative_to(ROOT)}, {len(missing)} are to be done")
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes or os.cpu_count(), spawned, initializer=_in_one_thread) as pool:
        starts = list(dict.fromkeys((name, seed) for name, _, seed in missing))  # each trains one foreign network
        running = [pool.submit(_run, [key for key in missing if (key[0], key[2]) == start]) for start in starts]
        for of_one in as_completed(running):
            for key, (scores, seconds) in of_one.result().items():
                done[key] = scores
                with table.open("a", encoding="utf-8", newline="") as stream:
                    csv.writer(stream).writerow([code, *key, round(seconds, 1), json.dumps(scores)])
                say(f"  {', '.join(map(str, key))}: {' '.join(f'{score:.3f}' for score in scores)} ({seconds:.0f} s)")
    return {key: done[key] for key in wanted}


def blocks_needed(scores: Sequence[float], wanted: float) -> float:
    """Blocks after which a curve has reached a score, between its points on a straight line; infinite if never."""
    for number in range(1, len(scores)):
        low, high = max(scores[:number]), scores[number]
        if low >= wanted:
            return float(EACH * (number - 1))
        if high >= wanted:
            return float(EACH * (number - 1 + (wanted - low) / (high - low)))
    return float("inf")


def _report(trial: Trial, curves: Mapping[str, list[list[float]]]) -> list[float]:
    """Print what a trial gave; returns the share of chance's blocks that ours needs, for each seed."""
    say(f"\n  {trial.name}: mean F1 after {', '.join(str(EACH * number) for number in range(ROUNDS + 1))} blocks")
    areas = {choice: [_area(scores) for scores in of_choice] for choice, of_choice in curves.items()}
    for choice, of_choice in curves.items():
        means = " ".join(f"{score:.3f}" for score in np.mean(of_choice, axis=0))
        say(f"    {choice:8} {means}, area {statistics.fmean(areas[choice]):.3f}")
    for other in (CHANCE, ENTROPY):
        say(f"    area, ours - {other}: {Difference.of(areas[OURS], areas[other])}")
    shares = []
    for ours, chance in zip(curves[OURS], curves[CHANCE], strict=True):
        best = max(chance)
        shares.append(blocks_needed(ours, best) / max(blocks_needed(chance, best), 1e-9))
    say(f"    blocks that ours needs for the best of chance, share of those of chance: {_median(shares)}")
    return shares


def _median(shares: Sequence[float]) -> str:
    return f"{statistics.median(shares):.2f} ({', '.join(f'{share:.2f}' for share in shares)})"


def _area(scores: Sequence[float]) -> float:
    """Area under a curve, in units of mean F1: its mean over the blocks, by trapezoids."""
    return float(np.trapezoid(scores) / (len(scores) - 1))


def _run(keys: Sequence[Key]) -> dict[Key, tuple[list[float], float]]:
    """Curves and seconds of the processor; the keys differ in their choice alone."""
    (name, _, seed), found = keys[0], {}
    started = time.process_time()
    for choice, scores in curves(TRIALS[name], [choice for _, choice, _ in keys], seed):
        found[name, choice, seed] = [round(score, 4) for score in scores], time.process_time() - started
        started = time.process_time()
    return found


def _in_one_thread() -> None:
    torch.set_num_threads(1)


def _read(table: Path, code: str) -> dict[Key, list[float]]:
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.reader(stream) if row[0] == code]
    return {(row[1], row[2], int(row[3])): json.loads(row[5]) for row in rows}


def code_hash() -> str:
    """Of the files that decide what comes out."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in _DECIDES for path in (ROOT / folder).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]

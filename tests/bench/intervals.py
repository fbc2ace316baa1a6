"""How often the confidence intervals of `assess` and `assesspoints` hold the truth: drawn by chance, truth known."""

from __future__ import annotations

import numpy as np

from tests.bench.contest import say
from tests.engine.support.point_designs import DESIGNS, MAPS, coverage
from tests.engine.support.random_maps import random_map
from training.accuracy.block_bootstrap import bootstrap
from training.accuracy.block_counts import BlockCounts
from training.accuracy.scores import score_arrays
from training.windows import Window

RANDOM_MAPS = 300
CASES = ((160, 4), (160, 12), (240, 12), (160, 24))  # side of the map and range of the errors, cells of 2 x 2 pixels
SAMPLES = 2000  # of points, for each map and design


def bench_intervals(least: float) -> bool:
    """Whether 95 % intervals hold the truth in this share of all cases, over all scores."""
    reached = _bench_maps(least) & _bench_points(least)
    say(f"  at least {least:.0%} is to be reached: {'yes' if reached else 'NO'}")
    return reached


def _bench_maps(least: float) -> bool:
    """Intervals of `assess`, from blocks of whole maps."""
    reached = True
    for size, range_px in CASES:
        rng = np.random.default_rng(1)
        counts = [_counted(*random_map(rng, size, range_px)) for _ in range(RANDOM_MAPS)]
        truth = score_arrays(np.sum([part.matrix() for part in counts], axis=0))
        made = [bootstrap([part], 0, seed=1) for part in counts]
        made = [one for one in made if not one.problem]
        shares = {name: _held(np.array([one.intervals[name] for one in made]), truth[name]) for name in truth}
        mean, worst = float(np.mean(list(shares.values()))), min(shares, key=shares.__getitem__)
        blocks = np.mean([one.blocks for one in made])
        say(
            f"  {size} px, range {range_px} px: {blocks:.0f} blocks, truth held {mean:.1%}, overall accuracy "
            f"{shares['overall_accuracy']:.1%}, mean F1 {shares['mean_f1']:.1%}, F1 of classes "
            f"{shares['f1']:.1%}, least {worst} {shares[worst]:.1%}; no interval for {1 - len(made) / RANDOM_MAPS:.1%}"
        )
        reached &= mean >= least
    return reached


def _bench_points(least: float) -> bool:
    """Intervals of `assesspoints`: mean and lowest over maps and classes, the paper's in brackets."""
    reached = True
    for design in DESIGNS:
        allocation, points, fewest = design
        found = [coverage(population, design, SAMPLES) for population in MAPS.values()]
        words = []
        for kind in found[0]:
            ours, normal = (np.concatenate([getattr(one[kind], name) for one in found]) for name in ("ours", "normal"))
            words.append(f"{kind} {ours.mean():.1%}, least {ours.min():.1%} ({normal.mean():.1%}, {normal.min():.1%})")
            reached &= bool(ours.mean() >= least)
        say(f"  {points} points, {allocation}, {fewest} or more in a class: {'; '.join(words)}")
    return reached


def _counted(reference: np.ndarray, prediction: np.ndarray) -> BlockCounts:
    height, width = reference.shape
    counts = BlockCounts(width, height, 2, (4, 4))
    counts.add(Window(0, 0, width, height), reference, prediction)
    return counts


def _held(ends: np.ndarray, truth: np.ndarray) -> float:
    known = ~np.isnan(ends[..., 0])
    return float(((ends[..., 0] <= truth) & (truth <= ends[..., 1]))[known].mean())

"""Maps whose errors are known, and how often intervals from random points hold the truth about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.points.allocation import allocate
from training.points.area_accuracy import AreaAccuracy

PIXELS = 10_000_000
_SHARES = np.array([0.40, 0.25, 0.20, 0.12, 0.02, 0.01])  # of the map


def _population(accuracies, becomes):
    """True share of the area, (K, K), rows = map; what is wrong in a class is another one with weights `becomes`."""
    wrong = np.tile(np.asarray(becomes, dtype=float), (len(_SHARES), 1))
    np.fill_diagonal(wrong, 0)
    wrong *= ((1 - np.asarray(accuracies)) / wrong.sum(axis=1))[:, None]
    return _SHARES[:, None] * (wrong + np.diag(accuracies))


MAPS = {
    "errors follow the areas": _population([0.90, 0.92, 0.85, 0.88, 0.80, 0.80], _SHARES),
    "any error as likely": _population([0.95, 0.90, 0.85, 0.90, 0.80, 0.80], np.ones(6)),
    "rare classes are missed": _population([0.90, 0.90, 0.90, 0.90, 0.85, 0.90], [0.30, 0.30, 0.20, 0.15, 0.03, 0.02]),
    "a very good map": _population([0.99, 0.98, 0.97, 0.98, 0.95, 0.95], np.ones(6)),
}
# Allocation, points, least points of a class.
DESIGNS = (
    ("good_practice", 200, 20),
    ("good_practice", 500, 50),
    ("good_practice", 1000, 50),
    ("proportional", 300, 2),
    ("equal", 300, 2),
)


@dataclass(frozen=True)
class Coverage:
    """How often the truth lies in the 95 % interval, for one kind of share.

    Args:
        ours: In the engine's interval, shape (K,).
        normal: Within 1.96 standard errors of the estimate, the paper's interval, shape (K,).
        informative: Points that show errors of it in an average sample, those that are right left out, shape (K,).
    """

    ours: np.ndarray
    normal: np.ndarray
    informative: np.ndarray


def coverage(population, design, samples, seed=7):
    """`overall`, `users`, `producers`, `shares` -> Coverage, over many random samples of one design."""
    rng = np.random.default_rng(seed)
    pixels = np.round(population * PIXELS).astype(np.int64)
    mapped = pixels.sum(axis=1)
    sizes = allocate(mapped, *_as_asked(design))
    draws = [rng.multivariate_hypergeometric(row, n, size=samples, method="marginals") for row, n in zip(pixels, sizes)]
    result = AreaAccuracy.from_sample(np.stack(draws, axis=-1), mapped)  # from (samples, reference, map)
    right, total = np.diagonal(pixels), pixels.sum()
    expected = sizes[:, None] * pixels / mapped[:, None] * ~np.eye(len(sizes), dtype=bool)  # wrong points
    truths = {
        "overall": (right.sum() / total, expected.sum()),
        "users": (right / mapped, expected.sum(axis=1)),
        "producers": (right / pixels.sum(axis=0), expected.sum(axis=0)),
        "shares": (pixels.sum(axis=0) / total, expected.sum(axis=0)),
    }
    return {name: _held(result, name, *facts) for name, facts in truths.items()}


def _as_asked(design):
    allocation, points, least = design
    return points, allocation, least


def _held(result, name, truth, informative):
    estimate, error, ends = (getattr(result, name + part) for part in ("", "_error", "_ends"))
    there = ~np.isnan(estimate)  # a class that no point has, has no producer's accuracy
    ours = (ends[..., 0] <= truth) & (truth <= ends[..., 1])
    normal = np.abs(estimate - truth) <= 1.96 * error
    shares = [np.atleast_1d((held & there).sum(axis=0) / there.sum(axis=0)) for held in (ours, normal)]
    return Coverage(*shares, np.atleast_1d(informative))

"""95 % intervals of shares that are estimated from a stratified random sample of points.

The interval of estimate and standard error (Wald) is far too short where points are few: a class that the map has
missed in a large stratum may be found there by no point or by one, and then estimate and standard error are both 0 or
both about as large as that one point. The intervals here ask instead which shares are compatible with what was found,
taking the end half-way between the sample as it is and the sample with one more such point (mid-P).

Sources: Fay, Kim 2017, Confidence intervals for directly standardized rates using mid-p gamma intervals, Biometrical
Journal 59, 377-387, after Fay, Feuer 1997, Statistics in Medicine 16, 791-801. Theirs are weighted sums of Poisson
counts and gamma distributions; points in strata are binomial, so that we match beta distributions. With one stratum
that is the binomial mid-P interval (Berry, Armitage 1995, The Statistician 44, 417-423), exactly.
"""

from __future__ import annotations

import numpy as np
from scipy.special import betainc

_TAIL = 0.025  # of a 95 % interval, on each side
_HALVINGS = 30  # of the range of a share: 1e-9


def sum_ends(
    points: np.ndarray, sizes: np.ndarray, weights: np.ndarray, variances: np.ndarray, known: np.ndarray
) -> np.ndarray:
    """Ends of the interval of `sum(weights * rates)`, where a rate is the share of a stratum that is of some kind.

    Args:
        points: Points of that kind, shape (..., H); the estimate of a rate is points / sizes.
        sizes: Points of each of the H strata; this and all that follows has a shape that fits (..., H).
        weights: Weight of each stratum: its share of the area, or 0 to leave it out.
        variances: Estimated variance of each rate; NaN where it is not known.
        known: Whether all of the stratum is in the sample, so that its rate is no estimate.

    Returns:
        Shape (..., 2): lower and upper end, between 0 and the sum of the weights; NaN where a variance is.
    """
    strata = np.broadcast_arrays(np.asarray(points, dtype=np.float64), sizes, weights, variances, known)
    hits, size, weight, *others = strata
    estimate = (weight * hits / np.maximum(size, 1)).sum(axis=-1)
    lower = weight.sum(axis=-1) - _upper_end(size - hits, size, weight, *others)
    upper = _upper_end(hits, size, weight, *others)
    return np.stack([np.clip(lower, 0.0, estimate), np.maximum(upper, estimate)], axis=-1)


def ratio_ends(part: np.ndarray, part_ends: np.ndarray, rest: np.ndarray, rest_ends: np.ndarray) -> np.ndarray:
    """Ends of the interval of `part / (part + rest)`, two independent estimates of at least 0.

    A ratio P is rejected if the interval of `(1 - P) part - P rest`, put together from the ends of both, lies on one
    side of 0. Source: MOVER-R (Newcombe 2016, Statistical Methods in Medical Research 25, 1774-1779; Donner, Zou 2012,
    ibid. 21, 347-359), solved for this ratio.

    Args:
        part: One estimate, shape (...).
        part_ends: Its interval, shape (..., 2).
        rest: The other estimate.
        rest_ends: Its interval.

    Returns:
        Shape (..., 2), within 0 and 1; NaN where an end is.
    """
    product = part * rest
    a, c = _recovered(part, part_ends[..., 0]), _recovered(rest, rest_ends[..., 1])
    lower = _share(a, product + np.sqrt(np.maximum(product**2 - a * c, 0.0)))
    a, c = _recovered(part, part_ends[..., 1]), _recovered(rest, rest_ends[..., 0])
    upper = 1 - _share(c, product + np.sqrt(np.maximum(product**2 - a * c, 0.0)))
    return np.stack([lower, upper], axis=-1)


def _upper_end(
    hits: np.ndarray, size: np.ndarray, weights: np.ndarray, variances: np.ndarray, known: np.ndarray
) -> np.ndarray:
    """The share s at which a half of each of two beta distributions, added, leave 2.5 % above s.

    One has mean and variance of the estimate, the other those of the estimate with one more point of the kind in the
    stratum where that changes most. For that stratum, x of whose n points are of the kind, both are the exact ones of
    Clopper and Pearson 1934: Beta(x, n - x + 1) and Beta(x + 1, n - x).
    """
    total = weights.sum(axis=-1)
    weight = weights / np.where(total > 0, total, 1.0)[..., None]
    rate = hits / np.maximum(size, 1)
    mean, variance = (weight * rate).sum(axis=-1), (weight**2 * variances).sum(axis=-1)
    change = np.where(known, 0.0, weight * (1 - rate) / (size + 1))
    place = change.argmax(axis=-1)[..., None]
    x, n, w, r, v = (np.take_along_axis(values, place, -1)[..., 0] for values in (hits, size, weight, rate, variances))
    distributions = []
    for a, b in ((x, n - x + 1), (x + 1, n - x)):
        exact = a * b / ((n + 1) ** 2 * (n + 2))  # variance of Beta(a, b), where a + b = n + 1
        distributions.append((mean + w * (a / (n + 1) - r), variance + w**2 * (exact - v)))
    low, high = np.zeros_like(mean), np.ones_like(mean)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = sum(_beta_below(middle, *moments) for moments in distributions) / 2 < 1 - _TAIL
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    ends = np.where(change.max(axis=-1) > 0, high, mean)  # nothing can be added where all points are of the kind
    return total * np.where(np.isnan(variance), np.nan, ends)


def _beta_below(share: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Probability below a share of the beta distribution with this mean and variance."""
    spread = (variance > 0) & (mean > 0) & (mean < 1)
    middle = np.where(spread, mean, 0.5)
    concentration = middle * (1 - middle) / np.where(spread, variance, 0.05) - 1
    smooth = betainc(middle * concentration, (1 - middle) * concentration, share)
    return np.where(spread, smooth, share >= mean)


def _recovered(estimate: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Square of an estimate less the square of its distance to an end."""
    return end * (2 * estimate - end)


def _share(part: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Share of a part in the whole; 0 where both are 0."""
    whole = part + rest
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole != 0)

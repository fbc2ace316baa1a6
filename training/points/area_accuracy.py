"""Accuracy and class areas estimated from a stratified random sample whose strata are the map's classes.

Source: Olofsson, Foody, Herold, Stehman, Woodcock, Wulder 2014, Good practices for estimating area and assessing
accuracy of land change, Remote Sensing of Environment 148, 42-57; "eq." below is an equation of that paper. Estimates
and standard errors are the paper's. The 95 % intervals are not (it takes 1.96 standard errors to either side): see
`share_interval`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from .share_interval import ratio_ends, sum_ends


@dataclass(frozen=True)
class Interval:
    """An estimated share, 0-1.

    Args:
        estimate: The estimate; NaN where there is nothing to estimate it from.
        standard_error: Its standard error; NaN where it cannot be known.
        lower, upper: Ends of the 95 % interval; NaN where it cannot be known. They need not lie equally far away.
    """

    estimate: float
    standard_error: float
    lower: float
    upper: float

    @property
    def half_width(self) -> float:
        """Half the width of the 95 % interval; NaN where there is none."""
        return (self.upper - self.lower) / 2

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return not (math.isnan(self.estimate) or math.isnan(self.half_width))

    def to_dict(self) -> dict[str, float | None]:
        """Plain data for JSON; NaN becomes None."""
        names = ("estimate", "standard_error", "lower", "upper")
        return {name: None if math.isnan(value := getattr(self, name)) else value for name in names}


@dataclass(frozen=True)
class AreaAccuracy:
    """Estimates from a sample. `...` stands for any axes: many samples can be estimated at once.

    Args:
        proportions: Estimated share of the area, shape (..., K, K); rows = reference, columns = map. Sums to 1.
        overall, overall_error: Overall accuracy and its standard error, shape (...).
        users, users_error: User's accuracy of each mapped class: the share of its area that really is this class,
            shape (..., K). NaN for a class that is not mapped.
        producers, producers_error: Producer's accuracy of each class: the share of its true area that is mapped as it,
            shape (..., K). NaN for a class that no reference point has.
        shares, shares_error: Share of each class in the area, by the reference, shape (..., K).
        overall_ends, users_ends, producers_ends, shares_ends: Lower and upper ends of the 95 % intervals: the shapes
            above with another axis (2,). NaN where the standard error is.
    """

    proportions: np.ndarray
    overall: np.ndarray
    overall_error: np.ndarray
    overall_ends: np.ndarray
    users: np.ndarray
    users_error: np.ndarray
    users_ends: np.ndarray
    producers: np.ndarray
    producers_error: np.ndarray
    producers_ends: np.ndarray
    shares: np.ndarray
    shares_error: np.ndarray
    shares_ends: np.ndarray

    @classmethod
    def from_sample(cls, counts: np.ndarray, pixels: np.ndarray) -> AreaAccuracy:
        """Estimate from the points of a stratified random sample.

        Args:
            counts: Number of points, shape (..., K, K); rows = reference, columns = map (= stratum). The paper writes
                its matrices the other way round.
            pixels: Pixels of each mapped class, shape (K,); 0 for a class that the map does not have.

        Returns:
            The estimates. A standard error that takes the variance within a stratum of which only one point is known
            is NaN. A stratum all of whose pixels are in the sample has no sampling error; other than that, the sample
            is taken to be small against the map, as in the paper.

        Raises:
            ValueError: If a mapped class has no point, or a class that is not mapped has some.
        """
        points = np.swapaxes(np.asarray(counts, dtype=np.float64), -1, -2)  # (..., map i, reference j)
        size = points.sum(axis=-1)  # n_i, (..., K)
        area = np.asarray(pixels, dtype=np.float64)  # N_i, (K,)
        if np.any((size > 0) != (area > 0)):
            raise ValueError("each mapped class needs points, and only a mapped class can have some")
        weight = area / area.sum()  # W_i, (K,)
        rates = points / np.maximum(size, 1)[..., None]  # n_ij / n_i
        variances = _variances(rates, size, area)  # of the rates, (..., K, K)
        spread = weight[:, None] ** 2 * variances  # of W_i n_ij / n_i
        proportions = weight[:, None] * rates  # eq. 4
        right, shares = _diagonal(proportions), proportions.sum(axis=-2)  # (..., K); shares: eq. 8
        producers = _quotient(right, shares)  # eq. 3
        # eq. 7, with shares of the area in place of numbers of pixels
        others = spread.sum(axis=-2) - _diagonal(spread)
        producers_variance = (1 - producers) ** 2 * _diagonal(spread) + producers**2 * others
        ends = _Ends(points, size, weight, variances, size >= area)
        users_ends = ends.users()
        return cls(
            proportions=np.swapaxes(proportions, -1, -2),
            overall=right.sum(axis=-1),  # eq. 1
            overall_error=np.sqrt(_diagonal(spread).sum(axis=-1)),  # eq. 5
            overall_ends=ends.overall(),
            users=np.where(area > 0, _diagonal(rates), np.nan),  # eq. 2
            users_error=np.where(area > 0, np.sqrt(_diagonal(variances)), np.nan),  # eq. 6
            users_ends=np.where(area[:, None] > 0, users_ends, np.nan),
            producers=producers,
            producers_error=_quotient(np.sqrt(producers_variance), shares),
            producers_ends=ends.producers(users_ends, right, shares),
            shares=shares,
            shares_error=np.sqrt(spread.sum(axis=-2)),  # eq. 10
            shares_ends=ends.shares(),
        )

    @property
    def overall_interval(self) -> Interval:
        """Overall accuracy of a single sample."""
        return Interval(float(self.overall), float(self.overall_error), *self.overall_ends.tolist())

    def intervals(self, name: str) -> list[Interval]:
        """`users`, `producers` or `shares` of each class of a single sample."""
        columns = (getattr(self, name), getattr(self, f"{name}_error"), getattr(self, f"{name}_ends"))
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return [Interval(estimate, error, *ends) for estimate, error, ends in rows]

    def to_dict(self) -> dict[str, Any]:
        """Plain data of a single sample for JSON; lists run over the classes."""
        names = ("users", "producers", "shares")
        lists = {name: [interval.to_dict() for interval in self.intervals(name)] for name in names}
        return {"overall": self.overall_interval.to_dict(), **lists, "proportions": self.proportions.tolist()}


@dataclass(frozen=True)
class _Ends:
    """Intervals of all shares of a sample; strata i, reference classes j.

    Args:
        points: Points, shape (..., i, j).
        size, weight, known: Points and weight of each stratum, and whether all of it is in the sample, shape (..., i).
        variances: Of the rates points / size, shape (..., i, j).
    """

    points: np.ndarray
    size: np.ndarray
    weight: np.ndarray
    variances: np.ndarray
    known: np.ndarray

    def overall(self) -> np.ndarray:
        return sum_ends(_diagonal(self.points), self.size, self.weight, _diagonal(self.variances), self.known)

    def users(self) -> np.ndarray:
        """Without meaning for classes that are not mapped."""
        alone = np.array([1.0])
        points, variances = _diagonal(self.points)[..., None], _diagonal(self.variances)[..., None]
        return sum_ends(points, self.size[..., None], alone, variances, self.known[..., None])

    def shares(self) -> np.ndarray:
        return self._of_classes(self.weight)

    def producers(self, users_ends: np.ndarray, right: np.ndarray, shares: np.ndarray) -> np.ndarray:
        """From what is mapped rightly and what is mapped as other classes: strata of their own, hence independent.

        Args:
            users_ends: As above.
            right: Share of the area that is of a class and mapped as it, shape (..., j).
            shares: Share of the area that is of a class, shape (..., j).
        """
        elsewhere = self._of_classes(self.weight * ~np.eye(len(self.weight), dtype=bool))
        ends = ratio_ends(right, self.weight[:, None] * users_ends, shares - right, elsewhere)
        return np.where(shares[..., None] > 0, ends, np.nan)

    def _of_classes(self, weights: np.ndarray) -> np.ndarray:
        """Of each class's share in the strata, shape (..., j, 2); weights: (i,) or (j, i)."""
        points, variances = np.swapaxes(self.points, -1, -2), np.swapaxes(self.variances, -1, -2)
        return sum_ends(points, self.size[..., None, :], weights, variances, self.known[..., None, :])


def _variances(rates: np.ndarray, size: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Variance of each rate, (..., K, K): 0 in strata that are empty or known wholly, NaN in those with one point."""
    divisor = np.where(size > 1, size - 1, np.nan)[..., None]
    return np.where((size >= area)[..., None], 0.0, rates * (1 - rates) / divisor)


def _diagonal(matrices: np.ndarray) -> np.ndarray:
    return np.diagonal(matrices, axis1=-2, axis2=-1)


def _quotient(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """NaN where the whole is 0."""
    return np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)

"""Accuracy and class areas estimated from a stratified random sample whose strata are the map's classes. NumPy only.

Source: Olofsson, Foody, Herold, Stehman, Woodcock, Wulder 2014, Good practices for estimating area and assessing
accuracy of land change, Remote Sensing of Environment 148, 42-57; "eq." below is an equation of that paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

Z_95 = 1.96  # standard errors from the estimate to the end of a 95 % interval, as in the paper


@dataclass(frozen=True)
class Interval:
    """An estimated share, 0-1.

    Args:
        estimate: The estimate; NaN where there is nothing to estimate it from.
        standard_error: Its standard error; NaN where it cannot be known.
    """

    estimate: float
    standard_error: float

    @property
    def half_width(self) -> float:
        """Half the width of the 95 % interval before its ends are cut off at 0 and 1."""
        return Z_95 * self.standard_error

    @property
    def lower(self) -> float:
        """Lower end of the 95 % interval."""
        return max(0.0, self.estimate - self.half_width) if self.known else math.nan

    @property
    def upper(self) -> float:
        """Upper end of the 95 % interval."""
        return min(1.0, self.estimate + self.half_width) if self.known else math.nan

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return not (math.isnan(self.estimate) or math.isnan(self.standard_error))

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
    """

    proportions: np.ndarray
    overall: np.ndarray
    overall_error: np.ndarray
    users: np.ndarray
    users_error: np.ndarray
    producers: np.ndarray
    producers_error: np.ndarray
    shares: np.ndarray
    shares_error: np.ndarray

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
        return cls(
            proportions=np.swapaxes(proportions, -1, -2),
            overall=right.sum(axis=-1),  # eq. 1
            overall_error=np.sqrt(_diagonal(spread).sum(axis=-1)),  # eq. 5
            users=np.where(area > 0, _diagonal(rates), np.nan),  # eq. 2
            users_error=np.where(area > 0, np.sqrt(_diagonal(variances)), np.nan),  # eq. 6
            producers=producers,
            producers_error=_quotient(np.sqrt(producers_variance), shares),
            shares=shares,
            shares_error=np.sqrt(spread.sum(axis=-2)),  # eq. 10
        )

    @property
    def overall_interval(self) -> Interval:
        """Overall accuracy of a single sample."""
        return Interval(float(self.overall), float(self.overall_error))

    def intervals(self, name: str) -> list[Interval]:
        """`users`, `producers` or `shares` of each class of a single sample."""
        errors = getattr(self, f"{name}_error")
        return [Interval(float(value), float(error)) for value, error in zip(getattr(self, name), errors, strict=True)]

    def to_dict(self) -> dict[str, Any]:
        """Plain data of a single sample for JSON; lists run over the classes."""
        names = ("users", "producers", "shares")
        lists = {name: [item.to_dict() for item in self.intervals(name)] for name in names}
        return {"overall": self.overall_interval.to_dict(), **lists, "proportions": self.proportions.tolist()}


def least_share(points: int) -> float:
    """The smallest share of a class that is compatible with all of so many random points being of it.

    Lower end of the exact 95 % interval for a share of which all trials succeed (Clopper, Pearson 1934): the formulas
    of the paper give an interval without width there.
    """
    return float(0.025 ** (1 / points))


def _variances(rates: np.ndarray, size: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Variance of each rate, (..., K, K): 0 in strata that are empty or known wholly, NaN in those with one point."""
    divisor = np.where(size > 1, size - 1, np.nan)[..., None]
    return np.where((size >= area)[..., None], 0.0, rates * (1 - rates) / divisor)


def _diagonal(matrices: np.ndarray) -> np.ndarray:
    return np.diagonal(matrices, axis1=-2, axis2=-1)


def _quotient(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """NaN where the whole is 0."""
    quotient: np.ndarray = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return quotient

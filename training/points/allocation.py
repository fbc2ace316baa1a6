"""How many points of a stratified sample each stratum gets."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq

from ..largest_remainders import round_to_sum

LEAST = 2  # points of a stratum: with fewer, its variance cannot be estimated


def allocate(pixels: np.ndarray, points: int, allocation: str, min_per_class: int) -> np.ndarray:
    """Share out points among strata.

    Args:
        pixels: Pixels of each stratum, shape (K,), all greater than 0.
        points: Points in all, at most as many as there are pixels.
        allocation: "proportional" to the pixels; "equal" in each stratum; "good_practice": in proportion, but at least
            `min_per_class` in each (Olofsson et al. 2014, sec. 5.1.1).
        min_per_class: See there.

    Returns:
        Points of each stratum, shape (K,), int64, with the sum `points`: at least two in each, and never more than it
        has pixels; what a small stratum cannot take goes to the others.

    Raises:
        ValueError: If the least numbers together exceed `points`, or the pixels fall short of them.
    """
    floor = np.minimum(min_per_class if allocation == "good_practice" else LEAST, pixels)
    if not floor.sum() <= points <= pixels.sum():
        raise ValueError(f"{points} points do not lie between {floor.sum()} and {pixels.sum()}")
    weights = np.ones(len(pixels)) if allocation == "equal" else pixels / pixels.sum()
    return round_to_sum(_filled(weights, floor, pixels, points), points)


def least_points(pixels: np.ndarray, allocation: str, min_per_class: int) -> int:
    """The smallest number of points that `allocate` can share out."""
    return int(np.minimum(min_per_class if allocation == "good_practice" else LEAST, pixels).sum())


def expected_half_width(pixels: np.ndarray, sizes: np.ndarray, accuracy: float) -> float:
    """Half the 95 % interval of the overall accuracy to expect if so much of each class is right.

    Source: variance of a stratified mean, samples small against the map (Cochran 1977, Sampling techniques, sec. 5.3).
    """
    weights = pixels / pixels.sum()
    return float(1.96 * np.sqrt((weights**2 * accuracy * (1 - accuracy) / sizes).sum()))


def _filled(weights: np.ndarray, floor: np.ndarray, cap: np.ndarray, total: int) -> np.ndarray:
    """`level * weights` kept between floor and cap, with the level that gives the sum `total`."""

    def filled(level: float) -> np.ndarray:
        return np.clip(level * weights, floor, cap)

    highest = 2 * float((cap / weights).max())  # twice: rounding must not leave it below the cap
    return filled(brentq(lambda level: filled(level).sum() - total, 0.0, highest, maxiter=1000))

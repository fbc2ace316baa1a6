"""How many points of a stratified sample each stratum gets."""

from __future__ import annotations

import numpy as np

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
    exact = _filled(weights, floor, pixels, points)
    return _rounded(exact, floor, pixels, points)


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
    """`level * weights` kept between floor and cap, with the level that gives the sum `total`; by bisection."""
    low, high = 0.0, float((cap / weights).max())
    for _ in range(200):
        level = (low + high) / 2
        if np.clip(level * weights, floor, cap).sum() < total:
            low = level
        else:
            high = level
    filled: np.ndarray = np.clip(high * weights, floor, cap)
    return filled


def _rounded(exact: np.ndarray, floor: np.ndarray, cap: np.ndarray, total: int) -> np.ndarray:
    """Whole numbers with the sum `total`: rounded down, the largest remainders up."""
    whole: np.ndarray = np.clip(np.floor(exact), floor, cap).astype(np.int64)
    order = np.argsort(-(exact - whole), kind="stable")
    for index in [i for i in order if whole[i] < cap[i]][: total - int(whole.sum())]:
        whole[index] += 1
    return whole

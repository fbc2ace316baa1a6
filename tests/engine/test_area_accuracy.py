"""Estimates from a stratified sample: by hand, against the paper, and by simulation."""

from __future__ import annotations

import math

import numpy as np
import pytest

from training.allocation import allocate
from training.area_accuracy import Z_95, AreaAccuracy, Interval, least_share

# Olofsson et al. 2014, section 5.2, tables 8 and 9: deforestation, forest gain, stable forest, stable non-forest.
# There rows are the map; areas are pixels of 30 m. Transposed: rows = reference.
PAPER = np.array([[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]]).T
PAPER_PIXELS = np.array([200_000, 150_000, 3_200_000, 6_450_000])


def by_resampled_points(counts, pixels):
    """Estimates and standard errors by another way: every point is an observation of stratum, map and reference.

    Stehman 2014 (Int. J. Remote Sensing 35): means and ratios of indicator variables, each stratum's sample covariance.
    """
    weights = pixels / pixels.sum()
    strata = []  # each (n, K) one-hot reference
    for stratum in range(len(pixels)):
        reference = np.repeat(np.arange(len(pixels)), counts[:, stratum])
        strata.append(np.eye(len(pixels))[reference])

    def mean(y):
        return sum(w * y(h, z).mean() for h, (w, z) in enumerate(zip(weights, strata)))

    def variance(y):
        return sum(w**2 * y(h, z).var(ddof=1) / len(z) for h, (w, z) in enumerate(zip(weights, strata)))

    def share(j):
        return lambda h, z: z[:, j]

    def right(j):
        return lambda h, z: z[:, j] * (h == j)

    def residual(j, ratio):
        return lambda h, z: right(j)(h, z) - ratio * share(j)(h, z)

    def hits(h, z):
        return z[:, h]

    classes = range(len(pixels))
    ratios = [mean(right(j)) / mean(share(j)) for j in classes]
    return {
        "overall": mean(hits),
        "overall_error": math.sqrt(variance(hits)),
        "users": [strata[j][:, j].mean() for j in classes],
        "users_error": [math.sqrt(strata[j][:, j].var(ddof=1) / len(strata[j])) for j in classes],
        "producers": ratios,
        "producers_error": [math.sqrt(variance(residual(j, ratios[j]))) / mean(share(j)) for j in classes],
        "shares": [mean(share(j)) for j in classes],
        "shares_error": [math.sqrt(variance(share(j))) for j in classes],
    }


class TestThePaper:
    result = AreaAccuracy.from_sample(PAPER, PAPER_PIXELS)

    def test_published_areas(self):
        areas = self.result.shares * PAPER_PIXELS.sum()
        assert round(areas[0]) == 235_086
        assert round(Z_95 * self.result.shares_error[0] * PAPER_PIXELS.sum()) == 68_418
        assert round(areas[0] * 0.09) == 21_158  # hectares

    def test_published_accuracies(self):
        assert round(float(self.result.overall), 2) == 0.95
        assert round(self.result.overall_interval.half_width, 2) == 0.02
        assert np.round(self.result.users, 2).tolist() == [0.88, 0.73, 0.93, 0.96]
        assert np.round(Z_95 * self.result.users_error, 2).tolist() == [0.07, 0.10, 0.04, 0.02]
        assert np.round(self.result.producers, 2).tolist() == [0.75, 0.85, 0.93, 0.96]
        assert np.round(Z_95 * self.result.producers_error, 2).tolist() == [0.21, 0.25, 0.03, 0.02]

    def test_published_proportions(self):
        published = [[0.0176, 0, 0.0013, 0.0011], [0, 0.0110, 0.0016, 0.0024], [0.0019, 0, 0.2967, 0.0213],
                     [0.0040, 0.0020, 0.0179, 0.6212]]  # fmt: skip
        assert np.round(self.result.proportions.T, 4).tolist() == published
        assert self.result.proportions.sum() == pytest.approx(1)

    def test_the_same_by_another_way(self):
        for name, expected in by_resampled_points(PAPER, PAPER_PIXELS).items():
            np.testing.assert_allclose(getattr(self.result, name), expected, rtol=1e-12, err_msg=name)


def test_two_classes_by_hand():
    """Map: 75 pixels a, 25 pixels b. Points: in a 9 of 10 right, in b 3 of 5."""
    result = AreaAccuracy.from_sample(np.array([[9, 2], [1, 3]]), np.array([7500, 2500]))
    np.testing.assert_allclose(result.proportions, [[0.675, 0.1], [0.075, 0.15]])
    assert result.overall == pytest.approx(0.825)
    # W^2 U (1-U) / (n-1): 0.5625 * 0.09 / 9 + 0.0625 * 0.24 / 4 = 0.005625 + 0.00375
    assert result.overall_error == pytest.approx(math.sqrt(0.009375))
    np.testing.assert_allclose(result.users, [0.9, 0.6])
    np.testing.assert_allclose(result.users_error, [0.1, math.sqrt(0.06)])
    np.testing.assert_allclose(result.shares, [0.775, 0.225])
    np.testing.assert_allclose(result.shares_error, math.sqrt(0.009375))
    np.testing.assert_allclose(result.producers, [0.675 / 0.775, 0.15 / 0.225])
    # class a: (1-P)^2 0.005625 + P^2 0.00375 over 0.775^2
    p = 0.675 / 0.775
    assert result.producers_error[0] == pytest.approx(math.sqrt((1 - p) ** 2 * 0.005625 + p**2 * 0.00375) / 0.775)


class TestGaps:
    def test_one_point_in_a_stratum_leaves_estimates_without_interval(self):
        result = AreaAccuracy.from_sample(np.array([[9, 0], [1, 1]]), np.array([7500, 2500]))
        assert result.overall == pytest.approx(0.925) and math.isnan(result.overall_error)
        assert result.users_error[0] == pytest.approx(0.1) and math.isnan(result.users_error[1])
        assert np.isnan(result.shares_error).all() and np.isnan(result.producers_error).all()
        assert not result.overall_interval.known and math.isnan(result.overall_interval.lower)

    def test_a_stratum_known_completely_has_no_sampling_error(self):
        one = AreaAccuracy.from_sample(np.array([[9, 0], [1, 1]]), np.array([999, 1]))
        assert one.users_error[1] == 0 and one.overall_error > 0
        census = AreaAccuracy.from_sample(np.array([[9, 2], [1, 3]]), np.array([10, 5]))
        assert census.overall == pytest.approx(12 / 15) and census.overall_error == 0
        np.testing.assert_allclose(census.shares, [11 / 15, 4 / 15])

    def test_a_class_that_only_the_reference_has(self):
        result = AreaAccuracy.from_sample(np.array([[8, 0, 0], [1, 5, 0], [1, 0, 0]]), np.array([800, 200, 0]))
        assert math.isnan(result.users[2]) and math.isnan(result.users_error[2])
        assert result.producers[2] == 0 and result.shares[2] == pytest.approx(0.08)
        assert result.shares_error[2] == pytest.approx(0.8 * math.sqrt(0.1 * 0.9 / 9))

    def test_a_mapped_class_that_no_reference_point_has(self):
        result = AreaAccuracy.from_sample(np.array([[8, 5], [0, 0]]), np.array([800, 200]))
        assert result.users.tolist() == [1, 0] and result.shares[1] == 0 and math.isnan(result.producers[1])
        assert result.producers[0] == pytest.approx(0.8)

    def test_a_stratum_without_points_is_refused(self):
        with pytest.raises(ValueError, match="needs points"):
            AreaAccuracy.from_sample(np.array([[8, 0], [1, 0]]), np.array([800, 200]))
        with pytest.raises(ValueError, match="mapped class"):
            AreaAccuracy.from_sample(np.array([[8, 1], [1, 0]]), np.array([800, 0]))

    def test_nothing_is_nan_in_json(self):
        result = AreaAccuracy.from_sample(np.array([[8, 5], [0, 0]]), np.array([800, 200])).to_dict()
        assert result["producers"][1] == {"estimate": None, "standard_error": None, "lower": None, "upper": None}
        assert result["overall"]["lower"] == result["overall"]["estimate"] == 0.8


def test_ends_of_an_interval():
    interval = Interval(0.98, 0.05)
    assert (interval.lower, interval.upper) == (pytest.approx(0.882), 1.0)
    assert Interval(0.0, 0.1).lower == 0


def test_least_share_is_the_exact_binomial_limit():
    for points in (2, 10, 50):
        assert least_share(points) ** points == pytest.approx(0.025)  # all right with this chance


# A map as a classifier makes it; true share of the area, rows = map, columns = reference, in 1/10 000 of the map.
POPULATION = np.array([
    [4100, 180, 150, 50, 20],
    [150, 2700, 100, 40, 10],
    [120, 90, 1250, 30, 10],
    [30, 20, 40, 600, 10],
    [15, 15, 10, 10, 250],
])  # fmt: skip


def coverage(allocation, points):
    """How often 95 % intervals hold the truth, over 10 000 samples: overall accuracy, area of each class."""
    rng = np.random.default_rng(7)
    pixels = POPULATION * 1000  # ten million
    mapped = pixels.sum(axis=1)
    sizes = allocate(mapped, points, allocation, 50)
    draws = [rng.multivariate_hypergeometric(row, n, size=10_000, method="marginals") for row, n in zip(pixels, sizes)]
    result = AreaAccuracy.from_sample(np.stack(draws, axis=-1), mapped)  # from (10 000, reference, map)
    overall, shares = np.trace(pixels) / pixels.sum(), pixels.sum(axis=0) / pixels.sum()
    return (
        (abs(result.overall - overall) <= Z_95 * result.overall_error).mean(),
        (abs(result.shares - shares) <= Z_95 * result.shares_error).mean(axis=0),
    )


@pytest.mark.parametrize(
    ("allocation", "points", "classes"),
    [("good_practice", 500, 4), ("good_practice", 1000, 5), ("proportional", 500, 5), ("equal", 500, 3)],
)
def test_nineteen_of_twenty_intervals_hold_the_truth(allocation, points, classes):
    """Coverage of 93 to 97 % for the overall accuracy and the areas of classes that are common enough."""
    overall, areas = coverage(allocation, points)
    assert 0.93 <= overall <= 0.97
    assert ((areas[:classes] >= 0.93) & (areas[:classes] <= 0.97)).all(), areas


def test_why_the_report_warns_of_scarce_classes():
    """Few points in large classes rarely show where a rare one was missed; its interval is then too narrow."""
    _, areas = coverage("equal", 500)
    assert areas[4] < 0.9  # three per cent of the area

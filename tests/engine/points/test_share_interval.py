"""Intervals of shares: against binomial and Poisson distributions, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from training.points.share_interval import ratio_ends, sum_ends


def ends(points, sizes, weights, known=False):
    points, sizes = np.array(points), np.array(sizes)
    rates = points / sizes
    variances = np.where(known, 0, rates * (1 - rates) / np.maximum(sizes - 1, 1))
    return sum_ends(points, sizes, np.array(weights), variances, np.broadcast_to(known, sizes.shape))


def mid_p(distribution, hits):
    """Probability of fewer than were found, and of half of just as many."""
    return distribution.cdf(hits - 1) + distribution.pmf(hits) / 2


class TestOneStratum:
    @pytest.mark.parametrize(("hits", "size"), [(1, 5), (7, 20), (19, 20), (66, 75)])
    def test_is_the_binomial_mid_p_interval(self, hits, size):
        """Fewer, and half of just as many, have a chance of 2.5 % at the upper end; likewise at the lower."""
        lower, upper = ends([hits], [size], [1.0])
        assert mid_p(stats.binom(size, upper), hits) == pytest.approx(0.025, abs=1e-6)
        assert 1 - mid_p(stats.binom(size, lower), hits) == pytest.approx(0.025, abs=1e-6)

    @pytest.mark.parametrize("size", [20, 50, 100, 200])
    def test_coverage_computed_exactly(self, size):
        """For shares of 70 to 99 %: 95 to 97.5 % on average, never below 91.5 %."""
        hits, shares = np.arange(size + 1), np.linspace(0.7, 0.99, 581)[:, None]
        lower, upper = ends(hits[:, None], np.full((size + 1, 1), size), [1.0]).T
        chances = stats.binom.pmf(hits, size, shares)
        held = (chances * ((lower <= shares) & (shares <= upper))).sum(axis=1)
        assert 0.95 <= held.mean() <= 0.975 and held.min() >= 0.915
        reach = 1.96 * np.sqrt(hits / size * (1 - hits / size) / (size - 1))
        normal = (chances * (abs(hits / size - shares) <= reach)).sum(axis=1)
        assert normal.mean() < 0.94 and normal.min() < 0.9

    def test_none_found_by_hand(self):
        """Half of (1 - p)^n is 2.5 %: p = 1 - 0.05^(1/n)."""
        assert ends([0], [20], [1.0]) == pytest.approx([0, 1 - 0.05 ** (1 / 20)], abs=1e-7)
        assert ends([20], [20], [1.0]) == pytest.approx([0.05 ** (1 / 20), 1], abs=1e-7)

    def test_a_weight_scales(self):
        assert ends([7], [20], [0.3]) == pytest.approx(0.3 * ends([7], [20], [1.0]))


class TestStrata:
    def test_one_more_point_by_hand(self):
        """Weights 3/4 and 1/4, none of 10 and none of 5 points: one more counts most in the first, 3/4 of 1/11.

        The estimate alone is 0. With the point: mean 3/4 / 11 = 0.06818, variance (3/4)^2 10 / (11^2 12) = 0.003874;
        the beta distribution with these is Beta(1.05, 14.35), of which 95 % lie below the end.
        """
        mean, variance = 0.75 / 11, 0.75**2 * 10 / (11**2 * 12)
        concentration = mean * (1 - mean) / variance - 1
        expected = stats.beta(mean * concentration, (1 - mean) * concentration).ppf(0.95)
        assert mean * concentration == pytest.approx(1.05) and concentration == pytest.approx(15.4)
        assert ends([0, 0], [10, 5], [0.75, 0.25]) == pytest.approx([0, expected], abs=1e-7)

    @pytest.mark.parametrize("hits", [(0, 0, 0), (1, 0, 0), (2, 1, 3), (10, 0, 5)])
    def test_rare_and_of_equal_weight_is_the_poisson_mid_p_interval_of_all_points_together(self, hits):
        sizes = np.array([50_000, 30_000, 20_000])
        lower, upper = 100_000 * ends(hits, sizes, sizes / sizes.sum())
        total = sum(hits)
        assert upper == pytest.approx(
            optimize.brentq(lambda m: mid_p(stats.poisson(m), total) - 0.025, 0, 99), rel=0.01
        )
        if total:
            expected = optimize.brentq(lambda m: mid_p(stats.poisson(m), total) - 0.975, 1e-9, 99)
            assert lower == pytest.approx(expected, rel=0.01)

    def test_many_points_are_normal(self):
        sizes, weights, hits = np.array([4000, 6000]), np.array([0.7, 0.3]), np.array([1000, 3600])
        rates = hits / sizes
        error = np.sqrt((weights**2 * rates * (1 - rates) / (sizes - 1)).sum())
        middle = (weights * rates).sum()
        assert ends(hits, sizes, weights) == pytest.approx([middle - 1.96 * error, middle + 1.96 * error], abs=3e-4)

    def test_what_is_known_wholly_adds_no_doubt(self):
        known = np.array([True, False])
        lower, upper = ends([3, 7], [4, 20], [0.2, 0.8], known)
        alone = 0.8 * ends([7], [20], [1.0])
        assert lower == pytest.approx(0.15 + alone[0], abs=0.02) and upper == pytest.approx(0.15 + alone[1], abs=0.02)
        assert ends([3, 7], [4, 20], [0.2, 0.8], True) == pytest.approx([0.43, 0.43])

    def test_a_stratum_of_weight_0_does_not_count(self):
        assert ends([7, 3], [20, 9], [0.8, 0.0]) == pytest.approx(ends([7], [20], [0.8]))
        assert ends([7], [20], [0.0]).tolist() == [0, 0]

    def test_no_variance_no_interval(self):
        made = sum_ends(
            np.array([1, 5]), np.array([1, 9]), np.array([0.5, 0.5]), np.array([np.nan, 0.03]), np.zeros(2, bool)
        )
        assert np.isnan(made).all()

    @pytest.mark.slow
    @given(
        strata=st.lists(
            st.integers(2, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.floats(0.001, 1))),
            min_size=1,
            max_size=6,
        )
    )
    def test_the_estimate_lies_within_and_the_rest_is_mirrored(self, strata):
        hits, sizes, weights = (np.array(column) for column in zip(*strata))
        weights = weights / weights.sum()
        lower, upper = ends(hits, sizes, weights)
        estimate = (weights * hits / sizes).sum()
        assert 0 <= lower <= estimate <= upper <= 1 + 1e-9 and upper - lower > 1e-6
        assert ends(sizes - hits, sizes, weights) == pytest.approx([1 - upper, 1 - lower], abs=1e-8)


class TestRatio:
    def test_by_hand(self):
        """3 (2 to 5) and 4 (3 to 6). Lower end: 2 (6 - 2) = 8, 6 (8 - 6) = 12; 8 / (8 + 12 + sqrt(144 - 96)).

        Upper end: 5 (6 - 5) = 5, 3 (8 - 3) = 15; 1 - 15 / (15 + 12 + sqrt(144 - 75)).
        """
        made = ratio_ends(np.array(3.0), np.array([2.0, 5.0]), np.array(4.0), np.array([3.0, 6.0]))
        assert made == pytest.approx([8 / (20 + np.sqrt(48)), 1 - 15 / (27 + np.sqrt(69))])

    def test_the_difference_is_just_0_at_both_ends(self):
        part, (a, b), rest, (c, d) = 0.30, (0.25, 0.34), 0.05, (0.02, 0.12)
        low, high = ratio_ends(np.array(part), np.array([a, b]), np.array(rest), np.array([c, d]))
        for p, part_end, rest_end, sign in ((low, a, d, -1), (high, b, c, 1)):
            reach = np.hypot((1 - p) * (part - part_end), p * (rest - rest_end))
            assert (1 - p) * part - p * rest + sign * reach == pytest.approx(0, abs=1e-12)
        assert low < part / (part + rest) < high

    @pytest.mark.parametrize(
        ("part", "rest", "expected"),
        [
            ((0.0, 0.0, 0.0), (0.2, 0.1, 0.3), [0, 0]),  # a class that is not mapped
            ((0.2, 0.1, 0.3), (0.0, 0.0, 0.0), [1, 1]),  # nowhere else to be missed
            ((0.2, 0.2, 0.2), (0.3, 0.3, 0.3), [0.4, 0.4]),  # both known wholly
            # none found rightly: 1 - sqrt(c) / (sqrt(c) + 0.1), c = 0.1 (0.4 - 0.1) = 0.03
            ((0.0, 0.0, 0.1), (0.2, 0.1, 0.3), [0, 0.1 / (0.1 + np.sqrt(0.03))]),
            # none missed: sqrt(a) / (sqrt(a) + 0.3), a = 0.1 (0.4 - 0.1) = 0.03
            ((0.2, 0.1, 0.3), (0.0, 0.0, 0.3), [np.sqrt(0.03) / (np.sqrt(0.03) + 0.3), 1]),
        ],
    )
    def test_edges(self, part, rest, expected):
        made = ratio_ends(np.array(part[0]), np.array(part[1:]), np.array(rest[0]), np.array(rest[1:]))
        assert made == pytest.approx(expected)

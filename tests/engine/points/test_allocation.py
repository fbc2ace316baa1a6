"""How points are shared out among strata."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.points.allocation import allocate, expected_half_width, least_points

PAPER = np.array([200_000, 150_000, 3_200_000, 6_450_000])  # Olofsson et al. 2014, table 5


def test_in_proportion():
    assert allocate(PAPER, 1000, "proportional", 50).tolist() == [20, 15, 320, 645]
    assert allocate(np.array([1, 1, 1]) * 1000, 10, "proportional", 50).tolist() == [4, 3, 3]  # largest remainder


def test_good_practice_gives_rare_classes_the_least_number_and_the_rest_by_area():
    sizes = allocate(PAPER, 640, "good_practice", 75)
    assert sizes.tolist()[:2] == [75, 75] and sizes.sum() == 640
    assert sizes[2] / sizes[3] == pytest.approx(320 / 645, rel=0.01)


def test_equal():
    assert allocate(PAPER, 640, "equal", 50).tolist() == [160] * 4


def test_what_a_small_stratum_cannot_take_goes_to_the_others():
    assert allocate(np.array([3, 500, 500]), 203, "equal", 50).tolist() == [3, 100, 100]
    assert allocate(np.array([1, 99_999]), 100, "proportional", 50).tolist() == [1, 99]
    assert allocate(np.array([7, 13]), 20, "good_practice", 50).tolist() == [7, 13]


def test_too_few_or_too_many_points():
    assert least_points(PAPER, "good_practice", 50) == 200 and least_points(PAPER, "equal", 50) == 8
    with pytest.raises(ValueError, match="199 points"):
        allocate(PAPER, 199, "good_practice", 50)
    with pytest.raises(ValueError, match="21 points"):
        allocate(np.array([10, 10]), 21, "equal", 50)


@given(
    pixels=st.lists(st.integers(1, 10**9), min_size=1, max_size=8),
    allocation=st.sampled_from(["proportional", "equal", "good_practice"]),
    least=st.integers(2, 60),
    extra=st.integers(0, 2000),
)
def test_always_the_sum_within_the_limits(pixels, allocation, least, extra):
    pixels = np.array(pixels)
    lowest = least_points(pixels, allocation, least)
    points = min(lowest + extra, int(pixels.sum()))
    sizes = allocate(pixels, points, allocation, least)
    floor = np.minimum(least if allocation == "good_practice" else 2, pixels)
    assert sizes.sum() == points and (sizes >= floor).all() and (sizes <= pixels).all()
    if allocation != "equal":
        bigger = np.argsort(pixels)
        assert (np.diff(sizes[bigger]) >= -1).all()  # a larger class never has fewer, but for rounding


def test_expected_half_width():
    """One stratum: 1.96 sqrt(p (1 - p) / n)."""
    assert expected_half_width(np.array([10_000]), np.array([400]), 0.8) == pytest.approx(1.96 * 0.02)

"""Shares as whole numbers that add up."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.largest_remainders import round_to_sum


def test_the_largest_remainders_are_rounded_up_and_of_equal_ones_the_first():
    assert round_to_sum(np.array([1.2, 2.7, 0.1]), 4).tolist() == [1, 3, 0]
    assert round_to_sum(np.array([2.5, 2.5, 5.0]), 10).tolist() == [3, 2, 5]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9).filter(any), st.integers(0, 10**6))
def test_the_sum_is_kept_and_no_number_moves_by_1(weights, total):
    exact = total * np.array(weights, dtype=np.float64) / sum(weights)
    whole = round_to_sum(exact, total)
    assert whole.sum() == total and (abs(whole - exact) < 1 + 1e-9).all()
    assert not whole[np.array(weights) == 0].any()

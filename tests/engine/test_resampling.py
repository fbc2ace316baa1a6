"""Pixels of one size made of pixels of another."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from training.resampling import resized_length, taps, weighted


@pytest.mark.parametrize(
    "scale, old, new",
    [
        (2.0, [1, 3, 10, 20, 7], [2, 15, 7]),  # the last one reaches beyond the raster
        (1.5, [0, 30, 60], [10, 50]),
        (0.5, [0, 40], [0, 10, 30, 40]),  # bilinear between the middles
        (1.0, [5, 6, 7], [5, 6, 7]),
    ],
)
def test_by_hand(scale, old, new):
    found = taps(0, resized_length(len(old), scale), scale, len(old))
    one = taps(0, 1, 1.0, 1)
    assert weighted(np.array([old], dtype=np.float64), one, found)[0] == pytest.approx(new)


@settings(max_examples=40)
@given(
    scale=st.floats(0.1, 12).filter(lambda scale: scale != 1),
    length=st.integers(1, 60),
    ends=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_pixel_is_the_same_in_every_window(scale, length, ends):
    values = np.random.default_rng(length).random((3, length)).astype(np.float32)
    count, row = resized_length(length, scale), taps(0, 3, 1.0, 3)
    whole = taps(0, count, scale, length)
    first, end = sorted(round(share * (count - 1)) for share in ends)
    part = taps(first, end + 1, scale, length)
    seen = values[:, part.first : part.first + part.count]
    expected = weighted(values, row, whole)[:, first : end + 1]
    assert np.array_equal(weighted(seen, row, part), expected)
    assert np.array_equal(weighted(torch.from_numpy(seen.copy()), row, part).numpy(), expected)
    assert whole.weights.sum(axis=0) == pytest.approx(1) and 0 <= whole.first


def test_no_pixels():
    none = taps(7, 7, 0.4, 20)
    assert weighted(np.ones((4, 0)), taps(0, 8, 0.5, 4), none).shape == (8, 0)

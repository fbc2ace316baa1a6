"""NDVI, computed by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training.indices import ndvi


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "float32", "float64"])
def test_by_hand(dtype):
    nir = np.array([[200, 50], [100, 0]], dtype=dtype)
    red = np.array([[100, 150], [100, 80]], dtype=dtype)
    index = ndvi(nir, red)
    assert index.dtype == np.float32
    np.testing.assert_allclose(index, [[1 / 3, -0.5], [0, -1]], rtol=1e-6)


@pytest.mark.parametrize("dtype, largest", [("uint8", 255), ("uint16", 65535)])
def test_sums_do_not_overflow(dtype, largest):
    nir, red = np.array([largest], dtype=dtype), np.array([largest - 5], dtype=dtype)
    assert ndvi(nir, red)[0] == pytest.approx(5 / (2 * largest - 5), rel=1e-4)
    assert ndvi(red, nir)[0] == pytest.approx(-5 / (2 * largest - 5), rel=1e-4)


def test_nothing_by_nothing_is_not_defined():
    with np.errstate(all="raise"):
        assert np.isnan(ndvi(np.zeros(2, dtype=np.uint8), np.zeros(2, dtype=np.uint8))).all()


@pytest.mark.parametrize("dtype", ["int16", "float32", "float64"])
def test_of_negative_reflectances_there_is_no_index(dtype):
    nir, red = np.array([-1, 10, -5, 10, 0], dtype=dtype), np.array([3, -9, -5, 0, 4], dtype=dtype)
    with np.errstate(all="raise"):
        np.testing.assert_array_equal(ndvi(nir, red), np.float32([np.nan, np.nan, np.nan, 1, -1]))


def test_without_data_there_is_no_index():
    index = ndvi(np.array([10.0, 10.0, np.nan]), np.array([5.0, 5.0, 5.0]), np.array([True, False, True]))
    assert index[0] == pytest.approx(1 / 3) and np.isnan(index[1:]).all()


def test_lies_between_minus_one_and_one():
    rng = np.random.default_rng(0)
    index = ndvi(rng.integers(0, 256, 10_000).astype(np.uint8), rng.integers(1, 256, 10_000).astype(np.uint8))
    assert index.min() >= -1 and index.max() <= 1 and np.isfinite(index).all()


def test_inputs_stay_as_they_are():
    nir, red, valid = np.ones(3, dtype=np.float32), np.zeros(3, dtype=np.float32), np.array([True, False, True])
    ndvi(nir, red, valid)
    assert nir.tolist() == [1, 1, 1] and red.tolist() == [0, 0, 0] and valid.tolist() == [True, False, True]

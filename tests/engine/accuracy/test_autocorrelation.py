"""How far errors correlate."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from training.accuracy.autocorrelation import Correlogram, _by_distance, error_correlogram


def field(scale, shape=(160, 200), seed=0):
    """Errors of 100 pixels each whose correlation is exp(-d^2 / (4 scale^2))."""
    noise = np.random.default_rng(seed).standard_normal(shape)
    smooth = ndimage.gaussian_filter(noise, scale, mode="wrap") if scale else noise
    return np.full(shape, 100), np.rint(np.clip(20 + 4 * smooth / smooth.std(), 0, 100)).astype(int)


def test_products_by_distance_by_hand():
    values = np.array([[1.0, 2.0, 0.0], [3.0, 0.0, 4.0]])
    # distance 0: 1+4+9+16 = 30. Distance 1, each pair twice: right 1*2, 2*0, 3*0, 0*4; down 1*3, 2*0, 0*4; and the
    # diagonals, 1.41: 1*0, 2*4 to the right, 2*3, 0*0 to the left: 2*(2+3+8+6) = 38. Distance 2: 1*0, 3*4: 24; and
    # 2.24: 1*4, 0*3: 8.
    assert _by_distance(values, 2) == pytest.approx([30, 38, 32])


@pytest.mark.parametrize("scale", [2, 4])
def test_range_of_a_known_correlation(scale):
    measured = np.mean([error_correlogram([field(scale, seed=seed)]).range_cells for seed in range(6)])
    assert measured == pytest.approx(scale * np.sqrt(-4 * np.log(0.05)), rel=0.15)  # exp(-d^2 / (4 scale^2)) = 0.05


def test_errors_without_correlation_reach_one_cell():
    assert error_correlogram([field(0)]).range_cells == 1


def test_several_rasters_of_any_size_are_put_together():
    parts = [field(3, (60, 150), 1), field(3, (120, 40), 2), field(3, (1, 300), 3)]
    assert error_correlogram(parts).range_cells == pytest.approx(10.4, rel=0.25)


def test_cells_without_pixels_say_nothing():
    pixels, errors = field(3)
    pixels[:, 100:], errors[:, 100:] = 0, 0
    whole = error_correlogram([field(3)]).range_cells
    assert error_correlogram([(pixels, errors)]).range_cells == pytest.approx(whole, rel=0.2)


@pytest.mark.parametrize("rate", [0, 100, 30])
def test_what_does_not_vary_has_no_range(rate):
    correlogram = error_correlogram([(np.full((9, 9), 100), np.full((9, 9), rate))])
    assert correlogram.range_cells == 0 and correlogram.widening(1) == 1


def test_widening_by_hand():
    # Covariance 1 within a cell, 0.5 to the 8 neighbours (distances 1 and 1.41), none beyond: in all 1 + 8 * 0.5 = 5.
    # Blocks of 4 cells hold 3/4 of the pairs to each of 4 sides, (3/4)^2 of those to each of 4 corners.
    held = 1 + 4 * 0.5 * 0.75 + 4 * 0.5 * 0.75**2
    assert Correlogram(np.array([1, 0.5]), 1.0).widening(4) == pytest.approx(np.sqrt(5 / held))
    assert Correlogram(np.array([1, 0.5]), 1.0).widening(1) == pytest.approx(np.sqrt(5))
    assert Correlogram(np.array([1, -0.5]), 1.0).widening(1) == 1


def test_widening_makes_up_for_what_blocks_miss():
    """Variance of the sum over the raster, from many of them, against that from independent blocks."""
    sums, ratios = [], []
    for seed in range(150):
        pixels, errors = field(2, (48, 48), seed)
        sums.append(errors.sum())
        correlogram = error_correlogram([(pixels, errors)])
        blocks = errors.reshape(6, 8, 6, 8).sum(axis=(1, 3))
        ratios.append((36 * blocks.var(ddof=1), correlogram.widening(8) ** 2))
    plain, widened = np.mean([a for a, _ in ratios]), np.mean([a * b for a, b in ratios])
    truth = field_variance(2, 48)
    assert plain < 0.75 * truth
    assert widened == pytest.approx(truth, rel=0.25)


def field_variance(scale, size):
    """Variance of the sum of `size` x `size` cells of standard deviation 4 by their correlation function."""
    lags = np.arange(-size + 1, size)
    pairs = size - np.abs(lags)
    correlation = np.exp(-(lags[:, None] ** 2 + lags[None, :] ** 2) / (4 * scale**2))
    return 16 * (pairs[:, None] * pairs[None, :] * correlation).sum()

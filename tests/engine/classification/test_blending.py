"""Weights of overlapping windows."""

from __future__ import annotations

import pytest
import torch

from training.classification.prediction.blending import ramp, total_weights


@pytest.mark.parametrize("margin", [0, 4, 8, 12])
def test_weights_fall_to_the_border_and_are_symmetric(margin):
    weights = ramp(16, margin)
    assert weights.min() > 0 and weights.max() <= 1
    assert torch.equal(weights, weights.flip(0))
    assert (weights[:8].diff() >= 0).all()
    if margin:
        assert weights[0] < 0.3 * weights[7]


def test_at_half_overlap_the_weights_of_neighbours_add_up_evenly():
    weights = ramp(16, 8)
    torch.testing.assert_close(weights[:8] + weights[8:], torch.full((8,), 1.0))


def test_totals_are_the_sums_over_all_windows_also_beyond_a_small_raster():
    weights = torch.tensor([1.0, 2.0, 1.0])
    assert total_weights([0, 2, 3], 6, weights).tolist() == [1, 2, 2, 3, 3, 1]
    assert total_weights([0], 2, weights).tolist() == [1, 2]

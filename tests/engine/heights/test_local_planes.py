"""Planes through scattered heights."""

from __future__ import annotations

import numpy as np
import pytest

from training.heights.local_planes import local_planes, planes_reach

SCALES = (1.0, 4.0)


def plane(height, width, slope_x=0.3, slope_y=-0.2):
    y, x = np.mgrid[0:height, 0:width]
    return 250.0 + slope_x * x + slope_y * y


def test_a_plane_seen_everywhere_comes_back_with_its_slope():
    heights = plane(40, 50)
    found, slope = local_planes(heights, np.ones(heights.shape), SCALES)
    inside = np.s_[12:-12, 12:-12]
    np.testing.assert_allclose(found[inside], heights[inside], atol=1e-9)
    # Somewhat less steep than it is: slopes are drawn to level, or cells seen from one side only would run away.
    np.testing.assert_allclose(slope[inside], np.hypot(0.3, 0.2), rtol=0.1)


def test_a_plane_seen_in_few_scattered_cells_comes_back():
    heights = plane(60, 60, 0.05, 0.05)
    seen = np.random.default_rng(3).random(heights.shape) < 0.1
    found, _ = local_planes(np.where(seen, heights, np.nan), seen, SCALES)
    assert np.abs(found - heights)[8:-8, 8:-8].max() < 0.06
    assert np.abs(found - heights).max() < 0.3  # beyond the outermost cells


def test_near_cells_decide():
    heights = np.zeros((30, 30))
    heights[:, 15:] = 10.0
    found, _ = local_planes(heights, np.ones(heights.shape), SCALES)
    assert np.abs(found - heights)[:, [11, 18]].max() < 0.3


def test_a_cell_may_be_left_out_of_its_own_plane():
    heights = np.zeros((21, 21))
    heights[10, 10] = 8.0
    weights = np.ones(heights.shape)
    found, _ = local_planes(heights, weights, SCALES, own=False)
    assert found[10, 10] == pytest.approx(0.0, abs=1e-9)
    assert local_planes(heights, weights, SCALES)[0][10, 10] > 0.5
    alone = np.zeros(heights.shape)
    alone[10, 10] = 1
    assert np.isnan(local_planes(heights, alone, SCALES, own=False)[0][10, 10])


def test_cells_without_weight_count_for_nothing_and_far_ones_are_out_of_reach():
    heights = np.full((9, 60), np.nan)
    weights = np.zeros(heights.shape)
    heights[4, 5], weights[4, 5] = 7.0, 0.01
    found, slope = local_planes(heights, weights, SCALES)
    reach = planes_reach(SCALES)
    assert reach == 10
    assert np.nanmin(found) == pytest.approx(7.0) and np.nanmax(found) == pytest.approx(7.0)
    assert np.nanmax(slope) == pytest.approx(0.0, abs=1e-9)
    assert np.isnan(found[:, 5 + reach + 1 :]).all()
    assert not np.isnan(found[4, : 5 + reach + 1]).any()


def test_the_result_does_not_depend_on_the_place_in_the_array():
    rng = np.random.default_rng(0)
    heights, weights = 300 + rng.normal(0, 3, (70, 80)), (rng.random((70, 80)) < 0.4).astype(float)
    reach = planes_reach(SCALES)
    whole = local_planes(heights, weights, SCALES)[0]
    part = local_planes(heights[7:, 11:], weights[7:, 11:], SCALES)[0]
    assert (part[reach:, reach:] == whole[7 + reach :, 11 + reach :]).all()

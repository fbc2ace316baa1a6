"""Where heights begin."""

from __future__ import annotations

import numpy as np
import pytest

from training.heights.levels import height_reference, low_level


def test_the_low_level_ignores_outliers_and_missing_pixels():
    height = np.full((10, 10), 250.0)
    height[0, 0], height[0, 1], height[5:] = -500.0, np.nan, 260.0
    assert low_level(height, np.isfinite(height)) == 250.0
    assert low_level(height, np.zeros((10, 10), dtype=bool)) == 0.0


@pytest.mark.parametrize(
    "levels, kind",
    [
        ([0.1, -0.3, 1.9], "ground"),
        ([0.1, 0.2, 14.0], "ground"),  # the last one in the middle of a forest
        ([0.1, 2.5, 2.6], "low_ground"),
        ([250.0, 251.0], "low_ground"),
        ([-3.0], "low_ground"),
    ],
)
def test_heights_above_ground_are_told_from_absolute_ones(levels, kind):
    assert height_reference(levels) == kind

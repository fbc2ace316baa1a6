"""Statistics of the training pixels against NumPy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.normalise import ChannelStatistics, TrainingStatistics, height_reference, low_level


@given(
    sizes=st.lists(st.integers(0, 50), min_size=1, max_size=8), seed=st.integers(0, 999),
    level=st.sampled_from([0.0, 1e3, 4e6]), spread=st.sampled_from([0.5, 80.0]),
)  # fmt: skip
def test_running_statistics_are_those_of_all_values(sizes, seed, level, spread):
    rng = np.random.default_rng(seed)
    parts = [rng.normal(level, spread, size) for size in sizes]
    found = ChannelStatistics()
    for part in parts:
        found.add(part)
    values = np.concatenate(parts)
    assert found.count == len(values)
    if len(values):
        assert found.mean == pytest.approx(values.mean(), rel=1e-9, abs=1e-9)
        assert found.std == pytest.approx(values.std() if values.std() > 1e-6 else 1.0, rel=1e-6)


def test_large_integers_do_not_overflow():
    found = ChannelStatistics()
    for _ in range(20):
        found.add(np.full((256, 256), 65535, dtype=np.uint16))
    found.add(np.zeros(1, dtype=np.uint16))
    assert found.mean == pytest.approx(65535, rel=1e-5) and 0 < found.std < 65535


def test_a_constant_channel_can_be_divided_by():
    found = ChannelStatistics()
    found.add(np.full(9, 7.0))
    assert (found.mean, found.std) == (7.0, 1.0)
    assert ChannelStatistics().std == 1.0


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
        ([0.1, 2.5, 2.6], "window"),
        ([250.0, 251.0], "window"),
        ([-3.0], "window"),
    ],
)
def test_heights_above_ground_are_told_from_absolute_ones(levels, kind):
    assert height_reference(levels) == kind


def test_only_valid_pixels_count():
    image = np.array([[[10, 20, 200]], [[10, 0, 200]]], dtype=np.uint8)
    valid = np.array([[True, True, False]])
    statistics = TrainingStatistics(["nir", "red"])
    statistics.add(image, valid, None)
    found = {channel["role"]: channel for channel in statistics.channels()}
    assert (found["nir"]["mean"], found["nir"]["std"]) == (15.0, 5.0)
    assert (found["ndvi"]["mean"], found["ndvi"]["std"]) == (0.5, 0.5)  # 0 and 1
    assert list(found) == ["nir", "red", "ndvi"] and statistics.height_reference == "none"


def test_ndvi_needs_both_bands():
    statistics = TrainingStatistics(["red", "green"])
    statistics.add(np.ones((2, 3, 3)), np.ones((3, 3), dtype=bool), None)
    assert [channel["role"] for channel in statistics.channels()] == ["red", "green"]


def test_heights_without_any_pixel_are_no_channel():
    statistics = TrainingStatistics(["red"])
    statistics.add(np.ones((1, 3, 3)), np.ones((3, 3), dtype=bool), np.full((3, 3), np.nan))
    assert [channel["role"] for channel in statistics.channels()] == ["red"]

"""Statistics of the training pixels against NumPy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.dataset.statistics import ChannelStatistics, PatchStatistics, TrainingStatistics


@given(
    sizes=st.lists(st.integers(0, 50), min_size=1, max_size=8), seed=st.integers(0, 999),
    level=st.sampled_from([0.0, 1e3, 4e6]), spread=st.sampled_from([0.5, 80.0]),
)  # fmt: skip
def test_running_statistics_are_those_of_all_values(sizes, seed, level, spread):
    rng = np.random.default_rng(seed)
    parts = [rng.normal(level, spread, size) for size in sizes]
    statistics = ChannelStatistics()
    for part in parts:
        statistics = statistics.merged(ChannelStatistics.from_values(part))
    values = np.concatenate(parts)
    assert statistics.count == len(values)
    if len(values):
        assert statistics.mean == pytest.approx(values.mean(), rel=1e-9, abs=1e-9)
        assert statistics.std == pytest.approx(values.std() if values.std() > 1e-6 else 1.0, rel=1e-6)


def test_large_integers_do_not_overflow():
    statistics = ChannelStatistics()
    for _ in range(20):
        statistics = statistics.merged(ChannelStatistics.from_values(np.full((256, 256), 65535, dtype=np.uint16)))
    statistics = statistics.merged(ChannelStatistics.from_values(np.zeros(1, dtype=np.uint16)))
    assert statistics.mean == pytest.approx(65535, rel=1e-5) and 0 < statistics.std < 65535


def test_a_constant_channel_can_be_divided_by():
    statistics = ChannelStatistics.from_values(np.full(9, 7.0))
    assert (statistics.mean, statistics.std) == (7.0, 1.0)
    assert ChannelStatistics().std == 1.0


def test_only_valid_pixels_count():
    image = np.array([[[10, 20, 200]], [[10, 0, 200]]], dtype=np.uint8)
    valid = np.array([[True, True, False]])
    statistics = TrainingStatistics(["nir", "red"])
    statistics.add(PatchStatistics.from_patch(["nir", "red"], image, valid, None), "a", learnt_from=True)
    channels = {channel.role: channel for channel in statistics.channels()}
    assert (channels["nir"].mean, channels["nir"].std) == (15.0, 5.0)
    assert (channels["ndvi"].mean, channels["ndvi"].std) == (0.5, 0.5)  # 0 and 1
    assert list(channels) == ["nir", "red", "ndvi"] and not statistics.has_heights


def test_ndvi_needs_both_bands():
    statistics = TrainingStatistics(["red", "green"])
    patch = PatchStatistics.from_patch(["red", "green"], np.ones((2, 3, 3)), np.ones((3, 3), dtype=bool), None)
    statistics.add(patch, "a", learnt_from=True)
    assert [channel.role for channel in statistics.channels()] == ["red", "green"]


def test_heights_without_any_pixel_are_no_channel():
    statistics = TrainingStatistics(["red"])
    patch = PatchStatistics.from_patch(
        ["red"], np.ones((1, 3, 3)), np.ones((3, 3), dtype=bool), np.full((3, 3), np.nan)
    )
    statistics.add(patch, "a", learnt_from=True)
    assert statistics.low_height("a") is None and statistics.share_without_height("a") == 1.0
    assert [channel.role for channel in statistics.channels()] == ["red"]


@given(values=st.lists(st.integers(0, 255), min_size=1, max_size=60))
def test_bytes_are_counted_like_any_number(values):
    fast, slow = (ChannelStatistics.from_values(np.array(values, dtype=kind)) for kind in (np.uint8, np.float64))
    assert fast.count == slow.count and fast.mean == pytest.approx(slow.mean)
    assert fast.std == pytest.approx(slow.std, abs=1e-9)


def test_heights_are_known_for_tiles_that_are_not_learnt_from():
    statistics = TrainingStatistics(["red"])
    valid = np.ones((10, 10), dtype=bool)
    for tile, metres, learnt in (("a", 250.0, True), ("b", 300.0, False), ("b", 304.0, False)):
        height = np.full((10, 10), metres)
        height[0, :5] = np.nan
        statistics.add(PatchStatistics.from_patch(["red"], np.ones((1, 10, 10)), valid, height), tile, learnt)
    assert (statistics.low_height("a"), statistics.low_height("b")) == (250.0, 302.0)
    assert statistics.share_without_height("b") == 0.05 and statistics.has_heights
    assert statistics.channels()[0].mean == 1.0

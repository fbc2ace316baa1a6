"""Places of patches: how many, where, and the same again with the same seed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st

from training.contract.config import TileConfig
from training.contract.dataset_card import TEST, TRAIN, VALIDATION
from training.dataset.class_pixels import ClassPixels
from training.dataset.sampling import in_proportion, place_window, places, plan_patches, random_windows
from training.dataset.splits import Area
from training.raster_io import Grid
from training.scenes.find import Scene
from training.windows import Window


def area(width, height, split=TRAIN, col=0, row=0):
    path = Path("a.tif")
    grid = Grid(col + width, row + height, Affine.identity(), None)
    return Area(Scene("a", "", path, path, None, grid), split, Window(col, row, width, height))


@given(
    sides=st.lists(st.tuples(st.integers(-5, 60), st.integers(1, 60)), min_size=1, max_size=8),
    total=st.integers(0, 500),
)
def test_patches_are_shared_out_in_proportion_to_the_places(sides, total):
    areas = [area(width, height) for width, height in sides]
    weights = np.array([places(area, 16) for area in areas])
    counts = in_proportion(weights, total)
    if not weights.any():
        assert counts == [0] * len(areas)
        return
    assert sum(counts) == total
    assert np.abs(np.array(counts) - total * weights / weights.sum()).max() < 1 + 1e-9
    assert all(count == 0 for count, weight in zip(counts, weights, strict=True) if not weight)


def test_places():
    assert places(area(16, 16), 16) == 1 and places(area(18, 17), 16) == 6
    assert places(area(15, 100), 16) == 0 and places(area(-3, -3), 16) == 0


@given(width=st.integers(16, 40), height=st.integers(16, 40), count=st.integers(0, 30), seed=st.integers(0, 99))
def test_random_windows_are_distinct_and_inside(width, height, count, seed):
    own = area(width, height, col=7, row=3)
    where = place_window(own, 16)
    windows = list(random_windows(where, 16, count, np.random.default_rng(seed)))
    assert len(set(windows)) == len(windows) >= min(count, places(own, 16))
    assert all(own.window.intersection(window) == window and window.width == 16 for window in windows)
    assert windows == list(random_windows(where, 16, count, np.random.default_rng(seed)))


def test_every_place_is_as_likely_as_any_other():
    own = area(18, 17)
    where = place_window(own, 16)
    firsts = [next(iter(random_windows(where, 16, 1, np.random.default_rng(seed)))) for seed in range(600)]
    times = [firsts.count(window) for window in set(firsts)]
    assert len(times) == 6 and min(times) > 60  # 100 each on average


def test_small_areas_give_every_place():
    windows = list(random_windows(Window(0, 0, 5, 5), 16, 25, np.random.default_rng(0)))
    assert len(set(windows)) == 25


def test_random_plans_ask_for_the_numbers_and_tests_get_a_grid():
    areas = [area(100, 100), area(50, 100), area(80, 80, VALIDATION), area(64, 40, TEST)]
    plans = plan_patches(areas, TileConfig(patch_size=32, patches=30, validation_patches=7, overlap=50))
    assert sum(plan.wanted for plan in plans[:2]) == 30 and plans[0].wanted > plans[1].wanted
    assert plans[2].wanted == 7
    assert list(plans[3].windows) == [Window(c, r, 32, 32) for r in (0, 8) for c in (0, 32)]  # no overlap but the edge


def test_grid_plans_use_the_overlap():
    plans = plan_patches([area(64, 32)], TileConfig(patch_size=32, sampling="grid", overlap=50))
    assert [window.col_off for window in plans[0].windows] == [0, 16, 32]
    assert plans[0].wanted == 3


def test_areas_draw_from_random_numbers_of_their_own():
    config = TileConfig(patch_size=32, patches=10)
    first, second = (list(plan.windows) for plan in plan_patches([area(200, 200), area(200, 200)], config))
    assert first != second
    assert first == list(plan_patches([area(200, 200), area(200, 200)], config)[0].windows)


def test_huge_areas_need_memory_for_the_patches_only():
    windows = random_windows(Window(0, 0, 10**6, 10**6), 256, 50, np.random.default_rng(0))
    drawn = list(windows)
    assert len(set(drawn)) == 50 * 20
    assert np.mean([window.col_off for window in drawn]) == pytest.approx(500_000, rel=0.1)


@pytest.mark.slow
@given(
    sizes=st.lists(st.tuples(st.integers(32, 300), st.integers(32, 300)), min_size=1, max_size=4),
    total=st.integers(1, 80), stratum=st.integers(8, 120),
)  # fmt: skip
def test_strata_get_the_same_number_of_patches(sizes, total, stratum):
    areas = [area(width, height, col=5) for width, height in sizes]
    config = TileConfig(patch_size=32, sampling="stratified", patches=total, stratum_size=stratum)
    plans = plan_patches(areas, config)
    strata = sum(
        max(1, (width - 31) // stratum) * max(1, (height - 31) // stratum) for width, height in sizes
    )  # fmt: skip
    assert sum(plan.wanted for plan in plans) == total
    if total >= strata:
        assert len(plans) == strata
        assert {plan.wanted for plan in plans} <= {total // strata, total // strata + 1}
    else:
        assert {plan.wanted for plan in plans} == {1}


def test_strata_reach_every_place_of_an_area_once():
    own = area(200, 150, col=3, row=7)
    config = TileConfig(patch_size=32, sampling="stratified", patches=10**6, stratum_size=40)
    drawn = [window for plan in plan_patches([own], config) for window in plan.windows]
    assert len(drawn) == len(set(drawn)) == places(own, 32)
    assert all(own.window.intersection(window) == window for window in drawn)


def test_strata_reach_corners_that_chance_would_miss():
    config = TileConfig(patch_size=32, sampling="stratified", patches=16, stratum_size=60)
    first = [next(iter(plan.windows)) for plan in plan_patches([area(272, 272)], config)]
    assert len(first) == 16
    assert {(window.col_off // 61, window.row_off // 61) for window in first} == {
        (x, y) for x in range(4) for y in range(4)
    }


def test_a_grid_of_single_patches_is_dealt_out_by_the_share():
    own = [area(320, 320), area(320, 320, VALIDATION)]
    config = TileConfig(patch_size=32, sampling="grid", split="patches", validation_share=30)
    train, validation = (set(plan.windows) for plan in plan_patches(own, config))
    assert len(train) == 70 and len(validation) == 30 and not train & validation


def test_balanced_patches_hold_each_class_in_turn():
    labels = np.zeros((300, 400), dtype=np.uint8)
    labels[200:204, 100:109] = 4  # one car in a large street
    labels[:, :50] = 3
    own = area(400, 300, col=20, row=10)
    pixels = ClassPixels([0, 3, 4], 60, [1])
    pixels.add(labels, 0, 20, 10)
    (plan,) = plan_patches([own], TileConfig(patch_size=32, patches=60, balance=True), pixels)
    windows = list(plan.windows)[: plan.wanted]
    assert plan.wanted == 60
    assert all(own.window.intersection(window) == window for window in windows)
    held = [
        set(np.unique(labels[w.row_off - 10 : w.row_end - 10, w.col_off - 20 : w.col_end - 20])) for w in windows
    ]  # fmt: skip
    for i, value in enumerate([0, 3, 4] * 12):  # the car has 36 pixels; then the others go on
        assert value in held[i]
    assert sum(4 in values for values in held) < 60

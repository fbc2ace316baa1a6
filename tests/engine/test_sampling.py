"""Places of patches: how many, where, and the same again with the same seed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st

from training.contract.config import TileConfig
from training.raster_io import Grid
from training.sampling import allocate, places, plan_patches, random_windows
from training.scenes import Scene
from training.splits import TEST, TRAIN, VALIDATION, Area
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
    counts = allocate(areas, total, 16)
    weights = np.array([places(item, 16) for item in areas])
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
    windows = list(random_windows(own, 16, count, np.random.default_rng(seed)))
    assert len(set(windows)) == len(windows) >= min(count, places(own, 16))
    assert all(own.window.intersection(window) == window and window.width == 16 for window in windows)
    assert windows == list(random_windows(own, 16, count, np.random.default_rng(seed)))


def test_every_place_is_as_likely_as_any_other():
    own = area(18, 17)
    firsts = [next(iter(random_windows(own, 16, 1, np.random.default_rng(seed)))) for seed in range(600)]
    times = [firsts.count(window) for window in set(firsts)]
    assert len(times) == 6 and min(times) > 60  # 100 each on average


def test_small_areas_give_every_place():
    windows = list(random_windows(area(20, 20), 16, 25, np.random.default_rng(0)))
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

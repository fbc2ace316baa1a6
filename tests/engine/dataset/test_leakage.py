"""Training shares no pixel and no ground with validation and test, by measurement."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS

from training.contract.config import TileConfig
from training.contract.dataset_card import SPLITS, TEST, TRAIN, VALIDATION
from training.contract.errors import ConfigError
from training.dataset.class_pixels import ClassPixels
from training.dataset.leakage import ground_in_common, keep_ground_apart, seen_from, shared_pixels
from training.dataset.sampling import places, plan_patches
from training.dataset.splits import Area, split_areas
from training.raster_io import Grid
from training.scenes.find import Scene
from training.windows import Window

UTM = CRS.from_epsg(25832)


def scene(name, width, height, transform=None, crs=None):
    path = Path(f"{name}.tif")
    return Scene(name, "", path, path, None, Grid(width, height, transform or Affine.identity(), crs))


def ground(col, row, gsd=0.5):
    """A place on a common pixel raster of half a metre."""
    return Affine(gsd, 0, 500_000 + 0.5 * col, 0, -gsd, 5_400_000 - 0.5 * row)


def cut(areas, config):
    """(tile, split, window) of all patches that the plans would give on references that are labelled everywhere."""
    class_pixels = None
    if config.balance:
        class_pixels = ClassPixels([0, 1], config.patches, [config.seed])
        for i, area in enumerate(areas):
            labels = np.random.default_rng(i).integers(0, 2, (area.window.height, area.window.width))
            if area.split == TRAIN:
                class_pixels.add(labels, i, area.window.col_off, area.window.row_off)
    placed = []
    for plan in plan_patches(areas, config, class_pixels):
        kept = 0
        for window in plan.windows:
            if kept < plan.wanted and not any(window.intersection(held) for held in plan.area.kept_free):
                kept += 1
                placed.append((plan.area, window))
    return placed


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    tiles=st.lists(
        st.tuples(st.integers(32, 150), st.integers(32, 150), st.integers(0, 200), st.integers(0, 200)),
        min_size=2, max_size=4,
    ),
    georeferenced=st.booleans(), split=st.sampled_from(["tiles", "blocks"]),
    sampling=st.sampled_from(["random", "stratified", "grid"]), balance=st.booleans(), overlap=st.integers(0, 90),
    buffer=st.integers(0, 60), seed=st.integers(0, 10**6), test_share=st.integers(0, 40),
    block_size=st.integers(32, 70), patch_size=st.sampled_from([16, 32]),
)  # fmt: skip
def test_no_pixel_is_shared(
    tiles, georeferenced, split, sampling, balance, overlap, buffer, seed, test_share, block_size, patch_size
):
    scenes = [
        scene(f"t{i}", width, height, ground(col, row) if georeferenced else None, UTM if georeferenced else None)
        for i, (width, height, col, row) in enumerate(tiles)
    ]
    config = TileConfig(
        split=split, sampling=sampling, overlap=overlap, buffer=buffer, seed=seed, test_share=test_share,
        block_size=block_size, patch_size=patch_size, patches=20, validation_patches=10, validation_share=30,
        balance=balance and sampling == "random",
    )  # fmt: skip
    try:
        areas = split_areas(scenes, config)
    except ConfigError:
        return  # too few tiles for these shares
    areas = keep_ground_apart([area for area in areas if places(area, patch_size)])
    placed = cut(areas, config)
    for area, window in placed:
        assert area.window.intersection(window) == window
        assert (window.width, window.height) == (patch_size, patch_size)
    grids = {scene.tile: scene.grid for scene in scenes}
    assert shared_pixels([(area.scene.tile, area.split, window) for area, window in placed], grids) == 0
    # The same once more without any of our code: what each patch covers, painted on the common ground.
    painted = {split: set() for split in SPLITS}
    for area, window in placed:
        index = int(area.scene.tile[1:])
        col, row = tiles[index][2:] if georeferenced else (10_000 * index, 0)
        painted[area.split] |= {
            (row + y, col + x)
            for y in range(window.row_off, window.row_end)
            for x in range(window.col_off, window.col_end)
        }
    assert painted[TRAIN].isdisjoint(painted[VALIDATION] | painted[TEST])
    assert painted[VALIDATION].isdisjoint(painted[TEST])


def test_a_leak_made_by_hand_is_counted_exactly():
    placed = [
        ("a", TRAIN, Window(0, 0, 10, 10)),
        ("a", TRAIN, Window(2, 2, 10, 10)),  # overlap within a part is no leak
        ("a", VALIDATION, Window(8, 8, 10, 10)),  # 16 pixels shared, 4 of them with both
        ("a", TEST, Window(11, 0, 3, 3)),  # 1 pixel of the second
        ("a", VALIDATION, Window(40, 1020, 5, 10)),
        ("a", TRAIN, Window(42, 1022, 5, 10)),  # 3 x 8, across the border of two strips
        ("b", VALIDATION, Window(0, 0, 10, 10)),  # another raster
    ]
    grids = {"a": Grid(60, 1100, Affine.identity(), None), "b": Grid(20, 20, Affine.identity(), None)}
    assert shared_pixels(placed, grids) == 16 + 1 + 24
    assert shared_pixels([], {}) == 0


def test_ground_that_two_orthophotos_show_is_shared():
    grids = {
        "a": Grid(100, 100, ground(0, 0), UTM),
        "b": Grid(100, 100, ground(90, 0), UTM),
        "coarse": Grid(50, 50, ground(0, 90, gsd=1.0), UTM),
        "far": Grid(100, 100, ground(5000, 0), UTM),
        "nowhere": Grid(100, 100, Affine.identity(), None),
    }
    train = ("a", TRAIN, Window(68, 68, 32, 32))
    assert shared_pixels([train, ("b", VALIDATION, Window(0, 60, 32, 32))], grids) == 10 * 24
    assert shared_pixels([train, ("coarse", TEST, Window(40, 0, 8, 8))], grids) == 16 * 10
    assert shared_pixels([train, ("far", TEST, Window(0, 0, 32, 32))], grids) == 0
    assert shared_pixels([train, ("nowhere", TEST, Window(60, 60, 32, 32))], grids) == 0


@pytest.mark.parametrize("gsd", [1.0, 0.3])
@pytest.mark.parametrize("column, row", [(0, 0), (0, 100), (-0.5, -0.5)])
def test_rasters_that_all_begin_at_zero_are_different_places(gsd, column, row):
    """As tools write them that do not know where a picture lies; the last as a world file says it of pixel centres."""
    corner = Affine(gsd, 0, column * gsd, 0, -gsd, row * gsd)
    first, second = scene("a", 100, 100, corner, None), scene("b", 100, 100, corner, UTM)
    grids = {"a": first.grid, "b": second.grid}
    assert first.grid.at_zero and not ground_in_common(*grids.values())
    assert shared_pixels([("a", TRAIN, Window(0, 0, 32, 32)), ("b", TEST, Window(0, 0, 32, 32))], grids) == 0
    areas = [Area(first, TRAIN, first.grid.window), Area(second, VALIDATION, second.grid.window)]
    assert all(not area.kept_free for area in keep_ground_apart(areas))
    beside = Grid(100, 100, corner @ Affine.translation(50, 0), UTM)  # a site with an origin of its own
    assert (
        ground_in_common(first.grid, beside)
        and shared_pixels(
            [("a", TRAIN, Window(60, 0, 32, 32)), ("c", TEST, Window(0, 0, 32, 32))], {**grids, "c": beside}
        )
        == 22 * 32
    )


def test_windows_seen_from_another_coordinate_system():
    utm = Grid(200, 200, Affine(1, 0, 500_000, 0, -1, 5_400_000), UTM)
    west, south, east, north = 9.0, 48.7515, 9.0027, 48.7533
    degrees = Grid(
        300, 200, Affine((east - west) / 300, 0, west, 0, -(north - south) / 200, north), CRS.from_epsg(4326)
    )
    (window,) = seen_from(utm, degrees, [Window(0, 0, 300, 200)])
    assert 190 <= window.width <= 200 and window.height >= 30
    assert seen_from(utm, Grid(9, 9, ground(9000, 9000), UTM), [Window(0, 0, 9, 9)]) == []


@pytest.mark.parametrize("mixed, held", [(False, 2), (True, 1)])
def test_validation_keeps_its_ground_unless_patches_are_mixed(mixed, held):
    first = scene("a", 100, 100, ground(0, 0), UTM)
    second, third = scene("b", 100, 100, ground(50, 0), UTM), scene("c", 100, 100, ground(0, 50), UTM)
    areas = [
        Area(first, TRAIN, first.grid.window),
        Area(second, VALIDATION, second.grid.window),
        Area(third, TEST, third.grid.window),
    ]
    train, validation, test = keep_ground_apart(areas, mixed=mixed)
    assert len(train.kept_free) == held and Window(0, 50, 100, 50) in train.kept_free
    assert validation.kept_free == (Window(0, 50, 50, 50),) and test.kept_free == ()


def test_abutting_orthophotos_keep_nothing_free():
    first, second = scene("a", 100, 100, ground(0, 0), UTM), scene("b", 100, 100, ground(100.3, 0), UTM)
    areas = [Area(first, TRAIN, first.grid.window), Area(second, TEST, second.grid.window)]
    assert all(not area.kept_free for area in keep_ground_apart(areas))


def test_divided_patches_do_leak_and_the_leak_is_counted():
    whole = scene("a", 200, 200)
    for sampling in ("random", "stratified", "grid"):
        config = TileConfig(split="patches", sampling=sampling, patch_size=32, patches=60, validation_patches=20,
                            overlap=50, validation_share=30)  # fmt: skip
        placed = [("a", area.split, window) for area, window in cut(split_areas([whole], config), config)]
        assert Counter(split for _, split, _ in placed).keys() == {TRAIN, VALIDATION}
        assert shared_pixels(placed, {"a": whole.grid}) > 1000

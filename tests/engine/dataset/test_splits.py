"""Which area belongs to which part, and that parts share no pixel."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from training.contract.config import TileConfig
from training.contract.dataset_card import SPLITS, TEST, TRAIN, VALIDATION
from training.contract.errors import ConfigError
from training.dataset.sampling import places
from training.dataset.splits import _with_buffer, split_areas
from training.raster_io import Grid
from training.scenes.find import Scene
from training.scenes.names import number_of
from training.windows import Window


def scene(name, width=100, height=80):
    path = Path(f"{name}.tif")
    return Scene(name, number_of(path), path, path, None, Grid(width, height, Affine.identity(), None))


def areas_of(areas, split):
    return {area.scene.tile for area in areas if area.split == split}


SCENES = [scene(f"area{number}") for number in (1, 2, 3, 11, 30)]


def divide(**parameters):
    areas = split_areas(SCENES, TileConfig(**parameters))
    return tuple({int(tile[4:]) for tile in areas_of(areas, split)} for split in SPLITS)


def gap(first, second):
    """Free pixels between two windows, the larger one of both directions."""
    across = max(first.col_off, second.col_off) - min(first.col_end, second.col_end)
    down = max(first.row_off, second.row_off) - min(first.row_end, second.row_end)
    return max(across, down)


@settings(max_examples=60)
@given(
    width=st.integers(40, 300), height=st.integers(40, 300), block=st.integers(32, 90), buffer=st.integers(0, 120),
    seed=st.integers(0, 10**6),
)  # fmt: skip
def test_the_buffer_between_parts_is_really_free(width, height, block, buffer, seed):
    config = TileConfig(split="blocks", block_size=block, buffer=buffer, seed=seed, test_share=20, patch_size=32)
    assume(not config.cross_problems()[1:])  # the first is that there are no rasters
    try:
        areas = split_areas([scene("a", width, height)], config)
    except ConfigError:
        return
    used = [area for area in areas if places(area, 32)]
    for first, second in combinations(used, 2):
        assert first.window.intersection(second.window) is None
        if first.split != second.split:
            assert gap(first.window, second.window) >= buffer


def test_blocks_of_one_part_are_not_shrunk_towards_each_other():
    areas = split_areas(
        [scene("a", 128, 32)], TileConfig(split="blocks", block_size=32, buffer=10, validation_share=25)
    )
    lengths = {TRAIN: 0, VALIDATION: 0}
    for area in areas:
        lengths[area.split] += area.window.width
        assert area.window.height == 32
    edges = sum(first.split != second.split for first, second in zip(areas, areas[1:], strict=False))
    assert sum(lengths.values()) == 128 - 10 * edges


def test_shares():
    train, validation, test = divide(validation_share=40, test_share=20)
    assert (len(train), len(validation), len(test)) == (2, 2, 1)
    assert train | validation | test == {1, 2, 3, 11, 30}
    assert divide(validation_share=0) == ({1, 2, 3, 11, 30}, set(), set())
    assert len(divide(validation_share=1)[1]) == 1  # a share that is not zero is at least one


def test_the_seed_decides():
    divisions = {tuple(map(frozenset, divide(seed=seed))) for seed in range(20)}
    assert len(divisions) > 3 and divide(seed=4) == divide(seed=4)


@pytest.mark.parametrize(
    "parameters, divisions",
    [
        ({}, ["2 3 11 | 1 30 | ", "1 2 11 | 3 30 | ", "1 2 3 | 11 30 | "]),
        ({"test_share": 20}, ["3 11 | 1 2 | 30", "1 2 | 11 30 | 3", "2 3 | 1 30 | 11"]),
        ({"test_share": 40, "validation_share": 50}, ["11 | 2 3 | 1 30", "2 | 1 11 | 3 30", "2 | 1 3 | 11 30"]),
        ({"validation_share": 0}, ["1 2 3 11 30 |  | "] * 3),
        ({"validation_share": 0, "test_share": 20}, ["1 2 3 11 |  | 30", "1 2 11 30 |  | 3", "1 2 3 30 |  | 11"]),
        ({"train_tiles": "1 2"}, ["1 2 | 3 11 30 | "] * 3),
        ({"train_tiles": "1 2", "validation_share": 0}, ["1 2 |  | "] * 3),
        ({"train_tiles": "1", "test_share": 20}, ["1 | 3 11 30 | 2", "1 | 2 3 11 | 30", "1 | 3 11 30 | 2"]),
        ({"validation_tiles": "3"}, ["1 2 11 30 | 3 | "] * 3),
        ({"validation_tiles": "3", "test_share": 40}, ["11 30 | 3 | 1 2", "1 2 | 3 | 11 30", "2 11 | 3 | 1 30"]),
        ({"train_tiles": "1", "validation_tiles": "3"}, ["1 | 3 | "] * 3),
        ({"train_tiles": "1", "validation_tiles": "3", "test_share": 20}, ["1 | 3 | 2", "1 | 3 | 30", "1 | 3 | 30"]),
        ({"test_tiles": "30"}, ["3 11 | 1 2 | 30", "1 2 | 3 11 | 30", "2 3 | 1 11 | 30"]),
        ({"test_tiles": "30", "validation_tiles": "2", "test_share": 50}, ["1 3 11 | 2 | 30"] * 3),
        ({"split": "patches", "test_share": 40},
         ["2 3 11 | 2 3 11 | 1 30", "1 2 11 | 1 2 11 | 3 30", "1 2 3 | 1 2 3 | 11 30"]),
    ],
)  # fmt: skip
def test_a_seed_gives_the_division_that_it_always_gave(parameters, divisions):
    """Divisions of seeds 1, 2 and 77 as version 0.1.0 made them (training | validation | test)."""
    found = [divide(**parameters, seed=seed) for seed in (1, 2, 77)]
    assert [" | ".join(" ".join(map(str, sorted(tiles))) for tiles in parts) for parts in found] == divisions


@pytest.mark.parametrize(
    "seed, splits",
    [(1, "te tr va tr va tr te tr"), (2, "tr va tr tr tr te te va"), (77, "te tr tr tr tr te va va")],
)
def test_a_seed_deals_the_blocks_that_it_always_dealt(seed, splits):
    config = TileConfig(split="blocks", block_size=40, patch_size=32, test_share=20, buffer=6, seed=seed)
    assert " ".join(area.split[:2] for area in split_areas(SCENES[:2], config)) == splits


def test_named_tiles():
    assert divide(train_tiles="1 2", validation_tiles="03", test_tiles="area11.tif AREA30") == ({1, 2}, {3}, {11, 30})
    assert divide(train_tiles="1 2", test_tiles="30") == ({1, 2}, {3, 11}, {30})
    assert divide(validation_tiles="1,2", test_tiles="30") == ({3, 11}, {1, 2}, {30})
    train, validation, test = divide(test_tiles="30", test_share=50, validation_share=50)
    assert test == {30} and len(train) == len(validation) == 2  # named tiles replace the share


def test_named_test_tiles_with_blocks():
    areas = split_areas(SCENES, TileConfig(split="blocks", block_size=40, test_tiles="30", patch_size=32))
    assert areas_of(areas, TEST) == {"area30"}
    assert areas_of(areas, TRAIN) | areas_of(areas, VALIDATION) == {"area1", "area2", "area3", "area11"}


@pytest.mark.parametrize(
    "parameters, words",
    [
        ({"train_tiles": "1 7"}, r"TRAIN_TILES: there is no orthophoto 7; there are 1, 2, 3, 11, 30"),
        (
            {"train_tiles": "area1", "test_tiles": "1"},
            "TRAIN_TILES: area1 is the orthophoto area1, which stands in TEST_TILES too",
        ),
        (
            {"train_tiles": "1", "validation_tiles": "area1"},
            "VALIDATION_TILES: area1 is the orthophoto area1, which stands in TRAIN_TILES",
        ),
        ({"validation_tiles": "1 2 3 11 30"}, "Nothing is left for the training: 5 orthophotos"),
        ({"test_tiles": "1 2 3 11"}, "Whole orthophotos cannot be divided: only 1 is left"),
        ({"test_tiles": "0"}, "TEST_TILES: there is no orthophoto 0"),
    ],
)
def test_what_cannot_be_divided_is_told(parameters, words):
    with pytest.raises(ConfigError, match=words) as caught:
        divide(**parameters)
    assert caught.value.hint


def test_a_number_that_several_files_have_is_told():
    scenes = [scene("north_1"), scene("south_1"), scene("x_2")]
    with pytest.raises(ConfigError, match="1 stands for several orthophotos"):
        split_areas(scenes, TileConfig(test_tiles="1"))
    assert areas_of(split_areas(scenes, TileConfig(test_tiles="south_1")), TEST) == {"south_1"}


def test_a_name_without_number_is_no_zero():
    with pytest.raises(ConfigError, match="there is no orthophoto 0"):
        split_areas([scene("north"), scene("south_2"), scene("east_3")], TileConfig(test_tiles="0"))
    zero = [scene("area0"), scene("area1"), scene("area2")]
    assert areas_of(split_areas(zero, TileConfig(test_tiles="0")), TEST) == {"area0"}


def test_every_pixel_lies_in_one_area_when_there_is_no_buffer():
    areas = split_areas([scene("a", 150, 130)], TileConfig(split="blocks", block_size=32, test_share=20))
    times = np.zeros((130, 150), dtype=int)
    for area in areas:
        times[area.window.slices] += 1
    assert (times == 1).all()


def test_single_patches_are_divided_within_the_same_areas():
    areas = split_areas(SCENES, TileConfig(split="patches", test_tiles="30"))
    assert areas_of(areas, TEST) == {"area30"}
    assert areas_of(areas, TRAIN) == areas_of(areas, VALIDATION) == {"area1", "area2", "area3", "area11"}
    assert all(area.window == area.scene.grid.window for area in areas)
    shared = split_areas(SCENES, TileConfig(split="patches", test_share=20, validation_share=0))
    assert len(areas_of(shared, TEST)) == 1 and len(areas_of(shared, TRAIN)) == 4
    assert not areas_of(shared, VALIDATION)


def test_a_corner_of_another_part_is_a_neighbour_too():
    splits = np.array([[TRAIN, TRAIN], [TRAIN, TEST]], dtype=object)
    own = _with_buffer(Window(0, 0, 50, 50), splits, 0, 0, 9)
    assert own == Window(0, 0, 45, 45)
    assert _with_buffer(Window(50, 50, 50, 50), splits, 1, 1, 9) == Window(55, 55, 45, 45)
    assert _with_buffer(Window(50, 0, 50, 50), splits, 0, 1, 9) == Window(50, 0, 50, 45)

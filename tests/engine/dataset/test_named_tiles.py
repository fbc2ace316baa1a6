"""The tiles that TRAIN_TILES, VALIDATION_TILES and TEST_TILES name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from affine import Affine

from training.contract.errors import ConfigError
from training.dataset.named_tiles import named_tiles
from training.raster_io import Grid
from training.scenes.find import Scene
from training.scenes.names import tile_numbers


def scenes_of(*tiles):
    numbers = tile_numbers(tiles)
    grid = Grid(9, 9, Affine.identity(), None)
    paths = {tile: Path("folder", f"{tile}.tif") for tile in tiles}
    return [Scene(tile, numbers[tile], path, path, None, grid) for tile, path in paths.items()]


def named(text, *tiles):
    return named_tiles(text, scenes_of(*tiles), "TEST_TILES", {})


POTSDAM = tuple(f"top_potsdam_{n}_RGB" for n in ("2_10", "3_10", "7_9", "7_10"))
TOWNS = ("Grün Stadt", "Grün Stadt 2", "a,b", "100%", "-dash", "austin1", "austin10", "vienna1")


@pytest.mark.parametrize(
    "text, tiles",
    [
        ("2_10", ["2_10"]),
        ("7_9", ["7_9"]),
        ("07_09, 7-10", ["7_9", "7_10"]),
        ("potsdam_3_10", ["3_10"]),
        ("dsm_potsdam_03_10", ["3_10"]),
        ("top_potsdam_3_10_RGB.tif TOP_POTSDAM_3_10_RGB", ["3_10"]),
        ("9", ["7_9"]),
    ],
)
def test_tiles_with_several_numbers(text, tiles):
    assert named(text, *POTSDAM) == [f"top_potsdam_{tile}_RGB" for tile in tiles]


@pytest.mark.parametrize(
    "text, tiles",
    [
        ("Grün Stadt", ["Grün Stadt"]),
        ("grün stadt 2, 100%", ["Grün Stadt 2", "100%"]),
        ("Grün Stadt 2 Grün Stadt.tif", ["Grün Stadt 2", "Grün Stadt"]),
        ("a,b; -dash", ["a,b", "-dash"]),
        ("austin1 10", ["austin1", "austin10"]),
        ("folder/austin1.tif", ["austin1"]),
        ('"a,b" "Grün Stadt" 2', ["a,b", "Grün Stadt", "Grün Stadt 2"]),
        ('"a,b", "Grün Stadt"', ["a,b", "Grün Stadt"]),
        ('"austin1 austin10" vienna1', ["austin1", "austin10", "vienna1"]),
    ],
)
def test_names_with_blanks_and_signs(text, tiles):
    assert named(text, *TOWNS) == tiles


@pytest.mark.parametrize(
    "text, tiles, words",
    [
        ("10", POTSDAM, r"10 stands for several orthophotos \(top_potsdam_2_10_RGB, top_potsdam_3_10_RGB, top_pot"),
        ("1", TOWNS, r"1 stands for several orthophotos \(austin1, vienna1\)"),
        ("2_11", POTSDAM, r"there is no orthophoto 2_11; there are 2_10, 3_10, 7_9, 7_10.\n.*Did you mean 2_10"),
        ("viena1", TOWNS, r"there is no orthophoto viena1.*\n.*Did you mean vienna1"),
        ("90", tuple(f"area{n}" for n in range(80)), r"there is no orthophoto 90; there are 0, 1, .*, 7 and 72 more"),
    ],
)
def test_names_that_do_not_tell(text, tiles, words):
    with pytest.raises(ConfigError) as caught:
        named(text, *tiles)
    assert re.search(words, str(caught.value)), str(caught.value)


def test_a_tile_in_two_parameters():
    with pytest.raises(ConfigError, match="TRAIN_TILES: 1 is the orthophoto area1, which stands in TEST_TILES too"):
        named_tiles("1", scenes_of("area1"), "TRAIN_TILES", {"area1": "TEST_TILES"})

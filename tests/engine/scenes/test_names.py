"""What the names of rasters and folders say."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.scenes.names import kind_of_file, kind_of_folder, number_of, place_of, same_number, tile_numbers


@pytest.mark.parametrize(
    "stem, place",
    [
        ("top_potsdam_2_10_RGB", "potsdam 2 10"),
        ("top_potsdam_2_10_label_noBoundary", "potsdam 2 10"),
        ("dsm_potsdam_02_10_normalized_lastools", "potsdam 2 10"),
        ("MSK_000001", "1"),
        ("tile1_part01", "tile1 part1"),
        ("123_sat", "123"),
        ("Tile 7 (Mask)", "tile 7"),
        ("Häuser-GT", "häuser"),
        ("image", ""),
        ("£$%", ""),
    ],
)
def test_the_place_in_a_name(stem, place):
    assert " ".join(place_of(stem)) == place


@pytest.mark.parametrize(
    "first, second, same",
    [
        ("top_mosaic_09cm_area1", "dsm_09cm_matching_area1_normalized", True),
        ("top_area3", "003", True),
        ("potsdam_2_10", "potsdam_3_10", False),
        ("dop20_32_350_5550_1_nw_2021", "dom1_32_350_5550_1_nw_2019", True),
        ("dop20_32_350_5550_1_nw", "dom1_32_351_5550_1_nw", False),
        ("ortho_2024_013", "reference_13", True),
        ("a", "b", False),
    ],
)
def test_the_same_number(first, second, same):
    assert same_number(Path(f"{first}.tif"), Path(f"{second}.jpg")) is same


def test_numbers_that_tell_tiles_apart():
    assert tile_numbers(["area1", "area30", "north"]) == {"area1": "1", "area30": "30", "north": ""}
    potsdam = {f"top_potsdam_{n}_RGB": n for n in ("2_10", "3_10", "7_9")}
    assert tile_numbers(potsdam) == potsdam
    assert tile_numbers(["austin1", "vienna1"]) == {"austin1": "1", "vienna1": "1"}
    assert number_of(Path("x_2021.tif")) == "2021" and number_of(Path("x_9_2021.tif")) == "9"


@pytest.mark.parametrize(
    "name, kind",
    [("2_Ortho_RGB", "orthophoto"), ("5_Labels_all_noBoundary", "reference"), ("1_DSM_normalisation", "height raster"),
     ("gts_for_participants", "reference"), ("images_png", "orthophoto"), ("Train", ""), ("dop20", "orthophoto")],
)  # fmt: skip
def test_kinds_of_folders(name, kind):
    assert kind_of_folder(name) == kind


def test_kinds_of_files():
    kinds = [kind_of_file(stem) for stem in ("123_sat", "123_mask", "IMG_000001", "dsm_7", "town_7", "")]
    assert kinds == ["orthophoto", "reference", "orthophoto", "height raster", "", ""]

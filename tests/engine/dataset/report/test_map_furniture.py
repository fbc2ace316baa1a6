"""Names and scale bar of the map."""

from __future__ import annotations

import pytest

from training.contract.dataset_card import SPLIT_COLOURS
from training.dataset.report.map_furniture import PARTS, nice_length, short_names


@pytest.mark.parametrize(
    "names, expected",
    [
        (["top_mosaic_09cm_area1", "top_mosaic_09cm_area12"], ["area1", "area12"]),
        (["a_1", "b_1"], ["a_1", "b_1"]),
        (["area_1", "area_1_2"], ["1", "1_2"]),
        (["top_area_1"], ["top_area_1"]),
        (["north", "nord"], ["north", "nord"]),
    ],
)
def test_names_lose_what_they_share(names, expected):
    assert short_names(names) == expected


@pytest.mark.parametrize("most, expected", [(37, 20), (50, 50), (99.9, 50), (1234, 1000), (0.7, 0.5), (0.03, 0.02)])
def test_round_lengths(most, expected):
    assert nice_length(most) == pytest.approx(expected)


def test_the_colours_are_those_of_the_footprints_in_qgis():
    """The plugin's test is styles/test_styling.py."""
    assert {split: part.colour for split, part in PARTS.items()} == SPLIT_COLOURS

"""Erosion of class borders."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from training.labels.borders import Borders, erode_borders


def by_definition(labels, radius):
    """The definition word for word, pixel by pixel."""
    result = labels.copy()
    height, width = labels.shape
    for row in range(height):
        for col in range(width):
            disk = [
                labels[r, c]
                for r in range(max(0, row - radius), min(height, row + radius + 1))
                for c in range(max(0, col - radius), min(width, col + radius + 1))
                if (r - row) ** 2 + (c - col) ** 2 <= radius**2
            ]
            if any(value not in (255, labels[row, col]) for value in disk):
                result[row, col] = 255
    return result


def test_by_hand():
    labels = np.zeros((7, 7), dtype=np.uint8)
    labels[3, 3] = 4
    eroded = erode_borders(labels, 2) == 255
    assert eroded.astype(int).tolist() == [  # the digital disk of radius 2 around the odd pixel
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 1, 0, 0, 0],
        [0, 0, 1, 1, 1, 0, 0],
        [0, 1, 1, 1, 1, 1, 0],
        [0, 0, 1, 1, 1, 0, 0],
        [0, 0, 0, 1, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0],
    ]


def test_a_straight_border_loses_three_pixels_on_each_side():
    labels = np.repeat([[1] * 8 + [2] * 8], 5, axis=0).astype(np.uint8)
    assert erode_borders(labels, 3)[2].tolist() == [1] * 5 + [255] * 6 + [2] * 5


def test_no_data_makes_no_border_but_classes_on_its_two_sides_do():
    labels = np.full((5, 9), 3, dtype=np.uint8)
    labels[:, 4] = 255
    assert (erode_borders(labels, 3) == labels).all()
    labels[:, 5:] = 0
    assert erode_borders(labels, 3)[2].tolist() == [3, 3, 255, 255, 255, 255, 255, 0, 0]


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (2, 3)])
def test_arrays_smaller_than_the_disk(shape):
    labels = np.zeros(shape, dtype=np.uint8)
    assert (erode_borders(labels, 50) == 0).all()
    labels[0, 0] = 2
    assert (erode_borders(labels, 50) == (255 if labels.size > 1 else 2)).all()


LABELS = arrays.arrays(np.uint8, (11, 13), elements=st.sampled_from([0, 0, 0, 1, 5, 255]))


@given(LABELS, st.integers(0, 6))
def test_follows_the_definition_and_leaves_its_input_alone(labels, radius):
    before = labels.copy()
    assert (erode_borders(labels, radius) == by_definition(labels, radius)).all()
    assert (labels == before).all()


@given(st.integers(0, 5), st.integers(1, 39), st.integers(0, 1000))
def test_windows_with_halo_give_the_same_as_the_whole(radius, cut, seed):
    labels = np.random.default_rng(seed).choice(np.array([0, 0, 0, 0, 0, 0, 1, 255], np.uint8), (40, 20))
    upper = erode_borders(labels[: cut + radius], radius)[:cut]
    top = max(0, cut - radius)
    lower = erode_borders(labels[top:], radius)[cut - top :]
    assert (np.vstack([upper, lower]) == erode_borders(labels, radius)).all()


class TestBorders:
    def see(self, labels, undefined=6):
        borders = Borders(undefined)
        for row in range(0, len(labels), 16):
            borders.add(labels[row : row + 16])
        return borders.gap_px

    def stripes(self, gap, classes=(0, 1, 2, 3), width=30, height=40):
        row = np.concatenate([[code] * width + [6] * gap for code in classes])
        return np.tile(row, (height, 1)).astype(np.uint8)

    def test_strips_of_black_between_classes_are_eroded_borders(self):
        assert self.see(self.stripes(6)) == 6
        assert self.see(self.stripes(7)) == 7
        assert self.see(np.where(self.stripes(6) == 6, 255, self.stripes(6))) == 6

    def test_classes_that_touch_are_none(self):
        assert self.see(self.stripes(0)) == 0
        mixed = self.stripes(6)
        mixed[:2] = self.stripes(0, width=36)[:2]  # two rows in forty
        assert self.see(mixed) == 0

    def test_wide_gaps_are_polygons_drawn_apart(self):
        assert self.see(self.stripes(40)) == 0

    def test_gaps_inside_one_class_or_from_row_to_row_say_nothing(self):
        assert self.see(self.stripes(6, classes=(1, 1, 1, 1))) == 0
        rows = np.repeat(np.array([0, 6, 1, 6], np.uint8), 6)[:, None].repeat(50, axis=1)
        assert self.see(rows) == 0

    def test_a_few_prove_nothing(self):
        assert self.see(self.stripes(6)[:3]) == 0
        assert self.see(np.full((20, 20), 6, np.uint8)) == 0

"""How classes are spread over the parts, and what is missing where."""

from __future__ import annotations

import math

import pytest

from training.contract.class_scheme import ISPRS
from training.contract.dataset_card import DatasetCard
from training.dataset.report.class_shares import ClassShares


def shares(train=None, validation=None, test=None, area=None):
    counts = {"train": train or {}, "validation": validation or {}, "test": test or {}}
    patches = {split: int(bool(pixels)) for split, pixels in counts.items()}
    available = {} if area is None else {"train": area, "validation": {}, "test": {}}
    card = DatasetCard(64, 0.09, ISPRS, (), 3, "uint8", "none", counts, patches=patches, available=available)
    return ClassShares.from_card(card)


EVEN = dict.fromkeys(range(6), 10)


def test_shares_are_of_the_labelled_pixels():
    class_shares = shares({0: 30, 1: 10, 6: 900, 255: 50}, {1: 5})
    assert class_shares.by_part() == {"training": [0.75, 0.25, 0, 0, 0, 0], "validation": [0, 1, 0, 0, 0, 0]}
    land_cover, cells = class_shares.rows()[0]
    assert land_cover.name == "impervious surfaces" and cells == [(0.75, 30), (0, 0)]
    assert class_shares.uncounted() == [("undefined (does not count)", [900, 0]), ("no data (does not count)", [50, 0])]


def test_before_and_after_is_a_factor_of_shares():
    rows = shares({0: 60, 4: 40, 6: 1000}, area={0: 990, 4: 10, 1: 0, 6: 5000, 255: 77}).before_and_after()
    assert rows[0][1:] == pytest.approx((0.99, 0.6, 0.6 / 0.99))
    assert rows[4][0].name == "car" and rows[4][1:] == pytest.approx((0.01, 0.4, 40))
    assert rows[1][1:3] == (0, 0) and math.isnan(rows[1][3])


def test_without_counts_of_the_area_there_is_no_before():
    assert shares(EVEN).before_and_after() == [] and shares(EVEN, area={6: 3}).before_and_after() == []


def test_nothing_is_missing():
    assert shares(EVEN, EVEN, EVEN).gaps() == [] and shares(EVEN).gaps() == []


def test_what_is_missing_is_named_where_it_matters():
    train = {**EVEN, 3: 0, 4: 0, 5: 0}
    gaps = {fact: names for fact, names, _ in shares(train, {**EVEN, 0: 0, 5: 0}, {**EVEN, 5: 0}).gaps()}
    assert gaps == {
        "In no patch": "clutter",
        "In validation, but not in training": "tree, car",
        "In training, but not in validation": "impervious surfaces",
        "In test, but not in training": "tree, car",
    }


def test_undefined_and_no_data_are_never_missing():
    assert shares({**EVEN, 6: 5}, {**EVEN, 255: 5}).gaps() == []


def test_the_area_tells_whether_drawing_lost_a_class():
    few = {**EVEN, 4: 0, 5: 0}
    gaps = {fact: names for fact, names, _ in shares(few, few, area={**EVEN, 5: 0}).gaps()}
    assert gaps == {"In no patch, nor anywhere in the area": "clutter", "In the area, but in no patch": "car"}

"""Pictures and numbers on the pages of reports."""

from __future__ import annotations

import math

import numpy as np

from tests.report_pages import decode
from training.contract.class_scheme import ISPRS
from training.report.page import count, number, percent, plain
from training.report.pictures import disagreement_map, label_map, photo


def test_pictures_show_the_right_pixels():
    labels = np.array([[0, 1], [6, 255]], dtype=np.uint8)
    shown = np.asarray(decode(label_map(labels, ISPRS)).convert("RGB"))
    assert shown[0, 1].tolist() == [0, 0, 255] and shown[1, 1].tolist() == [208, 215, 222]
    wrong = np.asarray(decode(disagreement_map(labels, np.array([[0, 2], [6, 0]], np.uint8))).convert("RGB"))
    assert wrong[0, 1].tolist() == [207, 34, 46]
    assert wrong[1, 1].tolist() == [208, 215, 222]
    assert wrong[0, 0].tolist() == wrong[1, 0].tolist() == [246, 248, 250]
    assert decode(photo(np.zeros((1024, 512, 3), np.uint8))).size == (128, 256)
    assert decode(label_map(np.zeros((1000, 300), np.uint8), ISPRS)).size == (75, 250)


def test_numbers_as_people_write_them():
    assert (percent(0.12345), percent(math.nan), percent(None)) == ("12.3\u00a0%", "–", "–")
    assert (count(1234567), number(0.5), number(math.nan)) == ("1\u00a0234\u00a0567", "0.500", "–")
    assert [plain(v) for v in (True, (1, 2), {"a": 1}, 0.5, "", None)] == ["yes", "1, 2", "a 1", "0.5", "–", "–"]

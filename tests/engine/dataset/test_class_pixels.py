"""Random pixels of each class from a stream of labels."""

from __future__ import annotations

import numpy as np

from training.dataset.class_pixels import ClassPixels

LABELS = np.random.default_rng(0).choice([0, 1, 5], size=(40, 50), p=[0.9, 0.095, 0.005]).astype(np.uint8)


def sample(each, seed=0, parts=4):
    class_pixels = ClassPixels([0, 1, 5], each, [seed])
    rows = 40 // parts
    for top in range(0, 40, rows):
        class_pixels.add(LABELS[top : top + rows], 7, 100, 200 + top)
    return list(class_pixels.in_turn())


def test_pixels_have_the_class_and_come_in_turn():
    drawn = sample(5)
    values = [int(LABELS[row - 200, col - 100]) for _, col, row in drawn]
    assert values[:15] == [0, 1, 5] * 5 and {area for area, _, _ in drawn} == {7}


def test_a_rare_class_gives_all_its_pixels_once():
    rare = int((LABELS == 5).sum())
    drawn = [(col, row) for _, col, row in sample(100) if LABELS[row - 200, col - 100] == 5]
    assert len(drawn) == len(set(drawn)) == rare < 100


def test_every_pixel_is_as_likely_wherever_it_comes_in_the_stream():
    times = np.zeros(LABELS.shape)
    for seed in range(400):
        for _, col, row in sample(20, seed):
            times[row - 200, col - 100] += 1
    of_class = times[LABELS == 1]
    assert abs(times[:20][LABELS[:20] == 1].mean() - times[20:][LABELS[20:] == 1].mean()) < 0.1 * of_class.mean() + 1
    expected = 400 * 20 / (LABELS == 1).sum()
    assert abs(of_class.mean() - expected) < 1e-9 and of_class.min() > 0.5 * expected


def test_merging_is_a_sample_of_the_union():
    times = {1: 0, 2: 0}
    for seed in range(300):
        first, second = ClassPixels([1], 10, [seed, 1]), ClassPixels([1], 10, [seed, 2])
        first.add(np.ones((10, 10)), 1, 0, 0)
        second.add(np.ones((10, 30)), 2, 0, 0)  # three times as many
        first.merge(second)
        for area, _, _ in first.in_turn():
            times[area] += 1
    assert times[1] + times[2] == 3000
    assert 0.2 < times[1] / 3000 < 0.3

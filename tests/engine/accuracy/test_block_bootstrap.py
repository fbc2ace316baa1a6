"""Confidence intervals by spatial blocks."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from tests.engine.support.random_maps import random_map
from training.accuracy import block_bootstrap
from training.accuracy.block_bootstrap import LEAST_BLOCKS, bootstrap
from training.accuracy.block_counts import BlockCounts
from training.accuracy.scores import MEANS, score_arrays
from training.windows import Window

SCORES = ("overall_accuracy", "kappa", *(f"mean_{name}" for name in MEANS))


def counted(reference, prediction, side, classes=4):
    height, width = reference.shape
    counts = BlockCounts(width, height, side, (classes, classes))
    counts.add(Window(0, 0, width, height), reference, prediction)
    return counts


def independent_blocks(number, side=4, seed=0):
    """A strip of `number` blocks, each with a share of right pixels of its own; two classes."""
    rng = np.random.default_rng(seed)
    reference = rng.integers(0, 2, (side, side * number)).astype(np.uint8)
    wrong = rng.random(reference.shape) < np.repeat(rng.uniform(0.05, 0.35, number), side)
    return counted(reference, np.where(wrong, 1 - reference, reference).astype(np.uint8), side, classes=2)


@pytest.fixture(scope="module")
def simulated():
    """Intervals of 100 maps of 160 x 160 pixels whose errors correlate over 12, and the scores of all of them."""
    rng = np.random.default_rng(1)
    maps = [counted(*random_map(rng, 160, 12), side=2) for _ in range(100)]
    return [(part, bootstrap([part], 0, seed=1)) for part in maps], score_arrays(sum(part.matrix() for part in maps))


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say(simulated):
    results, truth = simulated
    shares = {}
    for name in (*SCORES, *MEANS):
        ends = np.array([made.intervals[name] for _, made in results])  # (100, 2) or (100, 4, 2)
        known = ~np.isnan(ends[..., 0])
        assert known.mean() > 0.8
        holds = (ends[..., 0] <= truth[name]) & (truth[name] <= ends[..., 1])
        shares[name] = holds[known].mean()
    assert min(shares.values()) > 0.90, shares  # 95 % are promised; 100 maps show that to 2 %
    assert 0.925 < np.mean(list(shares.values())) < 0.985, shares


@pytest.mark.slow
def test_pixels_taken_as_independent_would_promise_too_much(simulated):
    results, truth = simulated
    holds = []
    for part, _ in results:
        matrix = part.matrix()
        share, n = np.trace(matrix) / matrix.sum(), matrix.sum()
        half = 1.96 * math.sqrt(share * (1 - share) / n)
        holds.append(abs(share - truth["overall_accuracy"]) <= half)
    assert np.mean(holds) < 0.5


@pytest.mark.slow
def test_blocks_are_some_ranges_wide_and_not_too_few(simulated):
    for part, made in simulated[0]:
        assert made.range_px - 2 <= made.block_size <= 2.5 * made.range_px + 2
        assert made.blocks >= 30 or made.block_size <= made.range_px + 2
        assert made.widening > 1 and part.side == 2


@pytest.mark.slow
def test_blocks_grow_slowly_with_the_area():
    rng = np.random.default_rng(0)
    made = []
    for size in (64, 256, 1024):  # cells of one pixel, errors independent of each other
        wrong = rng.random((size, size)) < 0.1
        made.append(bootstrap([counted(np.zeros((size, size), np.uint8), wrong.astype(np.uint8), 1, classes=2)], 0, 1))
    assert [one.block_size for one in made] == [5, 10, 20]  # 0.6 * (size^2)^(1/4), rounded up
    assert made[2].blocks == (1024 // 20) ** 2


@pytest.mark.parametrize("number", [12, 60])
def test_independent_blocks_of_equal_size_give_the_t_interval(number):
    counts = independent_blocks(number)
    pixels, errors = counts.pixels_and_errors()
    shares = 1 - errors.ravel() / pixels.ravel()
    made = bootstrap([counts], counts.side, seed=3)
    assert made.blocks == number and made.effective_blocks["overall_accuracy"] == pytest.approx(number)
    low, high = made.interval("overall_accuracy")
    half = stats.t.ppf(0.975, number - 1) * shares.std(ddof=1) / math.sqrt(number) * made.widening
    assert high - low == pytest.approx(2 * half, rel=0.06)
    assert low < shares.mean() < high


def test_ends_by_hand():
    # Percentile ends 0.7 and 0.85 of the score 0.8, n = 11 blocks: t(0.975, 10) = 2.228, so that both move away by
    # 2.228 / 1.960 * sqrt(11 / 10) = 1.1923 times their distance on the logit scale, from logit 0.8 = 1.3863.
    drawn = np.repeat([0.7, 0.8, 0.85], [300, 400, 300])
    low, high = block_bootstrap._interval(np.array(0.8), drawn, np.array(11.0), 1.0, signed=False)
    assert low == pytest.approx(1 / (1 + math.exp(-(1.3863 + 1.1923 * (0.8473 - 1.3863)))), abs=1e-4)
    assert high == pytest.approx(1 / (1 + math.exp(-(1.3863 + 1.1923 * (1.7346 - 1.3863)))), abs=1e-4)
    wider = block_bootstrap._interval(np.array(0.8), drawn, np.array(11.0), 1.5, signed=False)
    assert wider[0] < low and high < wider[1] < 1
    kappa = block_bootstrap._interval(np.array(-0.1), drawn - 0.9, np.array(11.0), 1.0, signed=True)
    assert -1 < kappa[0] < -0.2 and kappa[1] < 0


def test_effective_blocks_by_hand():
    reference = np.zeros((4, 40), dtype=np.uint8)  # ten blocks of 16 pixels
    reference[:, 38:] = 255  # the last one has 8
    reference[0, :2] = 1  # a class in one block only
    made = bootstrap([counted(reference, np.zeros_like(reference), 4, classes=2)], 4, seed=1)
    assert made.effective_blocks["overall_accuracy"] == pytest.approx(152**2 / (9 * 16**2 + 8**2))
    assert made.effective_blocks["recall"].tolist()[1] == pytest.approx(1)
    assert made.effective_blocks["mean_recall"] == pytest.approx(1)


def test_the_seed_alone_decides(monkeypatch):
    counts = independent_blocks(30)
    first, again, other = (bootstrap([counts], 4, seed).intervals for seed in (1, 1, 2))
    monkeypatch.setattr(block_bootstrap, "_COUNTERS_AT_ONCE", 500)  # in smaller parts
    parts = bootstrap([counts], 4, 1).intervals
    for name, ends in first.items():
        assert np.array_equal(ends, again[name], equal_nan=True) and np.array_equal(ends, parts[name], equal_nan=True)
    assert first["kappa"].tolist() != other["kappa"].tolist()


def test_several_rasters_are_one_set_of_blocks():
    parts = [independent_blocks(8, seed=1), independent_blocks(9, seed=2)]
    together = bootstrap(parts, 4, seed=1)
    assert together.blocks == 17 and together.interval("overall_accuracy")
    assert "8 of 4" in bootstrap(parts[:1], 4, seed=1).problem


def test_too_few_blocks_give_no_interval():
    made = bootstrap([independent_blocks(LEAST_BLOCKS - 1)], 4, seed=1)
    assert made.intervals == {} and made.interval("overall_accuracy") is None and made.interval("f1", 1) is None
    assert "too few blocks: 9 of 4 × 4 pixels" in made.problem and "10 are needed" in made.problem
    assert not bootstrap([independent_blocks(LEAST_BLOCKS)], 4, seed=1).problem


def test_a_class_in_few_blocks_has_no_interval_nor_have_the_means():
    reference = np.zeros((4, 120), dtype=np.uint8)
    reference[3, 1::3] = 1
    reference[0, 4:8] = 2  # in one of 30 blocks
    prediction = reference.copy()
    prediction[3, ::3] = 1
    prediction[2, ::11] = 2
    made = bootstrap([counted(reference, prediction, 4, classes=3)], 4, seed=1)
    assert made.interval("overall_accuracy") and made.interval("f1", 0) and made.interval("precision", 1)
    assert made.interval("recall", 2) is None and made.interval("mean_recall") is None


@pytest.mark.parametrize("right", [True, False])
def test_without_any_error_or_hit_there_is_nothing_to_judge_from(right):
    reference = np.random.default_rng(0).integers(0, 2, (40, 40)).astype(np.uint8)
    made = bootstrap([counted(reference, reference if right else 1 - reference, 4, classes=2)], 0, seed=1)
    assert "do not vary" in made.problem and not made.intervals


def test_a_score_that_never_varies_has_no_interval():
    reference = np.tile(np.array([0, 1], dtype=np.uint8), (4, 40))
    prediction = reference.copy()
    prediction[0, 1::10] = 0  # class 1 is missed at places, but whatever is called 1 is 1
    made = bootstrap([counted(reference, prediction, 4, classes=2)], 4, seed=1)
    assert made.interval("precision", 1) is None and made.interval("recall", 1) and made.interval("precision", 0)

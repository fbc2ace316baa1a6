"""Paired differences between two ways to train: formulas by hand, and verdicts on planted effects and on none."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import ndimage, stats

from training.accuracy import block_bootstrap
from training.accuracy.block_counts import BlockCounts
from training.accuracy.paired_bootstrap import holm, paired_bootstrap
from training.windows import Window

SIZE, RANGE_PX = 96, 6
BUILDINGS = 1  # the second of two classes


def field(rng, size=SIZE):
    """A Gaussian field of variance 1 whose correlation falls to 5 % at about `RANGE_PX` pixels."""
    scale = RANGE_PX / 3.46
    smooth = ndimage.gaussian_filter(rng.standard_normal((size, size)), scale, mode="wrap")
    return smooth * 2 * np.sqrt(np.pi) * scale


def counted(reference, prediction, side=2, classes=2):
    counts = BlockCounts(reference.shape[1], reference.shape[0], side, (classes, classes))
    counts.add(Window(0, 0, reference.shape[1], reference.shape[0]), reference, prediction)
    return counts


def two_ways(rng, repeats, effect=0.0, seeds=0.0):
    """Maps of the same ground by two ways to train, `repeats` times each; about 16 % of the pixels are wrong.

    What makes a pixel hard is shared by all of them in part; in part each way finds other places hard, wherefore they
    differ by chance on this ground, even if not on all ground of this kind. `effect` moves all errors of the second
    way, `seeds` is the standard deviation with which each training does.
    """
    reference = (field(rng) > 0.3).astype(np.uint8)
    shared, ways = field(rng), [field(rng), field(rng)]

    def run(way):
        doubt = 0.7 * shared + 0.4 * ways[way] + 0.3 * field(rng) + 0.5 * rng.standard_normal(reference.shape)
        wrong = doubt + seeds * rng.standard_normal() - effect * way > 1.0
        return [counted(reference, np.where(wrong, 1 - reference, reference).astype(np.uint8))]

    return [[run(way) for _ in range(repeats)] for way in (0, 1)]


def verdicts(number, repeats, seed, **how):
    """How often a score's interval leaves out 0, below and above."""
    rng = np.random.default_rng(seed)
    shares = {"overall_accuracy": [], "mean_f1": [], "f1": []}
    for _ in range(number):
        made = paired_bootstrap(*two_ways(rng, repeats, **how), 0, seed=1)
        for name in shares:
            low, high = made.interval(name, BUILDINGS if name == "f1" else None)
            shares[name].append((high < 0) - 0.0 + 2 * (low > 0))
    return {name: (np.mean(np.equal(values, 1)), np.mean(np.equal(values, 2))) for name, values in shares.items()}


@pytest.fixture()
def few_draws(monkeypatch):
    monkeypatch.setattr(block_bootstrap, "RESAMPLES", 200)  # enough for a standard deviation (5 % of it)


@pytest.mark.slow
@pytest.mark.parametrize(("repeats", "seeds"), [(1, 0.0), (3, 0.0), (3, 0.1), (2, 0.1)])
def test_without_an_effect_verdicts_are_wrong_in_at_most_five_per_cent(few_draws, repeats, seeds):
    number = 120
    margin = 2 * math.sqrt(0.05 * 0.95 / number)  # Monte Carlo, two standard errors
    for name, (declines, improves) in verdicts(number, repeats, 1, seeds=seeds).items():
        assert declines + improves <= 0.05 + margin, name


@pytest.mark.slow
def test_a_planted_effect_is_found_nine_times_in_ten(few_draws):
    """Errors fall from 16 to 11 %; by chance in the training they vary by 0.5 %."""
    for name, (declines, improves) in verdicts(50, 3, 2, effect=0.25, seeds=0.02).items():
        assert declines == 0 and improves >= 0.9, name


def test_a_planted_decline_is_found_as_well(few_draws):
    for name, (declines, improves) in verdicts(30, 3, 3, effect=-0.25, seeds=0.02).items():
        assert improves == 0 and declines >= 0.9, name


@pytest.mark.slow
def test_one_repeat_mistakes_chance_in_the_training_for_an_effect(few_draws):
    """Why a report with one repeat must say that it knows nothing of other trainings."""
    wrong = sum(verdicts(60, 1, 4, seeds=0.15)["overall_accuracy"])
    assert wrong > 0.2
    assert sum(verdicts(60, 3, 4, seeds=0.15)["overall_accuracy"]) <= 0.1


def blocks_of(errors, side=4):
    """A strip of square blocks of one class with so many wrong pixels each."""
    prediction = np.zeros((side, side * len(errors)), dtype=np.uint8)
    for i, wrong in enumerate(errors):
        block = prediction[:, side * i : side * (i + 1)]
        block[np.unravel_index(np.arange(wrong), block.shape)] = 1
    return counted(np.zeros_like(prediction), prediction, side)


def test_interval_by_hand():
    rng = np.random.default_rng(0)
    first, second = rng.integers(4, 9, (3, 30)), rng.integers(1, 6, (3, 30))
    runs = [[[blocks_of(errors)] for errors in way] for way in (first, second)]
    made = paired_bootstrap(*runs, 4, seed=1)
    by_block = (first - second).mean(axis=0) / 16
    by_seed = (first - second).mean(axis=1) / 16
    space = by_block.std(ddof=1) / math.sqrt(30) * made.widening
    seeds = by_seed.std(ddof=1) / math.sqrt(3)
    assert made.blocks == 30 and made.effective_blocks["overall_accuracy"] == pytest.approx(30)
    assert made.estimate["overall_accuracy"] == pytest.approx(by_block.mean())
    assert made.seeds["overall_accuracy"] == pytest.approx(seeds)
    assert made.space["overall_accuracy"] == pytest.approx(space, rel=0.06)  # 2000 draws
    half = math.hypot(made.space["overall_accuracy"] * stats.t.ppf(0.975, 29), seeds * stats.t.ppf(0.975, 2))
    low, high = made.interval("overall_accuracy")
    assert (low, high) == pytest.approx((by_block.mean() - half, by_block.mean() + half))
    assert low > 0 and made.p_value("overall_accuracy") < 0.05


def test_p_value_is_the_level_at_which_the_interval_ends_at_zero():
    rng = np.random.default_rng(1)
    first, second = rng.integers(3, 9, (1, 30)), rng.integers(3, 8, (1, 30))
    made = paired_bootstrap(*[[[blocks_of(errors)] for errors in way] for way in (first, second)], 4, seed=1)
    statistic = made.estimate["overall_accuracy"] / made.space["overall_accuracy"]
    assert made.p_value("overall_accuracy") == pytest.approx(2 * stats.t.sf(abs(statistic), 29))
    assert made.seeds["overall_accuracy"] == 0 and made.repeats == 1


def test_pairing_by_place_tells_more_than_two_intervals():
    """Blocks differ much, both ways alike: the difference is sure."""
    hard = np.random.default_rng(2).integers(2, 14, 40)
    made = paired_bootstrap([[blocks_of(hard)]], [[blocks_of(hard - 1 - np.arange(40) % 2)]], 4, seed=1)
    assert made.interval("overall_accuracy")[0] > 0.07
    assert made.space["overall_accuracy"] < 0.2 * (hard / 16).std() / math.sqrt(40)


def test_the_order_only_turns_the_sign():
    runs = two_ways(np.random.default_rng(3), 2, effect=0.1)
    forth, back = paired_bootstrap(*runs, 0, seed=1), paired_bootstrap(*runs[::-1], 0, seed=1)
    low, high = forth.interval("f1", BUILDINGS)
    assert back.interval("f1", BUILDINGS) == pytest.approx((-high, -low))
    assert back.p_value("f1", BUILDINGS) == pytest.approx(forth.p_value("f1", BUILDINGS))


def test_several_rasters_are_one_set_of_blocks():
    rng = np.random.default_rng(4)
    errors = rng.integers(1, 9, (2, 24))
    whole = paired_bootstrap([[blocks_of(errors[0])]], [[blocks_of(errors[1])]], 4, seed=1)
    parts = [[[blocks_of(way[:10]), blocks_of(way[10:])]] for way in errors]
    cut = paired_bootstrap(*parts, 4, seed=1)
    assert cut.blocks == whole.blocks == 24
    assert cut.estimate["overall_accuracy"] == pytest.approx(whole.estimate["overall_accuracy"])


def test_too_few_blocks_or_no_difference_give_no_interval():
    few = paired_bootstrap([[blocks_of([3, 1, 4, 1, 5])]], [[blocks_of([2, 7, 1, 8, 2])]], 4, seed=1)
    assert "too few blocks: 5 of 4 × 4 pixels" in few.problem
    assert few.interval("overall_accuracy") is None and math.isnan(few.p_value("overall_accuracy"))
    same = paired_bootstrap([[blocks_of([3, 1] * 10)]], [[blocks_of([3, 1] * 10)]], 4, seed=1)
    assert "do not vary" in same.problem and same.interval("mean_f1") is None
    assert same.estimate["overall_accuracy"] == 0


def test_a_class_that_does_not_occur_has_no_difference():
    reference = np.zeros((4, 80), dtype=np.uint8)
    first, second = reference.copy(), reference.copy()
    first[0, ::3], second[0, ::7] = 1, 1
    made = paired_bootstrap([[counted(reference, first, 4, 3)]], [[counted(reference, second, 4, 3)]], 4, seed=1)
    assert made.interval("f1", 2) is None and math.isnan(made.estimate["f1"][2])
    assert made.interval("f1", 0) is not None and math.isfinite(made.estimate["mean_f1"])


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, math.nan, 0.02])[::2] == pytest.approx([0.5, 0.04])
    assert math.isnan(holm([0.5, math.nan])[1]) and holm([]) == [] and holm([0.9, 0.8]) == [1.0, 1.0]


def test_holm_is_wrong_about_any_of_three_in_at_most_five_per_cent():
    p = np.random.default_rng(5).uniform(size=(4000, 3))
    assert np.mean([min(holm(list(row))) < 0.05 for row in p]) <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / 4000)

"""Verdicts, the best variant, and what is said beside them."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.report_pages import check_page
from training.accuracy.block_counts import BlockCounts
from training.comparison.plan import VariantRun
from training.comparison.report import compare_report, points
from training.comparison.result import compare_variants
from training.comparison.run_counts import VariantCounts
from training.comparison.verdict import DECLINES, IMPROVES, UNDECIDED, Change, why_no_interval
from training.contract.class_scheme import ISPRS
from training.contract.config import CompareConfig
from training.contract.labelling.chosen_places import NOT_OF_THE_MAP
from training.windows import Window

ERRORS = {"ortho": 0.2, "ortho_ndvi": 0.2, "ortho_height": 0.1, "ortho_height_ndvi": 0.3}
SIZE = 240


def made(errors=ERRORS, repeats=3, ran_on=("cpu",), size=SIZE, classes=None, corner=None, never_wrong=None):
    """A comparison whose variants are wrong so often; each cell has its own luck, shared by all runs.

    A class `corner` lies in a corner alone.
    """
    rng = np.random.default_rng(0)
    values = [land_cover.value for land_cover in classes or ISPRS.learnt()]
    reference = np.kron(rng.choice(values, (size // 8, size // 8)), np.ones((8, 8))).astype(np.uint8)
    if corner is not None:
        reference[: size // 8, : size // 8] = corner
    hard = np.kron(rng.random((size // 8, size // 8)), np.ones((8, 8)))
    columns = (*ISPRS.learnt(), ISPRS.classes[6])
    counts, records = {}, {}
    for seed in range(1, repeats + 1):
        for i, (variant, rate) in enumerate(errors.items()):
            run = VariantRun(variant, seed, Path(f"{variant}_{seed}"))
            wrong = rng.random(reference.shape) < rate * 2 * hard + 0.002 * rng.standard_normal()
            wrong &= reference != (255 if never_wrong is None else never_wrong)
            prediction = np.where(wrong, (reference + 1) % 6, reference).astype(np.uint8)
            part = BlockCounts(size, size, 16, (6, 7))
            part.add(Window(0, 0, size, size), reference, prediction)
            counts[run] = [part]
            device = {"device": ran_on[i % len(ran_on)], "precision": "float32", "batch_size": 8}
            records[run] = {"ran_on": device, "training": {"mean_f1": 0.5, "epochs_run": 3}}
    counted = VariantCounts(ISPRS, ISPRS.learnt(), columns, counts, size * size, 17, ())
    config = CompareConfig(dataset="set", output="out", variants=tuple(errors), repeats=repeats)
    return compare_variants(config, ["area 3"], counted, records)


@pytest.fixture(scope="module")
def comparison():
    return made()


def test_verdicts_are_right(comparison):
    verdicts = {variant: changes.overall["mean_f1"].verdict for variant, changes in comparison.changes.items()}
    assert verdicts == {"ortho_ndvi": UNDECIDED, "ortho_height": IMPROVES, "ortho_height_ndvi": DECLINES}
    changes = comparison.changes["ortho_height"]
    for change in (changes.overall["overall_accuracy"], changes.by_class["f1"][1], changes.by_class["recall"][3]):
        assert change.verdict == IMPROVES
    low, high = changes.overall["overall_accuracy"].interval
    assert low < 0.1 < high
    assert comparison.best_variant == "ortho_height"


def test_verdicts_allow_for_the_number_of_variants(comparison):
    alone = [comparison.differences[name].p_value("mean_f1") for name in comparison.differences]
    adjusted = [changes.overall["mean_f1"].p for changes in comparison.changes.values()]
    order = np.argsort(alone)
    assert adjusted[order[0]] == pytest.approx(3 * alone[order[0]])
    assert all(after >= before for after, before in zip(adjusted, alone, strict=True))


@pytest.mark.parametrize(
    ("difference", "p", "verdict"),
    [(0.1, 0.049, IMPROVES), (-0.1, 0.049, DECLINES), (0.1, 0.051, UNDECIDED), (0.1, math.nan, UNDECIDED)],
)
def test_verdict_by_p_value(difference, p, verdict):
    assert Change(difference, None, p).verdict == verdict


def test_plain_data_hold_everything(comparison):
    data = json.loads(json.dumps(comparison.to_dict(), allow_nan=False))
    change = data["variants"]["ortho_height"]["changes"]["mean_f1"]
    assert change["verdict"] == IMPROVES and change["interval"][0] < change["difference"] < change["interval"][1]
    assert "changes" not in data["variants"]["ortho"] and len(data["runs"]) == 12 and data["warnings"] == []
    assert data["pixels_without_data_in_some_variant"] == 17
    lines = comparison.lines()
    assert lines[0].startswith("ortho: mean F1 8") and "(mean of 3 on unseen tiles)" in lines[0]
    assert any(line.startswith("ortho_height against ortho: mean F1 +") and "improves" in line for line in lines)


def test_a_single_repeat_and_unlike_devices_are_warned_of():
    warnings = made(repeats=1, ran_on=("cpu", "cuda")).warnings()
    assert "single repeat" in warnings[0] and "not trained alike" in warnings[1] and "cuda, float32, 8" in warnings[1]


def test_accuracy_on_chosen_blocks_is_not_that_of_the_map():
    comparison = replace(made(), on_chosen_places=True)
    assert comparison.warnings() == [NOT_OF_THE_MAP] and not made().warnings()
    assert "no random sample" in compare_report(comparison, {})


def test_too_little_ground_gives_no_verdict():
    small = made(size=32)
    for changes in small.changes.values():
        of_classes = [change for changes_of in changes.by_class.values() for change in changes_of]
        assert all(change.verdict == UNDECIDED for change in [*changes.overall.values(), *of_classes])
    assert any("no intervals for ortho_height: too few blocks" in line for line in small.lines())
    text, _ = check_page(compare_report(small, {}))
    assert "no intervals and no verdicts: too few blocks" in text and "points, no interval: undecided" in text


def test_a_class_on_too_little_ground_is_told_from_a_small_change():
    rare = made({"ortho": 0.2, "ortho_height": 0.05}, classes=ISPRS.learnt()[:4], corner=5)
    changes = rare.changes["ortho_height"]
    accuracy, mean_f1, f1 = changes.overall["overall_accuracy"], changes.overall["mean_f1"], changes.by_class["f1"]
    assert accuracy.verdict == IMPROVES and not accuracy.missing
    for change in (mean_f1, f1[5], changes.by_class["recall"][5]):
        assert change.verdict == UNDECIDED and change.interval is None
        assert re.fullmatch(r"clutter in too few blocks, \d\.\d of 10", change.missing)
    assert not f1[0].missing
    data = rare.to_dict()["variants"]["ortho_height"]["changes"]
    assert data["mean_f1"]["no_interval"] == mean_f1.missing
    assert data["overall_accuracy"]["no_interval"] is None
    (warning,) = rare.warnings()
    assert "mean F1 of Orthophoto and heights" in warning and mean_f1.missing in warning and "TEST_TILES" in warning
    assert f"points, no interval ({mean_f1.missing}): undecided" in rare.lines()[1]
    text, _ = check_page(compare_report(rare, {}))
    assert f"points, no interval ({mean_f1.missing}): undecided" in text
    assert text.count(f1[5].missing) == 3 + 2  # tables: class, mean F1, class; sentence; warning


def test_few_blocks_are_not_rounded_to_enough():
    few = made({"ortho": 0.2, "ortho_height": 0.05}, classes=ISPRS.learnt()[:4], corner=5)
    difference = few.differences["ortho_height"]
    for score, number in (("f1", 9.97), ("recall", 9.97)):
        difference.effective_blocks[score][5] = number
        assert why_no_interval(difference, ISPRS.learnt(), score, 5) == "clutter in too few blocks, 9.9 of 10"
    difference.effective_blocks["f1"][4] = 3.0
    difference.effective_blocks["mean_f1"] = np.asarray(3.0)
    assert (
        why_no_interval(difference, ISPRS.learnt(), "mean_f1") == "car and clutter in too few blocks, 3.0 and 9.9 of 10"
    )


def test_a_score_that_changes_nowhere_has_no_interval():
    same = made({"ortho": 0.2, "ortho_height": 0.05}, never_wrong=2)
    change = same.changes["ortho_height"].by_class["recall"][2]
    assert change.difference == 0 and change.interval is None and change.missing == "the same in all runs"


def test_a_class_that_does_not_occur_is_a_dash():
    without = made(classes=ISPRS.learnt()[:4], errors={"ortho": 0.2, "ortho_height": 0.1})
    change = without.changes["ortho_height"].by_class["recall"][5]
    assert math.isnan(change.difference) and change.verdict == UNDECIDED and not change.missing
    json.dumps(without.to_dict(), allow_nan=False)
    text, _ = check_page(compare_report(without, {}))
    assert "–" in text


def test_report(comparison):
    text, pictures = check_page(compare_report(comparison, {"data set": "set"}, "2026-01-01"))
    assert "4 kinds of inputs, trained 3 times each, tested on 1 orthophoto" in text
    assert "Orthophoto and heights has the highest mean F1" in text
    assert "improves" in text and "declines" in text and "Holm" in text and "17 pixels" in text
    assert len(pictures) == 2 and "1, 2, 3; with the same seed" in text
    assert any(re.search(r"interval -\d", sentence) for sentence in comparison.sentences())
    assert not re.search(r" -\d", text)  # minus signs


def test_points_are_written_with_their_sign():
    assert [points(value) for value in (0.0123, -0.0123, 0.0, math.nan)] == ["+1.2", "−1.2", "+0.0", "–"]

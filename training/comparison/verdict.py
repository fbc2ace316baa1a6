"""By how much a score differs between two kinds of inputs, whether that is sure, and if not, what is missing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..accuracy.block_bootstrap import LEAST_BLOCKS, LEVEL
from ..accuracy.paired_bootstrap import PairedDifference
from ..contract.class_scheme import LandCoverClass
from ..contract.language import as_written, later, tr

IMPROVES, DECLINES, UNDECIDED = later("improves"), later("declines"), later("undecided")
_MEAN = "mean_"  # of the classes, as in `score_arrays`


@dataclass(frozen=True)
class Change:
    """By how much one score of a variant differs from that of the orthophoto alone.

    Args:
        difference: Mean over the repeats; NaN if there is none.
        interval: 95 % interval of this difference alone; None if there is none.
        p: Its p value, adjusted for the number of variants (Holm 1979); NaN if there is no interval.
        missing: Why there is a difference, but no interval; "" else. Then it is undecided however large it is.
    """

    difference: float
    interval: tuple[float, float] | None
    p: float
    missing: str = ""

    @property
    def verdict(self) -> str:
        """`IMPROVES` or `DECLINES` if the adjusted p value is below 5 %, else `UNDECIDED`."""
        if self.p >= 1 - LEVEL or math.isnan(self.p):
            return UNDECIDED
        return IMPROVES if self.difference > 0 else DECLINES

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        numbers = {"difference": self.difference, "adjusted_p": self.p}
        known = {name: None if math.isnan(value) else value for name, value in numbers.items()}
        return {**known, "interval": self.interval, "no_interval": self.missing or None, "verdict": self.verdict}


def why_no_interval(
    made: PairedDifference, classes: Sequence[LandCoverClass], score: str, index: int | None = None
) -> str:
    """What a difference lacks to have an interval; "" if it has one, or if there is no difference at all.

    Args:
        made: The differences.
        classes: The classes that count.
        score: Score as in `score_arrays`.
        index: Of which class; None for a score of all classes.
    """
    estimate = made.estimate[score] if index is None else made.estimate[score][index]
    if made.interval(score, index) is not None or math.isnan(estimate):
        return ""
    if made.problem:
        return made.problem
    blocks = made.effective_blocks[score.removeprefix(_MEAN)]
    indices = [index] if index is not None else [i for i in range(len(classes)) if made.effective_blocks["f1"][i] > 0]
    few = [i for i in indices if blocks[i] < LEAST_BLOCKS] if blocks.ndim else []
    if not few:
        return tr("the same in all runs")
    names = tr(" and ").join(classes[i].shown for i in few)
    numbers = tr(" and ").join(as_written(f"{math.floor(10 * blocks[i]) / 10:.1f}") for i in few)
    return tr(
        "{names} in too few blocks, {numbers} of {least_blocks}",
        names=names,
        numbers=numbers,
        least_blocks=LEAST_BLOCKS,
    )


def score_words(score: str) -> str:
    """A score's name in words."""
    return tr({"mean_f1": later("mean F1"), "overall_accuracy": later("overall accuracy")}.get(score, score))


def change_text(change: Change, explained: bool) -> str:
    """A change in points with interval and verdict; `explained`: why it has no interval is said elsewhere."""
    if math.isnan(change.difference):
        return "–"
    return tr("{change}: {verdict}", change=figures(change, explained), verdict=tr(change.verdict))


def figures(change: Change, explained: bool = False) -> str:
    """The change in points with its interval, or with what is missing for one."""
    text = tr("{value:+.1f} points", value=100 * change.difference)
    if change.interval is None:
        return text + (
            tr(", no interval")
            if explained or not change.missing
            else tr(", no interval ({missing})", missing=change.missing)
        )
    low, high = change.interval
    return text + tr(" (95 % interval {value:+.1f} to {value_2:+.1f})", value=100 * low, value_2=100 * high)


def difference(change: Change) -> str:
    """Whether the mean F1 of two choices differs, as the end of a sentence."""
    if change.verdict == UNDECIDED:
        return tr(
            "no difference in mean F1 that chance could not make, {figures}", figures=figures(change, explained=True)
        )
    return tr(
        "they differ in mean F1, better by {change}"
        if change.difference > 0
        else "they differ in mean F1, worse by {change}",
        change=figures(change),
    )

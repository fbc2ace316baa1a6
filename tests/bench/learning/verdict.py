"""Whether ours learns better than the plain loop: paired differences over the seeds, and their intervals."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import t as student

from tests.bench.learning.runs import Run

CONFIDENCE = 0.90
LEAST_EACH = -0.005  # lower end of the interval of the mean F1, on every set
LEAST_MEAN = 0.02  # mean F1, in the mean over the sets
LEAST_ACCURACY = -0.005  # overall accuracy, on every set
_MEANS = ("overall_accuracy", "mean_f1")


@dataclass(frozen=True)
class Difference:
    """Of paired runs: their mean, and the interval that holds the truth with `CONFIDENCE`; NaN with a single pair."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, ours: Sequence[float], theirs: Sequence[float]) -> Difference:
        """From pairs, by Student's distribution."""
        pairs = [one - other for one, other in zip(ours, theirs, strict=True)]
        mean, half = statistics.fmean(pairs), float("nan")
        if len(pairs) > 1:
            factor = student.ppf(0.5 + CONFIDENCE / 2, len(pairs) - 1)
            half = float(factor) * statistics.stdev(pairs) / len(pairs) ** 0.5
        return cls(mean, mean - half, mean + half)

    def __str__(self) -> str:
        return f"{self.mean:+.3f} ({self.low:+.3f} to {self.high:+.3f})"


@dataclass(frozen=True)
class Verdict:
    """What the runs of one set say."""

    lines: list[str]
    mean_f1: Difference
    accuracy: Difference

    @property
    def reached(self) -> bool:
        """Whether ours is good enough on this set."""
        return self.mean_f1.low > LEAST_EACH and self.accuracy.mean >= LEAST_ACCURACY


def judge(ours: Sequence[Run], theirs: Sequence[Run]) -> Verdict:
    """Compare runs of one set, in the same order of seeds."""
    f1 = Difference.of([run.mean_f1 for run in ours], [run.mean_f1 for run in theirs])
    accuracy = Difference.of([run.overall_accuracy for run in ours], [run.overall_accuracy for run in theirs])
    seconds = [statistics.fmean(run.seconds for run in runs) for runs in (ours, theirs)]
    means = [[statistics.fmean(getattr(run, name) for run in runs) for name in _MEANS] for runs in (ours, theirs)]
    lines = [
        f"overall accuracy {means[0][0]:.3f}, plain {means[1][0]:.3f}: {accuracy}",
        f"mean F1 {means[0][1]:.3f}, plain {means[1][1]:.3f}: {f1}",
    ]
    by_class = [[json.loads(run.f1) for run in runs] for runs in (ours, theirs)]
    for name in by_class[0][0]:
        mine, other = ([run[name] for run in runs] for runs in by_class)
        if not any(value != value for value in (*mine, *other)):  # NaN: in no reference and in no result
            both = f"{statistics.fmean(mine):.3f}, plain {statistics.fmean(other):.3f}"
            lines.append(f"F1 of {name} {both}: {Difference.of(mine, other)}")
    lines.append(f"{seconds[0]:.0f} s, plain {seconds[1]:.0f} s a training")
    return Verdict(lines, f1, accuracy)

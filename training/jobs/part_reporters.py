"""What stands between a part of a job and the reporter of the whole: shares of the progress, names, kept warnings."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from itertools import accumulate, pairwise

from ..contract.language import tr
from ..contract.language.quantities import duration
from .reporter import Reporter


class ForwardingReporter:
    """Forwards everything unchanged; subclasses change what is reported of a part of a job.

    Args:
        whole: The reporter of the whole job.
    """

    def __init__(self, whole: Reporter) -> None:
        self._whole = whole

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Forward."""
        self._whole.progress(fraction, stage, detail)

    def metric(self, step: int, values: dict[str, float | None]) -> None:
        """Forward."""
        self._whole.metric(step, values)

    @property
    def watched(self) -> bool:
        """Whether somebody looks at pictures of the work."""
        return self._whole.watched

    def picture(self, name: str, step: int, image: str) -> None:
        """Forward."""
        self._whole.picture(name, step, image)

    def info(self, message: str) -> None:
        """Forward."""
        self._whole.info(message)

    def warning(self, message: str) -> None:
        """Forward."""
        self._whole.warning(message)

    def is_cancelled(self) -> bool:
        """Whether the user has asked to stop."""
        return self._whole.is_cancelled()


class StageReporter(ForwardingReporter):
    """Reports of a part of a job: its progress of 0-1 is mapped to `start`-`end` of the whole job."""

    def __init__(self, whole: Reporter, start: float, end: float) -> None:
        super().__init__(whole)
        self._start, self._end = start, end

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Report the progress of this part, 0-1."""
        self._whole.progress(self._start + fraction * (self._end - self._start), stage, detail)


def shares(reporter: Reporter, weights: Sequence[float]) -> list[StageReporter]:
    """A reporter for each of several consecutive parts of the work, whose shares of the progress are as `weights`."""
    ends = list(accumulate(weights, initial=0))
    return [StageReporter(reporter, start / ends[-1], end / ends[-1]) for start, end in pairwise(ends)]


class NamedReporter(ForwardingReporter):
    """Puts a name before every message, where one job works on several things.

    Args:
        whole: The reporter of the whole job.
        name: What the messages are about.
    """

    def __init__(self, whole: Reporter, name: str) -> None:
        super().__init__(whole)
        self._name = name

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Report progress, with the name in the stage."""
        self._whole.progress(fraction, self._named(stage) if stage else self._name, detail)

    def info(self, message: str) -> None:
        """Report a fact."""
        self._whole.info(self._named(message))

    def warning(self, message: str) -> None:
        """Report a warning about it."""
        self._whole.warning(self._named(message))

    def _named(self, text: str) -> str:
        return tr("{name}: {text}", name=self._name, text=text)


class TimeLeftReporter(ForwardingReporter):
    """Adds to each progress how long the rest of the whole job takes at most, extrapolated from what is done."""

    def __init__(self, whole: Reporter) -> None:
        super().__init__(whole)
        self._start: tuple[float, float] | None = None  # time in s and fraction of the first progress
        self.left = ""  # "at most 5 min left", "" as long as it is unknown

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Report progress, with the time left."""
        now = time.monotonic()
        self._start = self._start or (now, fraction)
        spent, done = now - self._start[0], fraction - self._start[1]
        if spent > 2 and done > 0:
            self.left = tr("at most {duration} left", duration=duration(spent / done * (1 - fraction)))
        self._whole.progress(fraction, stage, ", ".join(filter(None, (detail, self.left))))


class StepCounter:
    """Progress of work that threads share, by the number of steps done.

    Args:
        reporter: Receives the progress.
        total: Number of steps.
        stage: What is being done.
    """

    def __init__(self, reporter: Reporter, total: int, stage: str) -> None:
        self.reporter, self._total, self._stage = reporter, total, stage
        self._done = 0
        self._lock = threading.Lock()

    def step(self, detail: str = "", count: int = 1) -> None:
        """Count `count` more steps as done, and report it."""
        with self._lock:
            self._done += count
            self.reporter.progress(min(1.0, self._done / max(1, self._total)), self._stage, detail)


class WarningsKept(ForwardingReporter):
    """Forwards everything, and keeps the warnings for a report."""

    def __init__(self, whole: Reporter) -> None:
        super().__init__(whole)
        self.warnings: list[str] = []

    def warning(self, message: str) -> None:
        """Forward and keep."""
        self.warnings.append(message)
        self._whole.warning(message)


class DistinctWarnings(ForwardingReporter):
    """Forwards everything, but each warning only once, where the same is done several times.

    Args:
        whole: The reporter of the whole job.
        texts: Warnings that were reported before; new ones are added.
    """

    def __init__(self, whole: Reporter, texts: set[str] | None = None) -> None:
        super().__init__(whole)
        self.texts = set() if texts is None else texts

    def warning(self, message: str) -> None:
        """Forward it the first time."""
        if message not in self.texts:
            self.texts.add(message)
            self._whole.warning(message)

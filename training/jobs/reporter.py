"""How jobs report progress, facts and warnings: to QGIS as JSON lines, to a terminal, or to nobody."""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import IO, Protocol

from ..contract import protocol
from ..contract.elsewhere.users_paths import as_users
from ..contract.errors import JobCancelled
from ..contract.language import tr


class Reporter(Protocol):
    """What a job reports to, and asks whether to stop."""

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Report the progress of the whole job (0-1), its stage, and the position in the stage."""

    def metric(self, step: int, values: dict[str, float | None]) -> None:
        """Report the metrics of one step, such as an epoch."""

    @property
    def watched(self) -> bool:
        """Whether somebody looks at pictures of the work; else they need not be made."""

    def picture(self, name: str, step: int, image: str) -> None:
        """Show what the work sees or has made, after a step, as a data URI."""

    def info(self, message: str) -> None:
        """Report a fact."""

    def warning(self, message: str) -> None:
        """Report something unexpected that was handled."""

    def is_cancelled(self) -> bool:
        """Whether the user has asked to stop."""


def stop_if_cancelled(reporter: Reporter) -> None:
    """Raise `JobCancelled` if the user has asked to stop; loops call it once per batch or window."""
    if reporter.is_cancelled():
        raise JobCancelled


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
        self._whole.progress(fraction, f"{self._name}: {stage}" if stage else self._name, detail)

    def info(self, message: str) -> None:
        """Report a fact."""
        self._whole.info(f"{self._name}: {message}")

    def warning(self, message: str) -> None:
        """Report a warning about it."""
        self._whole.warning(f"{self._name}: {message}")


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


def duration(seconds: float) -> str:
    """A time in words, e.g. "1 h 5 min"; to the minute from 5 minutes on."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 5:
        return f"{minutes} min {rest} s" if minutes else f"{rest} s"
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


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


class NullReporter:
    """Reports to nobody, but keeps the warnings; never cancelled unless `cancel` is set."""

    watched = False

    def __init__(self, cancel: threading.Event | None = None) -> None:
        self.cancel = cancel or threading.Event()
        self.warnings: list[str] = []

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Ignore."""

    def metric(self, step: int, values: dict[str, float | None]) -> None:
        """Ignore."""

    def picture(self, name: str, step: int, image: str) -> None:
        """Ignore."""

    def info(self, message: str) -> None:
        """Ignore."""

    def warning(self, message: str) -> None:
        """Keep the message."""
        self.warnings.append(message)

    def is_cancelled(self) -> bool:
        """Whether `cancel` was set."""
        return self.cancel.is_set()


class JsonLinesReporter:
    """Writes protocol messages to a binary stream; progress at most ten times a second."""

    def __init__(self, stream: IO[bytes], cancel: threading.Event) -> None:
        self._stream, self._cancel = stream, cancel
        self.watched = False  # until the job file says otherwise
        self._lock = threading.Lock()
        self._last_progress = -math.inf
        self._last_stage = ""

    def send(self, message: protocol.Message) -> None:
        """Write one message. A closed pipe means the same as a request to stop."""
        with self._lock:
            try:
                self._stream.write(as_users(protocol.encode(message).decode("utf-8")).encode("utf-8"))
                self._stream.flush()
            except OSError:
                self._cancel.set()

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Send `Progress`, unless the last one was just sent."""
        now = time.monotonic()
        if now - self._last_progress < 0.1 and stage == self._last_stage and fraction < 1:
            return
        self._last_progress, self._last_stage = now, stage
        self.send(protocol.Progress(min(max(fraction, 0.0), 1.0), stage, detail))

    def metric(self, step: int, values: dict[str, float | None]) -> None:
        """Send `Metric`."""
        self.send(protocol.Metric(step, values))

    def picture(self, name: str, step: int, image: str) -> None:
        """Send `Picture`."""
        self.send(protocol.Picture(name, step, image))

    def info(self, message: str) -> None:
        """Send `Log`."""
        self.send(protocol.Log("info", message))

    def warning(self, message: str) -> None:
        """Send `Log` with level warning."""
        self.send(protocol.Log("warning", message))

    def is_cancelled(self) -> bool:
        """Whether `cancel` was received, or the parent is gone."""
        return self._cancel.is_set()


class TerminalReporter:
    """Plain lines on stderr for users of the command line; progress as one line that is overwritten."""

    watched = False

    def __init__(self, cancel: threading.Event, stream: IO[str] | None = None) -> None:
        self._stream = stream or sys.stderr
        self._cancel = cancel
        self._last = ""

    def progress(self, fraction: float, stage: str = "", detail: str = "") -> None:
        """Show the share done; in a file or pipe only whole tens of per cent."""
        text = f"{100 * fraction:3.0f} % {stage} {detail}".rstrip()
        if self._stream.isatty():
            self._stream.write(f"\r\x1b[K{text}")
            self._stream.flush()
        else:
            text = f"{10 * int(10 * fraction):3d} % {stage}".rstrip()
            if text != self._last:
                self._stream.write(text + "\n")
        self._last = text

    def metric(self, step: int, values: dict[str, float | None]) -> None:
        """Ignore: the log line of the step holds the same figures."""

    def picture(self, name: str, step: int, image: str) -> None:
        """Ignore."""

    def info(self, message: str) -> None:
        """Write a line."""
        self._line(message)

    def warning(self, message: str) -> None:
        """Write a line marked as a warning."""
        self._line(f"Warning: {message}")

    def is_cancelled(self) -> bool:
        """Whether Ctrl-C was pressed."""
        return self._cancel.is_set()

    def _line(self, text: str) -> None:
        clear = "\r\x1b[K" if self._stream.isatty() else ""
        self._stream.write(f"{clear}{text}\n")
        self._stream.flush()

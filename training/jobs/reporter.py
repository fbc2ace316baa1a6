"""How jobs report progress, facts and warnings: to QGIS as JSON lines, to a terminal, or to nobody."""

from __future__ import annotations

import math
import sys
import threading
import time
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
        self._line(tr("Warning: {message}", message=message))

    def is_cancelled(self) -> bool:
        """Whether Ctrl-C was pressed."""
        return self._cancel.is_set()

    def _line(self, text: str) -> None:
        clear = "\r\x1b[K" if self._stream.isatty() else ""
        self._stream.write(f"{clear}{text}\n")
        self._stream.flush()

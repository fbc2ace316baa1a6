"""Starts the worker, reads its messages, cancels it, and gives every end an outcome. No Qt."""

from __future__ import annotations

import tempfile
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from ..training.contract import protocol
from ..training.contract.job_file import write_job
from ..training.contract.options import JobConfig
from ..training.contract.outputs import discard_abandoned
from ..training.contract.plain_data import DataError, parse_json
from ..training.contract.protocol import PROTOCOL_VERSION, Message, ProtocolError
from .child_environment import ENGINE_FOLDER
from .outcome import Ending, Outcome, WorkerEnd, outcome_of
from .process import STDERR, ChildProcess, Line

HELLO_TIMEOUT_S = 120.0  # starting Python can take long on a network drive or beside a virus scanner
_TAIL_LINES = 40


class Listener(Protocol):
    """What receives the worker's messages, and decides when to stop it."""

    @property
    def watched(self) -> bool:
        """Whether somebody looks at pictures of the work."""

    def on_message(self, message: Message) -> None:
        """A message of the worker."""

    def on_console(self, text: str) -> None:
        """Lines that are no message: what libraries print, warnings, tracebacks."""

    def is_cancelled(self) -> bool:
        """Whether the user wants to stop."""


def run_worker(
    interpreter: str,
    job: str,
    config: JobConfig,
    listener: Listener,
    shown: Mapping[str, Any] | None = None,
    crs: Mapping[str, str] | None = None,
) -> Outcome:
    """Run one job in a worker process and wait for its end.

    Args:
        interpreter: Python that runs the engine.
        job: Name of the job, e.g. "train".
        config: Its parameters.
        listener: Receives all messages, in this thread.
        shown: Parameters that the user gave differently, by which records and reports name them.
        crs: Coordinate reference systems that rasters have in QGIS and not in their files, by their paths.

    Returns:
        How it ended. Unless that is a result, no unfinished output is left; what the job resumes from stays.
    """
    with tempfile.TemporaryDirectory(prefix="vaihingen_") as folder:
        job_file = Path(folder) / "job.json"
        write_job(job_file, config, shown or {}, crs, listener.watched)
        command = [interpreter, "-E", "-s", "-u", "-m", "training", job, str(job_file)]
        end = _run(command, listener)
    resume = config.resume_file()
    end.can_resume = resume is not None and resume.exists()
    outcome = outcome_of(end)
    if outcome.ending is not Ending.RESULT:
        discard_abandoned(config)
    return outcome


def _run(command: list[str], listener: Listener) -> WorkerEnd:
    """Start the worker, pass on its messages, and record how it ends."""
    end = WorkerEnd(command)
    try:
        child = ChildProcess(command, ENGINE_FOLDER, farewell=protocol.CANCEL_LINE)
    except OSError as error:
        end.start_error = error.strerror or str(error)
        return end
    tail: deque[str] = deque(maxlen=_TAIL_LINES)
    deadline = time.monotonic() + HELLO_TIMEOUT_S
    try:
        for batch in child.lines(listener.is_cancelled):
            _take(batch, end, tail, listener)
            end.timed_out = end.hello is None and time.monotonic() > deadline
            if end.wrong_start or end.timed_out:
                break
        if end.wrong_start or end.timed_out:
            child.kill()
        end.exit_code = child.exit_code()
    finally:
        child.kill()
    end.cancel_requested = listener.is_cancelled()
    end.tail = list(tail)
    return end


def _take(batch: list[Line], end: WorkerEnd, tail: deque[str], listener: Listener) -> None:
    """Sort lines into messages, which are noted and passed on, and console text."""
    console = []
    for line in batch:
        message = None if line.stream == STDERR else _message(line, end)
        if message is not None:
            end.note(message)
            listener.on_message(message)
        elif not end.wrong_start:
            console.append(line.data.decode("utf-8", errors="replace"))
    if console:
        tail.extend(console)
        listener.on_console("\n".join(console))


def _message(line: Line, end: WorkerEnd) -> Message | None:
    """The message in a line of stdout, or None; the first line must be a `hello` of our protocol version."""
    if end.hello is None:
        if not _is_our_hello(line.data, end):
            return None
    try:
        return protocol.decode(line.data)
    except ProtocolError:
        return None


def _is_our_hello(data: bytes, end: WorkerEnd) -> bool:
    try:
        fields = parse_json(data.decode("utf-8"))
        version = fields["protocol"] if fields["type"] == "hello" else None
    except (UnicodeDecodeError, DataError, KeyError, TypeError):
        version = None
    if not isinstance(version, int):  # of whatever else writes such lines
        version = None
    if version == PROTOCOL_VERSION:
        return True
    end.wrong_start = True
    end.first_line = data[:200].decode("utf-8", errors="replace")
    end.other_version = version
    return False

"""A program beside QGIS: its lines are read without blocking, and it can always be stopped. No Qt."""

from __future__ import annotations

import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ..training.contract.computer.programs import end_group, stop_by_steps
from .child_environment import child_environment, popen_options

STDOUT, STDERR = "stdout", "stderr"
POLL_S = 0.1  # how long a cancel may go unnoticed
PATIENCE_S = 5.0  # between the steps of the ladder for a worker, which has to keep what it has
_ANSWER_S = 20  # until a program that only tells something has done so
_LONGEST_LINE = 1 << 20
_QUEUE_LINES = 2000  # a full queue blocks a child that writes too much
_BATCH_LINES = 500


@dataclass(frozen=True)
class Line:
    """One line of the child, without its newline."""

    stream: str
    data: bytes


class ChildProcess:
    """A started program.

    Args:
        command: Program and arguments.
        folder: Its working folder.
        farewell: Bytes written to its stdin to ask it to stop; empty for a program that does not read it.
        environment: Its variables; None: those of a child that must not see QGIS's libraries.
        patience_s: Between the steps of the ladder: ask, terminate, kill; None: `PATIENCE_S`.

    Raises:
        OSError: If it cannot be started.
    """

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        farewell: bytes = b"",
        environment: Mapping[str, str] | None = None,
        patience_s: float | None = None,
    ) -> None:
        self._process = subprocess.Popen(  # nosec B603  # a Python that the user has chosen, without a shell
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=str(folder),
            env=child_environment() if environment is None else dict(environment),
            **popen_options(),
        )
        self._farewell = farewell
        self._patience_s = PATIENCE_S if patience_s is None else patience_s
        self._lines: queue.Queue[Line | None] = queue.Queue(_QUEUE_LINES)
        self._open_streams = 2
        for name, stream in ((STDOUT, self._process.stdout), (STDERR, self._process.stderr)):
            threading.Thread(target=self._read, args=(name, stream), daemon=True).start()

    def lines(self, is_cancelled: Callable[[], bool]) -> Iterator[list[Line]]:
        """Yield what the child writes, in batches, until it has ended; an empty batch about every `POLL_S` of silence.

        Args:
            is_cancelled: Called at each turn; once True, the child is asked to stop, then terminated, then killed.
        """
        ladder: Iterator[None] | None = None
        deadline = None
        while self._open_streams and (deadline is None or time.monotonic() < deadline):
            yield self._batch()
            if ladder is None and is_cancelled():
                ladder = stop_by_steps(self._process, self._farewell, self._patience_s)
            if ladder is not None:
                next(ladder, None)
            if deadline is None and self._process.poll() is not None:
                deadline = time.monotonic() + PATIENCE_S  # a grandchild may hold the pipes open for ever
        if self._open_streams:
            end_group(self._process, kill=True)

    def exit_code(self) -> int:
        """Wait for the end and give the exit code; on Unix, minus the number of the signal that ended it."""
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None and not self._open_streams:
                _close(stream)
        return code

    def kill(self) -> None:
        """End the child and its children at once; harmless if it has ended."""
        if self._process.poll() is None:
            end_group(self._process, kill=True)

    def _read(self, name: str, stream: IO[bytes]) -> None:
        for data in iter(lambda: stream.readline(_LONGEST_LINE), b""):
            self._lines.put(Line(name, data.rstrip(b"\r\n")))
        self._lines.put(None)

    def _batch(self) -> list[Line]:
        batch: list[Line] = []
        try:
            line = self._lines.get(timeout=POLL_S)
            while True:
                if line is None:
                    self._open_streams -= 1
                else:
                    batch.append(line)
                if len(batch) >= _BATCH_LINES or not self._open_streams:
                    break
                line = self._lines.get_nowait()
        except queue.Empty:
            pass
        return batch


def answer_of(command: Sequence[str]) -> subprocess.CompletedProcess[bytes] | None:
    """What a program says that only tells something, and how it ends; None if it cannot be run or does not end.

    It sees nothing of QGIS's variables, and has neither a window nor an input.
    """
    try:
        return subprocess.run(  # nosec B603  # Pythons, their launcher, uv; without a shell
            list(command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ANSWER_S,
            env=child_environment(),
            **popen_options(),
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def python_version(interpreter: str) -> tuple[int, int] | None:
    """Major and minor version of a Python interpreter; None if it cannot be run."""
    code = "import sys; sys.stdout.write('%d.%d' % sys.version_info[:2])"
    answer = answer_of([interpreter, "-E", "-s", "-c", code])
    try:
        major, minor = answer.stdout.decode("ascii").split(".") if answer else ("", "")
        return int(major), int(minor)
    except ValueError:
        return None


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:  # unsent bytes to a child that is gone
        pass

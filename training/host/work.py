"""The worker on this machine: started, followed, and always stopped when the user's QGIS stops or is gone."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from ..contract import protocol
from ..contract.computer.programs import end_group, stop_by_steps

_PATIENCE_S = 5.0  # between asking, terminating and killing
_POLL_S = 0.1
_LONGEST_LINE = 1 << 20


class Work:
    """One worker.

    Args:
        engine: Folder that holds the engine.
        job: Name of the job.
        job_file: Its parameters.
        say: Called with each line of its standard output, from a thread.
    """

    def __init__(self, engine: Path, job: str, job_file: Path, say: Callable[[bytes], None]) -> None:
        command = [sys.executable, "-X", "utf8", "-E", "-s", "-u", "-m", __package__.partition(".")[0], job]
        self._process = subprocess.Popen(  # nosec B603  # this Python, without a shell
            [*command, str(job_file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=engine,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout, say), daemon=True)
        self._reader.start()

    def follow(self, must_stop: Callable[[], bool], meanwhile: Callable[[], None]) -> int:
        """Wait for the end; give the exit code, minus the number of a signal that ended it.

        Args:
            must_stop: Asked all the time; once it says so, the worker is asked to stop, then terminated, then killed.
            meanwhile: Called about ten times a second.
        """
        while self._process.poll() is None and not must_stop():
            meanwhile()
            time.sleep(_POLL_S)
        steps = stop_by_steps(self._process, protocol.CANCEL_LINE, _PATIENCE_S)
        while self._process.poll() is None:
            next(steps, None)
            time.sleep(_POLL_S)
        code = self._process.wait()
        end_group(self._process, kill=True)  # children that it has left
        self._reader.join(_PATIENCE_S)
        return code

    def _read(self, stream: IO[bytes], say: Callable[[bytes], None]) -> None:
        for line in iter(lambda: stream.readline(_LONGEST_LINE), b""):
            say(line.rstrip(b"\r\n"))

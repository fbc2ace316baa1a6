"""Programs that we have started, each as the leader of a group of its own: how they are stopped with their children."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any


def stop_by_steps(process: subprocess.Popen[Any], farewell: bytes, patience_s: float) -> Iterator[None]:
    """Ask a program to stop, then terminate it, then kill it; each `next` does what it is time for.

    Args:
        process: The program.
        farewell: Bytes written to its stdin to ask it; empty for a program that does not read it.
        patience_s: Time between two steps.
    """
    steps = [partial(_ask, process, farewell)] if farewell else []
    steps += [partial(end_group, process, kill=False), partial(end_group, process, kill=True)]
    for step in steps:
        step()
        until = time.monotonic() + patience_s
        while time.monotonic() < until:
            yield


def end_group(process: subprocess.Popen[Any], kill: bool) -> None:
    """Terminate or kill a program and its children; harmless if nothing of them is left."""
    if sys.platform == "win32":
        if kill:
            process.kill()
        else:
            process.terminate()
        return
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL if kill else signal.SIGTERM)


def _ask(process: subprocess.Popen[Any], farewell: bytes) -> None:
    if process.stdin is None:
        return
    with suppress(OSError):  # it has ended meanwhile
        process.stdin.write(farewell)
        process.stdin.flush()
    with suppress(OSError):  # unsent bytes to a program that is gone
        process.stdin.close()  # the end of the stream means "stop" too

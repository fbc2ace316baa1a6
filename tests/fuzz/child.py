"""Work in a process of its own, forked from one that has loaded all it needs, with limits of time and memory."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CPU_S, WALL_S = 45, 150  # a job takes a second of CPU; the clock's limit grows with the load of the machine
MORE_MEMORY = 2 << 30  # beyond what the engine takes before it has opened a file
_MOST_ADDRESSES = 12 << 30  # so that a mistake does not take the machine's memory


@dataclass
class End:
    """How a job ended: exit code (minus the signal's number), what it said, and what it took."""

    exit_code: int
    stdout: bytes
    stderr: str
    hung: bool
    memory: int
    extra: dict[str, Any] = field(default_factory=dict)


def run_forked(work: Callable[[], int], folder: Path, stdin: bytes = b"") -> End:
    """Run a function in a fork of this process, which must have a single thread.

    Args:
        work: Gives the exit code.
        folder: Working folder, where stdout and stderr are kept as files.
        stdin: What the job finds on its stdin, which stays open.
    """
    if threading.active_count() > 1:
        raise RuntimeError("a process with several threads cannot be forked safely")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    reading, writing = os.pipe()
    os.write(writing, stdin)
    child = os.fork()
    if child == 0:
        os.close(writing)
        _become_worker(work, folder, reading)
    os.close(reading)
    status, usage, hung = _wait(child)
    os.close(writing)
    stdout = (folder / "stdout").read_bytes()
    stderr = (folder / "stderr").read_text(encoding="utf-8", errors="replace")
    return End(os.waitstatus_to_exitcode(status), stdout, stderr, hung, usage.ru_maxrss * 1024 - before)


def _become_worker(work: Callable[[], int], folder: Path, stdin: int) -> None:
    """In the child: never returns."""
    code = 99
    try:
        os.setsid()  # its own children end with it
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S + 5))
        resource.setrlimit(resource.RLIMIT_AS, (_addresses() + _MOST_ADDRESSES,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.chdir(folder)
        os.dup2(stdin, 0)
        for number, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(folder / name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), number)
        code = work()
    except BaseException:  # what it lets through would end it with a traceback
        import traceback

        traceback.print_exc()
        code = 98
    finally:
        sys.stderr.flush()
        os._exit(code)


def _addresses() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _wait(child: int) -> tuple[int, resource.struct_rusage, bool]:
    """Wait for the end; a process that takes too long is killed with its children."""
    start, hung, pause = time.monotonic(), False, 0.001
    while True:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            hung = hung or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL))
            return status, usage, hung
        if time.monotonic() - start > WALL_S * _crowd():
            hung = True
            os.killpg(child, signal.SIGKILL)
        time.sleep(pause)
        pause = min(0.05, pause * 1.3)


def _crowd() -> float:
    """How many programs share a core: a job that waits for its turn has not hung."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))

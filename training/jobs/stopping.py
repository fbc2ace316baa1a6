"""How a job is stopped from outside within two seconds: asked first, and ended if it cannot listen."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from typing import NoReturn

from ..contract import protocol
from .run import JobRun

_PATIENCE_S = 1.0  # after a request to stop, before the job is left where it is
_open: list[socket.socket] = []  # where signals arrive, as long as the process lives


def end_when_cancelled(run: JobRun, cancel: threading.Event, tell: Callable[[str], None]) -> None:
    """End the process if the job does not stop by itself soon: it may be deep in a long step or a slow import.

    Args:
        run: The job.
        cancel: Set when it shall stop.
        tell: Is told what was kept, as a sentence ("" if nothing was), before the process ends.
    """

    def watch() -> None:
        cancel.wait()
        time.sleep(_PATIENCE_S)
        message = run.stop()
        if message is not None:
            leave(tell, message)

    threading.Thread(target=watch, daemon=True).start()


def leave(tell: Callable[[str], None], message: str) -> NoReturn:
    """Tell that the job was stopped, and end: all is in its place, and Python would take a second to clear up."""
    tell(message)
    os._exit(protocol.EXIT_CANCELLED)


def cancel_on_signals(cancel: threading.Event) -> None:
    """Set `cancel` on Ctrl-C and on a request to end, at once: Python itself hears signals between two steps only.

    Must be called in the main thread.
    """
    here, there = socket.socketpair()
    there.setblocking(False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: cancel.set())
    signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)

    def listen() -> None:
        while here.recv(1):
            cancel.set()

    threading.Thread(target=listen, daemon=True).start()
    _open.append(there)

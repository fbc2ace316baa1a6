"""How a job is stopped from outside within two seconds: by its cancel event, else by ending the process."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import NoReturn

from ..contract import protocol
from .run import JobRun

_PATIENCE_S = 1.0  # after `cancel`, before the process is ended
_open: list[socket.socket] = []  # sockets that signals are written to; kept open as long as the process lives


def end_when_cancelled(run: JobRun, cancel: threading.Event, report_stop: Callable[[str], None]) -> None:
    """End the process if the job does not stop by itself soon: it may be deep in a long step or a slow import.

    Args:
        run: The job.
        cancel: Set when it shall stop.
        report_stop: Called with what was kept, as a sentence ("" if nothing was), before the process ends.
    """

    def watch() -> None:
        cancel.wait()
        time.sleep(_PATIENCE_S)
        message = run.stop()
        if message is not None:
            leave(report_stop, message)

    threading.Thread(target=watch, daemon=True).start()


def leave(report_stop: Callable[[str], None], message: str) -> NoReturn:
    """Report that the job was stopped, and exit at once: outputs are settled, and Python needs a second to exit."""
    report_stop(message)
    os._exit(protocol.EXIT_CANCELLED)


def leave_the_others(code: int) -> NoReturn:
    """Exit at once, after an error of one of several processes: Python's own end would wait for the others."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def cancel_on_signals(cancel: threading.Event) -> None:
    """Set `cancel` at once on SIGINT and SIGTERM: Python's own handlers run between two bytecode instructions only.

    Must be called in the main thread.
    """
    receiver, sender = socket.socketpair()
    sender.setblocking(False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: cancel.set())
    signal.set_wakeup_fd(sender.fileno(), warn_on_full_buffer=False)

    def listen() -> None:
        while receiver.recv(1):
            cancel.set()

    threading.Thread(target=listen, daemon=True).start()
    _open.append(sender)

"""One job for QGIS, from start to exit code: guards stdout, watches stdin, turns errors into messages."""

from __future__ import annotations

import os
import platform
import sys
import threading
import traceback
from typing import IO

from ..contract import language, protocol
from ..contract.elsewhere import users_paths
from ..contract.errors import EngineError, JobCancelled
from ..contract.installation import engine_version, installed_version
from ..contract.job_file import JobFile
from ..contract.language import tr
from . import stated_crs
from .registry import JOBS
from .reporter import JsonLinesReporter
from .run import JobRun
from .stopping import end_when_cancelled, leave


def main(name: str, job_file: str) -> int:
    """Run the job described in a JSON file, with messages of the protocol on stdout; return the exit code."""
    stream = _guard_stdout()
    cancel = threading.Event()
    reporter = JsonLinesReporter(stream, cancel)
    threading.Thread(target=_watch_stdin, args=(_guard_stdin(), cancel), daemon=True).start()
    reporter.send(
        protocol.Hello(
            protocol.PROTOCOL_VERSION, engine_version(), platform.python_version(), installed_version("torch")
        )
    )

    def report_stop(message: str) -> None:
        reporter.send(protocol.Cancelled(message))

    try:
        given = JobFile(job_file)
        language.speak(given.language)
        users_paths.state(given.paths)
        stated_crs.state(given.crs)
        reporter.watched = given.watched
        run = JobRun(name, *given.job(JOBS[name].config))
        end_when_cancelled(run, cancel, report_stop)
        result = run.run(reporter)
        reporter.send(protocol.Result(result.outputs, result.scores))
        return protocol.EXIT_RESULT
    except JobCancelled as stop:
        leave(report_stop, stop.message)
    except EngineError as error:
        reporter.send(protocol.Error(error.code, error.message, error.hint))
        return protocol.EXIT_ENGINE_ERROR
    except MemoryError:
        reporter.send(
            protocol.Error(
                "memory", tr("The computer's memory is full."), tr("Close other programs, or lower the batch size.")
            )
        )
        return protocol.EXIT_ENGINE_ERROR
    except Exception as error:  # the one place where a bug becomes a message
        reporter.send(protocol.Error("bug", f"{type(error).__name__}: {error}", traceback=traceback.format_exc()))
        return protocol.EXIT_BUG


def _guard_stdout() -> IO[bytes]:
    """Keep the real stdout for messages; whatever else writes to it, C code and children included, goes to stderr."""
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return stream


def _guard_stdin() -> IO[bytes]:
    """Keep the real stdin for messages; whatever else asks for it, C code and children included, finds it empty.

    On Windows the system lets one thread at a time do anything with a pipe, and libraries such as NumPy's look at stdin
    while they are loaded: they would wait for as long as a thread reads it (numpy/numpy#24290).
    """
    # Unbuffered: a thread that waits in a buffered reader holds its lock, and Python could not end.
    stream = os.fdopen(os.dup(0), "rb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if sys.platform == "win32":  # what libraries of another C runtime ask for
        import ctypes
        import msvcrt

        ctypes.windll.kernel32.SetStdHandle(-10, ctypes.c_void_p(msvcrt.get_osfhandle(0)))  # -10: STD_INPUT_HANDLE
    return stream


def _watch_stdin(stdin: IO[bytes], cancel: threading.Event) -> None:
    """Set `cancel` on the line that asks for it, or when QGIS has closed the pipe."""
    for line in iter(stdin.readline, b""):
        if line.strip() == protocol.CANCEL_LINE.strip():
            break
    cancel.set()

"""Starts the worker, here or elsewhere, reads its messages, cancels it, and gives every end an outcome. No Qt."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..training.contract import protocol
from ..training.contract.errors import reason
from ..training.contract.job_file import write_job
from ..training.contract.options import JobConfig
from ..training.contract.outputs import discard_abandoned
from .child_environment import ENGINE_FOLDER
from .listening import Listener, Listening
from .outcome import Ending, Outcome, WorkerEnd, outcome_of
from .process import ChildProcess
from .remote.address import is_address
from .remote.run import run_elsewhere

HELLO_TIMEOUT_S = 120.0  # starting Python can take long on a network drive or beside a virus scanner


def run_worker(
    interpreter: str,
    job: str,
    config: JobConfig,
    listener: Listener,
    shown: Mapping[str, Any] | None = None,
    crs: Mapping[str, str] | None = None,
    shared_folders: str = "",
) -> Outcome:
    """Run one job in a worker process and wait for its end.

    Args:
        interpreter: Python that runs the engine; on another machine, its address.
        job: Name of the job, e.g. "train".
        config: Its parameters.
        listener: Receives all messages, in this thread.
        shown: Parameters that the user gave differently, by which records and reports name them.
        crs: Coordinate reference systems that rasters have in QGIS and not in their files, by their paths.
        shared_folders: Folders that another machine sees too, see `remote.shared_folders`.

    Returns:
        How it ended. Unless that is a result, no unfinished output is left; what the job resumes from stays.
    """
    if is_address(interpreter):
        outcome = run_elsewhere(interpreter, shared_folders, job, config, listener, shown or {}, crs or {})
    else:
        outcome = _run_here(interpreter, job, config, listener, shown or {}, crs)
    if outcome.ending is not Ending.RESULT:
        discard_abandoned(config)
    return outcome


def _run_here(
    interpreter: str,
    job: str,
    config: JobConfig,
    listener: Listener,
    shown: Mapping[str, Any],
    crs: Mapping[str, str] | None,
) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="vaihingen_") as folder:
        job_file = Path(folder) / "job.json"
        write_job(job_file, config, shown, crs, listener.watched)
        command = [interpreter, "-E", "-s", "-u", "-m", "training", job, str(job_file)]
        end = _run(command, listener)
    resume = config.resume_file()
    end.can_resume = resume is not None and resume.exists()
    return outcome_of(end)


def _run(command: list[str], listener: Listener) -> WorkerEnd:
    """Start the worker, pass on its messages, and record how it ends."""
    end = WorkerEnd(command)
    try:
        child = ChildProcess(command, ENGINE_FOLDER, farewell=protocol.CANCEL_LINE)
    except OSError as error:
        end.start_error = reason(error)
        return end
    listening = Listening(end, listener)
    deadline = time.monotonic() + HELLO_TIMEOUT_S
    try:
        for batch in child.lines(listener.is_cancelled):
            listening.take(batch)
            end.timed_out = end.hello is None and time.monotonic() > deadline
            if end.wrong_start or end.timed_out:
                break
        if end.wrong_start or end.timed_out:
            child.kill()
        end.exit_code = child.exit_code()
    finally:
        child.kill()
    end.cancel_requested = listener.is_cancelled()
    end.tail = listening.tail
    return end

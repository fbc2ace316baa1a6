"""One run of a job: check, stage the outputs, run, publish, record; and how it is stopped from outside."""

from __future__ import annotations

import contextlib
import importlib
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from ..contract.errors import ConfigError, DependencyError, EngineError, JobCancelled
from ..contract.options import JobConfig
from ..contract.outputs import check_outputs, discard, publish, staged
from .launch import launch
from .registry import JOBS
from .reporter import Reporter
from .result import JobResult


class JobRun:
    """One run of a job. Its outputs appear under their names only if it ends well, or if the job is known to keep them.

    Args:
        name: Name of the job, e.g. "train".
        config: Its parameters.
    """

    def __init__(self, name: str, config: JobConfig) -> None:
        self._name, self._config, self._job = name, config, JOBS[name]
        self._started = self._part_started = time.monotonic()
        self._parts_done = 0
        self._staged = False
        self._ended = False
        self._stopped: str | None = None
        self._ending = threading.Lock()  # held while outputs are published or discarded

    def run(self, reporter: Reporter) -> JobResult:
        """Do the job.

        Raises:
            EngineError: The input, the settings or the machine are at fault; its message says what was kept.
            JobCancelled: The user stopped it; its message says what was kept.
        """
        self._config.validate()
        place = launch()
        if place.size > 1 and not self._job.spreads:
            raise ConfigError(
                f"The job {self._name} cannot be shared by {place.size} processes.", "Start it without torchrun."
            )
        if not place.is_first:
            return self._help(reporter)
        check_outputs(self._config)
        run = _load(self._job.module)
        _check_report_packages(self._name, self._config)
        discard(self._config)  # what a killed run has left
        self._staged = True
        finish = {"finish": self._finish} if self._config.parts() else {}
        try:
            result = run(staged(self._config), reporter, **finish)
        except BaseException as error:
            self._give_up(error, reporter)
            raise
        with self._ending:
            if self._ended:  # stopped in the same moment
                raise JobCancelled(self._stopped or "")
            self._ended = True
            try:
                outputs = publish(self._config)
            finally:
                discard(self._config)
            for path in result.obsolete:
                _remove(Path(path))
        folders = result.outputs if self._config.parts() else {}
        return self._recorded(self._config, replace(result, outputs={**folders, **outputs}), self._started)

    def _give_up(self, error: BaseException, reporter: Reporter) -> None:
        """Publish what is kept of a run that does not reach its end, and say so.

        Raises:
            JobCancelled: If it was stopped.
        """
        if isinstance(error, JobCancelled):
            raise JobCancelled(" ".join(filter(None, (error.message, self.stop())))) from None
        if launch().size > 1 and isinstance(error, EngineError) and reporter.is_cancelled():
            raise JobCancelled(self.stop() or "") from None  # all were to stop, and another one has left first
        with self._ending:
            if self._ended:  # stopped meanwhile, which took files away from under it
                raise JobCancelled(self._stopped or "") from None
            self._ended = True
            kept = self._keep()
        if kept and isinstance(error, EngineError):
            error.message += f" {kept}"
        elif kept:
            reporter.info(kept)

    def _help(self, reporter: Reporter) -> JobResult:
        """Do a share of the work of the first process, which writes."""
        try:
            return _load(self._job.module)(self._config, reporter)
        except EngineError:
            if reporter.is_cancelled():
                raise JobCancelled from None
            raise

    def _finish(self, part: JobConfig, result: JobResult) -> None:
        """Publish the outputs of a part that is done, and record how they came about."""
        with self._ending:
            if self._ended:
                raise JobCancelled
            outputs = publish(part)
            self._parts_done += 1
        self._recorded(part, replace(result, outputs=outputs), self._part_started)
        self._part_started = time.monotonic()

    def stop(self) -> str | None:
        """End the run, also from another thread while it still computes; the process must end right after.

        Returns:
            What was kept, in words ("" if the job keeps nothing); None if the run has ended by itself.
        """
        with self._ending:
            if not self._ended:
                self._ended = True
                told = (self._keep(), self._way_on()) if self._staged else ()
                nothing = "There was nothing to keep yet." if self._job.keeps else ""
                self._stopped = " ".join(filter(None, told)) or nothing
            return self._stopped

    def _keep(self) -> str:
        """Publish what a job keeps that did not reach its end, and remove the rest; return it as a sentence."""
        try:
            kept = publish(self._config, self._job.keeps)
            with contextlib.suppress(EngineError):  # a full disk has no room for records
                self._recorded(self._config, JobResult(outputs=kept), self._started)
        except EngineError as error:  # must not hide why the job ended
            return error.message
        finally:
            discard(self._config)  # last: the job may still be writing while the rest is kept
        parts = len(self._config.parts())
        told = [f"Kept {self._job.keeps[name]}: {path}." for name, path in kept.items()]
        if parts:
            told.append(f"{self._parts_done} of {parts} {self._job.parts} were done; their results stay.")
        return " ".join(told)

    def _way_on(self) -> str:
        """How to go on later, as a sentence; "" if the job has not come so far."""
        file = self._config.resume_file()
        return "To go on with it, run it again with RESUME." if file is not None and file.exists() else ""

    def _recorded(self, config: JobConfig, result: JobResult, started: float) -> JobResult:
        """Write the run record beside each output."""
        if result.outputs:
            from .record import write_records  # needs no package, but is of no use before a result

            write_records(self._name, config, result, time.monotonic() - started)
        return result


def run_job(name: str, config: JobConfig, reporter: Reporter) -> JobResult:
    """Run a job; see `JobRun.run`."""
    return JobRun(name, config).run(reporter)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _check_report_packages(name: str, config: JobConfig) -> None:
    """Reports are written last, and must not fail then for want of a package."""
    if name == "environment" or not getattr(config, "report", ""):
        return
    missing = [package for package in ("jinja2", "matplotlib") if find_spec(package) is None]
    if missing:
        raise _dependency_error(f"{' and '.join(missing)} for the report")


def _load(module: str) -> Callable[..., JobResult]:
    try:
        run: Callable[..., JobResult] = importlib.import_module(f"..{module}", package=__package__).run
        return run
    except ImportError as error:
        raise _dependency_error(str(error)) from error


def _dependency_error(what: str) -> DependencyError:
    from ..contract.installation import install_line

    return DependencyError(
        f"This Python cannot load what the engine needs: {what}.",
        f"Install it with:  {install_line()}\nor choose another interpreter in Settings > Options > Processing > "
        "Providers > Vaihingen U-Net (or in the environment variable VAIHINGEN_PYTHON).",
    )

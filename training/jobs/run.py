"""One run of a job: check, stage the outputs, run, publish, record; and how it is stopped from outside."""

from __future__ import annotations

import contextlib
import importlib
import shutil
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ..contract.computer.libraries import missing_runtime
from ..contract.errors import ConfigError, DependencyError, EngineError, JobCancelled
from ..contract.installation import install_line
from ..contract.language import tr
from ..contract.options import JobConfig
from ..contract.outputs import discard, prepared, publish, with_final_paths
from .finished import finished_run
from .outputs import Outputs
from .process_rank import process_rank
from .record import write_records
from .registry import JOBS
from .reporter import Reporter
from .result import JobResult, RunResult


class JobRun:
    """One run of a job. Its outputs appear under their names if it ends well, else only those in `Job.keeps`.

    Args:
        name: Name of the job, e.g. "train".
        config: Its parameters.
        given: The same as the user gave them, for records and reports; None: they are the same.
    """

    def __init__(self, name: str, config: JobConfig, given: JobConfig | None = None) -> None:
        self._name, self._config, self._job = name, config, JOBS[name]
        self._given = config if given is None else given
        self._started = self._part_started = time.monotonic()
        self._parts_done = 0
        self._staged = False
        self._ended = False
        self._stopped: str | None = None
        self._tell: Callable[[str], None] = lambda text: None
        self._ending = threading.Lock()  # held while outputs are published or discarded

    def run(self, reporter: Reporter) -> RunResult:
        """Do the job.

        Raises:
            EngineError: The input, the settings or the machine are at fault; its message says what was kept.
            JobCancelled: The user stopped it; its message says what was kept.
        """
        self._config.validate()
        process = process_rank()
        if process.size > 1 and not self._job.spreads:
            raise ConfigError(
                tr("The job {name} cannot be shared by {size} processes.", name=self._name, size=process.size),
                tr("Start it without torchrun."),
            )
        if not process.is_first:
            return self._run_as_helper(reporter)
        if self._config.skips_finished and (earlier := finished_run(self._name, self._given)) is not None:
            made = ", ".join(earlier.outputs.values())
            reporter.info(tr("This has been done before, and nothing has changed since: {made}.", made=made))
            return earlier
        with prepared(self._config):
            return self._run_alone(reporter)

    def _run_alone(self, reporter: Reporter) -> RunResult:
        """Do the job; no other run writes to the same outputs."""
        run = _load(self._job.module)
        _check_report_packages(self._name, self._config)
        discard(self._config)  # what a killed run has left
        self._staged, self._tell = True, reporter.info
        try:
            result = run(self._config, Outputs(self._config, self._given, self._finish), reporter)
        except EngineError as error:
            raise self._with_final_paths(error).with_context(self._abandon(error, reporter)) from error
        except BaseException as error:
            if kept := self._abandon(error, reporter):
                reporter.info(kept)
            raise
        with self._ending:
            if self._ended:  # stopped in the same moment
                raise JobCancelled(self._stopped or "")
            self._ended = True
            try:
                outputs = publish(self._config, tell=self._tell)
            finally:
                discard(self._config)
            for path in result.obsolete:
                _remove(Path(path))
        outputs = {**_folders_of_parts(self._config), **outputs}
        return self._recorded(self._given, RunResult(outputs, result.scores, result.ran_on), self._started)

    def _with_final_paths(self, error: EngineError) -> EngineError:
        """The same error with the outputs' final paths in place of the `.part` paths."""
        message, hint = (with_final_paths(self._config, text) for text in (error.message, error.hint))
        return type(error)(message, hint)

    def _abandon(self, error: BaseException, reporter: Reporter) -> str:
        """End a run that fails: publish what is kept of it, and return that as a sentence.

        Raises:
            JobCancelled: If it was stopped.
        """
        if isinstance(error, JobCancelled):
            raise JobCancelled(" ".join(filter(None, (error.message, self.stop())))) from None
        if process_rank().size > 1 and isinstance(error, EngineError) and reporter.is_cancelled():
            raise JobCancelled(self.stop() or "") from None  # another process has stopped first
        with self._ending:
            if self._ended:  # stopped meanwhile, which removed files that the job was using
                raise JobCancelled(self._stopped or "") from None
            self._ended = True
            return self._keep()

    def _run_as_helper(self, reporter: Reporter) -> RunResult:
        """Compute a share of the job of the first process, which writes the outputs."""
        try:
            result = _load(self._job.module)(self._config, Outputs(self._config, self._given), reporter)
            return RunResult(scores=result.scores, ran_on=result.ran_on)
        except EngineError:
            if reporter.is_cancelled():
                raise JobCancelled from None
            raise

    def _finish(self, part: JobConfig, result: JobResult) -> None:
        """Publish the outputs of a part that is done, and record how they came about."""
        with self._ending:
            if self._ended:
                raise JobCancelled
            outputs = publish(part, tell=self._tell)
            self._parts_done += 1
        self._recorded(part, RunResult(outputs, ran_on=result.ran_on), self._part_started)
        self._part_started = time.monotonic()

    def stop(self) -> str | None:
        """End the run, also from another thread while it still computes; the process must end right after.

        Returns:
            What was kept, in words ("" if the job keeps nothing); None if the run has ended by itself.
        """
        with self._ending:
            if not self._ended:
                self._ended = True
                sentences = (self._keep(), self._resume_hint()) if self._staged else ()
                nothing = tr("There was nothing to keep yet.") if self._job.keeps else ""
                self._stopped = " ".join(filter(None, sentences)) or nothing
            return self._stopped

    def _keep(self) -> str:
        """Publish what a job keeps that did not reach its end, and remove the rest; return it as a sentence."""
        try:
            kept = publish(self._config, self._job.keeps, self._tell)
            with contextlib.suppress(EngineError):  # a full disk has no room for records
                self._recorded(self._given, RunResult(kept), self._started)
        except EngineError as error:  # must not hide why the job ended
            return error.message
        finally:
            discard(self._config)  # last: the job may still be writing while the rest is kept
        parts = len(self._config.parts())
        sentences = [
            tr("Kept {what}: {path}.", what=tr(self._job.keeps[name]), path=path) for name, path in kept.items()
        ]
        if parts:
            sentences.append(
                tr(
                    "{done} of {parts} {what} were done; their results stay.",
                    done=self._parts_done,
                    parts=parts,
                    what=tr(self._job.parts),
                )
            )
        return " ".join(sentences)

    def _resume_hint(self) -> str:
        """How to resume the job, as a sentence; "" if it cannot be resumed yet."""
        file = self._config.resume_file()
        return tr("To go on with it, run it again with RESUME.") if file is not None and file.exists() else ""

    def _recorded(self, config: JobConfig, result: RunResult, started: float) -> RunResult:
        """Write the run record beside each output."""
        if result.outputs:
            write_records(self._name, config, result, time.monotonic() - started)
        return result


def run_job(name: str, config: JobConfig, reporter: Reporter, given: JobConfig | None = None) -> RunResult:
    """Run a job; see `JobRun`."""
    return JobRun(name, config, given).run(reporter)


def _folders_of_parts(config: JobConfig) -> dict[str, str]:
    """Field name -> folder in which the parts of the job have each an output."""
    asked = [name for name, option in config.options().items() if option.kind.is_output and getattr(config, name)]
    return {name: str(Path(getattr(config, name))) for name in asked if name not in config.new_paths()}


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):  # on Windows: somebody has it open
            path.unlink(missing_ok=True)


def _check_report_packages(name: str, config: JobConfig) -> None:
    """Reports are written last, and must not fail then for want of a package."""
    if name == "environment" or not getattr(config, "report", ""):
        return
    missing = [package for package in ("jinja2", "matplotlib") if find_spec(package) is None]
    if missing:
        raise _dependency_error(tr("{missing} for the report", missing=tr(" and ").join(missing)))


def _load(module: str) -> Callable[..., JobResult]:
    try:
        run: Callable[..., JobResult] = importlib.import_module(f"..{module}", package=__package__).run
        return run
    except (ImportError, OSError) as error:  # a library of Windows that does not load is an OSError of torch
        raise _dependency_error(str(error)) from error


def _dependency_error(what: str) -> DependencyError:
    return DependencyError(
        tr("This Python cannot load what the engine needs: {what}.", what=what),
        missing_runtime(what)
        or tr(
            "Install it with:  {line}\nor choose another interpreter in Settings > Options > Processing > "
            "Providers > Vaihingen U-Net (or in the environment variable VAIHINGEN_PYTHON).",
            line=install_line(),
        ),
    )

"""One job on another machine, from the user's files to the user's results. No Qt."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...training.contract import protocol
from ...training.contract.elsewhere.frames import Frame
from ...training.contract.errors import ConfigError, EngineError
from ...training.contract.job_file import job_text
from ...training.contract.language import tr
from ...training.contract.language.quantities import size_in_words
from ...training.contract.options import JobConfig
from ...training.contract.outputs import discard, prepared
from ..listening import Listener, Listening
from ..outcome import Ending, Outcome, WorkerEnd, outcome_of
from ..process import STDOUT, Line
from . import failures
from .address import Address, read_address
from .bootstrap import ARGUMENTS, EngineFiles, first_line
from .link import POLL_S, Link, Lost, Refused, Stopped
from .places import Places, full_paths
from .results import Results
from .shared_folders import SharedFolder, read_shared_folders
from .staging import Stager, Staging, resume_top
from .upload import send_resumed, upload

READY_TIMEOUT_S = 120.0
_CANCEL_PATIENCE_S = 25.0  # the host there asks, terminates and kills within 15 s
_FULL = 20e6  # bytes that were left on the disk there
_MADE_FOR_A_RUN = ("processing_", "vaihingen_")  # folders below the one for temporary files
_WORTH_TELLING = 1e7  # bytes of a file that takes time to come
_OF_THE_MACHINE = ("dependency", "device", "memory")  # errors that are about it and not about the files


def run_elsewhere(
    python: str,
    shared_folders: str,
    job: str,
    config: JobConfig,
    listener: Listener,
    shown: Mapping[str, Any],
    crs: Mapping[str, str],
) -> Outcome:
    """Run one job with a Python on another machine; arguments and outcome as of `client.run_worker`."""
    try:
        address, shared = read_address(python), read_shared_folders(shared_folders)
        if config.share():
            raise ConfigError(
                tr(
                    "This job is to do a share of the work only, which several calls do in one folder; with a "
                    "Python on another machine there is no such folder."
                ),
                tr("Do all of it in one call."),
            )
        with prepared(config):
            discard(config)
            return _Run(address, shared, job, config, listener).run(shown, crs)
    except EngineError as error:
        return Outcome(Ending.ENGINE_ERROR, error.message, error.hint, error.code)


class _Run:
    def __init__(
        self, address: Address, shared: list[SharedFolder], job: str, config: JobConfig, listener: Listener
    ) -> None:
        self._address, self._shared, self._job, self._config = address, shared, job, config
        self._listener = listener
        self._end = WorkerEnd([f"{address.python} on {address.host}"])
        self._listening = Listening(self._end, listener)
        self._results_there = ""
        self._disk_is_full = False

    def run(self, shown: Mapping[str, Any], crs: Mapping[str, str]) -> Outcome:
        """Connect, and do it all.

        Raises:
            EngineError: If it cannot be done, or the connection is lost.
        """
        engine = EngineFiles()
        try:
            command = self._address.command(ARGUMENTS)
            link = Link(command, first_line(engine.name), self._is_stopped, self._listener.on_console)
        except OSError as error:
            raise failures.no_ssh() from error
        ready = None
        try:
            ready = self._connect(link, engine)
            return self._work(link, ready, shown, crs)
        except Stopped:
            kept = f" {self._results_there}" if self._results_there else ""
            return Outcome(Ending.CANCELLED, tr("The run was cancelled.") + kept)
        except Refused as error:
            refused = failures.refused(self._address, error.why, error.path)
            raise refused.with_context(self._results_there) from error
        except Lost as error:
            raise self._lost(link, ready) from error
        finally:
            link.close()

    def _connect(self, link: Link, engine: EngineFiles) -> Frame:
        """Start the host there, with the engine if it has not got this one; what it says of itself."""
        self._info(tr("Connecting to {host}.", host=self._address.host))
        until = time.monotonic() + READY_TIMEOUT_S
        while True:
            frame = link.next(POLL_S)
            if self._is_stopped():
                raise Stopped
            if frame is None:
                if time.monotonic() > until:
                    raise failures.silent(self._address, READY_TIMEOUT_S)
            elif frame.kind == "engine":
                archive = engine.archive()
                self._info(
                    tr(
                        "Taking the engine to {host} ({size}).",
                        host=self._address.host,
                        size=size_in_words(len(archive)),
                    )
                )
                link.send("engine", archive)
            elif frame.kind == "old":
                raise failures.too_old(self._address, frame["version"])
            elif frame.kind == "ready":
                return frame

    def _work(self, link: Link, ready: Frame, shown: Mapping[str, Any], crs: Mapping[str, str]) -> Outcome:
        outputs = full_paths(self._config.new_paths().values())
        top = resume_top(self._config)
        places = Places(ready["base"], [str(top)] if top else outputs, self._shared)
        stager = Stager(places)
        there = stager.config_there(self._config, shown)
        systems = {stager.there(path): system for path, system in crs.items()}
        upload(link, stager.staging, self._address.host, self._info)
        kept = [] if top is None else [places.output(str(top))]
        reports = [path for path in outputs if path.lower().endswith((".html", ".htm"))]
        link.send(
            "run",
            job_text(there, shown, systems, self._listener.watched, places.users_paths()).encode("ascii"),
            job=self._job,
            run=places.run,
            keep=kept,
            stays=kept,
            early=[places.output(path) for path in reports],
            resume=[[place, file.size, file.time_ns] for place, file in stager.staging.resume.items()],
        )
        send_resumed(link, stager.staging.resume, self._address.host, self._info)
        results = Results(self._config, places)
        self._follow(link, results)
        self._results_there = failures.lost_on_the_way(self._address, places.full(places.run))
        self._bring_home(link, results)
        return self._settle(link, results, stager.staging)

    def _follow(self, link: Link, results: Results) -> None:
        """Pass on what the worker says until it has ended; the results follow."""
        give_up = None
        while True:
            frame = link.next(POLL_S)
            if give_up is None and self._is_stopped():
                self._end.cancel_requested = True
                link.send("cancel")
                give_up = time.monotonic() + _CANCEL_PATIENCE_S
            if give_up is not None and time.monotonic() > give_up:
                raise Stopped
            if frame is None:
                continue
            if frame.kind == "line":
                self._listening.take([Line(STDOUT, frame.data)])
            elif frame.kind == "early":
                results.take_early(frame["place"], frame.data)
            elif frame.kind == "ended":
                self._end.exit_code, self._disk_is_full = frame["code"], frame["free"] < _FULL
                self._end.tail = [*self._listening.tail, *link.last_words]
                return

    def _bring_home(self, link: Link, results: Results) -> None:
        """Receive the results; a run that was cancelled may have some too."""
        told = False
        while (frame := link.receive("file", "all")).kind != "all":
            if not told and frame["size"] > _WORTH_TELLING:
                told = True
                self._info(tr("Bringing the results home from {host}.", host=self._address.host))
            results.take(frame["place"], frame["time"], link.file_parts())

    def _settle(self, link: Link, results: Results, staging: Staging) -> Outcome:
        """Give the outputs their names, and let the other machine tidy up."""
        outputs = results.publish(self._info)
        outcome = self._outcome(outputs)
        if outcome.ending is Ending.RESULT:
            results.end_resumption(bool(staging.resume))
        link.send("done", keep=results.to_keep(), forget=_temporary(staging))
        self._results_there = ""
        link.hang_up()
        return outcome

    def _outcome(self, outputs: dict[str, str]) -> Outcome:
        end = self._end
        if end.result is not None:
            end.result = protocol.Result({**end.result.outputs, **outputs}, end.result.scores)
        resume = self._config.resume_file()
        end.can_resume = resume is not None and resume.exists()
        outcome = outcome_of(end)
        if outcome.ending is Ending.CANCELLED and resume is not None and resume != resume_top(self._config):
            stays = tr(
                "{message} What it can go on from lies on {host}.", message=outcome.message, host=self._address.host
            )
            return replace(outcome, message=stays)
        if outcome.ending in (Ending.ENGINE_ERROR, Ending.BUG) and self._disk_is_full:
            return failures.full(self._address, outcome)
        about_it = end.error is not None and end.error.code in _OF_THE_MACHINE
        if outcome.ending is Ending.KILLED or (outcome.ending is Ending.ENGINE_ERROR and about_it):
            hint = outcome.hint.replace(
                tr("Install it with:"), tr("On {host}, install it with:", host=self._address.host)
            )
            return replace(
                outcome, message=tr("On {host}: {message}", host=self._address.host, message=outcome.message), hint=hint
            )
        return outcome

    def _lost(self, link: Link, ready: Frame | None) -> EngineError:
        code = link.exit_code()
        if ready is None:
            return failures.never_started(self._address, code, link.last_words)
        error = failures.lost(
            self._address, self._end.place, link.last_words, self._config.resume_file() is not None and self._began
        )
        return error.with_context(self._results_there)

    @property
    def _began(self) -> bool:
        return self._end.hello is not None

    def _is_stopped(self) -> bool:
        """Whether the user wants to stop, and nobody has been told."""
        return self._listener.is_cancelled() and not self._end.cancel_requested

    def _info(self, text: str) -> None:
        self._listener.on_message(protocol.Log("info", text))


def _temporary(staging: Staging) -> list[str]:
    """Places of copies that nobody needs again: files that QGIS has made for this run."""
    top = Path(tempfile.gettempdir())
    inside = {place: file.path for place, file in staging.files.items() if top in file.path.parents}
    return [
        place
        for place, path in inside.items()
        if any(part.startswith(_MADE_FOR_A_RUN) for part in path.relative_to(top).parts)
    ]

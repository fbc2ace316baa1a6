"""How a worker ended, as one outcome with a sentence for the user. No Qt."""

from __future__ import annotations

import enum
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..training.contract import protocol
from ..training.contract.computer.libraries import missing_runtime
from ..training.contract.installation import MINIMUM_PYTHON, plugin_metadata
from ..training.contract.language import later, tr
from ..training.contract.plain_data import shown
from ..training.contract.protocol import PROTOCOL_VERSION, Message
from .child_environment import ENGINE_FOLDER
from .environment.marks import is_marked_complete, what_is_lost
from .environment.place import environment_of
from .process import python_version

CHOOSE_PYTHON = later(
    "Choose another one in Settings > Options > Processing > Providers > Vaihingen U-Net, "
    "or run 'Install or check the engine'."
)


class Ending(enum.Enum):
    """The ways in which a worker can end."""

    RESULT = "result"
    CANCELLED = "cancelled"
    ENGINE_ERROR = "engine error"
    BUG = "bug"
    USAGE = "usage"
    KILLED = "killed"
    NO_RESULT = "no result"
    NOT_STARTED = "not started"
    NOT_THE_ENGINE = "not the engine"
    WRONG_VERSION = "wrong version"
    SILENT = "silent"


@dataclass(frozen=True)
class Outcome:
    """One ending: a result, or what is wrong (`message`) and what to do (`hint`)."""

    ending: Ending
    message: str = ""
    hint: str = ""
    code: str = ""  # kind of an error of the engine
    outputs: dict[str, Any] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)


@dataclass
class WorkerEnd:
    """All that is known of a worker that has ended; filled while it runs."""

    command: list[str]
    start_error: str = ""
    hello: protocol.Hello | None = None
    result: protocol.Result | None = None
    error: protocol.Error | None = None
    cancelled: protocol.Cancelled | None = None
    progress: protocol.Progress | None = None
    wrong_start: bool = False
    first_line: str = ""
    other_version: Any = None
    timed_out: bool = False
    cancel_requested: bool = False
    can_resume: bool = False
    exit_code: int = 0
    tail: list[str] = field(default_factory=list)

    def note(self, message: Message) -> None:
        """Keep the last message of each kind that the outcome depends on."""
        if message.type in ("hello", "result", "error", "cancelled", "progress"):
            setattr(self, message.type, message)

    @property
    def python(self) -> str:
        """The interpreter."""
        return self.command[0]

    @property
    def place(self) -> str:
        """Where it was, e.g. " while classifying (window 812 of 2400)"; "" if it never reported progress."""
        if self.progress is None or not self.progress.stage:
            return ""
        detail = f" ({self.progress.detail})" if self.progress.detail else ""
        return tr(" during '{stage}'", stage=self.progress.stage) + detail

    @property
    def last_words(self) -> str:
        """The last lines it printed, below a heading; "" if it printed none."""
        lines = [line for line in self.tail if line.strip()]
        return "\n".join(["", tr("Its last words:"), *lines]) if lines else ""


def outcome_of(end: WorkerEnd) -> Outcome:
    """The outcome of a worker that has ended. Only exit code 0 together with a result counts as success."""
    if end.result is not None and end.exit_code == protocol.EXIT_RESULT:
        return Outcome(Ending.RESULT, outputs=end.result.outputs, scores=end.result.scores)
    for applies, make_outcome in _RULES:
        if applies(end):
            return make_outcome(end)
    return _bug(end)


def _cancelled(end: WorkerEnd) -> Outcome:
    kept = f" {end.cancelled.message}" if end.cancelled is not None and end.cancelled.message else ""
    return Outcome(Ending.CANCELLED, tr("The run was cancelled.") + kept)


def _not_started(end: WorkerEnd) -> Outcome:
    return Outcome(
        Ending.NOT_STARTED,
        tr(
            "The engine's Python, {python}, cannot be started: {reason}.",
            python=end.python,
            reason=end.start_error,
        ),
        tr(CHOOSE_PYTHON),
    )


def _wrong_version(end: WorkerEnd) -> Outcome:
    return Outcome(
        Ending.WRONG_VERSION,
        tr(
            "The engine in {folder} speaks version {version} of the protocol, but the plugin "
            "expects version {expected}.",
            folder=ENGINE_FOLDER,
            version=end.other_version,
            expected=PROTOCOL_VERSION,
        ),
        tr("Install the plugin again and restart QGIS, so that both are of one version."),
    )


def _not_the_engine(end: WorkerEnd) -> Outcome:
    if end.wrong_start:
        evidence = tr(
            "It wrote {first_line} where the engine's greeting was expected.", first_line=shown(end.first_line)
        )
    else:
        evidence = tr("It ended {how} before it said a word.", how=_how(end.exit_code)) + end.last_words
    version = python_version(end.python)
    if version is not None and version < MINIMUM_PYTHON:
        return Outcome(
            Ending.NOT_THE_ENGINE,
            tr(
                "{python} is Python {version}, but the engine needs Python {least} or newer.",
                python=end.python,
                version=".".join(map(str, version)),
                least=".".join(map(str, MINIMUM_PYTHON)),
            ),
            tr(CHOOSE_PYTHON),
        )
    environment = environment_of(end.python)
    lost = what_is_lost(environment) if is_marked_complete(environment) else ""
    if lost:
        return Outcome(
            Ending.NOT_THE_ENGINE,
            tr("The environment {environment} is of no use any more: {lost}.", environment=environment, lost=lost),
            tr("Run 'Install or check the engine' with CREATE, which makes it anew."),
        )
    hint = missing_runtime(evidence, end.exit_code) or tr(CHOOSE_PYTHON)
    what = tr("did not start the engine") if version else tr("cannot be started, or is not a Python interpreter")
    return Outcome(Ending.NOT_THE_ENGINE, f"{end.python} {what}. {evidence}", hint)


def _silent(end: WorkerEnd) -> Outcome:
    return Outcome(
        Ending.SILENT,
        tr("{python} was started, but the engine did not answer.", python=end.python) + end.last_words,
        tr(CHOOSE_PYTHON),
    )


def _engine_error(end: WorkerEnd) -> Outcome:
    error = end.error or protocol.Error("engine", tr("The engine stopped without saying why."))
    return Outcome(Ending.ENGINE_ERROR, error.message, error.hint, error.code)


def _usage(end: WorkerEnd) -> Outcome:
    return Outcome(
        Ending.USAGE,
        tr("The engine did not understand its call.") + end.last_words,
        tr("Install the plugin again and restart QGIS, so that plugin and engine are of one version."),
    )


def _killed(end: WorkerEnd) -> Outcome:
    tracker = plugin_metadata("tracker")
    hint = tr("Run it again; if that does not help, report it with the log of this run at {tracker}.", tracker=tracker)
    cause = ""
    if -end.exit_code == getattr(signal, "SIGKILL", None):
        cause = tr(", most likely for lack of memory")
        hint = tr("Close other programs or lower the batch size or the patch size, and run again.")
    if end.can_resume:
        hint += tr(" With the same parameters and RESUME it goes on from where it was.")
    hint = missing_runtime(end.last_words, end.exit_code) or hint
    return Outcome(
        Ending.KILLED,
        tr(
            "The worker ended {how}{place}{cause}.",
            how=_how(end.exit_code),
            place=end.place,
            cause=cause,
        )
        + end.last_words,
        hint,
    )


def _no_result(end: WorkerEnd) -> Outcome:
    return Outcome(
        Ending.NO_RESULT,
        tr("The worker ended without a result{place}.", place=end.place) + end.last_words,
        _report(),
    )


def _bug(end: WorkerEnd) -> Outcome:
    what = (
        end.error.message
        if end.error is not None
        else tr("The worker ended {how}{place}{cause}.", how=_how(end.exit_code), place=end.place, cause="")
    )
    trace = f"\n{end.error.traceback}" if end.error is not None and end.error.traceback else end.last_words
    return Outcome(Ending.BUG, f"{what}{trace}", _report())


def _report() -> str:
    """What to do about a mistake of ours."""
    return tr(
        "This is a mistake of ours. Please report it with the log of this run at {tracker}.",
        tracker=plugin_metadata("tracker"),
    )


# The first rule that applies decides.
_RULES: tuple[tuple[Callable[[WorkerEnd], bool], Callable[[WorkerEnd], Outcome]], ...] = (
    (lambda end: bool(end.start_error), _not_started),
    (lambda end: end.cancel_requested or end.exit_code == protocol.EXIT_CANCELLED, _cancelled),
    (lambda end: end.other_version is not None, _wrong_version),
    (lambda end: end.timed_out, _silent),
    (lambda end: end.wrong_start or end.hello is None, _not_the_engine),
    (lambda end: end.exit_code == protocol.EXIT_ENGINE_ERROR, _engine_error),
    (lambda end: end.exit_code == protocol.EXIT_USAGE, _usage),
    (lambda end: end.exit_code < 0 or end.exit_code > 255, _killed),
    (lambda end: end.exit_code == protocol.EXIT_RESULT, _no_result),
)


def _how(exit_code: int) -> str:
    """How a process ended, in words: a signal on Unix, a status above 255 on Windows, else a code."""
    if exit_code < 0:
        return tr("by signal {number}", number=-exit_code)
    return tr("with code {number}", number=f"{exit_code:#x}" if exit_code > 255 else exit_code)

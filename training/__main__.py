"""The engine's command line: `python -m training <job> --help`.

`python -m training <job> job.json` is how the plugin calls it; with flags it reports to a person in a terminal.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import traceback
from collections.abc import Sequence
from typing import Any

from .contract import language, protocol
from .contract.errors import EngineError, JobCancelled
from .contract.language import tr
from .contract.options import Config, Kind, Option
from .contract.values import did_you_mean
from .jobs.process_rank import process_rank
from .jobs.registry import JOBS
from .jobs.reporter import NullReporter, Reporter, TerminalReporter
from .jobs.run import JobRun
from .jobs.stopping import cancel_on_signals, end_when_cancelled, leave, leave_the_others
from .processor import prepare


def main(arguments: Sequence[str]) -> int:
    """Run the job that the command line names; return the exit code."""
    prepare()
    if len(arguments) == 2 and arguments[0] in JOBS and arguments[1].endswith(".json"):
        from .jobs import worker

        return worker.main(arguments[0], arguments[1])
    language.speak(language.language_of())
    values = vars(_parser().parse_args(arguments))
    name = values.pop("job")
    cancel = threading.Event()
    cancel_on_signals(cancel)
    process, terminal = process_rank(), TerminalReporter(cancel)
    reporter: Reporter = terminal if process.is_first else NullReporter(cancel)

    def report_stop(message: str) -> None:
        reporter.info(tr("Stopped. {message}", message=message).rstrip())

    try:
        run = JobRun(name, _config(JOBS[name].config, values))
        end_when_cancelled(run, cancel, report_stop)
        result = run.run(reporter)
    except JobCancelled as stop:
        leave(report_stop, stop.message)
    except EngineError as error:
        terminal.info(
            tr(
                "Error: {error}" if process.is_first else "Error in process {rank}: {error}",
                error=error,
                rank=process.rank,
            )
        )
        if process.size > 1:
            leave_the_others(protocol.EXIT_ENGINE_ERROR)
        return protocol.EXIT_ENGINE_ERROR
    except Exception:
        if process.size == 1:
            raise
        traceback.print_exc()
        leave_the_others(protocol.EXIT_BUG)
    if process.is_first:
        sys.stdout.write(json.dumps({"outputs": result.outputs, "scores": result.scores}, indent=1) + "\n")
    return protocol.EXIT_RESULT


class _Parser(argparse.ArgumentParser):
    """A parser that takes flags by their whole names only, and names the nearest to a misspelt one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, allow_abbrev=False)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As always; what is left over is told with the flag that was meant."""
        found, left = self.parse_known_args(args, namespace)
        if left:
            flags = [f"--{name.replace('_', '-')}" for name in vars(found) if name != "job"]
            unknown = [word.partition("=")[0] for word in left if word.startswith("-")]
            hints = "".join(did_you_mean(word, flags) for word in unknown)
            self.error(f"unknown: {' '.join(left)}.{hints}")
        return found


class _Flag(argparse.Action):
    """`--augment`, `--no-augment`, or `--augment no`; the values that were given are collected."""

    def __init__(self, option_strings: Sequence[str], dest: str, **kwargs: Any) -> None:
        self._off = f"--no-{dest.replace('_', '-')}"
        super().__init__([*option_strings, self._off], dest, nargs="?", metavar="yes|no", **kwargs)

    def __call__(self, parser: Any, namespace: Any, given: Any, option_string: str | None = None) -> None:
        if option_string == self._off and given is not None:
            parser.error(f"{option_string} takes no value, but is given {given!r}.")
        value = ("no" if option_string == self._off else "yes") if given is None else given
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest) or []), value])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m training", description=tr("The engine of Vaihingen U-Net."))
    jobs = parser.add_subparsers(dest="job", required=True, metavar="job")
    for name, job in JOBS.items():
        sub = jobs.add_parser(name, help=tr(job.summary), description=tr(job.summary))
        defaults = job.config().to_dict()
        for field, option in job.config.options().items():
            sub.add_argument(f"--{field.replace('_', '-')}", **_argument(option, defaults[field]))
    return parser


def _config(kind: type[Config], values: dict[str, Any]) -> Config:
    """The configuration from the flags; of `--ortho a b c`, the files after the first are those of `--more-orthos`."""
    given = {name: value for name, value in values.items() if value is not None}
    for name, option in kind.options().items():
        if option.several and len(given.get(name, ())) == 1:
            given[name] = given[name][0]  # a text that may be a list by itself
        if option.more and name in given:
            given[name], *further = given[name]
            if further:
                given[option.more] = [*further, *given.get(option.more, ())]
    return kind.from_dict(given)


def _argument(option: Option, default: Any) -> dict[str, Any]:
    """How argparse collects what is given, as texts: the configuration makes values of them, or refuses them."""
    shown = "" if default in ("", (), None) else " " + tr("Default: {default}.", default=str(default))
    common: dict[str, Any] = {"help": (tr(option.help) + shown).replace("%", "%%"), "default": None}
    if option.kind == Kind.FLAG:
        return {**common, "action": _Flag}
    metavar = _METAVARS.get(option.kind, "PATH")
    if option.choices:
        metavar = "{" + ",".join(option.choices) + "}"
    common |= {"required": option.required and not default, "metavar": metavar}
    if option.more or option.takes_several:
        return {**common, "action": "extend", "nargs": "+"}
    return {**common, "action": "append"}


_METAVARS = {
    Kind.INTEGER: "N",
    Kind.NUMBER: "X",
    Kind.TEXT: "TEXT",
    Kind.EXTENT: "XMIN,YMIN,XMAX,YMAX",
    Kind.FILES: "FILE",
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

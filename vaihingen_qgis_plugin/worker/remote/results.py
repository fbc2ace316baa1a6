"""Brings home what a job has made on the other machine: whole, by the same rules as if it had been made here. No Qt."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ...training.contract.errors import ConfigError, reason
from ...training.contract.language import tr
from ...training.contract.options import JobConfig, Kind
from ...training.contract.outputs import part_path, publish, record_path, whole_file, write_record
from ...training.contract.outputs.names import part_start
from .places import Places, unmirrored
from .staging import resume_top


class Results:
    """The results of one run. Outputs get their names in the end, all that came is removed if something goes wrong.

    Args:
        config: The job, with the user's paths.
        places: Where things are on the other machine.
    """

    def __init__(self, config: JobConfig, places: Places) -> None:
        self._config, self._places = config, places
        self._outputs = {Path(os.path.abspath(path)): name for name, path in config.new_paths().items()}
        self._folders = [path for path, name in self._outputs.items() if config.options()[name].kind is Kind.NEW_FOLDER]
        self._records: dict[Path, Any] = {}  # of outputs
        self._came: list[tuple[str, Path, int]] = []  # place, final path, time of the last change
        resumed = resume_top(config)
        self._resume = None if resumed is None or resumed != config.resume_file() else resumed
        self._resume_came = False

    def take(self, place: str, time_ns: int, parts: Iterable[bytes]) -> None:
        """Receive one file.

        Raises:
            ConfigError: If it cannot be written here.
        """
        path = Path(os.path.abspath(unmirrored(place)))
        if path == self._resume:
            self._resume_came = True
        output = next((output for output in self._outputs if record_path(output) == path), None)
        if output is not None:
            self._records[output] = json.loads(b"".join(parts))
            return
        part = self._part_of(path)
        if part is None and path != self._resume:
            for _ in parts:
                continue
            return
        try:
            with _resume_file(path) if part is None else _part_file(part) as write:
                for data in parts:
                    write(data)
            os.utime(part or path, ns=(time_ns, time_ns))
        except OSError as error:
            raise ConfigError(
                tr("{path} cannot be written: {reason}.", path=path, reason=reason(error)),
                tr("Free space on that disk, and run again."),
            ) from error
        self._came.append((place, path, time_ns))

    def take_early(self, place: str, content: bytes) -> None:
        """Receive a report that is written while the job runs."""
        path = Path(os.path.abspath(unmirrored(place)))
        if path in self._outputs:
            with contextlib.suppress(OSError), whole_file(path) as stream:  # held open: it comes again in the end
                stream.write(content)

    def publish(self, tell: Callable[[str], None]) -> dict[str, str]:
        """Give all outputs that came their names, and their records; field -> path.

        Raises:
            ConfigError: If an output did not get its name; all others have theirs.
        """
        try:
            outputs = publish(self._config, tell=tell)
        finally:
            for output, record in self._records.items():
                if output.exists():
                    write_record(output, record)
        return outputs

    def end_resumption(self, resumed: bool) -> None:
        """Remove what an earlier run has left for its resumption here, as the job has been done.

        Args:
            resumed: Whether this run has gone on with it.
        """
        top = resume_top(self._config)
        if top is None or self._resume_came:
            return
        if top.is_dir() and resumed:
            shutil.rmtree(top, ignore_errors=True)
        elif top.is_file():
            with contextlib.suppress(OSError):
                top.unlink()

    def to_keep(self) -> list[list[Any]]:
        """What the other machine may keep as copies: place within the run, place of the copy, time of last change."""
        whole = [came for came in self._came if came[1] != self._resume and _changed_at(came[1]) == came[2]]
        return [[place, self._places.copy(str(path)), time_ns] for place, path, time_ns in whole]

    def _part_of(self, path: Path) -> Path | None:
        """Where a file is written until all is there; None if it is no part of an output."""
        if path in self._outputs:
            return part_path(path)
        for folder in self._folders:
            if folder in path.parents:
                return part_path(folder) / path.relative_to(folder)
        for output in self._outputs:
            if path.parent == output.parent and path.name.startswith(f"{output.stem}."):
                return path.with_name(part_start(output) + path.name[len(output.stem) + 1 :])
        return None


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@contextlib.contextmanager
def _part_file(path: Path) -> Any:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        yield stream.write


@contextlib.contextmanager
def _resume_file(path: Path) -> Any:
    with whole_file(path) as stream:
        yield stream.write

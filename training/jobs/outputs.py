"""Where a job writes its outputs, and by which paths messages and reports name them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic

from ..contract.errors import ConfigError
from ..contract.options import Config, JobConfig
from ..contract.outputs import part_path, write_text
from .result import JobResult


class Outputs(Generic[Config]):
    """The outputs of a job: it writes each to `path(name)`, and messages name it by `shown(name)`.

    An output gets its final path when the job has ended well: no half file is taken for a whole one. Of a job in parts,
    such as several orthophotos, `part` gives the outputs of each, whose `finish` names them as soon as they are there.

    Args:
        config: The job.
        given: The job as the user gave it; None: it is `config`.
        publish: Gives the outputs of a part their names, and records how they came about.

    Attributes:
        given: The job as the user gave it, for reports: it names polygons where `config` has rasters made from them.
    """

    def __init__(
        self,
        config: Config,
        given: Config | None = None,
        publish: Callable[[JobConfig, JobResult], None] | None = None,
    ) -> None:
        self._config, self._publish = config, publish
        self.given: Config = config if given is None else given
        self._complete = False

    def wanted(self, name: str) -> bool:
        """Whether the user asked for the output of this field."""
        return bool(getattr(self._config, name))

    def path(self, name: str) -> str:
        """Where to write an output, or where it lies once it is complete; "" if it was not asked for."""
        if not self.wanted(name):
            return ""
        return self.shown(name) if self._complete else str(part_path(Path(self.shown(name))))

    def shown(self, name: str) -> str:
        """The path that the user gave for an output, its final one; "" if it was not asked for."""
        return str(Path(getattr(self._config, name))) if self.wanted(name) else ""

    def write_early(self, name: str, text: str) -> None:
        """Write a text, also to its final path while the job still runs.

        Raises:
            ConfigError: If it cannot be written.
        """
        write_text(self.path(name), text)
        with contextlib.suppress(ConfigError):  # held open by a program; publishing raises it again
            write_text(self.shown(name), text)

    def part(self, job: Config) -> Outputs[Config]:
        """The outputs of one of the jobs that this one consists of, see `JobConfig.parts`."""
        return Outputs(job, publish=self._publish)

    def finish(self, ran_on: dict[str, Any]) -> None:
        """Give the outputs of this part their final paths: they stay, even if another part fails.

        Args:
            ran_on: Facts for their run record, see `JobResult`.
        """
        if self._publish is None:
            raise RuntimeError("only the process that writes can finish a part")
        self._publish(self._config, JobResult(ran_on=ran_on))
        self._complete = True

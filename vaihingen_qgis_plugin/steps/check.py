"""Check the files of a job before it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..base.step import Run, Step


class Check(Step):
    """Refuse, in the dialog, a job whose files do not fit.

    Args:
        check: Checks the files that a configuration names; raises an `EngineError`. Must be quick.
        reads: Fields whose file it opens: it is left out where a step is still to make one of these.
    """

    def __init__(self, check: Callable[[Any], None], reads: tuple[str, ...] = ()) -> None:
        self._check, self._reads = check, reads

    def check(self, run: Run) -> None:
        """Check the job's files."""
        if not run.to_come.keys() & set(self._reads):
            self._check(run.job)

"""Check the files of a job before it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..base.step import Run, Step


class Check(Step):
    """Refuse, in the dialog, a job whose files do not fit.

    Args:
        check: Checks the files that a configuration names; raises an `EngineError`. Must be quick.
    """

    def __init__(self, check: Callable[[Any], None]) -> None:
        self._check = check

    def check(self, run: Run) -> None:
        """Check the job's files."""
        self._check(run.job)

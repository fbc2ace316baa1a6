"""What a job leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class JobResult:
    """What a job's module gives back when it has written its outputs.

    Args:
        scores: Its figures, by lower-case name.
        ran_on: Facts for the run record, such as device, precision and batch size.
        obsolete: Files and folders that are of no use once the outputs have their names, and are removed then.
    """

    scores: dict[str, Any] = field(default_factory=dict)
    ran_on: dict[str, Any] = field(default_factory=dict)
    obsolete: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunResult:
    """What a run of a job leaves.

    Args:
        outputs: Configuration field -> path of what was written.
        scores: Its figures, by lower-case name.
        ran_on: Facts such as device, precision and batch size.
    """

    outputs: dict[str, str] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)
    ran_on: dict[str, Any] = field(default_factory=dict)

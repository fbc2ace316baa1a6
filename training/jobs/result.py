"""What a job returns, and what a whole run of it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class JobResult:
    """What a job's module returns when it has written its outputs.

    Args:
        scores: Its figures, by lower-case name.
        ran_on: Facts for the run record, such as device, precision and batch size.
        obsolete: Files and folders to remove once the outputs have their final paths.
    """

    scores: dict[str, Any] = field(default_factory=dict)
    ran_on: dict[str, Any] = field(default_factory=dict)
    obsolete: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunResult:
    """What a whole run of a job returns, once its outputs have their final paths.

    Args:
        outputs: Configuration field -> path of what was written.
        scores: Its figures, by lower-case name.
        ran_on: Facts such as device, precision and batch size.
    """

    outputs: dict[str, str] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)
    ran_on: dict[str, Any] = field(default_factory=dict)

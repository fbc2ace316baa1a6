"""Parameters of the job that checks the engine's Python."""

from __future__ import annotations

from dataclasses import dataclass

from .. import parameters
from ..options import JobConfig


@dataclass(frozen=True)
class EnvironmentConfig(JobConfig):
    """What the worker's Python has."""

    report: str = parameters.new_file("Environment report", "HTML report on the engine's Python.", suffix=".html")

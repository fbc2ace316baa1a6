"""Parameters of the job that looks at the engine's Python."""

from __future__ import annotations

from dataclasses import dataclass

from ..options import NEW_FILE, JobConfig, option


@dataclass(frozen=True)
class EnvironmentConfig(JobConfig):
    """What the worker's Python has."""

    report: str = option(NEW_FILE, "Environment report", "HTML report on the engine's Python.", "", suffix=".html")

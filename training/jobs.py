"""The jobs by name, and how one is run: check, stage the outputs, run, record, publish."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from typing import Any

from .contract import config as configs
from .contract.errors import DependencyError, JobCancelled
from .contract.options import JobConfig
from .contract.outputs import check_outputs, discard, publish, staged
from .reporter import Reporter


@dataclass(frozen=True)
class JobResult:
    """What a job leaves.

    Args:
        outputs: Configuration field -> path of what was written.
        scores: Its figures, by lower-case name.
        ran_on: Facts for the run record, such as device, precision and batch size.
    """

    outputs: dict[str, str] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)
    ran_on: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """One job: its configuration, and the module whose `run(config, reporter)` does it, loaded when needed."""

    config: type[JobConfig]
    module: str
    summary: str


JOBS: dict[str, Job] = {
    "demodata": Job(configs.DemoDataConfig, "demo_data", "Draw a synthetic town to try everything with."),
    "labels": Job(configs.LabelsConfig, "labels", "Turn class colours into class codes, or back."),
    "tile": Job(configs.TileConfig, "tile", "Cut rasters into a data set of patches."),
    "train": Job(configs.TrainConfig, "train", "Train a U-Net on a data set."),
    "classify": Job(configs.ClassifyConfig, "classify", "Classify an orthophoto with a trained model."),
    "assess": Job(configs.AssessConfig, "assess", "Measure the accuracy of a class raster against a reference."),
    "environment": Job(configs.EnvironmentConfig, "environment", "Tell which Python, PyTorch and device there are."),
}


def run_job(name: str, config: JobConfig, reporter: Reporter) -> JobResult:
    """Run one job; its outputs appear under their names only if it ends well.

    Raises:
        EngineError: The input, the settings or the machine are at fault; nothing was written.
        JobCancelled: The user stopped it; what it names in `keep` was written.
    """
    config.validate()
    check_outputs(config)
    run = _load(JOBS[name].module)
    _check_report_packages(name, config)
    discard(config)  # what a killed run has left
    started = time.monotonic()
    try:
        result = run(staged(config), reporter)
        outputs = publish(config)
    except JobCancelled as stop:
        publish(config, stop.keep)
        raise
    finally:
        discard(config)
    if outputs:
        from .run_record import write_records  # needs no package, but is of no use before a result

        write_records(name, config, replace(result, outputs=outputs), time.monotonic() - started)
    return replace(result, outputs=outputs)


def _check_report_packages(name: str, config: JobConfig) -> None:
    """Reports are written last, and must not fail then for want of a package."""
    if name == "environment" or not getattr(config, "report", ""):
        return
    missing = [package for package in ("jinja2", "matplotlib") if find_spec(package) is None]
    if missing:
        raise _dependency_error(f"{' and '.join(missing)} for the report")


def _load(module: str) -> Callable[[Any, Reporter], JobResult]:
    try:
        run: Callable[[Any, Reporter], JobResult] = importlib.import_module(f".{module}", package=__package__).run
        return run
    except ImportError as error:
        raise _dependency_error(str(error)) from error


def _dependency_error(what: str) -> DependencyError:
    from .environment import install_line

    return DependencyError(
        f"This Python cannot load what the engine needs: {what}.",
        f"Install it with:  {install_line()}\nor choose another interpreter in Settings > Options > Processing > "
        "Providers > Vaihingen U-Net (or in the environment variable VAIHINGEN_PYTHON).",
    )

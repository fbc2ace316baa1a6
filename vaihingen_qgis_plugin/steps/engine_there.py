"""Whether the engine is installed; where it is not, its installation is offered by name."""

from __future__ import annotations

import sys
from typing import Any

from ..desktop import in_desktop
from ..onlooker import onlooker
from ..training.contract.computer.shell import SET_UP_LINE
from ..training.contract.errors import ConfigError
from ..training.contract.installation import MINIMUM_PYTHON, installed_versions, requirements
from ..translation import tr
from ..worker.environment.base_python import own_python
from ..worker.interpreter import Interpreter

SET_UP = "vaihingen:environment"
_FOR_NETWORKS = ("torch", "safetensors")  # which only some jobs need
_NETWORK_JOBS = ("train", "classify", "compare", "exportonnx")


def refuse_without_engine(interpreter: Interpreter, algorithm: Any) -> None:
    """Refuse a run in QGIS's own Python if that lacks what the algorithm needs, before the run.

    Raises:
        ConfigError: Names the algorithm that installs the engine; in QGIS's window a button opens it.
    """
    if is_own(interpreter) and _lacks(algorithm.NAME):
        raise not_installed()


def is_own(interpreter: Interpreter) -> bool:
    """Whether an interpreter is QGIS's own Python, in which nothing is installed; or none at all."""
    return interpreter.path in ("", own_python())


def not_installed() -> ConfigError:
    """The error for an engine that is not there; in QGIS's window it offers to install it."""
    message = tr("The engine is not installed yet.")
    onlooker().engine_missing(message)
    amount = tr("0.2 to 4 GB are downloaded, which needs internet; QGIS's own Python stays as it is.")
    if in_desktop():
        how = tr("Run 'Install or check the engine' with 'Create a private environment'")
    else:
        how = tr("Run:  {line}", line=SET_UP_LINE)
    return ConfigError(message, f"{how} ({amount})")


def _lacks(job: str) -> bool:
    """Whether QGIS's own Python, which is this one, lacks something; imports nothing."""
    needed = [name for name in requirements() if job in _NETWORK_JOBS or name not in _FOR_NETWORKS]
    return sys.version_info[:2] < MINIMUM_PYTHON or not all(installed_versions(needed).values())

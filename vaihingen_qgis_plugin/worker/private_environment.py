"""Makes the engine a Python environment of its own, with the standard library's venv and pip."""

from __future__ import annotations

import json
import shutil
from collections import deque
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ..training.contract.computer.shell import shell_line
from ..training.contract.installation import MINIMUM_PYTHON, keeping_torch
from ..translation import tr
from .child_environment import ENGINE_FOLDER
from .interpreter import COMPLETE_MARK, environment_python, own_python
from .process import ChildProcess, python_version
from .torch_choice import TorchChoice, choose_torch

_NEWEST_MINOR = 20  # the newest python3.N that is searched on PATH
_TAIL_LINES = 15


def create_environment(
    base_python: str,
    location: Path,
    requirements: Path,
    torch: str,
    feedback: QgsProcessingFeedback,
    extras: Sequence[Path] = (),
) -> str:
    """Make a virtual environment and install what the engine needs into it.

    Args:
        base_python: Interpreter to make it from; "" searches one.
        location: Folder; must be new, empty, or such an environment, which is then brought up to date.
        requirements: File for `pip install -r`.
        torch: Which PyTorch: a requirement such as "torch==2.13.0", a build such as "cu128", or both; "" takes the
            newest of the build that fits the graphics card.
        feedback: Receives pip's output, and may cancel.
        extras: Further such files, of optional packages; they leave PyTorch as it is.

    Returns:
        The new environment's interpreter.

    Raises:
        QgsProcessingException: If it fails or is cancelled; the unfinished environment is removed.
    """
    python = base_python or find_base_python()
    _check_base(python)
    _check_location(location)
    mark = location / COMPLETE_MARK
    mark.unlink(missing_ok=True)
    try:
        feedback.setProgressText(tr("Making an environment in {folder}").format(folder=location))
        _run([python, "-m", "venv", str(location)], tr("The environment cannot be made"), feedback)
        feedback.setProgressText(tr("Installing what the engine needs; this takes minutes and up to 3 GB"))
        made = str(environment_python(location))
        install = [made, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
        chosen = choose_torch(torch, _installed_torch(location), _lists_torch(requirements))
        _install_torch(chosen, install, feedback)
        wanted = [*chosen.of_the_usual_index, "-r", str(requirements)]
        _run([*install, *wanted], tr("The packages cannot be installed"), feedback)
        for extra in extras:
            more = ["-r", str(extra), *keeping_torch(_installed_torch(location))]
            _run([*install, *more], tr("The optional packages cannot be installed"), feedback)
            wanted += more
        mark.write_text(json.dumps({"made_from": python, "installed": wanted}), encoding="utf-8")
    finally:
        if not mark.exists():
            shutil.rmtree(location, ignore_errors=True)
    return made


def find_base_python() -> str:
    """QGIS's own Python if it is new enough, else the newest on the search path, else QGIS's own."""
    return next((path for path in _candidates() if (python_version(path) or (0, 0)) >= MINIMUM_PYTHON), own_python())


def _candidates() -> Iterator[str]:
    yield own_python()
    names = [f"python{MINIMUM_PYTHON[0]}.{minor}" for minor in range(_NEWEST_MINOR, MINIMUM_PYTHON[1] - 1, -1)]
    for name in (*names, "python3", "python"):
        path = shutil.which(name)
        if path:
            yield path


def _check_base(python: str) -> None:
    version = python_version(python)
    if version is None:
        raise QgsProcessingException(
            tr("{python} is not a Python interpreter.\nChoose another one under PYTHON.").format(python=python)
        )
    if version < MINIMUM_PYTHON:
        raise QgsProcessingException(
            tr(
                "{python} is Python {has}, but the engine needs Python {needs} or newer.\n"
                "Install a newer Python from https://www.python.org and choose it under PYTHON."
            ).format(python=python, has="{}.{}".format(*version), needs="{}.{}".format(*MINIMUM_PYTHON))
        )


def _check_location(location: Path) -> None:
    is_environment = (location / "pyvenv.cfg").is_file() and (location / COMPLETE_MARK).is_file()
    if location.exists() and not is_environment and (location.is_file() or any(location.iterdir())):
        raise QgsProcessingException(
            tr(
                "{folder} exists and is no environment of this plugin.\nChoose a new or empty folder as LOCATION."
            ).format(folder=location)
        )
    location.parent.mkdir(parents=True, exist_ok=True)


def _lists_torch(requirements: Path) -> bool:
    return any(line.startswith("torch") for line in requirements.read_text(encoding="utf-8").splitlines())


def _install_torch(chosen: TorchChoice, install: Sequence[str], feedback: QgsProcessingFeedback) -> None:
    """Install the build of PyTorch that has an index of its own; if it is only our choice, others will do."""
    if chosen.reason:
        feedback.pushInfo(chosen.reason)
    if not chosen.index:
        return
    failure = tr("PyTorch cannot be installed")
    try:
        if chosen.replaces:
            _run([*install[:3], "uninstall", "--yes", "torch"], failure, feedback)
        _run([*install, chosen.requirement, "--index-url", chosen.index], failure, feedback)
    except QgsProcessingException as error:
        if feedback.isCanceled() or not chosen.automatic:
            raise
        feedback.pushWarning(
            tr("{error}\nThe usual PyTorch is installed instead, which may not use the graphics card.").format(
                error=error
            )
        )


def _installed_torch(location: Path) -> str:
    """Version of PyTorch in an environment; "" if it has none."""
    folders = [*location.glob("lib/python*/site-packages"), location / "Lib" / "site-packages"]
    installed = metadata.distributions(name="torch", path=[str(folder) for folder in folders])
    return next((distribution.version for distribution in installed), "")


def _run(command: Sequence[str], failure: str, feedback: QgsProcessingFeedback) -> None:
    feedback.pushCommandInfo(shell_line(command))
    child = ChildProcess(command, ENGINE_FOLDER)
    tail: deque[str] = deque(maxlen=_TAIL_LINES)
    try:
        for batch in child.lines(feedback.isCanceled):
            lines = [line.data.decode("utf-8", errors="replace") for line in batch]
            if lines:
                tail.extend(lines)
                feedback.pushConsoleInfo("\n".join(lines))
        exit_code = child.exit_code()
    finally:
        child.kill()
    if feedback.isCanceled():
        raise QgsProcessingException(tr("The run was cancelled. The unfinished environment was removed."))
    if exit_code:
        raise QgsProcessingException(
            tr(
                "{failure}:\n{said}\nCheck the connection to the internet and the proxy, or run it yourself:  {command}"
            ).format(failure=failure, said="\n".join(tail), command=shell_line(command))
        )

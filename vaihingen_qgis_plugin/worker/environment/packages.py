"""The programs that make environments and install packages, uv or venv and pip: lines, variables, runs."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ...feedback import FeedbackListener
from ...training.contract.computer.shell import shell_line
from ...training.contract.errors import reason
from ...translation import tr
from ..child_environment import ENGINE_FOLDER, child_environment
from ..process import ChildProcess
from .failures import remedy
from .place import PLUGIN_FOLDER
from .sources import Sources, without_secrets

_TAIL_LINES = 15
_PATIENCE_S = 0.5  # between asking a program to end and ending it: a cancel is to take no more than two seconds
# Settings with which pip and uv would install elsewhere than into our environment, or refuse to install; and where
# packages come from, which is read from them before (`find_sources`).
_ELSEWHERE = {
    *("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX"),
    *("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_NO_INDEX"),
    *("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_REQUIRE_VIRTUALENV", "PIP_DRY_RUN"),
    *("VIRTUAL_ENV", "CONDA_PREFIX", "UV_SYSTEM_PYTHON", "UV_PYTHON", "UV_PROJECT_ENVIRONMENT", "UV_TARGET"),
}


class Failed(QgsProcessingException):
    """A program has failed; the text says what it said and what to do."""


class Installer(Protocol):
    """A program that makes environments and installs packages into them."""

    @property
    def name(self) -> str:
        """What it is called."""

    def make(self, environment: Path, has_pip: bool) -> list[str]:
        """The line that makes an empty environment in a folder that is there; `has_pip`: pip is put there otherwise."""

    def install(self, python: Path, wanted: Sequence[str]) -> list[str]:
        """The line that installs packages into the environment of a Python."""

    def uninstall(self, python: Path, package: str) -> list[str]:
        """The line that removes a package."""


@dataclass(frozen=True)
class Uv:
    """The program uv.

    Args:
        program: Its path.
        base: The Python to make environments from: a path, or a version such as "3.12", which uv then loads.
    """

    program: str
    base: str
    name: str = "uv"

    def make(self, environment: Path, has_pip: bool) -> list[str]:
        """As `Installer.make`; scripts in it may be moved with it."""
        options = ["--allow-existing", "--relocatable", "--prompt", PLUGIN_FOLDER, "--python", self.base]
        return [self.program, "venv", *options, str(environment)]

    def install(self, python: Path, wanted: Sequence[str]) -> list[str]:
        """As `Installer.install`; among several indexes the best version counts, as for pip."""
        strategy = ["--index-strategy", "unsafe-best-match"]
        return [self.program, "pip", "install", "--python", str(python), *strategy, *wanted]

    def uninstall(self, python: Path, package: str) -> list[str]:
        """As `Installer.uninstall`."""
        return [self.program, "pip", "uninstall", "--python", str(python), package]


@dataclass(frozen=True)
class Pip:
    """The standard library's venv, and the pip that it brings."""

    base: str
    name: str = "pip"

    def make(self, environment: Path, has_pip: bool) -> list[str]:
        """As `Installer.make`."""
        options = ["--prompt", PLUGIN_FOLDER, *(["--without-pip"] if has_pip else [])]
        return [self.base, "-m", "venv", *options, str(environment)]

    def install(self, python: Path, wanted: Sequence[str]) -> list[str]:
        """As `Installer.install`; without a second copy of all that is loaded."""
        quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--no-cache-dir"]
        return [str(python), "-m", "pip", "install", *quiet, *wanted]

    def uninstall(self, python: Path, package: str) -> list[str]:
        """As `Installer.uninstall`."""
        return [str(python), "-m", "pip", "uninstall", "--yes", package]


def installer_environment(
    sources: Sources, network: Mapping[str, str], scratch: Path, pythons: Path, parent: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The variables of an installing program.

    Args:
        sources: Where packages come from.
        network: Variables with the proxy and the certificates of QGIS.
        scratch: Folder for what is loaded, on the disk of the environment: the system's may be a small one in memory.
        pythons: Folder for Pythons that uv loads.
        parent: Variables of QGIS; None takes those of this process.
    """
    variables = {name: value for name, value in child_environment(parent).items() if name.upper() not in _ELSEWHERE}
    variables.update(network)
    variables.update({name: str(scratch) for name in ("TMPDIR", "TEMP", "TMP")})
    variables.update(PIP_USER="0", PYTHONIOENCODING="utf-8", NO_COLOR="1", UV_NO_PROGRESS="1")
    variables.setdefault("UV_CACHE_DIR", str(scratch / "uv"))
    variables.setdefault("UV_PYTHON_INSTALL_DIR", str(pythons))
    variables.setdefault("UV_SYSTEM_CERTS", "true")
    variables.setdefault("UV_HTTP_TIMEOUT", "300")
    if sources.certificates and not any(name in variables for name in ("SSL_CERT_FILE", "PIP_CERT")):
        variables["SSL_CERT_FILE"] = sources.certificates
    if sources.trusted:
        variables.setdefault("UV_INSECURE_HOST", " ".join(sources.trusted))
    return variables


@dataclass
class Runner:
    """Runs installing programs, shows what they say, and stops them when the user cancels.

    Args:
        feedback: Receives their lines and outputs.
        environment: Their variables.
        version: Of the Python that the environment is made from, for what is said of failures.
        tail: The last lines that they have printed.
    """

    feedback: QgsProcessingFeedback
    environment: Mapping[str, str]
    version: str = "3"
    tail: deque[str] = field(default_factory=lambda: deque(maxlen=_TAIL_LINES))

    def run(self, command: Sequence[str], failure: str) -> None:
        """Run a program to its end.

        Raises:
            Failed: If it fails; `failure` says in words what it was to do.
            QgsProcessingException: If the user cancels.
        """
        line = without_secrets(shell_line(command))
        self.feedback.pushCommandInfo(line)
        self.tail.clear()
        exit_code = self._end_of(command, failure)
        self.stop_if_cancelled()
        if exit_code:
            said = "\n".join(self.tail)
            hint = remedy(said, exit_code, self.version)
            said = said or tr("It ended with code {code:#x} and said nothing.", code=exit_code & 0xFFFFFFFF)
            raise Failed(
                tr(
                    "{failure}:\n{said}\n{hint}\nThe command was:  {line}",
                    failure=failure,
                    said=said,
                    hint=hint,
                    line=line,
                )
            )

    def stop_if_cancelled(self) -> None:
        """Raise if the user has cancelled."""
        if self.feedback.isCanceled():
            raise QgsProcessingException(tr("The run was cancelled. What it had begun was removed."))

    def _end_of(self, command: Sequence[str], failure: str) -> int:
        """Run it, and give its exit code."""
        listener = FeedbackListener(self.feedback)
        try:
            child = ChildProcess(command, ENGINE_FOLDER, environment=self.environment, patience_s=_PATIENCE_S)
        except OSError as error:
            raise Failed(f"{failure}: {command[0]}: {reason(error)}") from error
        try:
            for batch in child.lines(listener.is_cancelled):
                lines = [without_secrets(_decoded(line.data)) for line in batch]
                if lines:
                    self.tail.extend(lines)
                    self.feedback.pushConsoleInfo("\n".join(lines))
            return child.exit_code()
        finally:
            child.kill()


def _decoded(data: bytes) -> str:
    """What a program has printed: in UTF-8, or as Windows writes in this country."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("mbcs" if os.name == "nt" else "latin-1", errors="replace")

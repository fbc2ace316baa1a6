"""Which Python runs the engine: the one setting, what is chosen without it, and why."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsApplication

ENVIRONMENT_VARIABLE = "VAIHINGEN_PYTHON"
SETTING = "VAIHINGEN_UNET_PYTHON"
COMPLETE_MARK = "vaihingen_unet.json"  # lies in a private environment whose installation was completed


@dataclass(frozen=True)
class Interpreter:
    """A Python for the engine, and why it was chosen."""

    path: str
    reason: str


def add_setting(group: str, label: str) -> None:
    """Show the setting in Settings > Options > Processing > Providers."""
    ProcessingConfig.addSetting(
        Setting(group, SETTING, label, "", valuetype=Setting.FILE, placeholder="Chosen automatically")
    )
    ProcessingConfig.readSettings()


def remove_setting() -> None:
    """Take the setting away; its value stays stored."""
    ProcessingConfig.removeSetting(SETTING)


def remember_interpreter(path: str) -> None:
    """Store the interpreter in the setting."""
    ProcessingConfig.setSettingValue(SETTING, path)


def choose_interpreter(environ: Mapping[str, str] | None = None) -> Interpreter:
    """The engine's Python: environment variable, setting, private environment, QGIS's own; the first that is there."""
    environ = os.environ if environ is None else environ
    if environ.get(ENVIRONMENT_VARIABLE):
        path = absolute_program(environ[ENVIRONMENT_VARIABLE])
        return Interpreter(path, f"set by the environment variable {ENVIRONMENT_VARIABLE}")
    chosen = ProcessingConfig.getSetting(SETTING)
    if chosen:
        return Interpreter(absolute_program(str(chosen)), "set in Options > Processing > Providers > Vaihingen U-Net")
    private = default_environment()
    if is_complete(private):
        return Interpreter(str(environment_python(private)), "the plugin's private environment")
    return Interpreter(own_python(), "QGIS's own Python, because no other is set")


def absolute_program(program: str) -> str:
    """A program's path from here, since the worker runs in another folder; a bare name is left to PATH.

    `~` at its start is the home folder.
    """
    return os.path.abspath(os.path.expanduser(program)) if os.path.dirname(program) else program


def default_environment() -> Path:
    """Folder of the private environment in the user's QGIS settings."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "vaihingen_unet" / "environment"


def environment_python(environment: Path) -> Path:
    """The interpreter in a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def is_complete(environment: Path) -> bool:
    """Whether a private environment was installed to the end."""
    return (environment / COMPLETE_MARK).is_file() and environment_python(environment).exists()


def own_python() -> str:
    """The Python program of QGIS's installation.

    `sys.executable` is QGIS itself on Windows and macOS, and under qgis_process whatever comes first in PATH.
    """
    base = Path(sys.base_prefix)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.platform == "win32":
        candidates = [base / "python.exe", base / "python3.exe"]
    else:
        bundle = Path(QgsApplication.prefixPath()) / "bin"  # macOS: QGIS.app/Contents/MacOS/bin
        candidates = [base / "bin" / version, base / "bin" / "python3", bundle / version, bundle / "python3"]
    return next((str(path) for path in candidates if path.is_file()), sys.executable)

"""Which Python runs the engine: the one setting, what is chosen without it, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsApplication

from ..training.contract.errors import ConfigError
from ..training.contract.language import tr
from .environment.base_python import is_qgis, own_python
from .environment.marks import is_complete, is_marked_complete, what_is_lost
from .environment.place import (
    PLUGIN_FOLDER,
    default_environment,
    environment_of,
    environment_python,
    older_environments,
)
from .environment.refusals import settled
from .remote.address import check_address, is_address, read_address
from .remote.shared_folders import read_shared_folders

ENVIRONMENT_VARIABLE = "VAIHINGEN_PYTHON"
SETTING = "VAIHINGEN_UNET_PYTHON"
SHARED_VARIABLE = "VAIHINGEN_SHARED_FOLDERS"
SHARED_SETTING = "VAIHINGEN_UNET_SHARED_FOLDERS"


@dataclass(frozen=True)
class Interpreter:
    """A Python for the engine, and why it was chosen.

    Args:
        path: The interpreter; on another machine, its address (`ssh://...`).
        reason: Why it was chosen.
        shared_folders: Folders that another machine sees too, as the user has written them.
    """

    path: str
    reason: str
    shared_folders: str = ""


def add_settings(group: str, label: str, shared_label: str) -> None:
    """Show the settings in Settings > Options > Processing > Providers."""
    hint = tr("Chosen automatically; or ssh://user@host/path/to/python for another machine")
    ProcessingConfig.addSetting(
        Setting(group, SETTING, label, "", valuetype=Setting.FILE, validator=_check_setting, placeholder=hint)
    )
    shared_hint = tr("Only with ssh://: folders that both machines see, such as /data=/mnt/nas/data")
    ProcessingConfig.addSetting(
        Setting(
            group,
            SHARED_SETTING,
            shared_label,
            "",
            valuetype=Setting.STRING,
            validator=_check_shared,
            placeholder=shared_hint,
        )
    )
    ProcessingConfig.readSettings()


def remove_settings() -> None:
    """Take the settings away; their values stay stored."""
    ProcessingConfig.removeSetting(SETTING)
    ProcessingConfig.removeSetting(SHARED_SETTING)


def remember_interpreter(path: str) -> None:
    """Store the interpreter in the setting."""
    ProcessingConfig.setSettingValue(SETTING, path)


def choose_interpreter(environ: Mapping[str, str] | None = None) -> Interpreter:
    """The engine's Python: environment variable, setting, the plugin's environment, QGIS's own; the first there is.

    Its path is "" if there is none at all, as in QGIS for macOS.
    """
    environ = os.environ if environ is None else environ
    shared = environ.get(SHARED_VARIABLE) or str(ProcessingConfig.getSetting(SHARED_SETTING) or "")
    return replace(_chosen(environ), shared_folders=shared)


def _chosen(environ: Mapping[str, str]) -> Interpreter:
    if environ.get(ENVIRONMENT_VARIABLE):
        path = absolute_program(environ[ENVIRONMENT_VARIABLE])
        return Interpreter(
            path,
            tr("set by the environment variable {name}", name=ENVIRONMENT_VARIABLE),
        )
    ours = [default_environment(), *older_environments(settings_folder())]
    settled(ours[0])
    chosen = ProcessingConfig.getSetting(SETTING)
    if chosen:
        path = absolute_program(str(chosen))
        if is_address(path):
            return Interpreter(path, tr("set in Options > Processing > Providers > Vaihingen U-Net"))
        settled(environment_of(path))
        if os.path.exists(path) or not _is_in_a_place_of_ours(path):  # such a place may have been removed since
            return Interpreter(path, tr("set in Options > Processing > Providers > Vaihingen U-Net"))
    for environment in ours:
        if is_complete(environment):
            return Interpreter(str(environment_python(environment)), tr("the plugin's private environment"))
    lost = next((lost for place in ours if is_marked_complete(place) and (lost := what_is_lost(place))), "")
    if lost:
        return Interpreter(
            own_python(), tr("QGIS's own Python, because the plugin's environment is of no use: {lost}", lost=lost)
        )
    return Interpreter(own_python(), tr("QGIS's own Python, because no other is set"))


def check_interpreter(interpreter: Interpreter) -> None:
    """Refuse what is no Python: to start it would open another QGIS.

    Raises:
        ConfigError: If there is no Python, or QGIS itself is set as one, or an address on another machine is none.
    """
    if is_address(interpreter.path):
        read_address(interpreter.path)
        read_shared_folders(interpreter.shared_folders)
        return
    hint = tr("Run 'Install or check the engine' with CREATE: it makes a Python for the engine.")
    if not interpreter.path:
        raise ConfigError(tr("The engine has no Python yet: the one within this QGIS works for QGIS only."), hint)
    if is_qgis(interpreter.path):
        raise ConfigError(
            tr(
                "{python} ({reason}) is QGIS and no Python interpreter.",
                python=interpreter.path,
                reason=interpreter.reason,
            ),
            hint,
        )


def absolute_program(program: str) -> str:
    """A program's path from here, since the worker runs in another folder; a bare name is left to PATH.

    `~` at its start is the home folder. An address on another machine stays as it is.
    """
    if is_address(program):
        return program.strip()
    return os.path.abspath(os.path.expanduser(program)) if os.path.dirname(program) else program


def _check_setting(value: str) -> None:
    """Refuse, in the options, a Python that is not there.

    Raises:
        ValueError: As QGIS expects it.
    """
    with _as_qgis_expects():
        check_address(str(value or ""))
    if value and not is_address(value) and not os.path.exists(os.path.expanduser(value)):
        raise ValueError(tr("There is no {path}.", path=value))


def _check_shared(value: str) -> None:
    """Refuse, in the options, what are no shared folders.

    Raises:
        ValueError: As QGIS expects it.
    """
    with _as_qgis_expects():
        read_shared_folders(str(value or ""))


@contextmanager
def _as_qgis_expects() -> Iterator[None]:
    """Raise what is wrong with a setting as QGIS's options expect it."""
    try:
        yield
    except ConfigError as error:
        raise ValueError(str(error)) from error


def settings_folder() -> Path:
    """The folder of this profile's settings."""
    return Path(QgsApplication.qgisSettingsDirPath())


def unused_environments() -> list[Path]:
    """Environments that earlier versions of the plugin made in QGIS's settings, and that are no longer needed."""
    used = os.path.normcase(choose_interpreter().path)
    older = older_environments(settings_folder()) if is_complete(default_environment()) else []
    return [place for place in older if os.path.normcase(environment_python(place)) != used]


def _is_in_a_place_of_ours(python: str) -> bool:
    return Path(python).parts[-4:-3] == (PLUGIN_FOLDER,)

"""Where environments lie: one for all profiles and versions of QGIS, outside folders that travel with the user."""

from __future__ import annotations

import ntpath
import os
import posixpath
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PLUGIN_FOLDER = "vaihingen_unet"
_ENVIRONMENT = "env"  # short: paths on Windows have 259 characters
NEW_SUFFIX, OLD_SUFFIX = ".2", ".1"  # of folders beside an environment while it is exchanged
LONGEST_IN_PACKAGES = 175  # characters below site-packages: 167 in PyTorch 2.13, and a margin
_LONGEST_PATH = 259
_PACKAGES = len("\\Lib\\site-packages\\")


def plugin_folder(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> str:
    """The plugin's own folder on this computer, of this user.

    Args:
        environ: Variables of the environment; None takes those of this process.
        platform: The system, as `sys.platform` names it.
    """
    environ = os.environ if environ is None else environ
    path: Any = ntpath if platform == "win32" else posixpath
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME") or os.path.expanduser("~")
    if platform == "win32":
        base = environ.get("LOCALAPPDATA") or path.join(home, "AppData", "Local")
    elif platform == "darwin":
        base = path.join(home, "Library", "Application Support")
    else:
        given = environ.get("XDG_DATA_HOME", "")
        base = given if path.isabs(given) else path.join(home, ".local", "share")
    return str(path.join(base, PLUGIN_FOLDER))


def default_environment() -> Path:
    """Folder of the environment that all profiles and versions of QGIS use."""
    return Path(plugin_folder()) / _ENVIRONMENT


def older_environments(settings: Path) -> list[Path]:
    """Folders of environments that earlier versions of the plugin made in QGIS's settings; this profile's first.

    Args:
        settings: The folder of this profile, e.g. `.../QGIS/QGIS3/profiles/default`.
    """
    profiles = [settings]
    if settings.parent.name == "profiles":
        # .../QGIS/QGIS3/profiles/default: those of QGIS 4 are copies.
        profiles += sorted(settings.parents[2].glob("QGIS*/profiles/*"))
    places = {os.path.normcase(profile): profile / PLUGIN_FOLDER / "environment" for profile in profiles}
    return [place for place in places.values() if (place / "pyvenv.cfg").is_file()]


def environment_python(environment: Path) -> Path:
    """The interpreter in a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def environment_of(python: str) -> Path:
    """The folder of the environment that a Python lies in."""
    return Path(python).parent.parent


def packages_folders(environment: Path) -> list[Path]:
    """Folders of an environment that packages are installed into."""
    return [*environment.glob("lib/python*/site-packages"), environment / "Lib" / "site-packages"]


def is_too_long(location: str, platform: str = sys.platform) -> bool:
    """Whether paths of packages would be longer than Windows allows, in an environment or in its successor."""
    longest = len(location) + len(NEW_SUFFIX) + _PACKAGES + LONGEST_IN_PACKAGES
    return platform == "win32" and longest > _LONGEST_PATH and not _long_paths_are_allowed()


def _long_paths_are_allowed() -> bool:
    """Whether this Windows is set to allow paths of any length."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return False

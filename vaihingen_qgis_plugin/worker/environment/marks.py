"""What state an environment is in: ours or not, complete or begun, and whether the Python it was made from is there."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from ...training.contract.language import tr
from .place import NEW_SUFFIX, OLD_SUFFIX, environment_python

COMPLETE_MARK = "vaihingen_unet.json"  # lies in an environment whose installation was completed
UNFINISHED_MARK = "vaihingen_unet.unfinished"  # from before anything else is there, until it is complete


def begin(environment: Path) -> None:
    """Mark a folder as ours and unfinished; makes it if it is not there."""
    environment.mkdir(parents=True, exist_ok=True)
    (environment / UNFINISHED_MARK).touch()


def complete(environment: Path, facts: dict[str, Any]) -> None:
    """Mark an environment as complete.

    Args:
        environment: Its folder.
        facts: How it was made; kept for its next update and for bug reports.
    """
    (environment / COMPLETE_MARK).write_text(json.dumps(facts, indent=1), encoding="utf-8")
    (environment / UNFINISHED_MARK).unlink(missing_ok=True)


def facts_of(environment: Path) -> dict[str, Any]:
    """How an environment was made; empty if that is not known."""
    try:
        facts = json.loads((environment / COMPLETE_MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def is_marked_complete(environment: Path) -> bool:
    """Whether an environment was installed to the end, whatever has become of the Python that it was made from."""
    return (environment / COMPLETE_MARK).is_file() and not (environment / UNFINISHED_MARK).exists()


def is_complete(environment: Path) -> bool:
    """Whether an environment was installed to the end and can still be used."""
    return is_marked_complete(environment) and not what_is_lost(environment)


def what_is_lost(environment: Path) -> str:
    """What an environment lacks of the Python it was made from, as the rest of a sentence; "" if nothing.

    An update of QGIS on Windows renames the folder of its Python, one of a Linux system replaces the Python itself.
    """
    python, version = environment_python(environment), version_of(environment)
    home = _settings(environment).get("home", "")
    if home and not os.path.isdir(home):
        return tr("{home}, which it was made from, is gone", home=home)
    if not python.exists():
        return tr("{python} is gone", python=python)
    now = _version_now(python, home)
    if version and now and version != now:
        return tr("it was made from Python {version}, which is now Python {now}", version=version, now=now)
    return ""


def version_of(environment: Path) -> str:
    """Version of the Python that an environment was made from, e.g. "3.11"; "" if that is not known."""
    return ".".join(_settings(environment).get("version", "").split(".")[:2])


def is_ours(environment: Path) -> bool:
    """Whether the plugin has made a folder, or may make one there: it is new or empty."""
    if not environment.exists():
        return True
    if environment.is_file():
        return False
    names = {path.name for path in environment.iterdir()}
    return not names or UNFINISHED_MARK in names or {COMPLETE_MARK, "pyvenv.cfg"} <= names


def remove(environment: Path) -> bool:
    """Remove an environment of ours, its mark last; whether nothing is left of it.

    What another program holds open on Windows stays, and with it the mark: it can be removed later.
    """
    if not environment.is_dir():
        return True
    (environment / UNFINISHED_MARK).touch()
    for path in environment.iterdir():
        if path.name == UNFINISHED_MARK:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            _unlink(path)
    if any(path.name != UNFINISHED_MARK for path in environment.iterdir()):
        return False
    shutil.rmtree(environment, ignore_errors=True)
    return not environment.exists()


def exchange(environment: Path, new: Path) -> None:
    """Put a new environment in the place of one that is complete, which stays if that fails.

    Raises:
        OSError: If that cannot be done, as on Windows while a program runs from it.
    """
    old = beside(environment, OLD_SUFFIX)
    remove(old)
    environment.rename(old)
    try:
        new.rename(environment)
    except OSError:
        old.rename(environment)
        raise
    remove(old)


def settle(environment: Path) -> None:
    """End an exchange that was interrupted: give the environment back its place, the new one if that is complete."""
    if environment.exists():
        return
    for left in (beside(environment, NEW_SUFFIX), beside(environment, OLD_SUFFIX)):
        if is_marked_complete(left):
            left.rename(environment)
            return


def beside(environment: Path, suffix: str) -> Path:
    """The folder beside an environment that it is exchanged with."""
    return environment.with_name(environment.name + suffix)


def _settings(environment: Path) -> dict[str, str]:
    """What `pyvenv.cfg` says, with which every virtual environment begins."""
    try:
        lines = (environment / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines)
    settings = {name.strip(): value.strip() for name, _, value in pairs}
    return {"version": settings.get("version_info", ""), **settings}  # as uv calls it


def _version_now(python: Path, home: str) -> str:
    """Version of the Python that an environment starts, by the names of its files; "" if they do not tell."""
    libraries = [re.fullmatch(r"python(3)(\d+)\.dll", path.name) for path in Path(home).glob("python3*.dll")]
    found = [f"{match[1]}.{match[2]}" for match in libraries if match]
    if len(found) == 1:
        return found[0]
    match = re.fullmatch(r"python(\d+\.\d+)", Path(os.path.realpath(python)).name)
    return match.group(1) if match else ""


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError:  # open in another program, on Windows
        pass

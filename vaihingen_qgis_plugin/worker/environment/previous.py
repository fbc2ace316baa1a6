"""What an environment has, and how its successor takes it over without loading it again."""

from __future__ import annotations

import os
import shutil
import sys
from importlib import metadata
from pathlib import Path

from .place import packages_folders

_LARGEST_SCRIPT = 1 << 20


def installed_torch(environment: Path) -> str:
    """Version of PyTorch in an environment; "" if it has none."""
    folders = [str(folder) for folder in packages_folders(environment)]
    return next((found.version for found in metadata.distributions(name="torch", path=folders)), "")


def has_package(environment: Path, package: str) -> bool:
    """Whether a package is installed in an environment."""
    folders = [str(folder) for folder in packages_folders(environment)]
    return any(True for _ in metadata.distributions(name=package, path=folders))


def keep_packages(old: Path, new: Path) -> None:
    """Take the packages and scripts of an environment over into a new one of the same Python.

    Files are the same on the disk, not copied, where the disk can do that: neither pip nor uv ever writes into a file
    that is there; they put new ones in their place.
    """
    for folder in packages_folders(old):
        if folder.is_dir():
            target = new / folder.relative_to(old)
            shutil.copytree(folder, target, symlinks=True, copy_function=_link, dirs_exist_ok=True)
    scripts = "Scripts" if sys.platform == "win32" else "bin"
    for script in (old / scripts).iterdir():
        copy = new / scripts / script.name
        if script.is_file() and not script.is_symlink() and not copy.exists():
            shutil.copy2(script, copy)


def scripts_know(folder: Path, final: Path) -> None:
    """Let the scripts of an environment name the place that it gets, and not the one where it was built."""
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    for path in [*scripts.iterdir(), folder / "pyvenv.cfg"]:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_SCRIPT:
            continue
        content = path.read_bytes()
        if os.fsencode(folder) in content and b"\0" not in content:  # no program
            path.write_bytes(content.replace(os.fsencode(folder), os.fsencode(final)))


def _link(source: str, target: str) -> None:
    if os.path.lexists(target):
        return
    try:
        os.link(source, target)
    except OSError:  # the disk cannot do that
        shutil.copy2(source, target)

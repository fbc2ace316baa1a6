"""Where the user's files have their places on the other machine: the same folders, below one of our own. No Qt."""

from __future__ import annotations

import getpass
import hashlib
import os
import platform
import re
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from .shared_folders import SharedFolder, path_there

_UNC = "network"


def mirrored(path: str, system: ModuleType = os.path) -> str:
    r"""The place of a full path: `/home/a.tif` -> `root/home/a.tif`, `C:\a.tif` -> `C/a.tif`."""
    drive, rest = system.splitdrive(path)
    rest = rest.replace(system.sep, "/").lstrip("/")
    if not drive:
        return f"root/{rest}"
    if drive.endswith(":"):
        return f"{drive[0].upper()}/{rest}"
    return f"{_UNC}/{drive.replace(system.sep, '/').strip('/')}/{rest}"


def unmirrored(place: str) -> str:
    """The path of a place, the reverse of `mirrored`; with slashes on Windows too.

    Raises:
        ValueError: If it is no place, as one that leads out of its folder.
    """
    top, slash, rest = place.partition("/")
    if not slash or ".." in rest.split("/"):
        raise ValueError(f"{place!r} is no place of a file")
    return f"{_start_of(top)}{rest}"


class Places:
    """The places of one run.

    Args:
        base: The folder on the other machine, as it says.
        owns: Full paths of what no other run writes: of the file that it can be resumed from, or else of its outputs.
        shared: Folders that both machines see.

    Attributes:
        run: The folder of the run.
    """

    def __init__(self, base: str, owns: Sequence[str], shared: Sequence[SharedFolder]) -> None:
        self._base, self._shared = base, shared
        self._tops: dict[str, None] = {}
        who = _who()
        self._files = f"files/{who}"
        key = hashlib.sha256("\0".join(sorted(owns)).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self.run = f"runs/{who}/{key if owns else uuid.uuid4().hex}"

    def is_shared(self, path: str) -> bool:
        """Whether the other machine sees a file itself."""
        return path_there(self._shared, path) is not None

    def copy(self, path: str) -> str:
        """The place of the copy of a file."""
        return f"{self._files}/{self._mirrored(path)}"

    def there(self, path: str) -> str:
        """The path there of a file or its copy."""
        return path_there(self._shared, path) or self.full(self.copy(path))

    def output(self, path: str) -> str:
        """The place of an output within the folder of the run."""
        return self._mirrored(path)

    def output_there(self, path: str) -> str:
        """The path there of an output."""
        return self.full(f"{self.run}/{self.output(path)}")

    def full(self, place: str) -> str:
        """The path there of a place."""
        return f"{self._base}/{place}"

    def users_paths(self) -> dict[str, str]:
        """Folders there and what they stand for, see `contract.elsewhere.users_paths`."""
        folders = {
            f"{self.full(top)}/{mirror}/": _start_of(mirror)
            for top in (self._files, self.run)
            for mirror in (self._tops or {"root": None})
        }
        return {**folders, **{folder.there: folder.here.replace(os.sep, "/") for folder in self._shared}}

    def _mirrored(self, path: str) -> str:
        place = mirrored(path)
        self._tops[place.partition("/")[0]] = None
        return place


def full_paths(paths: Iterable[Path]) -> list[str]:
    """The full paths of some files."""
    return [os.path.abspath(path) for path in paths]


def _start_of(top: str) -> str:
    return {"root": "/", _UNC: "//"}.get(top, f"{top}:/")


def _who() -> str:
    """A name of this user and computer that may be the name of a folder: others have files of the same paths."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name is known, as in some containers
        user = ""
    name = f"{user}@{platform.node().partition('.')[0]}"  # without the network that it is in
    plain = re.sub(r"[^A-Za-z0-9@._-]", "_", name)
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"

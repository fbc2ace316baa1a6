"""The folder in which this machine keeps what QGIS on other computers has sent: copies of files, and runs.

- `engines/<hash>/`: the engine, one folder for each content
- `files/<who>/<place>`: copies of the user's files, with their times; used again while they are the same
- `runs/<who>/<run>/<place>`: what a run writes, until it is with the user; what it can be resumed from
- `incoming/`: files that are not whole yet
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

IN_USE = "in_use"  # in the folders of engines and runs; touched when they are used
_INCOMING = "incoming"
_UNUSED_DAYS = 30
_SPARE_BYTES = 100 << 20  # that a job needs beside its inputs, at the least


class Store:
    """Files on this machine; all paths are relative to `base`, with slashes."""

    def __init__(self, base: Path) -> None:
        self._base = base

    def path(self, place: str) -> Path:
        """Where something lies.

        Raises:
            ValueError: If that is outside of the folder.
        """
        path = Path(os.path.normpath(self._base / place))
        if self._base not in path.parents:
            raise ValueError(f"{place} is outside of {self._base}")
        return path

    def lacks(self, place: str, size: int, time_ns: int) -> bool:
        """Whether a file must be sent, as it is not here in this state; if not, it counts as used now."""
        path = self.path(place)
        if not is_state(path, size, time_ns):
            return True
        os.utime(path, ns=(time.time_ns(), time_ns))
        return False

    def room_for(self, size: int) -> int:
        """Bytes that are missing on the disk to take so many more; 0 if they fit."""
        return max(0, size + _SPARE_BYTES - self.free())

    def free(self) -> int:
        """Bytes that the disk has left."""
        return shutil.disk_usage(self._base).free

    @contextlib.contextmanager
    def new_file(self, place: str, time_ns: int) -> Iterator[int]:
        """A descriptor to write a file to that gets its name and time when it is whole."""
        path = self.path(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = self._base / _INCOMING / uuid.uuid4().hex
        half.parent.mkdir(exist_ok=True)
        try:
            descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                yield descriptor
            finally:
                os.close(descriptor)
            os.utime(half, ns=(time.time_ns(), time_ns))
            os.replace(half, path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise

    def remove_old(self, folders: Iterable[str], files: Iterable[str], wanted: Iterable[str]) -> None:
        """Remove copies of what the user has no longer.

        Args:
            folders: Of these nothing stays but what is wanted.
            files: Of what has the name of one of these, with another ending, nothing stays but what is wanted.
            wanted: Places of all files of the run.
        """
        stays = set(map(self.path, wanted))
        for folder in map(self.path, folders):
            _remove_all(path for path in folder.rglob("*") if path not in stays)
        stems: dict[Path, set[str]] = {}
        for file in map(self.path, files):
            stems.setdefault(file.parent, set()).add(file.stem)
        for folder, names in stems.items():
            beside = folder.iterdir() if folder.is_dir() else ()
            _remove_all(path for path in beside if path not in stays and _stems_of(path) & names)

    def keep(self, run_place: str, place: str, time_ns: int) -> None:
        """An output that is with the user now becomes the copy of that file: it need not be sent when it is read."""
        source, target = self.path(run_place), self.path(place)
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            os.utime(source, ns=(time.time_ns(), time_ns))
            os.replace(source, target)

    def remove(self, place: str) -> None:
        """Remove a file, or a folder with all that is in it."""
        path = self.path(place)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

    def forget_unused(self) -> None:
        """Remove what has not been used for a month, once a day."""
        mark = self._base / "tidied"
        now = time.time()
        if mark.exists() and now - mark.stat().st_mtime < 86400:
            return
        mark.touch()
        before = now - _UNUSED_DAYS * 86400
        for folder in [*self._base.glob("engines/*"), *self._base.glob("runs/*/*")]:
            if _changed(folder / IN_USE) < before:
                shutil.rmtree(folder, ignore_errors=True)
        for top in ("files", _INCOMING):
            _forget_files(self._base / top, before)


def is_state(path: Path, size: int, time_ns: int) -> bool:
    """Whether a file has this size and time of its last change."""
    try:
        state = path.stat()
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns) == (size, time_ns)


def _stems_of(path: Path) -> set[str]:
    """What a file may belong to by its name: `a.tif.aux.xml` to `a.tif.aux`, `a.tif` and `a`."""
    parts = path.name.split(".")
    return {".".join(parts[:end]) for end in range(1, len(parts))}


def _remove_all(paths: Iterable[Path]) -> None:
    for path in [path for path in paths if not path.is_dir()]:
        path.unlink(missing_ok=True)


def _forget_files(top: Path, before: float) -> None:
    for folder, _, names in os.walk(top, topdown=False):
        for path in [Path(folder, name) for name in names]:
            if _changed(path) < before:  # `lacks` changes that time whenever a file is used
                with contextlib.suppress(OSError):
                    path.unlink()
        if folder != str(top):
            with contextlib.suppress(OSError):
                os.rmdir(folder)  # if nothing is left in it


def _changed(path: Path) -> float:
    """When anything of a file has changed last; 0 if there is none."""
    try:
        return path.lstat().st_ctime
    except OSError:
        return 0.0

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
_SPARE_BYTES = 500 << 20  # that a job needs beside its inputs, at the least


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
        return max(0, size + _SPARE_BYTES - shutil.disk_usage(self._base).free)

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

    def leave_only(self, folder: str, names: Iterable[str]) -> None:
        """Remove from the copy of a folder what the user's folder no longer holds; `names` are relative to it."""
        top = self.path(folder)
        wanted = set(names)
        for path in [path for path in top.rglob("*") if not path.is_dir()]:
            if path.relative_to(top).as_posix() not in wanted:
                path.unlink(missing_ok=True)

    def leave_beside(self, place: str, names: Iterable[str]) -> None:
        """Remove what lay beside a file and belonged to it by its name, and is not there any more."""
        path, wanted = self.path(place), {*names, Path(place).name}
        for beside in path.parent.glob("*") if path.parent.is_dir() else ():
            if beside.name.startswith(f"{path.stem}.") and beside.name not in wanted and beside.is_file():
                beside.unlink(missing_ok=True)

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

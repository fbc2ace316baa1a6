"""Two runs never write to the same name: a lock on a file in the temporary folder, which ends with its process."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import ConfigError
from ..language import tr
from ..options import JobConfig
from .names import all_outputs
from .staging import discard

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class _Taken(Exception):
    """Another run holds the lock."""


@contextlib.contextmanager
def reserved(config: JobConfig) -> Iterator[None]:
    """Reserve the names of a job's outputs while it runs.

    Raises:
        ConfigError: If another run writes to one of them.
    """
    with contextlib.ExitStack() as held:
        for path, name in {path: name for name, path, _ in all_outputs(config)}.items():
            try:
                held.enter_context(_locked(path, config.share()))
            except _Taken as error:
                raise ConfigError(
                    tr("{name} {path} is being written by another run.", name=name.upper(), path=path),
                    tr("Wait until that has ended, or choose another name."),
                ) from error
        yield


def discard_abandoned(config: JobConfig) -> None:
    """Remove what a job that has ended somehow has left; what another run is writing is not touched."""
    with contextlib.suppress(ConfigError), reserved(config):
        discard(config)


@contextlib.contextmanager
def _locked(path: Path, share: str) -> Iterator[None]:
    """Hold the lock of a path, or of a share of the work on it, if the temporary folder knows locks.

    Raises:
        _Taken: If another process, or another thread, holds it.
    """
    try:
        file, descriptor = _open_locked(path, share)
    except (OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        if sys.platform != "win32":
            file.unlink(missing_ok=True)  # while it is held: nobody else can hold it
        os.close(descriptor)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # the next run holds it already
                file.unlink(missing_ok=True)


def _open_locked(path: Path, share: str) -> tuple[Path, int]:
    """The lock of a path, held until its descriptor is closed."""
    key = hashlib.sha256(os.fsencode(os.path.normcase(os.path.realpath(path)) + share)).hexdigest()[:32]
    file = _folder() / key
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                _lock(descriptor)
            except (BlockingIOError, PermissionError) as error:  # Windows says PermissionError
                raise _Taken from error
            if _is_file(descriptor, file):
                return file, descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its last holder has removed it meanwhile


def _folder() -> Path:
    """A folder of the user's own for locks."""
    user = hashlib.sha256(getpass.getuser().encode()).hexdigest()[:8] if not hasattr(os, "getuid") else os.getuid()
    folder = Path(tempfile.gettempdir()) / f"vaihingen-unet-locks-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _is_file(descriptor: int, file: Path) -> bool:
    """Whether an open file is still the one of this name."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False

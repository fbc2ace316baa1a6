"""Files that are whole at any time."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ..elsewhere.users_paths import as_users
from ..errors import ConfigError, reason
from ..language import later, tr
from .names import half_path

# On Windows a virus scanner, a backup or a cloud folder holds a new file for an instant; elsewhere nobody can.
_PATIENCE_S = 2.0 if sys.platform == "win32" else 0.0
_PAUSE_S = 0.05
# What to do where a file cannot be replaced.
HELD_OPEN = later(
    "Close the programs that have it open (remove the layer from QGIS, which lets go of it within a minute), or choose "
    "another name."
)


def replace(old: Path, new: Path) -> None:
    """Rename a file or folder, in place of a file that has the name; tries again while another program holds it.

    Raises:
        OSError: If it cannot be done, on Windows after two seconds.
    """
    give_up = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return os.replace(old, new)
        except PermissionError:
            if time.monotonic() >= give_up:
                raise
        time.sleep(_PAUSE_S)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which gets its name when it is whole and on the disk; an older one stays until then."""
    half = half_path(path)
    try:
        with half.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        replace(half, path)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def write_text(path: str | Path, text: str) -> None:
    """Write a whole UTF-8 text file; what is no character, in a path that is no UTF-8, as an escape.

    Raises:
        ConfigError: If it cannot be written.
    """
    try:
        with whole_file(Path(path)) as stream:
            stream.write(as_users(text).encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        raise ConfigError(
            tr("{path} cannot be written: {reason}.", path=path, reason=reason(error)),
            tr("Choose another place, or free space."),
        ) from error

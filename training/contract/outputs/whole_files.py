"""Files that are whole at any time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ..errors import ConfigError
from .names import half_path


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which gets its name when it is whole and on the disk; an older one stays until then."""
    half = half_path(path)
    try:
        with half.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(half, path)
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
            stream.write(text.encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written: {error.strerror or error}.", "Choose another place, or free space."
        ) from error

"""Folders that both machines see under names of their own, such as a network drive. No Qt."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...training.contract.errors import ConfigError
from ...training.contract.language import later, tr
from ...training.contract.plain_data import shown

_HINT = later(
    "Write this computer's folder, =, and the other machine's: /data=/mnt/nas/data; several with ; between them."
)


@dataclass(frozen=True)
class SharedFolder:
    """One folder: its path here and there, without a slash at the end."""

    here: str
    there: str

    def path_there(self, path: str) -> str | None:
        """Where a file lies there; None if it is not in the folder."""
        inside, top = os.path.normcase(path), os.path.normcase(self.here)
        if inside != top and not inside.startswith(top.rstrip("/\\") + os.sep):
            return None
        rest = path[len(self.here) :].replace(os.sep, "/").strip("/")
        return posixpath.join(self.there, rest) if rest else self.there


def read_shared_folders(text: str) -> list[SharedFolder]:
    r"""Read pairs such as `/data=/mnt/nas/data; Z:\data=/data`; the longest folder first.

    Raises:
        ConfigError: If something is no pair of absolute paths.
    """
    folders = []
    for pair in filter(None, (pair.strip() for pair in re.split(r"[;\n]", text))):
        here, equals, there = (part.strip() for part in pair.rpartition("="))
        if not equals or not os.path.isabs(here) or not there.startswith("/"):
            raise ConfigError(
                tr("The shared folder {pair} is no pair of folders with their full paths.", pair=shown(pair)), tr(_HINT)
            )
        if re.search(r'["<>&\x00-\x1f]', pair):
            raise ConfigError(
                tr("The shared folder {pair} has a letter in its name that it must not have.", pair=shown(pair)),
                tr(_HINT),
            )
        folders.append(SharedFolder(os.path.normpath(here), posixpath.normpath(there)))
    return sorted(folders, key=lambda folder: -len(folder.here))


def path_there(folders: Sequence[SharedFolder], path: str) -> str | None:
    """Where a file of this computer lies on the other machine; None if it is in no shared folder."""
    found = (folder.path_there(path) for folder in folders)
    return next((there for there in found if there is not None), None)

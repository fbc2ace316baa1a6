"""The user's paths, where a job runs on another machine than QGIS: copies on that machine stand for the user's files.

The job works with the copies. Whatever it says or writes names the user's files: messages, reports, records, data sets
and models are the same as if it had run on the user's computer. A process does one job, so the paths hold for the whole
of it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

# What a folder's name is followed by where a text names that folder, and not one whose name begins so.
_END = r"(?![\w-]|\.\w)"
_START = r"(?<![\w.~:/\\-])"
_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")


class UsersPaths:
    """Folders of this machine and what the user calls them.

    Args:
        folders: Folder of this machine -> the user's; both either end with a slash, or name a folder without it.
    """

    def __init__(self, folders: Mapping[str, str]) -> None:
        self._users = {
            spelling: user for here, user in folders.items() if here != user for spelling in _spellings(here)
        }
        self._here = sorted(folders.items(), key=lambda pair: -len(pair[1]))
        longest_first = sorted(self._users, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern_of, longest_first))) if self._users else None

    def in_text(self, text: str) -> str:
        """A text with the user's paths in place of this machine's."""
        return self._pattern.sub(lambda match: self._users[match[0]], text) if self._pattern else text

    def here(self, path: str) -> str:
        """The path on this machine of a file of the user's; as it is, if none of the folders holds it."""
        path = path.replace("\\", "/") if _OF_WINDOWS.match(path) else path
        if any(path.startswith(here) for here, _ in self._here):
            return path
        for here, user in self._here:
            if path.startswith(user) and (user.endswith("/") or path[len(user) :][:1] in ("", "/")):
                return here + path[len(user) :]
        return path


_STATED = UsersPaths({})


def state(folders: Mapping[str, str]) -> None:
    """Set them all, see `UsersPaths`."""
    global _STATED
    _STATED = UsersPaths(folders)


def as_users(text: str) -> str:
    """A text as the user is to read it, see `UsersPaths.in_text`."""
    return _STATED.in_text(text)


def here(path: str) -> str:
    """Where a file of the user's lies on this machine, see `UsersPaths.here`."""
    return _STATED.here(path)


def users_values(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as the user has given them."""
    return {name: as_users(value) if isinstance(value, str) else value for name, value in parameters.items()}


def _spellings(folder: str) -> set[str]:
    """A folder as it stands in texts, in JSON and in HTML."""
    return {folder, json.dumps(folder)[1:-1], html.escape(folder)}


def _pattern_of(folder: str) -> str:
    return _START + re.escape(folder) + ("" if folder.endswith("/") else _END)

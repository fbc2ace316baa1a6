"""Where packages come from: the usual index, the mirror of a company, or a folder with wheels."""

from __future__ import annotations

import configparser
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PYPI = "https://pypi.org/simple"


@dataclass(frozen=True)
class Sources:
    """Where packages come from.

    Args:
        indexes: Addresses, the main one first; empty if there are only folders.
        folders: Folders, or pages, with wheels.
        given: Whether the user has named them for this run: then nothing is loaded from anywhere else.
        certificates: A file of certificates that pip's settings name; "" if they name none.
        trusted: Computers whose certificates pip's settings take unseen.
    """

    indexes: tuple[str, ...] = (PYPI,)
    folders: tuple[str, ...] = ()
    given: bool = False
    certificates: str = ""
    trusted: tuple[str, ...] = ()

    @property
    def main_index(self) -> str:
        """The address that is asked first; "" if there is none."""
        return self.indexes[0] if self.indexes else ""

    @property
    def options(self) -> list[str]:
        """Options of pip, which uv understands too."""
        first, *others = self.indexes or ("",)
        options = ["--index-url", first] if first else ["--no-index"]
        for other in others:
            options += ["--extra-index-url", other]
        for folder in self.folders:
            options += ["--find-links", folder]
        return options

    def __str__(self) -> str:
        return ", ".join([*self.indexes, *self.folders])


def find_sources(given: str = "", environ: Mapping[str, str] | None = None, files: list[Path] | None = None) -> Sources:
    """What the user has named, or what pip or uv are set to on this computer, or PyPI.

    Args:
        given: Addresses of indexes or folders with wheels, separated by blanks; "" takes the settings.
        environ: Variables of the environment; None takes those of this process.
        files: pip's files of settings, the weakest first; None takes those of this computer.
    """
    environ = os.environ if environ is None else environ
    if given.strip():
        words = [given.strip()] if os.path.isdir(given.strip()) else given.split()
        folders = tuple(os.path.abspath(os.path.expanduser(word)) for word in words if not is_address(word))
        return Sources(tuple(word for word in words if is_address(word)), folders, given=True)
    settings = {**_pip_settings(files), **_of_environment(environ)}

    def words_of(name: str) -> list[str]:
        return settings.get(name, "").split()

    main = (environ.get("UV_DEFAULT_INDEX") or environ.get("UV_INDEX_URL") or settings.get("index-url") or PYPI).strip()
    of_uv = [word for name in ("UV_INDEX", "UV_EXTRA_INDEX_URL") for word in environ.get(name, "").split()]
    more = [*(word.rpartition("=")[2] if "=http" in word else word for word in of_uv), *words_of("extra-index-url")]
    indexes = () if settings.get("no-index", "").lower() in ("1", "true", "yes", "on") else (main, *more)
    folders = (*environ.get("UV_FIND_LINKS", "").replace(",", " ").split(), *words_of("find-links"))
    return Sources(indexes, folders, False, settings.get("cert", ""), tuple(words_of("trusted-host")))


def is_address(word: str) -> bool:
    """Whether a word is an address and not a folder, such as C:/wheels."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", word))


def without_secrets(text: str) -> str:
    """A text in which addresses have no user names and passwords."""
    return re.sub(r"://[^/\s@]+@", "://***@", text)


def _of_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Pip's settings among the variables of the environment, called as in its files."""
    names = ("index-url", "extra-index-url", "find-links", "no-index", "cert", "trusted-host")
    found = {name: environ.get(f"PIP_{name.upper().replace('-', '_')}", "") for name in names}
    return {name: value for name, value in found.items() if value}


def _pip_settings(files: list[Path] | None) -> dict[str, str]:
    """Pip's settings in its files; of what cannot be read there is none."""
    settings: dict[str, str] = {}
    for path in _pip_files() if files is None else files:
        parser = configparser.RawConfigParser()
        try:
            parser.read(path, encoding="utf-8")
        except (OSError, configparser.Error, UnicodeDecodeError):
            continue
        for section in ("global", "install"):
            if parser.has_section(section):
                settings.update(parser.items(section))
    return settings


def _pip_files() -> list[Path]:
    """Pip's files of settings on this computer, the weakest first."""
    environ, home = os.environ, Path.home()
    if environ.get("PIP_CONFIG_FILE") == os.devnull:
        return []
    if sys.platform == "win32":
        shared = [Path(environ.get("PROGRAMDATA", "C:\\ProgramData")) / "pip" / "pip.ini"]
        own = [home / "pip" / "pip.ini", Path(environ.get("APPDATA", home)) / "pip" / "pip.ini"]
    else:
        shared = [Path("/Library/Application Support/pip/pip.conf")] if sys.platform == "darwin" else []
        shared += [
            Path(folder) / "pip" / "pip.conf" for folder in environ.get("XDG_CONFIG_DIRS", "/etc/xdg").split(":")
        ]
        shared.append(Path("/etc/pip.conf"))
        settings = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
        own = [home / ".pip" / "pip.conf", settings / "pip" / "pip.conf"]
        if sys.platform == "darwin":
            own.insert(1, home / "Library" / "Application Support" / "pip" / "pip.conf")
    named = [Path(environ["PIP_CONFIG_FILE"])] if environ.get("PIP_CONFIG_FILE") else []
    return [*shared, *own, *named]

"""Commands as people type them: each in the shell of their system. Standard library only."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from sysconfig import get_path

SET_UP_LINE = "qgis_process run vaihingen:environment -- CREATE=true"  # makes an environment for the engine
_BESIDE = "vaihingen-engine"  # folder of an environment that people make beside a Python of the system
# What cmd.exe, and mostly PowerShell too, read as more than a letter unless it stands between double quotes.
_SPECIAL = re.compile(r"[\s&|<>^()@;,{}$'`#]")


def shell_line(words: Sequence[str], platform: str = sys.platform) -> str:
    """A program and its arguments as one line to paste into a terminal; on Windows into the command prompt.

    Args:
        words: Program and arguments, as they are without a shell.
        platform: The system, as `sys.platform` names it.
    """
    return " ".join(map(_for_command_prompt, words)) if platform == "win32" else shlex.join(words)


def pip_line(*arguments: str, extra: str = "") -> str:
    """The line that lets the pip of this Python install something.

    Where this Python is QGIS's own or the system's, which must stay as they are, it is the line that makes an
    environment, with an extra if one is wanted.
    """
    if must_stay():
        return " ".join(filter(None, (SET_UP_LINE, f"EXTRAS={extra}" if extra else "")))
    return shell_line([_this_python(), "-m", "pip", "install", *arguments])


def environment_line(*arguments: str) -> str:
    """The line that makes an environment with this Python, in the folder where it is typed, and installs there."""
    python = f"{_BESIDE}\\Scripts\\python" if sys.platform == "win32" else f"{_BESIDE}/bin/python"
    made = shell_line([_this_python(), "-m", "venv", _BESIDE])
    return f"{made} && {shell_line([python, '-m', 'pip', 'install', *arguments])}"


def must_stay() -> bool:
    """Whether this Python is QGIS's own or belongs to the system, which says so (PEP 668)."""
    if sys.prefix != sys.base_prefix:
        return False  # an environment
    return is_of_qgis() or Path(get_path("stdlib"), "EXTERNALLY-MANAGED").exists()


def is_of_qgis() -> bool:
    """Whether this Python, which is no environment, is one that QGIS brings or uses."""
    named = any("qgis" in part.casefold() for part in Path(sys.executable or "").parts)
    return named or find_spec("qgis") is not None


def _this_python() -> str:
    return sys.executable or "python"


def _for_command_prompt(word: str) -> str:
    """A word by the rules of Microsoft's C runtime: backslashes are doubled only before a quotation mark."""
    if word and '"' not in word and not _SPECIAL.search(word):
        return word
    word = re.sub(r'(\\*)"', r'\1\1\\"', word)
    return '"' + re.sub(r"(\\+)$", r"\1\1", word) + '"'

"""A folder under a second name, at no cost where the disk can link files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def linked_copy(source: Path, target: Path, left_out: Iterable[str]) -> None:
    """Copy a folder, into one that may exist, as links; `left_out` are patterns of names."""
    ignored = shutil.ignore_patterns(*left_out)
    shutil.copytree(source, target, copy_function=_link, ignore=ignored, dirs_exist_ok=True)


def _link(source: str, target: str) -> None:
    """A second name for a file; a copy where the disk knows no such names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)

"""What many tests need is made once, for all processes that the tests run in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock


class MadeOnce:
    """`made_once(name, make)`: path of what `make(path)` writes; whoever comes second waits for it.

    Args:
        place: pytest's folder for this process.
    """

    def __init__(self, place: Path) -> None:
        several = "PYTEST_XDIST_WORKER" in os.environ
        self._place = (place.parent if several else place) / "made_once"  # where all processes of a run have theirs

    def __call__(self, name: str, make: Callable[[Path], object]) -> Path:
        path = self._place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        done = path.with_name(f"{path.name}.done")
        with FileLock(f"{path}.lock"):
            if not done.exists():
                make(path)
                done.touch()
        return path

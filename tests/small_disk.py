"""A disk that is soon full, for tests of outputs."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder, size_kb):
    """An empty folder with room for so many kB; skips where it cannot be mounted."""
    place = Path(folder) / "small disk"
    place.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("no mount")
    options = ["-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(place)]
    mounted = subprocess.run(["mount", *options], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"only an administrator may mount a small disk: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)

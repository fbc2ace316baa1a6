"""How much is loaded and how much room it takes, known before it begins."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from ...training.contract.pytorch.builds import PROCESSORS_ONLY

# All that the engine needs, in MB: to load, and then on the disk. Of PyPI's packages as measured in 2026 (Linux 3126,
# Windows 247, macOS 178 MB to load); of the other builds as PyTorch's packages are large, and rounded up.
_SIZES = {
    ("linux", PROCESSORS_ONLY): (450, 1800),
    ("linux", "cu126"): (3300, 7500),
    ("linux", "cu128"): (3700, 8500),
    ("linux", "cu130"): (3200, 7500),
    ("win32", PROCESSORS_ONLY): (300, 1400),
    ("win32", "cu126"): (2800, 5500),
    ("win32", "cu128"): (3500, 7000),
    ("win32", "cu130"): (2200, 5000),
    ("darwin", PROCESSORS_ONLY): (200, 1100),
}
_OTHER_BUILD = (4500, 12000)  # of ROCm and XPU
_WITHOUT_PYTORCH = (100, 400)


@dataclass(frozen=True)
class Size:
    """Bytes that are loaded, and that they take on the disk."""

    load: int
    disk: int

    @property
    def needed(self) -> int:
        """Bytes that must be free: what is loaded lies beside what is made of it for a while."""
        return self.load + self.disk


def size_of(build: str, platform: str = sys.platform) -> Size:
    """How large the environment is with a build of PyTorch; "" is without PyTorch, or with what is there already."""
    if not build:
        return _in_bytes(*_WITHOUT_PYTORCH)
    system = "linux" if platform.startswith("linux") else platform
    if system == "darwin":
        build = PROCESSORS_ONLY
    return _in_bytes(*_SIZES.get((system, build), _OTHER_BUILD))


def free_space(folder: Path) -> int:
    """Bytes that are free where a folder is, or is going to be."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def used_space(folder: Path) -> int:
    """Bytes that a folder takes; of files that cannot be read, none."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(place, name)).st_size
            except OSError:
                continue
    return total


def _in_bytes(load_mb: int, disk_mb: int) -> Size:
    return Size(load_mb * 1_000_000, disk_mb * 1_000_000)

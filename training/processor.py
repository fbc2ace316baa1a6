"""How this process waits and takes memory while it computes on the processor; said before PyTorch is loaded."""

from __future__ import annotations

import ctypes
import os
import sys

# Rounds that a thread of GCC's OpenMP looks for work before it sleeps. By default there are so many that it keeps a
# core from QGIS and other programs; at 0 each of a network's hundreds of steps waits until its threads are awake.
_ROUNDS = 2000
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # names of mallopt(3) in the GNU C library
_ITS_VARIABLES = ("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "GLIBC_TUNABLES", "LD_PRELOAD")
_NEVER = 2**31 - 1  # the largest number that mallopt takes
# Bytes: tensors up to this size come from memory that the process keeps. Larger ones are few, and the holes between
# them would take more memory than they save time.
_KEPT = 80 * 2**20
_KEPT_BY_OLDER = 32 * 2**20  # the most that older GNU C libraries take


def prepare() -> None:
    """Let waiting threads sleep soon, and keep the memory of tensors for the next ones; what is set already stays.

    The GNU C library gives the memory of each large tensor back to the system, which clears it page by page for the
    next one: a fifth of the time of a small network in large windows.
    """
    if "OMP_WAIT_POLICY" not in os.environ:
        os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
        os.environ.setdefault("GOMP_SPINCOUNT", str(_ROUNDS))
    if sys.platform == "linux" and not any(map(os.environ.get, _ITS_VARIABLES)):
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
        if mallopt is not None:
            mallopt(_TRIM_THRESHOLD, _NEVER)
            if not mallopt(_MMAP_THRESHOLD, _KEPT):
                mallopt(_MMAP_THRESHOLD, _KEPT_BY_OLDER)

"""Memory of the graphics card and of the computer: how much there is, and the errors that say it is full."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import torch

from ..contract.errors import DeviceError, first_line
from ..contract.language import begun, tr

# Words of errors that are always for lack of memory: of CUDA and Apple's graphics, of Windows, of Linux and macOS, of
# CUDA's libraries.
_FULL = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "Cannot allocate memory",
    "CUDNN_STATUS_ALLOC_FAILED",
    "CUBLAS_STATUS_ALLOC_FAILED",
    "CUSOLVER_STATUS_ALLOC_FAILED",
)
# Words of errors that a full card has, but others too.
_FULL_OR_BROKEN = (
    "CUDNN_STATUS_INTERNAL_ERROR",
    "CUDNN_STATUS_NOT_INITIALIZED",
    "CUDNN_STATUS_EXECUTION_FAILED",
    "CUBLAS_STATUS_NOT_INITIALIZED",
    "CUBLAS_STATUS_INTERNAL_ERROR",
    "CUBLAS_STATUS_EXECUTION_FAILED",
    "nable to find an engine",
    "No valid execution plans",
)
_OF_THE_COMPUTER = ("DefaultCPUAllocator", "not enough memory", "Cannot allocate memory")
_NEARLY_FULL = 0.1  # share of a card's memory: with less than that free, the second kind means a full card
_CARD_FAILED = ("CUDA error", "CUDA driver error", "CUDNN_STATUS", "CUBLAS_STATUS", "HIP error")
_OUR_MISTAKE = "device-side assert"  # a value of ours that is out of range
_GUESS = 4 * 1024**3  # bytes that are free where the system does not say
_MARGIN = 0.05, 256 * 1024**2  # of a card's memory, and bytes at least, that are left to other programs


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the memory of the graphics card, or the computer's, was too small for what was asked of it."""
    if isinstance(error, (torch.OutOfMemoryError, MemoryError)):
        return True
    if not isinstance(error, RuntimeError):
        return False
    text = str(error)
    if any(words in text for words in _FULL):
        return True
    return any(words in text for words in _FULL_OR_BROKEN) and _card_is_full()


def is_of_the_computer(error: BaseException) -> bool:
    """Whether it was the computer's memory, of an error that `is_out_of_memory`."""
    return isinstance(error, MemoryError) or any(words in str(error) for words in _OF_THE_COMPUTER)


@contextlib.contextmanager
def explain_memory(what: str, *ways: str) -> Iterator[None]:
    """Turn errors of a full memory, and of a card that fails, into one that says what to do.

    Args:
        what: What the memory is too small for, such as "BATCH_SIZE=16".
        ways: Ways out, each as the beginning of a sentence or a part of one, such as "lower BATCH_SIZE".

    Raises:
        DeviceError: Instead of torch's error.
    """
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if is_out_of_memory(error):
            raise memory_error(error, what, *ways) from error
        if any(words in str(error) for words in _CARD_FAILED) and _OUR_MISTAKE not in str(error):
            raise DeviceError(
                tr("The graphics card has failed: {reason}.", reason=first_line(error).rstrip(".")),
                tr("Start the computer again and install the current driver of the card, or choose DEVICE=cpu."),
            ) from error
        raise


def memory_error(error: BaseException, what: str, *ways: str) -> DeviceError:
    """The error for the user instead of one that `is_out_of_memory`; arguments as for `explain_memory`."""
    computer = is_of_the_computer(error)
    ways = (
        (*ways, tr("close other programs"))
        if computer
        else (*ways, tr("close other programs that use it"), tr("choose DEVICE=cpu"))
    )
    memory = begun(memory_in_words(computer))
    return DeviceError(
        tr("{memory} is too small for {what}.", memory=memory, what=what), f"{begun(tr(', or ').join(ways))}."
    )


def memory_in_words(computer: bool) -> str:
    """Which memory it is: the computer's, or the graphics card's."""
    return tr("the memory of the computer") if computer else tr("the memory of the graphics card")


def give_memory_back(device: torch.device) -> None:
    """Let others, and tensors of other sizes, have the memory of a card that torch keeps for later."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def stay_in_the_card(index: int) -> bool:
    """On Windows, and Linux inside Windows, keep torch from more memory than the card has left; whether it was done.

    The driver would move what is too much to the computer's memory, where all becomes very slow, instead of saying so.
    """
    if sys.platform != "win32" and "microsoft" not in _system().lower():
        return False
    free, total = torch.cuda.mem_get_info(index)
    most = free + torch.cuda.memory_reserved(index) - max(_MARGIN[0] * total, _MARGIN[1])
    torch.cuda.set_per_process_memory_fraction(min(1.0, max(0.05, most / total)), index)
    return True


def largest_memory(device: torch.device) -> int | None:
    """Bytes of memory that this process has taken at most: of the GPU, or of the computer; None: unknown."""
    if device.type == "cuda":
        return torch.cuda.max_memory_reserved(device)
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def free_memory(device: torch.device) -> int:
    """Bytes of memory of a device that programs may still take; a careful guess where the system does not say.

    Of a card, what torch keeps without using it is free too; of the computer, no more than a container may take.
    """
    if device.type == "cuda":
        kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return torch.cuda.mem_get_info(device)[0] + max(0, kept)
    return min(_free_of_the_system(), _free_of_the_container())


def _free_of_the_system() -> int:
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:  # macOS does not tell what is free: it fills its memory with files
        return max(_GUESS, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2)
    except (AttributeError, ValueError, OSError):
        return _GUESS


def _free_of_the_container() -> int:
    """Bytes that the control group of this process leaves; very much if there is no limit."""
    for most, taken in (
        ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
        ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
    ):
        try:
            return max(0, int(_read(most)) - int(_read(taken)))
        except (OSError, ValueError):  # there is none, or the limit is "max"
            continue
    return sys.maxsize


def _read(path: str) -> str:
    return Path(path).read_text(encoding="ascii")


def _free_on_windows() -> int:
    class Status(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = [
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *(
                (name, ctypes.c_ulonglong)
                for name in ("all", "free", "all_page", "free_page", "all_virtual", "free_virtual")
            ),
            ("extended", ctypes.c_ulonglong),
        ]

    status = Status(length=ctypes.sizeof(Status))
    found = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined,unused-ignore]
    return int(status.free) if found else _GUESS


def _card_is_full() -> bool:
    """Whether hardly any memory is left on the card at work."""
    try:
        free, total = torch.cuda.mem_get_info()
    except (RuntimeError, AssertionError):
        return False
    return free < _NEARLY_FULL * total


def _system() -> str:
    import platform

    return platform.release()

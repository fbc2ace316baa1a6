"""Which device and which number format the network runs with; the choice is always said."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import torch

from ..contract.errors import DeviceError
from ..jobs.reporter import Reporter

_PRECISIONS = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


@dataclass(frozen=True)
class Device:
    """The device that runs, its readable name and the number format of its arithmetic."""

    torch_device: torch.device
    name: str
    precision: str

    @property
    def memory_of(self) -> str:
        """Whose memory it fills, in words."""
        return "computer" if self.torch_device.type == "cpu" else "graphics card"

    @property
    def dtype(self) -> torch.dtype:
        """The number format of its arithmetic."""
        return _PRECISIONS[self.precision]

    def autocast(self) -> contextlib.AbstractContextManager[None]:
        """Context in which the network computes in the chosen precision."""
        enabled = self.dtype is not torch.float32
        return torch.autocast(self.torch_device.type, dtype=self.dtype if enabled else None, enabled=enabled)


def choose_device(wanted: str, precision: str, reporter: Reporter) -> Device:
    """Choose device and precision, and log them.

    Args:
        wanted: "auto", "cuda", "cpu" or "mps".
        precision: "auto", "float32", "bfloat16" or "float16".
        reporter: Gets what was chosen.

    Raises:
        DeviceError: If a device that was asked for is missing.
    """
    kind = _available() if wanted == "auto" else wanted
    if kind == "cuda" and not torch.cuda.is_available():
        raise DeviceError(
            f"DEVICE is cuda, but PyTorch {torch.__version__} finds no NVIDIA graphics card.",
            "Install a PyTorch that is built for CUDA and a current NVIDIA driver, or choose DEVICE=auto or cpu.",
        )
    if kind == "mps" and not torch.backends.mps.is_available():
        raise DeviceError("DEVICE is mps, but there is no Apple graphics.", "Choose DEVICE=auto or cpu.")
    name = torch.cuda.get_device_name() if kind == "cuda" else f"{torch.get_num_threads()} threads"
    if precision == "auto":
        precision = _best_precision(kind)
    device = Device(torch.device(kind), f"{kind} ({name})" if kind != "mps" else kind, precision)
    reporter.info(f"Device: {device.name}, precision {precision}, PyTorch {torch.__version__}.")
    if wanted == "auto" and kind == "cpu":
        reporter.info("No graphics card that PyTorch can use was found; the processor works, more slowly.")
    return device


@contextlib.contextmanager
def explain_memory(parameter: str, value: int, *others: str) -> Iterator[None]:
    """Turn the device's out-of-memory error into one that says what to lower; `others` are further ways out.

    Raises:
        DeviceError: Instead of torch's error.
    """
    try:
        yield
    except RuntimeError as error:
        if not is_out_of_memory(error):
            raise
        on_gpu = isinstance(error, torch.OutOfMemoryError)
        ways = [f"Lower {parameter}", *others, *(["choose DEVICE=cpu"] if on_gpu else [])]
        raise DeviceError(
            f"The memory of the {'graphics card' if on_gpu else 'computer'} is too small for {parameter}={value}.",
            f"{', or '.join(ways)}.",
        ) from error


def is_out_of_memory(error: RuntimeError) -> bool:
    """Whether the memory of the GPU, or the computer's, was too small for a tensor."""
    # CUDA has an error of its own; Apple's says "out of memory", the CPU's "not enough memory".
    return isinstance(error, torch.OutOfMemoryError) or any(
        words in str(error) for words in ("out of memory", "not enough memory")
    )


def largest_memory(device: Device) -> int | None:
    """Bytes of memory that this process has taken at most: of the GPU, or of the computer; None: unknown."""
    if device.torch_device.type == "cuda":
        return torch.cuda.max_memory_reserved()
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def free_memory(device: torch.device) -> int:
    """Bytes of memory of a device that programs may still take; a careful guess where the system does not say."""
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 4 * 1024**3


def send(values: torch.Tensor, device: torch.device) -> torch.Tensor:
    """Copy to a device; to a GPU from pinned memory, which needs no waiting for its work."""
    if device.type == "cuda" and not values.is_cuda:
        return values.pin_memory().to(device, non_blocking=True)
    return values.to(device)


def _available() -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _best_precision(kind: str) -> str:
    if kind == "cuda":
        return "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float16"
    return "bfloat16" if kind == "cpu" and _cpu_has_bfloat16() else "float32"


def _cpu_has_bfloat16() -> bool:
    """Whether the CPU multiplies bfloat16 by itself; where it is emulated, it is slower than 32 bit."""
    capabilities: dict[str, bool] = getattr(torch.cpu, "get_capabilities", dict)()  # newer PyTorch only
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))

"""Which device and which number format the network runs with; the choice is always said."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass

import torch

from ..contract.errors import DeviceError
from ..contract.language import later, tr
from ..graphics_cards import Trouble, cards_listed, half_precision_trouble, trouble_of, why_none
from ..jobs.process_rank import process_rank
from ..jobs.reporter import Reporter
from .memory import memory_in_words, stay_in_the_card

_PRECISIONS = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
_OTHERWISE = later("Or choose DEVICE=auto or cpu.")
# Chips TU116 and TU117, whose convolutions in float16 give no numbers (pytorch/pytorch#58123, #77955).
_NO_FLOAT16 = re.compile(r"GTX 16\d\d|\bMX[45]50\b|\bT(4|5|6)[05]0\b|\bT1[02]00\b|\bT1000\b|\bT2000\b")
_FAST_FLOAT16 = (7, 0)  # compute capability from which float16 is faster than 32 bit
_MPS_TYPES = (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.bool, torch.float16, torch.float32)


@dataclass(frozen=True)
class Device:
    """The device that runs, its readable name and the number format of its arithmetic."""

    torch_device: torch.device
    name: str
    precision: str

    @property
    def memory(self) -> str:
        """The memory that it fills, in words."""
        return memory_in_words(self.torch_device.type == "cpu")

    @property
    def dtype(self) -> torch.dtype:
        """The number format of its arithmetic."""
        return _PRECISIONS[self.precision]

    @property
    def memory_format(self) -> torch.memory_format:
        """How images lie in memory: channels last is fast, but Apple's graphics fail with it (pytorch#188371)."""
        return torch.contiguous_format if self.torch_device.type == "mps" else torch.channels_last

    def autocast(self) -> contextlib.AbstractContextManager[None]:
        """Context in which the network computes in the chosen precision."""
        enabled = self.dtype is not torch.float32
        return torch.autocast(self.torch_device.type, dtype=self.dtype if enabled else None, enabled=enabled)

    def in_32_bit(self) -> Device:
        """The same device with arithmetic in 32 bit."""
        return Device(self.torch_device, self.name, "float32")


def choose_device(wanted: str, precision: str, reporter: Reporter) -> Device:
    """Choose device and precision, try them with a small convolution, and log them.

    Args:
        wanted: "auto", "cuda", "cuda:1" (the second card) and so on, "cpu" or "mps".
        precision: "auto", "float32", "bfloat16" or "float16".
        reporter: Gets what was chosen, and why no card was.

    Raises:
        DeviceError: If a device that was asked for is missing or does not work, or a precision does not work on it.
    """
    device = _cuda(wanted, reporter) if wanted == "auto" or wanted.startswith("cuda") else None
    if device is None and wanted in ("auto", "mps"):
        device = _mps(wanted, reporter)
    device = device or torch.device("cpu")
    if device.type == "cuda":
        _begin(device)
        number = f":{device.index}" if wanted.startswith("cuda:") else ""
        name = f"cuda{number} ({torch.cuda.get_device_name(device)})"
    else:
        name = "mps" if device.type == "mps" else f"cpu ({torch.get_num_threads()} threads)"
    chosen = Device(device, name, _precision(device, precision, reporter))
    reporter.info(
        tr(
            "Device: {device}, precision {precision}, PyTorch {version}.",
            device=chosen.name,
            precision=chosen.precision,
            version=torch.__version__,
        )
    )
    return chosen


def send(values: torch.Tensor, device: torch.device) -> torch.Tensor:
    """Copy to a device; to a GPU from pinned memory, which needs no waiting for its work.

    Apple's graphics know neither 64-bit reals nor unsigned numbers of more than 8 bit: they get these as float32.
    """
    if device.type == "cuda" and not values.is_cuda:
        return values.pin_memory().to(device, non_blocking=True)
    if device.type == "mps" and values.dtype not in _MPS_TYPES:
        values = values.float()
    return values.to(device)


def _cuda(wanted: str, reporter: Reporter) -> torch.device | None:
    """The first NVIDIA card that computes, or the one that was asked for; None: none, which `auto` takes as it is.

    Raises:
        DeviceError: If one was asked for, or each of several processes has one.
    """
    count, _ = cards_listed()
    shared = process_rank().size > 1
    troubles: list[Trouble] = []
    if wanted.startswith("cuda:"):
        index = int(wanted.partition(":")[2])
        if 0 < count <= index:
            names = "; ".join(
                tr("cuda:{number} is {name}", number=number, name=torch.cuda.get_device_name(number))
                for number in range(count)
            )
            raise DeviceError(
                tr(
                    "DEVICE is {wanted}, but PyTorch sees {count} graphics cards: {names}.",
                    wanted=wanted,
                    count=count,
                    names=names,
                ),
                tr(_OTHERWISE),
            )
        indices = [index] if count else []
    elif shared and count:
        indices = [torch.cuda.current_device()]
    else:
        indices = list(range(count))
    for index in indices:
        trouble = trouble_of(index)
        if trouble is None:
            if troubles:
                reporter.warning(tr("Not used: {troubles}", troubles=" ".join(map(str, troubles))))
            return torch.device("cuda", index)
        troubles.append(trouble)
    trouble = troubles[0] if troubles else why_none()
    if wanted != "auto" or (shared and count):
        raise DeviceError(
            tr("DEVICE is {wanted}, but {fact}.", wanted=wanted, fact=trouble.fact),
            f"{trouble.remedy}\n{tr(_OTHERWISE)}".strip(),
        )
    if trouble.remedy:
        reporter.warning(
            tr("The processor works instead of the graphics card, more slowly. {trouble}", trouble=trouble)
        )
    elif not torch.backends.mps.is_available():
        reporter.info(tr("No usable graphics card found: computing on the processor, which is much slower."))
    return None


def _mps(wanted: str, reporter: Reporter) -> torch.device | None:
    """Apple's graphics if they compute; None: they do not, which `auto` takes as it is."""
    if not torch.backends.mps.is_available():
        if wanted == "mps":
            raise DeviceError(tr("DEVICE is mps, but there is no Apple graphics."), tr("Choose DEVICE=auto or cpu."))
        return None
    device = torch.device("mps")
    trouble = half_precision_trouble(device, torch.float32)
    if not trouble:
        return device
    if wanted == "mps":
        raise DeviceError(
            tr("DEVICE is mps, but a convolution {trouble} there.", trouble=trouble), tr("Choose DEVICE=auto or cpu.")
        )
    reporter.warning(
        tr("The processor works instead of Apple's graphics, on which a convolution {trouble}.", trouble=trouble)
    )
    return None


def _begin(device: torch.device) -> None:
    """Make a card the current one, for what asks without naming one, with exact 32 bit and within its own memory."""
    torch.cuda.set_device(device)
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = False  # which has 10 bits, not 23
    stay_in_the_card(device.index)


def _precision(device: torch.device, wanted: str, reporter: Reporter) -> str:
    """The number format: what was asked for if it works, else the best that does."""
    precision = _best_precision(device) if wanted == "auto" else wanted
    if precision == "float32" or device.type == "cpu":
        return precision
    trouble = half_precision_trouble(device, _PRECISIONS[precision])
    if trouble and wanted != "auto":
        raise DeviceError(
            tr(
                "PRECISION is {wanted}, but a convolution in it {trouble} on this device.",
                wanted=wanted,
                trouble=trouble,
            ),
            tr("Choose PRECISION=float32 or auto."),
        )
    if trouble:
        reporter.warning(
            tr(
                "A convolution in {precision} {trouble} on this device: the network computes in float32.",
                precision=precision,
                trouble=trouble,
            )
        )
        return "float32"
    if precision == "float16" and device.type == "cuda" and _NO_FLOAT16.search(torch.cuda.get_device_name(device)):
        reporter.warning(
            tr(
                "Convolutions in float16 are known to go wrong on cards of this kind: set PRECISION=float32 "
                "where the loss is no longer a number."
            )
        )
    return precision


def _best_precision(device: torch.device) -> str:
    if device.type == "cuda":
        if torch.cuda.is_bf16_supported(including_emulation=False):
            return "bfloat16"
        slow = torch.cuda.get_device_capability(device) < _FAST_FLOAT16
        return "float32" if slow or _NO_FLOAT16.search(torch.cuda.get_device_name(device)) else "float16"
    return "bfloat16" if device.type == "cpu" and _cpu_has_bfloat16() else "float32"


def _cpu_has_bfloat16() -> bool:
    """Whether the CPU multiplies bfloat16 by itself; where it is emulated, it is slower than 32 bit."""
    capabilities: dict[str, bool] = getattr(torch.cpu, "get_capabilities", dict)()  # newer PyTorch only
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))

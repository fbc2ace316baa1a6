"""Whether PyTorch can use the graphics cards of this computer; if not, the reason and the remedy.

That a card is listed says little: its driver may be too old for this PyTorch, or PyTorch may have no kernels for it. A
small convolution decides.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

from .contract.errors import first_line
from .contract.pytorch.builds import LEAST_DRIVER, build_line
from .contract.pytorch.nvidia import NvidiaCard, nvidia_cards

_UPDATE = "Install the current driver from https://www.nvidia.com/drivers and start the computer again."
_MOST_DIFFERENCE = 0.1  # of a convolution in half precision from one in 32 bit, of values about 1
_TOO_OLD = re.compile(r"driver on your system is too old")
_NONE = "there is no NVIDIA graphics card whose driver answers"
_HIDDEN = "CUDA_VISIBLE_DEVICES"


@dataclass(frozen=True)
class Trouble:
    """Why a card cannot be used.

    Args:
        fact: What is wrong, a sentence without its full stop that can follow "but".
        remedy: What to do, in whole sentences; "" if there is nothing to remedy, as there is no card.
    """

    fact: str
    remedy: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.fact[:1].upper()}{self.fact[1:]}.", self.remedy)))


def cards_listed() -> tuple[int, list[str]]:
    """How many NVIDIA cards PyTorch lists, and what it warns of meanwhile."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            count = torch.cuda.device_count() if torch.cuda.is_available() else 0
        except RuntimeError as error:
            return 0, [first_line(error)]
    return count, [str(warning.message) for warning in caught]


def why_none() -> Trouble:
    """Why PyTorch lists no NVIDIA card."""
    warned, cards = cards_listed()[1], nvidia_cards()
    names = ", ".join(card.name for card in cards)
    version = f"PyTorch {torch.__version__}"
    if torch.version.cuda is None and torch.version.hip is None:
        if not cards:
            return Trouble(
                f"there is no NVIDIA graphics card whose driver answers, and {version} is built without CUDA"
            )
        return Trouble(
            f"{version} is built for processors only, without CUDA, and cannot use {names}", build_line(cards)
        )
    said = " ".join(warned)
    if _TOO_OLD.search(said):
        return _driver_too_old(cards, said)
    hidden = os.environ.get(_HIDDEN)
    if hidden is not None and (cards or not warned):
        of = f", which has {names}," if names else ""
        return Trouble(
            f"the environment variable {_HIDDEN} is '{hidden}' and hides the graphics cards of this computer{of} from "
            "PyTorch",
            f"Remove that variable, or give it the number of a card, such as {_HIDDEN}=0, and start QGIS again.",
        )
    if warned:
        return Trouble(
            f"CUDA cannot be started by {version}: {_first_sentence(said)}",
            f"Start the computer again; if that does not help: {_UPDATE}",
        )
    if cards:
        return Trouble(f"{version} does not see {names}, which the driver {cards[0].driver} lists", _UPDATE)
    return Trouble(_NONE)


def trouble_of(index: int) -> Trouble | None:
    """Why the card of this number cannot be used; None: it can. Computes a small convolution on it."""
    device = torch.device("cuda", index)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they say of the card is said here
        try:
            _convolution(device, torch.float32)
            return None
        except (RuntimeError, AssertionError) as error:
            return _explained(index, error)


def half_precision_trouble(device: torch.device, precision: torch.dtype) -> str:
    """What a convolution in half precision does wrong on a device, as a part of a sentence; "" if it is right."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exact, found = _convolution(device, torch.float32), _convolution(device, precision)
        except (RuntimeError, TypeError) as error:
            return f"does not run ({first_line(error)})"
    difference = (exact - found).abs().max().item()
    return "" if difference <= _MOST_DIFFERENCE else "gives wrong numbers"


def survey() -> dict[str, Any]:
    """The version of PyTorch, the names of the cards it can use, and why it can use no (other) one; for the report."""
    listed, _ = cards_listed()
    troubles = [trouble_of(index) for index in range(listed)]
    names = [torch.cuda.get_device_name(index) for index, trouble in enumerate(troubles) if trouble is None]
    found = [trouble for trouble in troubles if trouble is not None] or ([] if listed else [why_none()])
    return {
        "torch": str(torch.__version__),
        "cuda": torch.version.cuda or "",
        "gpus": names,
        "mps": torch.backends.mps.is_available(),
        "gpu_problem": " ".join(str(trouble) for trouble in found if names or listed or trouble.remedy),
    }


def _convolution(device: torch.device, precision: torch.dtype) -> torch.Tensor:
    """A convolution of values about 1, as the networks have them: (2, 32, 16, 16) float32, on the processor."""
    generator = torch.Generator().manual_seed(0)
    images, weights = (torch.randn(shape, generator=generator) for shape in ((2, 32, 16, 16), (32, 32, 3, 3)))
    images, weights = images.to(device, precision), (weights / 17).to(device, precision)  # 17: root of 32 * 9
    if device.type == "cuda":
        images = images.to(memory_format=torch.channels_last)
    return functional.conv2d(images, weights, padding=1).float().cpu()


def _explained(index: int, error: BaseException) -> Trouble:
    cards, said = nvidia_cards(), first_line(error)
    try:
        name, capability = torch.cuda.get_device_name(index), torch.cuda.get_device_capability(index)
    except (RuntimeError, AssertionError):
        return Trouble(f"card {index} of this computer cannot be started: {said.rstrip('.')}", _UPDATE)
    if "no kernel image" in said or "not compatible" in said:
        major, minor = capability
        return Trouble(
            f"PyTorch {torch.__version__} has no kernels for {name} (compute capability {major}.{minor})",
            build_line(cards or [NvidiaCard(name, str(LEAST_DRIVER), capability)]),
        )
    if "out of memory" in str(error) or "ALLOC_FAILED" in str(error):
        return Trouble(f"the memory of {name} is full", "Close the programs that use it, and run again.")
    return Trouble(
        f"{name} does not compute: {said.rstrip('.')}", f"Start the computer again; if that does not help: {_UPDATE}"
    )


def _driver_too_old(cards: Sequence[NvidiaCard], said: str) -> Trouble:
    built = f"PyTorch {torch.__version__}, which is built for CUDA {torch.version.cuda}"
    if not cards:
        found = re.search(r"found version (\d+)", said)
        number = int(found.group(1)) if found else 0
        version = f" (for CUDA {number // 1000}.{number % 1000 // 10})" if number else ""
        return Trouble(f"the NVIDIA driver{version} is too old for {built}", _UPDATE)
    older = cards[0].driver_number >= LEAST_DRIVER
    return Trouble(
        f"the NVIDIA driver {cards[0].driver} is too old for {built}",
        f"{_UPDATE} Or keep the driver: {build_line(cards)}" if older else _UPDATE,
    )


def _first_sentence(text: str) -> str:
    """Of torch's warning, without the place in its sources."""
    text = re.sub(r"\s*\(Triggered internally at .*", "", text)
    return text.removeprefix("CUDA initialization: ").strip().rstrip(".")

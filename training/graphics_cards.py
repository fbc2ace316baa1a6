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
from .contract.language import later, tr
from .contract.pytorch.builds import LEAST_DRIVER, build_line
from .contract.pytorch.nvidia import NvidiaCard, nvidia_cards

_UPDATE = later("Install the current driver from https://www.nvidia.com/drivers and start the computer again.")
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
                tr(
                    "there is no NVIDIA graphics card whose driver answers, and {version} is built without CUDA",
                    version=version,
                )
            )
        return Trouble(
            tr(
                "{version} is built for processors only, without CUDA, and cannot use {names}",
                version=version,
                names=names,
            ),
            build_line(cards),
        )
    said = " ".join(warned)
    if _TOO_OLD.search(said):
        return _driver_too_old(cards, said)
    hidden = os.environ.get(_HIDDEN)
    if hidden is not None and (cards or not warned):
        return Trouble(
            tr(
                "the environment variable {name} is '{value}' and hides the graphics cards of this computer, which has "
                "{cards}, from PyTorch"
                if names
                else "the environment variable {name} is '{value}' and hides the graphics cards of this computer from "
                "PyTorch",
                name=_HIDDEN,
                value=hidden,
                cards=names,
            ),
            tr(
                "Remove that variable, or give it the number of a card, such as {name}=0, and start QGIS again.",
                name=_HIDDEN,
            ),
        )
    if warned:
        return Trouble(
            tr("CUDA cannot be started by {version}: {said}", version=version, said=_first_sentence(said)),
            tr("Start the computer again; if that does not help: {update}", update=tr(_UPDATE)),
        )
    if cards:
        return Trouble(
            tr(
                "{version} does not see {names}, which the driver {driver} lists",
                version=version,
                names=names,
                driver=cards[0].driver,
            ),
            tr(_UPDATE),
        )
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
            return tr("does not run ({reason})", reason=first_line(error))
    difference = (exact - found).abs().max().item()
    return "" if difference <= _MOST_DIFFERENCE else tr("gives wrong numbers")


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
        return Trouble(
            tr("card {index} of this computer cannot be started: {said}", index=index, said=said.rstrip(".")),
            tr(_UPDATE),
        )
    if "no kernel image" in said or "not compatible" in said:
        major, minor = capability
        return Trouble(
            tr(
                "PyTorch {version} has no kernels for {name} (compute capability {major}.{minor})",
                version=torch.__version__,
                name=name,
                major=major,
                minor=minor,
            ),
            build_line(cards or [NvidiaCard(name, str(LEAST_DRIVER), capability)]),
        )
    if "out of memory" in str(error) or "ALLOC_FAILED" in str(error):
        return Trouble(
            tr("the memory of {name} is full", name=name), tr("Close the programs that use it, and run again.")
        )
    return Trouble(
        tr("{name} does not compute: {said}", name=name, said=said.rstrip(".")),
        tr("Start the computer again; if that does not help: {update}", update=tr(_UPDATE)),
    )


def _driver_too_old(cards: Sequence[NvidiaCard], said: str) -> Trouble:
    built = tr("PyTorch {version}, which is built for CUDA {cuda}", version=torch.__version__, cuda=torch.version.cuda)
    if not cards:
        found = re.search(r"found version (\d+)", said)
        number = int(found.group(1)) if found else 0
        return Trouble(
            tr(
                "the NVIDIA driver (for CUDA {version}) is too old for {built}"
                if number
                else "the NVIDIA driver is too old for {built}",
                version=f"{number // 1000}.{number % 1000 // 10}",
                built=built,
            ),
            tr(_UPDATE),
        )
    older = cards[0].driver_number >= LEAST_DRIVER
    return Trouble(
        tr("the NVIDIA driver {driver} is too old for {built}", driver=cards[0].driver, built=built),
        tr("{update} Or keep the driver: {cards}", update=tr(_UPDATE), cards=build_line(cards))
        if older
        else tr(_UPDATE),
    )


def _first_sentence(text: str) -> str:
    """Of torch's warning, without the place in its sources."""
    text = re.sub(r"\s*\(Triggered internally at .*", "", text)
    return text.removeprefix("CUDA initialization: ").strip().rstrip(".")

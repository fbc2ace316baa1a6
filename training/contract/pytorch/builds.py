"""Which build of PyTorch fits the NVIDIA cards of this computer, by what their driver says. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..computer.shell import pip_line
from ..language import tr
from .nvidia import NvidiaCard

_BUILD = re.compile(r"cpu|cu\d+|xpu|rocm[\d.]+")  # builds that have an index of their own
# Builds, the best first: name, least version of the driver, oldest and newest cards (compute capability) with kernels.
# CUDA 12.6 has newer versions of PyTorch (up to 2.14) than 12.8 (2.11), which is for Blackwell with its first drivers.
# Sources: CUDA Toolkit release notes, table 3 (minor versions of CUDA 12 run on its first driver); PyTorch RELEASE.md.
_BUILDS = (
    ("cu130", 580, (7, 5), (99, 0)),
    ("cu126", 525, (5, 0), (9, 9)),
    ("cu128", 570, (7, 5), (99, 0)),
)
LEAST_DRIVER = min(least for _, least, _, _ in _BUILDS)
PROCESSORS_ONLY = "cpu"


def fitting_build(cards: Sequence[NvidiaCard]) -> str:
    """The newest build that the best of the cards and its driver can run, e.g. "cu128"; "cpu" if none can.

    With a driver that is older than all builds need, the least demanding one: it works after an update of the driver.
    """
    if not cards:
        return PROCESSORS_ONLY
    best = max(cards, key=lambda card: card.capability)
    known = best.capability > (0, 0)
    builds = {name: least for name, least, *kernels in _BUILDS if not known or _between(best.capability, kernels)}
    if not builds:
        return PROCESSORS_ONLY
    fitting = [name for name, least in builds.items() if best.driver_number >= least]
    return fitting[0] if fitting else min(builds, key=lambda name: builds[name])


def is_build(word: str) -> bool:
    """Whether a word names a build of PyTorch, such as cpu, cu128 or rocm6.4."""
    return bool(_BUILD.fullmatch(word))


def index_of(build: str) -> str:
    """Address of the packages of a build, for pip's --index-url."""
    return f"https://download.pytorch.org/whl/{build}"


def build_line(cards: Sequence[NvidiaCard]) -> str:
    """What to do to get the build of PyTorch that fits the cards, as a sentence."""
    line = pip_line("--force-reinstall", "torch", "--index-url", index_of(fitting_build(cards)))
    return tr(
        "Run 'Install or check the engine' with CREATE, which installs the build that fits, or install it "
        "with:  {line}",
        line=line,
    )


def _between(capability: tuple[int, int], ends: Sequence[tuple[int, int]]) -> bool:
    return ends[0] <= capability <= ends[1]

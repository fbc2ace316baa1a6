"""Which build of PyTorch fits the NVIDIA cards of this computer, by what their driver says. Standard library only."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TIMEOUT_S = 20
_QUERY = ("name", "driver_version", "compute_cap")
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


@dataclass(frozen=True)
class NvidiaCard:
    """An NVIDIA card as its driver describes it, whatever PyTorch can do with it.

    Args:
        name: E.g. "NVIDIA GeForce RTX 3060".
        driver: Version of the driver, e.g. "535.183.01".
        capability: Compute capability, e.g. (8, 6); (0, 0): an old driver does not tell.
    """

    name: str
    driver: str
    capability: tuple[int, int] = (0, 0)

    @property
    def driver_number(self) -> int:
        """The first number of the driver's version, by which versions are told apart; 0 if there is none."""
        found = re.match(r"\d+", self.driver)
        return int(found.group()) if found else 0


def nvidia_cards(environment: Mapping[str, str] | None = None) -> list[NvidiaCard]:
    """The NVIDIA cards of this computer, also those hidden from programs; none without their driver.

    Args:
        environment: Variables that the driver's program gets; None: those of this process.
    """
    program = _nvidia_smi()
    if not program:
        return []
    for query in (_QUERY, _QUERY[:2]):  # an old driver does not know the last
        command = [program, f"--query-gpu={','.join(query)}", "--format=csv,noheader"]
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_TIMEOUT_S,
                env=None if environment is None else dict(environment),
                **_no_window(),
            )
        except (OSError, subprocess.SubprocessError):
            return []
        cards = [_card(line) for line in done.stdout.decode("utf-8", errors="replace").splitlines()]
        if done.returncode == 0:
            return [card for card in cards if card is not None]
    return []


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
    index = index_of(fitting_build(cards))
    python = sys.executable or "python"
    return (
        "Run 'Check or create the engine's environment' with CREATE, which installs the build that fits, or install "
        f"it with:  {python} -m pip install --force-reinstall torch --index-url {index}"
    )


def _between(capability: tuple[int, int], ends: Sequence[tuple[int, int]]) -> bool:
    return ends[0] <= capability <= ends[1]


def _nvidia_smi() -> str:
    """The program that comes with the driver; "" if there is none."""
    places = ("/usr/lib/wsl/lib/nvidia-smi", "C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvidia-smi.exe")
    return shutil.which("nvidia-smi") or next((place for place in places if Path(place).is_file()), "")


def _card(line: str) -> NvidiaCard | None:
    parts = [part.strip() for part in line.split(",")]
    if len(parts) < 2:
        return None
    found = re.fullmatch(r"(\d+)\.(\d+)", parts[2]) if len(parts) > 2 else None
    return NvidiaCard(parts[0], parts[1], (int(found.group(1)), int(found.group(2))) if found else (0, 0))


def _no_window() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {}

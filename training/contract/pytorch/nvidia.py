"""The NVIDIA cards of this computer, by what their driver says, whatever PyTorch can do with them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TIMEOUT_S = 20
_QUERY = ("name", "driver_version", "compute_cap")


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
            done = subprocess.run(  # nosec B603  # a program of the driver, without a shell
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

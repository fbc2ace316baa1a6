"""On which systems there is no PyTorch that the engine can use. Standard library only."""

from __future__ import annotations

import platform
import subprocess
import sys
from dataclasses import dataclass

from ..language import tr

_LEAST_GLIBC = (2, 28)


@dataclass(frozen=True)
class System:
    """What decides whether PyTorch has packages for a computer.

    Args:
        platform: As `sys.platform` names it.
        processor: As `platform.machine()` names it, of the processor itself where a program is translated.
        translated: Whether this program runs translated by Rosetta on an Apple processor.
        c_library: Name and version of the C library on Linux, e.g. ("glibc", "2.36").
    """

    platform: str
    processor: str
    translated: bool = False
    c_library: tuple[str, str] = ("", "")


def this_system() -> System:
    """The system that this program runs on."""
    translated = sys.platform == "darwin" and _is_translated()
    processor = "arm64" if translated else platform.machine()
    return System(sys.platform, processor, translated, platform.libc_ver())


def why_no_pytorch(system: System) -> str:
    """Why there is no PyTorch for a system and what to do, in sentences; "" if there is."""
    if system.platform == "darwin" and system.processor != "arm64":
        return tr(
            "PyTorch 2.2 was the last one for Macs with an Intel processor, and the engine needs 2.5 or "
            "newer.\nUse a Mac with an Apple processor, or a computer with Windows or Linux. Models that were "
            "trained there can be used by all of them."
        )
    if system.platform == "linux" and system.processor not in ("x86_64", "aarch64"):
        return tr(
            "There are no packages of PyTorch for processors of the kind {processor}.\nUse a computer with an "
            "x86-64 or a 64-bit ARM processor.",
            processor=system.processor,
        )
    name, version = system.c_library
    if system.platform == "linux" and not name:
        return tr(
            "There are no packages of PyTorch for Linux systems without the GNU C library, such as Alpine.\n"
            "Use another system, or a container of Debian or Ubuntu."
        )
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if system.platform == "linux" and name == "glibc" and numbers < _LEAST_GLIBC:
        return tr(
            "PyTorch needs the GNU C library 2.28 or newer, and this system has {version}.\nUse a newer "
            "system, such as Debian 10, Ubuntu 20.04 or Red Hat 8 or newer ones.",
            version=version,
        )
    return ""


def _is_translated() -> bool:
    """Whether Rosetta translates this program; the system itself tells."""
    try:
        done = subprocess.run(  # nosec B603  # a program of macOS, without a shell
            ["/usr/sbin/sysctl", "-in", "sysctl.proc_translated"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=5,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.stdout.strip() == b"1"

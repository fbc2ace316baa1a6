"""Which PyTorch a private environment gets: the build that fits the graphics card, or what the user asks for. No Qt."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from ...training.contract.language import tr
from ...training.contract.pytorch.builds import LEAST_DRIVER, PROCESSORS_ONLY, fitting_build, index_of, is_build
from ...training.contract.pytorch.nvidia import nvidia_cards
from ..child_environment import child_environment

BUILDS = ("cpu", "cu126", "cu128", "cu130")  # that one may choose; others are taken as words
# What the usual index (PyPI) has for a system: it needs no other for that.
USUAL = {"linux": "cu130", "win32": PROCESSORS_ONLY}


@dataclass(frozen=True)
class TorchChoice:
    """A PyTorch to install.

    Args:
        requirement: As pip writes it, e.g. "torch==2.13.0".
        index: Address of the index that has its build; "" is the usual one.
        automatic: Whether we have chosen it, and not the user.
        replaces: Whether another build is installed that has to go first.
        reason: Why it is this one, a sentence; "" if the user has chosen.
        build: The build that is going to be loaded, e.g. "cu126"; "" if none is, as PyTorch is there or not needed.
    """

    requirement: str = "torch"
    index: str = ""
    automatic: bool = True
    replaces: bool = False
    reason: str = ""
    build: str = ""

    @property
    def of_the_usual_index(self) -> list[str]:
        """What pip is told of it beside the list of requirements."""
        return [] if self.index or self.automatic else [self.requirement]


def choose_torch(asked: str, installed: str, needed: bool, platform: str = sys.platform) -> TorchChoice:
    """Choose a PyTorch.

    Args:
        asked: A requirement, a build, or both, separated by blanks; "" leaves the choice to us.
        installed: Version of the PyTorch that is installed already, e.g. "2.13.0+cpu"; "" if there is none.
        needed: Whether what is to be installed needs PyTorch at all.
        platform: The system, as `sys.platform` names it.
    """
    words = asked.split()
    builds, others = [word for word in words if is_build(word)], [word for word in words if not is_build(word)]
    requirement = " ".join(others) or "torch"
    usual = USUAL.get(platform, "")
    has = (installed.partition("+")[2] or usual) if installed else ""
    if builds:
        build = builds[0]
        loads = "" if has == build else build
        return TorchChoice(requirement, index_of(build), False, bool(has) and has != build, build=loads)
    if others:
        return TorchChoice(requirement, automatic=False, build=usual or PROCESSORS_ONLY)
    if not needed:
        return TorchChoice()
    if not usual:
        return TorchChoice(build="" if installed else PROCESSORS_ONLY)
    build, reason = _fitting()
    if build in (has, usual if not has else ""):
        return TorchChoice(reason=reason, build="" if has else build)
    if has and build == PROCESSORS_ONLY:  # works here too, and somebody has chosen it
        return TorchChoice()
    return TorchChoice("torch", index_of(build), replaces=bool(has), reason=reason, build=build)


def asked_wrongly(asked: str) -> bool:
    """Whether what is asked for is neither a requirement nor a build nor one of each."""
    words = asked.split()
    return any(word.startswith("-") for word in words) or sum(map(is_build, words)) > 1


def _fitting() -> tuple[str, str]:
    """The build that fits the graphics card of this computer, and why."""
    cards = nvidia_cards(child_environment())
    build = fitting_build(cards)
    if not cards:
        return build, tr("No NVIDIA graphics card was found: PyTorch is installed for processors.")
    card = max(cards, key=lambda card: card.capability)
    reason = tr(
        "{card}, driver {driver}: PyTorch is installed in the build {build}.",
        card=card.name,
        driver=card.driver,
        build=build,
    )
    if build == PROCESSORS_ONLY:
        reason = tr("{card} is too old for PyTorch, which is installed for processors.", card=card.name)
    elif card.driver_number < LEAST_DRIVER:
        reason += tr(" It needs driver {least} or newer, from https://www.nvidia.com/drivers.", least=LEAST_DRIVER)
    return build, reason

"""What is looked at before an environment is made: folder, disk, Python, and whether another QGIS makes it too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qgis.core import QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QLockFile

from ...training.contract.computer.systems import this_system
from ...training.contract.errors import reason
from ...training.contract.installation import MINIMUM_PYTHON
from ...training.contract.language.quantities import size_in_words
from ...translation import tr
from .base_python import BasePython, describe, find_base_python, is_qgis
from .marks import begin, beside, facts_of, is_marked_complete, is_ours, remove, settle
from .place import LONGEST_IN_PACKAGES, NEW_SUFFIX, OLD_SUFFIX, is_too_long
from .space import Size

_SCRATCH_SUFFIX = ".tmp"


def check_place(location: Path) -> None:
    """Refuse a folder that is not ours, cannot be written to, or whose paths would become too long."""
    for place in (location, *(beside(location, suffix) for suffix in (NEW_SUFFIX, OLD_SUFFIX, _SCRATCH_SUFFIX))):
        if not is_ours(place):
            raise QgsProcessingException(
                tr(
                    "{folder} exists and is no environment of this plugin.\nChoose a new or empty folder as LOCATION.",
                    folder=place,
                )
            )
    if is_too_long(str(location)):
        raise QgsProcessingException(
            tr(
                "The path {folder} has {length} characters. Files of PyTorch lie up to {more} characters deeper, and "
                "Windows allows 259 in all.\nChoose a folder with a shorter path as LOCATION, such as C:\\unet.",
                folder=location,
                length=len(str(location)),
                more=LONGEST_IN_PACKAGES + 20,
            )
        )
    try:
        location.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QgsProcessingException(
            tr(
                "{folder} cannot be made: {error}.\nChoose another folder as LOCATION.",
                folder=location.parent,
                error=reason(error),
            )
        ) from error


def check_space(size: Size, free: int, location: Path) -> None:
    """Refuse what does not find room on the disk; `free` in bytes."""
    if free < size.needed:
        raise QgsProcessingException(
            tr(
                "There are {free} free on the disk of {folder}, but {needed} are needed while packages are unpacked.\n"
                "Make room, choose a folder on another disk as LOCATION, or choose cpu as TORCH_BUILD, which is the "
                "smallest.",
                free=size_in_words(free),
                folder=location,
                needed=size_in_words(size.needed),
            )
        )


def chosen_base(given: str, location: Path, feedback: QgsProcessingFeedback) -> BasePython | None:
    """The Python to make an environment from: the given one, that of the environment that is there, or the best found.

    Returns:
        None, if there is none: uv may load one.
    """
    if given:
        return check_base(given)
    system = this_system()
    wanted = "arm64" if system.platform == "darwin" else ""  # also where QGIS itself is translated
    former = facts_of(location).get("made_from") if is_marked_complete(location) else None
    if isinstance(former, str) and Path(former).is_file():
        base = describe(former)
        if base is not None and base.is_fit and base.system.endswith(wanted):
            return base
    if system.translated:
        feedback.pushInfo(
            tr("This QGIS was made for Intel processors; a Python for Apple's own is taken, which is faster.")
        )
    return find_base_python(feedback.isCanceled, wanted)


def check_base(python: str) -> BasePython:
    """What a Python is.

    Raises:
        QgsProcessingException: If it is none, or one that PyTorch has no packages for.
    """
    base = None if is_qgis(python) else describe(python)
    if base is None:
        raise QgsProcessingException(
            tr("{python} is not a Python interpreter.\nChoose another one under PYTHON.", python=python)
        )
    if base.version < MINIMUM_PYTHON:
        raise QgsProcessingException(
            tr(
                "{python} is Python {has}, but the engine needs Python {needs} or newer.\n"
                "Install a newer Python from https://www.python.org and choose it under PYTHON.",
                python=python,
                has="{}.{}".format(*base.version),
                needs="{}.{}".format(*MINIMUM_PYTHON),
            )
        )
    if base.unfit:
        raise QgsProcessingException(
            tr(
                "{python} is a Python {why}, for which there is no PyTorch.\nInstall the usual Python for 64-bit "
                "computers from https://www.python.org and choose it under PYTHON.",
                python=python,
                why=base.unfit,
            )
        )
    return base


def where_it_is_built(location: Path) -> Path:
    """The folder to build an environment in, empty: beside one that is complete, else in its place."""
    folder = beside(location, NEW_SUFFIX) if is_marked_complete(location) else location
    if not remove(folder):
        raise QgsProcessingException(
            tr(
                "{folder} is left from an installation that did not end, and another program uses it.\n"
                "Start the computer again and repeat this, or choose another folder as LOCATION.",
                folder=folder,
            )
        )
    return folder


@contextmanager
def only_here(location: Path) -> Iterator[None]:
    """Keep other windows of QGIS from making the same environment meanwhile."""
    lock = QLockFile(f"{location}.lock")
    lock.setStaleLockTime(0)  # that of a program that has ended counts nothing, however old it is
    if not lock.tryLock(0):
        if lock.error() == QLockFile.LockError.LockFailedError:
            raise QgsProcessingException(
                tr(
                    "Another window of QGIS is making the environment {folder}.\nWait until it has ended; then this "
                    "window uses the new environment too.",
                    folder=location,
                )
            )
        raise QgsProcessingException(
            tr("The folder {folder} must not be written to.\nChoose another one as LOCATION.", folder=location.parent)
        )
    try:
        yield
    finally:
        lock.unlock()


def settled(location: Path) -> None:
    """End an exchange of an environment that was interrupted, unless another window is at it just now."""
    if location.exists() or not any(beside(location, suffix).exists() for suffix in (NEW_SUFFIX, OLD_SUFFIX)):
        return
    with suppress(QgsProcessingException, OSError), only_here(location):
        settle(location)


@contextmanager
def scratch_beside(location: Path) -> Iterator[Path]:
    """A folder for what is loaded, on the disk of the environment; removed afterwards."""
    folder = beside(location, _SCRATCH_SUFFIX)
    remove(folder)
    begin(folder)
    try:
        yield folder
    finally:
        remove(folder)

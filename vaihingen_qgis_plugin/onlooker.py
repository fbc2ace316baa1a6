"""Who looks on while algorithms run: the panels in QGIS's window; nobody without a window, as in qgis_process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import QgsMapLayer

from .training.contract.protocol import Message


@dataclass(frozen=True, eq=False)
class Training:
    """A training that is going on.

    Args:
        model: File of the model.
        report: File of the report, which may be there already while the training runs; "" for none.
        stop: Stops it as Cancel does: what is best so far is kept.
    """

    model: str
    report: str
    stop: Callable[[], None]


class Watcher:
    """Hears what one run does; this one does nothing. All methods are called in the run's own thread."""

    pictures = False  # whether somebody looks at pictures of the work

    def on_message(self, message: Message) -> None:
        """A message of the worker."""

    def on_end(self, problem: str) -> None:
        """The run has ended; `problem` is "" if it has a result."""


class Onlooker:
    """Hears what happens in runs; this one does nothing."""

    def points_loaded(self, layer: QgsMapLayer) -> None:
        """Sample points have been drawn, and QGIS is loading their layer; in QGIS's main thread."""

    def engine_missing(self, text: str) -> None:
        """A run cannot begin or go on without the engine, as the text says; in any thread."""

    def watch(self, training: Training) -> Watcher:
        """A training begins; in the run's own thread."""
        return Watcher()


_NOBODY = Onlooker()
_present = _NOBODY


def onlooker() -> Onlooker:
    """Who looks on."""
    return _present


def set_onlooker(who: Onlooker | None) -> None:
    """Let somebody look on from now on; None: nobody."""
    global _present
    _present = who or _NOBODY

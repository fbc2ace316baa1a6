"""From the thread of a training to QGIS's window: its messages arrive in the main thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..onlooker import Training, Watcher
from ..training.contract.protocol import Message
from .training_dock import TrainingDock
from .training_state import TrainingState

_SETTING = "vaihingen_unet/training/watch"


class TrainingWatch(QObject):
    """Collects what trainings say, and shows the newest one in a dock.

    Args:
        window: QGIS's window.
        place: Puts a dock into it.
    """

    _begun = pyqtSignal(object)
    _heard = pyqtSignal(object, object)
    _ended = pyqtSignal(object, str)

    def __init__(self, window: QWidget, place: Callable[[TrainingDock], None]) -> None:
        super().__init__()
        self._window, self._place = window, place
        self._wanted = QgsSettings().value(_SETTING, True, type=bool)
        self._state: TrainingState | None = None
        self.dock: TrainingDock | None = None
        # Queued in any case: a model runs in the main thread, and opening a dock must not happen inside of a run.
        self._begun.connect(self._on_begin, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._on_message, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_end, Qt.ConnectionType.QueuedConnection)

    def watch(self, training: Training) -> Watcher:
        """A training begins; in its own thread."""
        self._begun.emit(training)
        return _Watcher(self, training, self._wanted)

    def open(self) -> None:
        """Open the dock, now and at each training from now on."""
        self._want(True)
        if self.dock is None:
            self.dock = TrainingDock(self._window, lambda: self._want(False))
            self._place(self.dock)
        self.dock.show_state(self._state)
        self.dock.show()
        self.dock.raise_()

    def end(self) -> TrainingDock | None:
        """Hear nothing any more; returns the dock, if there is one."""
        for signal in (self._begun, self._heard, self._ended):
            signal.disconnect()
        dock, self.dock = self.dock, None
        return dock

    def _want(self, wanted: bool) -> None:
        self._wanted = wanted
        QgsSettings().setValue(_SETTING, wanted)

    def _on_begin(self, training: Training) -> None:
        self._state = TrainingState(training)
        if self._wanted:
            self.open()
        self._refresh()

    def _on_message(self, training: Training, message: Message) -> None:
        if self._state is not None and self._state.training is training:
            self._state.take(message)
            self._refresh()

    def _on_end(self, training: Training, problem: str) -> None:
        if self._state is not None and self._state.training is training:
            self._state.end(problem)
            self._refresh()

    def _refresh(self) -> None:
        if self.dock is not None and self.dock.isVisible():
            self.dock.show_state(self._state)


class _Watcher(Watcher):
    """Hands on what one training says."""

    def __init__(self, watch: TrainingWatch, training: Training, pictures: bool) -> None:
        self._watch, self._training, self.pictures = watch, training, pictures

    def on_message(self, message: Message) -> None:
        self._emit(self._watch._heard, message)

    def on_end(self, problem: str) -> None:
        self._emit(self._watch._ended, problem)

    def _emit(self, signal: Any, what: object) -> None:
        with suppress(RuntimeError):  # the plugin has been unloaded, but the training goes on
            signal.emit(self._training, what)

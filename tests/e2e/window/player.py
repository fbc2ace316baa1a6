"""Plays a scenario inside QGIS: a generator that acts like a user and yields to let QGIS go on."""

from __future__ import annotations

import json
import sys
import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
from qgis.utils import iface

TURN_MS = 20
Seen = dict  # what a scenario has observed; everything in it can be written as JSON
Steps = Generator[None, None, Any]  # yields while it waits, may return something


class NeverHappened(Exception):
    """What a scenario waited for did not come."""


def play(scenario: Callable[[dict[str, Any], Seen], Steps], job: dict[str, Any]) -> None:
    """Play a scenario from QGIS's event loop, write what it saw, and close QGIS."""
    global _player  # QGIS would otherwise collect it
    _player = Player(scenario, job)


class Player:
    """Takes one step of the scenario every few milliseconds, never waiting inside a step."""

    def __init__(self, scenario: Callable[[dict[str, Any], Seen], Steps], job: dict[str, Any]) -> None:
        self._file = Path(job["observations"])
        self.seen: Seen = {"errors": [], "messages": []}
        self._listen()
        self._steps = scenario(job, self.seen)
        self._timer = QTimer()
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _listen(self) -> None:
        """Note what QGIS would show as an error."""
        shown = sys.excepthook

        def note(kind: Any, value: Any, trace: Any) -> None:
            self.seen["errors"].append("".join(traceback.format_exception(kind, value, trace)))
            shown(kind, value, trace)

        sys.excepthook = note
        QgsApplication.messageLog().messageReceived[str, str, "Qgis::MessageLevel"].connect(
            lambda text, tag, level: self.seen["messages"].append([tag, int(level), text])
        )

    def _turn(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._end(finished=True)
        except Exception:
            self.seen["errors"].append(traceback.format_exc())
            self._end(finished=False)

    def _end(self, finished: bool) -> None:
        self._timer.stop()
        self.seen["finished"] = finished
        self._file.write_text(json.dumps(self.seen, indent=1, default=str), encoding="utf-8")
        for window in QApplication.topLevelWidgets():
            if window is not iface.mainWindow():
                window.close()
        QgsProject.instance().clear()  # else QGIS asks whether to save it
        QTimer.singleShot(200, iface.actionExit().trigger)


def later(action: Callable[[], Any]) -> None:
    """Do something that may open a dialog and wait for it: outside the scenario, which must go on."""
    QTimer.singleShot(0, action)


def until(condition: Callable[[], Any], seconds: float, what: str) -> Steps:
    """Let QGIS go on until the condition holds; returns its value.

    Raises:
        NeverHappened: If it does not hold in time, or a message box stands in the way.
    """
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            raise NeverHappened(f"{what}: a message box says: {box.text()}")
        if time.monotonic() > end:
            raise NeverHappened(f"{what} within {seconds} s")
        yield


def pause(seconds: float) -> Steps:
    """Let QGIS go on for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


class Pulse:
    """A timer of 10 ms in QGIS's main thread: how late it comes is how long the window did not answer."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._gaps: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self._gaps.append(now - self._last)
        self._last = now

    def take(self) -> dict[str, float]:
        """Beats since the last call: how many, the largest gap in ms, how many gaps were over 100 ms."""
        gaps, self._gaps = self._gaps or [0.0], []
        return {
            "beats": len(gaps),
            "largest_ms": round(1000 * max(gaps), 1),
            "over_100_ms": sum(gap > 0.1 for gap in gaps),
        }

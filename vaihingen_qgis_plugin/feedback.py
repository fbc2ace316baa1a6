"""Messages of the engine become calls of a QgsProcessingFeedback."""

from __future__ import annotations

import re
from collections.abc import Callable

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication, QThread

from .training.contract.language import tr
from .training.contract.protocol import Hello, Log, Message, Progress

_TABLE = re.compile(r"\S {2,}\S")  # blanks between columns
_STAYING_BLANK = "\u00a0"


class FeedbackListener:
    """Shows a worker's messages in the dialog's log and progress bar.

    Args:
        feedback: The dialog's log and progress bar, or their substitute.
        start_percent: Position of the progress bar when the worker starts.
        end_percent: Its position when the worker has ended.
        as_shown: Makes of a text of the worker what the user is to read.
        in_columns: Whether tables need the font of the console and blanks that stay, as in QGIS's window, whose log
            is HTML.
    """

    def __init__(
        self,
        feedback: QgsProcessingFeedback,
        start_percent: float = 0.0,
        end_percent: float = 100.0,
        as_shown: Callable[[str], str] = str,
        in_columns: bool = False,
    ) -> None:
        self._feedback, self._as_shown, self._in_columns = feedback, as_shown, in_columns
        self._stage = ""
        self._start = self._percent = start_percent
        self._end = end_percent
        self.watched = False

    def on_message(self, message: Message) -> None:
        """Show a message; not results and errors, which are for the algorithm, nor metrics, which are logged too."""
        if isinstance(message, Progress):
            self._show_progress(message)
        elif isinstance(message, Log) and message.level == "warning":
            self._feedback.pushWarning(self._as_shown(message.message))
        elif isinstance(message, Log):
            show_line(self._feedback, self._as_shown(message.message), self._in_columns)
        elif isinstance(message, Hello):
            torch = f"PyTorch {message.torch}" if message.torch else tr("no PyTorch")
            self._feedback.pushInfo(
                tr(
                    "Engine {version}, Python {python}, {torch}",
                    version=message.engine_version,
                    python=message.python,
                    torch=torch,
                )
            )

    def on_console(self, text: str) -> None:
        """Show what libraries print."""
        self._feedback.pushConsoleInfo(self._as_shown(text))

    def is_cancelled(self) -> bool:
        """Whether the user pressed Cancel; in QGIS's main thread, each call lets its window respond."""
        application = QCoreApplication.instance()
        if application is not None and QThread.currentThread() == application.thread():
            application.processEvents()  # QGIS runs models in its main thread (3.22)
        return bool(self._feedback.isCanceled())

    def _show_progress(self, message: Progress) -> None:
        """Move the bar, never back; QGIS repeats each progress text in the log, so only a new stage is set."""
        if message.stage and message.stage != self._stage:
            self._stage = message.stage
            self._feedback.setProgressText(self._as_shown(message.stage))
        self._percent = max(self._percent, self._start + (self._end - self._start) * min(message.fraction, 1.0))
        self._feedback.setProgress(self._percent)


def show_line(feedback: QgsProcessingFeedback, text: str, in_columns: bool) -> None:
    """Show a line of the log; a row of a table so that it stays below the others, if `in_columns`."""
    if in_columns and _TABLE.search(text):
        feedback.pushConsoleInfo(text.replace(" ", _STAYING_BLANK))
    else:
        feedback.pushInfo(text)

"""Messages above the map with a button: what the user may want to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton


@dataclass(frozen=True)
class Offer:
    """One message.

    Args:
        title: What it is about.
        text: What it says.
        button: What the button says.
        accept: Called when it is pressed; the message is gone then.
        level: How urgent it is.
    """

    title: str
    text: str
    button: str
    accept: Callable[[], None]
    level: Qgis.MessageLevel


class Offers(QObject):
    """Shows offers until the user accepts or closes them; a later one takes the place of one with the same button.

    Args:
        bar: Where they are shown.
    """

    _wanted = pyqtSignal(object)

    def __init__(self, bar: QgsMessageBar) -> None:
        super().__init__()
        self._bar = bar
        # Both, as Python would take a button that only Qt knows for garbage, and the click with it.
        self._shown: dict[str, tuple[QgsMessageBarItem, QPushButton]] = {}
        self._wanted.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def make(self, of: Callable[[], Offer | None]) -> None:
        """Show what `of` gives, if anything: in QGIS's main thread and after what is going on now; from any thread."""
        self._wanted.emit(of)

    def end(self) -> None:
        """Take all away, and show none any more."""
        self._wanted.disconnect()
        for button in list(self._shown):
            self._withdraw(button)

    def _show(self, of: Callable[[], Offer | None]) -> None:
        offer = of()
        if offer is None:
            return
        self._withdraw(offer.button)
        item = self._bar.createMessage(offer.title, offer.text)
        button = QPushButton(offer.button, item)
        # Not at once: closing the message deletes the button, in whose click that would happen.
        button.clicked.connect(lambda: QTimer.singleShot(0, partial(self._accept, offer)))
        item.layout().addWidget(button)
        self._bar.pushWidget(item, offer.level)
        self._shown[offer.button] = item, button

    def _accept(self, offer: Offer) -> None:
        self._withdraw(offer.button)
        offer.accept()

    def _withdraw(self, button: str) -> None:
        """Take a message away, if the user has not done so."""
        item, _ = self._shown.pop(button, (None, None))
        if item is not None and not sip.isdeleted(item):
            self._bar.popWidget(item)

"""A person who knows the reference by heart goes through sample points by keys."""

from __future__ import annotations

from player import Steps, pause, until
from qgis.core import QgsPointXY, QgsRasterLayer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QPushButton
from qgis.utils import iface

# Class colours of the references, in the order of the panel's keys.
COLOURS = ((255, 255, 255), (0, 0, 255), (0, 255, 255), (0, 255, 0), (255, 255, 0), (255, 0, 0))


def accept_offer() -> Steps:
    """Click the button in QGIS's message bar that opens the panel; returns it."""
    find = iface.mainWindow().findChild
    (button,) = yield from until(_offers, 20, "the offer to interpret the points")
    button.click()
    dock = yield from until(lambda: find(QDockWidget, "VaihingenPointsDock"), 20, "the panel")
    yield from until(dock.isVisible, 5, "the panel, seen")
    return dock


def _offers() -> list[QPushButton]:
    """QGIS's own message may cover the one with the button."""
    return [button for button in iface.messageBar().findChildren(QPushButton) if button.text()][-1:]


def interpret(reference: QgsRasterLayer, number: int) -> Steps:
    """Answer the next points by what the reference shows in the middle of the map."""
    for _ in range(number):
        key = _key_at(reference, iface.mapCanvas().center())
        QTest.keyClicks(iface.mainWindow().focusWidget(), key)
        yield from pause(0.05)


def _key_at(reference: QgsRasterLayer, place: QgsPointXY) -> str:
    provider = reference.dataProvider()
    colour = tuple(int(provider.sample(place, band)[0]) for band in (1, 2, 3))
    return str(COLOURS.index(colour) + 1) if colour in COLOURS else "U"

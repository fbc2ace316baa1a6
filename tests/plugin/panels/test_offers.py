"""Offers above the map, whichever thread makes them."""

import threading

import pytest
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from vaihingen_qgis_plugin.panels import panels as panels_module


@pytest.fixture
def opened(monkeypatch):
    """Dialogs that were opened."""
    opened = []
    monkeypatch.setattr(panels_module.processing, "createAlgorithmDialog", lambda *what: opened.append(what))
    return opened


def click(item):
    QTest.mouseClick(item.findChild(QPushButton), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_the_engine_is_offered_from_the_thread_of_a_run(window, panels, opened):
    thread = threading.Thread(target=panels.engine_missing, args=("The engine is not installed yet.",))
    thread.start()
    thread.join()
    assert not window.messageBar().items()  # only QGIS's main thread may show something
    QApplication.processEvents()
    item = window.messageBar().currentItem()
    assert (item.title(), item.text()) == ("Vaihingen U-Net", "The engine is not installed yet.")
    assert item.level() == Qgis.MessageLevel.Warning
    click(item)
    assert opened == [("vaihingen:environment", {"CREATE": True})]
    assert window.messageBar().currentItem() is None


def test_the_same_is_offered_once(window, panels, opened):
    for _ in range(3):
        panels.engine_missing("The engine is not installed yet.")
        QApplication.processEvents()
    assert len(window.messageBar().items()) == 1


def test_an_offer_that_was_closed_is_made_again(window, panels, opened):
    for _ in range(2):
        panels.engine_missing("The engine is not installed yet.")
        QApplication.processEvents()
        window.messageBar().popWidget()
        QApplication.processEvents()
    assert not window.messageBar().items() and not opened


def test_nothing_is_offered_once_the_plugin_is_gone(window):
    panels = panels_module.Panels(window)
    panels.engine_missing("The engine is not installed yet.")
    QApplication.processEvents()
    panels.engine_missing("The engine is not installed yet.")
    panels.end()
    QApplication.processEvents()
    assert not window.messageBar().items()

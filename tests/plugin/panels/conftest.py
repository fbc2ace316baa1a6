"""The panels in a window with a map; modules that need another window make their own."""

import pytest
from interpreting import User
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsSettings,
)
from small_window import Window


@pytest.fixture
def panels(window):
    from vaihingen_qgis_plugin.panels.panels import Panels

    panels = Panels(window)
    yield panels
    panels.end()


@pytest.fixture
def window():
    QgsSettings().remove("vaihingen_unet/interpretation/scale_factor")
    window = Window()
    crs = QgsCoordinateReferenceSystem("EPSG:25832")
    window.mapCanvas().setDestinationCrs(crs)
    yield window
    QgsProject.instance().clear()
    window.mainWindow().close()


@pytest.fixture
def interpret(window, panels):
    """Add a layer to the project and open the dock with it."""

    def start(layer):
        QgsProject.instance().addMapLayer(layer)
        return User(window, layer)

    start.window = window
    return start

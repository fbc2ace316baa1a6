"""The panels in a window, which each module of tests makes as it needs it."""

import pytest


@pytest.fixture
def panels(window):
    from vaihingen_qgis_plugin.panels.panels import Panels

    panels = Panels(window)
    yield panels
    panels.end()

"""A window with a map, as much of QGIS's own as the panels use."""

from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtWidgets import QMainWindow, QVBoxLayout, QWidget


class Window:
    """Stands in for `iface`; keeps what was added to it."""

    def __init__(self):
        self._window = QMainWindow()
        self._canvas = QgsMapCanvas()
        self._canvas.resize(600, 400)
        self._bar = QgsMessageBar()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.addWidget(self._bar)
        column.addWidget(self._canvas)
        self._window.setCentralWidget(middle)
        self._window.resize(1000, 700)
        self._window.show()
        self.active = None
        self.menu, self.of_types, self.of_layers = [], [], []

    def mainWindow(self):
        return self._window

    def mapCanvas(self):
        return self._canvas

    def messageBar(self):
        return self._bar

    def activeLayer(self):
        return self.active

    def addDockWidget(self, area, dock):
        self._window.addDockWidget(area, dock)

    def addTabifiedDockWidget(self, area, dock, neighbours, raised):
        self._window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self._window.removeDockWidget(dock)

    def addPluginToMenu(self, menu, action):
        self.menu.append(action)

    def removePluginMenu(self, menu, action):
        self.menu.remove(action)

    def addCustomActionForLayerType(self, action, menu, kind, all_layers):
        self.of_types.append(action)

    def removeCustomActionForLayerType(self, action):
        self.of_types.remove(action)

    def addCustomActionForLayer(self, action, layer):
        self.of_layers.append(layer)

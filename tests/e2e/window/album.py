"""Pictures of windows, and the order in QGIS's window before they are taken."""

from __future__ import annotations

from pathlib import Path

from player import Steps, later, pause, until
from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QWidget
from qgis.utils import iface, plugins

_LAYERS = 360  # width of the layers' panel: names end with the number of the tile


class Album:
    """Saves pictures of windows with their frames.

    Args:
        folder: Where they go.
        names: Gets the name of each.
    """

    def __init__(self, folder: Path, names: list[str]) -> None:
        self._folder = folder
        self._names = names

    def take(self, window: QWidget, name: str) -> Steps:
        """A picture of a window and what covers it, once everything in it is drawn."""
        iface.messageBar().clearWidgets()
        QgsProject.instance().write()
        window.raise_()
        window.activateWindow()
        yield from until(lambda: not iface.mapCanvas().isDrawing(), 20, "the map")
        yield from pause(1)
        screen = QApplication.primaryScreen()
        frame = window.frameGeometry().intersected(screen.geometry())
        screen.grabWindow(0, *_numbers(frame)).save(str(self._folder / f"{name}.png"))
        self._names.append(name)


def _numbers(frame: QRect) -> tuple[int, int, int, int]:
    return frame.x(), frame.y(), frame.width(), frame.height()


def show_docks(*names: str, width: int = 330) -> Steps:
    """The layers on the left, the docks of these names on the right, and no other."""
    main = iface.mainWindow()
    for dock in main.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in ("Layers", *names))
    shown = [main.findChild(QDockWidget, name) for name in names]
    main.resizeDocks([main.findChild(QDockWidget, "Layers")], [_LAYERS], Qt.Orientation.Horizontal)
    main.resizeDocks(shown, [width] * len(shown), Qt.Orientation.Horizontal)
    yield from pause(1)


def show_results_viewer() -> Steps:
    """The reports beside the map."""
    viewer = plugins["processing"].resultsDock
    yield from show_docks(viewer.objectName())
    viewer.show()
    iface.mainWindow().resizeDocks([viewer], [380], Qt.Orientation.Horizontal)


def zoom_to(extent: QgsRectangle, margin: float = 0.2) -> Steps:
    """Show a part of the ground, with a margin as a share of its width."""
    shown = QgsRectangle(extent)
    shown.grow(margin * extent.width())
    canvas = iface.mapCanvas()
    later(lambda: (canvas.setExtent(shown), canvas.refresh()))
    yield from pause(1)


def node_of(source: str) -> QgsLayerTreeLayer:
    """The entry of a file or layer in the layer tree."""
    nodes = QgsProject.instance().layerTreeRoot().findLayers()
    return next(node for node in nodes if node.layer().source().startswith(source) or node.layerId() == source)


def fold_all_but(*sources: str) -> None:
    """Show the legends of some layers only; QGIS folds what it styles, but still takes it for unfolded."""
    root = QgsProject.instance().layerTreeRoot()
    wanted = [node_of(source) for source in sources]
    for node in root.findLayers():
        node.setExpanded(False)
    for node in wanted:
        node.setExpanded(True)
        group = node.parent()
        while isinstance(group, QgsLayerTreeGroup) and group is not root:
            group.setExpanded(True)
            group = group.parent()

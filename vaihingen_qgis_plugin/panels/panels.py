"""What the plugin adds to QGIS's window: entries of menus, and docks that are made when they are wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import processing
from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QPushButton

from ..compat import VECTOR_LAYER
from ..onlooker import Onlooker, Training, Watcher, set_onlooker
from ..translation import tr
from .point_layer import is_point_layer
from .points_dock import PointsDock
from .training_watch import TrainingWatch

_MENU = "Vaihingen U-Net"
_RESOURCES = Path(__file__).parent.parent / "resources"
_ICON, _TRAIN_ICON = _RESOURCES / "samplepoints.svg", _RESOURCES / "train.svg"
_NEIGHBOURS = ["ProcessingToolbox", "ResultsViewer", "VaihingenPointsDock", "VaihingenTrainingDock"]


class Panels(Onlooker):
    """Entries and docks in one window.

    Args:
        iface: QGIS's window.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._points_dock: PointsDock | None = None
        self._offered: tuple[QgsMessageBarItem, QPushButton] | None = None
        icon = QIcon(str(_ICON))
        self._open_points = QAction(icon, tr("Interpret points"), iface.mainWindow())
        self._open_points.triggered.connect(lambda: self._interpret(iface.activeLayer()))
        iface.addPluginToMenu(_MENU, self._open_points)
        self._of_layer = QAction(icon, tr("Interpret points"), iface.mainWindow())
        self._of_layer.triggered.connect(lambda: self._interpret(iface.activeLayer()))
        iface.addCustomActionForLayerType(self._of_layer, "", VECTOR_LAYER, False)
        self._training = TrainingWatch(iface.mainWindow(), self._place)
        self._open_training = QAction(QIcon(str(_TRAIN_ICON)), tr("Watch training"), iface.mainWindow())
        self._open_training.triggered.connect(self._training.open)
        iface.addPluginToMenu(_MENU, self._open_training)
        project = QgsProject.instance()
        project.layersAdded.connect(self._offer_in_tree)
        self._offer_in_tree(list(project.mapLayers().values()))
        set_onlooker(self)

    def end(self) -> None:
        """Take all away."""
        set_onlooker(None)
        self._withdraw()
        QgsProject.instance().layersAdded.disconnect(self._offer_in_tree)
        self._iface.removeCustomActionForLayerType(self._of_layer)
        for action in (self._open_points, self._open_training):
            self._iface.removePluginMenu(_MENU, action)
        for action in (self._of_layer, self._open_points, self._open_training):
            action.deleteLater()
        if self._points_dock is not None:
            self._points_dock.end()
        for dock in (self._points_dock, self._training.end()):
            if dock is not None:
                self._iface.removeDockWidget(dock)
                dock.deleteLater()
        self._points_dock = None
        self._training.deleteLater()

    def points_loaded(self, layer: QgsMapLayer) -> None:
        """Offer to interpret points, once QGIS has put their layer into the project."""
        layer_id = layer.id()
        QTimer.singleShot(0, lambda: self._offer(layer_id))

    def watch(self, training: Training) -> Watcher:
        """Show a training."""
        return self._training.watch(training)

    def _place(self, dock: QDockWidget) -> None:
        """On the right, where other panels may stand: one behind the other, so that each has room."""
        self._iface.addTabifiedDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock, _NEIGHBOURS, True)

    def _offer(self, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if not is_point_layer(layer):
            return  # a model keeps its layers in between to itself
        self._withdraw()
        bar = self._iface.messageBar()
        text = tr("{count} points wait to be interpreted.", count=layer.featureCount())
        item = bar.createMessage(layer.name(), text)
        button = QPushButton(tr("Interpret points"), item)
        # Not at once: closing the message deletes the button, in whose click that would happen.
        button.clicked.connect(lambda: QTimer.singleShot(0, partial(self._accept, layer_id)))
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Info)
        self._offered = (item, button)  # Python would take what only Qt knows for garbage, and the click with it

    def _accept(self, layer_id: str) -> None:
        self._withdraw()
        self._interpret(QgsProject.instance().mapLayer(layer_id))

    def _withdraw(self) -> None:
        """Take the message away, if the user has not done so."""
        if self._offered is not None and not sip.isdeleted(self._offered[0]):
            self._iface.messageBar().popWidget(self._offered[0])
        self._offered = None

    def _offer_in_tree(self, layers: list[QgsMapLayer]) -> None:
        """An entry in the menu of each layer of points in the layer tree."""
        for layer in layers:
            if is_point_layer(layer):
                self._iface.addCustomActionForLayer(self._of_layer, layer)

    def _interpret(self, layer: QgsMapLayer | None) -> None:
        if self._points_dock is None:
            self._points_dock = PointsDock(self._iface, _assess)
            self._place(self._points_dock)
        self._points_dock.interpret(layer)
        self._points_dock.show()
        self._points_dock.raise_()
        self._points_dock.take_keys()


def _assess(layer: QgsVectorLayer) -> None:
    """Open the dialog of 'Assess accuracy with points' with a layer."""
    dialog = processing.createAlgorithmDialog("vaihingen:assesspoints", {"POINTS": layer.id()})
    if dialog is not None:
        dialog.show()

"""What the plugin adds to QGIS's window: entries of menus, and docks that are made when they are wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import processing
from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget

from ..compat import VECTOR_LAYER
from ..onlooker import Onlooker, Training, Watcher, set_onlooker
from ..steps.engine_there import SET_UP
from ..translation import tr
from .offers import Offer, Offers
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
        self._offers = Offers(iface.messageBar())
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
        self._offers.end()
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
        self._offers.deleteLater()

    def points_loaded(self, layer: QgsMapLayer) -> None:
        """Offer to interpret points, once QGIS has put their layer into the project."""
        self._offers.make(partial(self._of_points, layer.id()))

    def engine_missing(self, text: str) -> None:
        """Offer to install it."""
        install = partial(_open_dialog, SET_UP, {"CREATE": True})
        offer = Offer(_MENU, text, tr("Install the engine"), install, Qgis.MessageLevel.Warning)
        self._offers.make(lambda: offer)

    def watch(self, training: Training) -> Watcher:
        """Show a training."""
        return self._training.watch(training)

    def _place(self, dock: QDockWidget) -> None:
        """On the right, where other panels may stand: one behind the other, so that each has room."""
        self._iface.addTabifiedDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock, _NEIGHBOURS, True)

    def _of_points(self, layer_id: str) -> Offer | None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if not is_point_layer(layer):
            return None  # a model keeps its layers in between to itself
        text = tr("{count} points wait to be interpreted.", count=layer.featureCount())
        interpret = partial(self._interpret_layer, layer_id)
        return Offer(layer.name(), text, tr("Interpret points"), interpret, Qgis.MessageLevel.Info)

    def _interpret_layer(self, layer_id: str) -> None:
        self._interpret(QgsProject.instance().mapLayer(layer_id))

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
    _open_dialog("vaihingen:assesspoints", {"POINTS": layer.id()})


def _open_dialog(algorithm: str, parameters: dict[str, Any]) -> None:
    dialog = processing.createAlgorithmDialog(algorithm, parameters)
    if dialog is not None:
        dialog.show()

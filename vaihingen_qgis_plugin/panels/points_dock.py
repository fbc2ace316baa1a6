"""The dock in which a person goes through sample points by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapToolPan, QgsMapToolZoom
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QScrollArea

from ..translation import tr
from .interpretation import Interpretation
from .map_view import PointView, remember_factor, remembered_factor
from .point_layer import NotSaved, Place, PointLayer, is_point_layer
from .points_form import PointsForm

_MOST_NAMED = 5  # copied points in the message


class PointsDock(QDockWidget):
    """Shows one point after the other, and writes what its interpreter presses into the layer.

    Args:
        iface: QGIS's window.
        assess: Opens the dialog that assesses a layer of interpreted points.
    """

    def __init__(self, iface: Any, assess: Callable[[QgsVectorLayer], None]) -> None:
        super().__init__(tr("Interpret points"), iface.mainWindow())
        self.setObjectName("VaihingenPointsDock")
        self._canvas = iface.mapCanvas()
        self._view = PointView(self._canvas)
        self._assess = assess
        self._way: Interpretation | None = None
        self._proposed = 0.0
        self._shown: Place | None = None  # what the map shows
        self._form = PointsForm(self._canvas)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._form)
        self.setWidget(area)
        self._connect()
        self._list_layers()

    def interpret(self, layer: QgsMapLayer | None) -> None:
        """Begin with a layer, or go on with it; None: with the one in the list."""
        if layer is not None and is_point_layer(layer):
            self._list_layers()
            self._form.choose_layer(layer.id())
        self._begin()

    def take_keys(self) -> None:
        """Let the keys go to the dock."""
        self._form.setFocus()

    def end(self) -> None:
        """Let go of the layer, the map and the project."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._list_layers)
        project.layersRemoved.disconnect(self._list_layers)
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.layersChanged.disconnect(self._update)
        self._let_go()

    def showEvent(self, event: Any) -> None:
        """Opened again in the menu of QGIS's panels, it goes on."""
        super().showEvent(event)
        if self._way is None:
            self._begin()

    def closeEvent(self, event: Any) -> None:
        """A closed dock leaves no mark on the map."""
        self._let_go()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After a look around with the mouse, the keys are the dock's again; a map of another size keeps its scale."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self._show_again)
        looks_around = isinstance(self._canvas.mapTool(), (QgsMapToolPan, QgsMapToolZoom))
        if event.type() == QEvent.Type.MouseButtonRelease and looks_around and self._way and self.isVisible():
            self.take_keys()
        return False

    def _connect(self) -> None:
        form, project = self._form, QgsProject.instance()
        form.layer_chosen.connect(self._layer_chosen)
        form.answered.connect(lambda value: self._do(lambda way: way.answer(value)))
        form.back.connect(lambda: self._do(Interpretation.back))
        form.forward.connect(lambda: self._do(Interpretation.forward))
        form.undo.connect(lambda: self._do(Interpretation.undo))
        form.save.connect(lambda: self._do(lambda way: way.points.save()))
        form.assess.connect(lambda: self._assess(self._way.points.layer) if self._way else None)
        form.scale_chosen.connect(self._scale_chosen)
        project.layersAdded.connect(self._list_layers)
        project.layersRemoved.connect(self._list_layers)
        self._canvas.viewport().installEventFilter(self)
        self._canvas.layersChanged.connect(self._update)

    def _list_layers(self, *_what: object) -> None:
        self._form.list_layers(filter(is_point_layer, QgsProject.instance().mapLayers().values()))
        if self._way is None:
            self._update()

    def _layer_chosen(self) -> None:
        self._begin()
        self.take_keys()

    def _begin(self) -> None:
        """Begin with the chosen layer, or go on with it; with the first one if none is chosen."""
        if not self._form.layer_id():
            self._form.choose_layer("")
        layer = QgsProject.instance().mapLayer(self._form.layer_id())
        if self._way is not None and self._way.points.layer is layer:
            self._update()
            return
        self._let_go()
        message = ""
        if layer is not None and is_point_layer(layer):
            points = PointLayer(layer)
            message = _copies_text(points)
            self._way = Interpretation(points)
            self._way.changed.connect(self._update)
            self._way.layer_gone.connect(self._layer_gone)
            self._form.offer(points.classes())
            self._choose_scale(self._way)
        self._update(message)

    def _choose_scale(self, way: Interpretation) -> None:
        place = way.current or way.first
        if place is not None:
            self._proposed = self._view.proposed_scale(way.points.layer, place.position, way.points.pixel_size_m())
            self._form.set_scale(self._proposed * remembered_factor())

    def _do(self, action: Callable[[Interpretation], None]) -> None:
        """Act, if answers can be given, and tell what went wrong."""
        if self._way is None or self._way.points.problem():
            return
        message = ""
        try:
            action(self._way)
        except NotSaved as problem:
            message = str(problem)
        self._update(message)

    def _update(self, message: str = "") -> None:
        """Show the state of the work, and the current point on the map."""
        way = self._way
        if way is None:
            self._form.show_work(None, False, _none_chosen_text(self._form.has_layers()))
            self._view.clear()
            return
        problem = way.points.problem()
        waits = _waiting_text() if way.points.unsaved() and not message else ""
        seen = _seen_text(self._view.layers_with(set(way.points.classes().values())))
        self._form.show_work(way, not problem, "\n".join(filter(None, (problem, message, waits, seen))))
        if way.current is None:
            self._view.clear()
        elif way.current != self._shown:
            self._view.show(way.points.layer, way.current.position, self._form.scale())
        self._shown = way.current

    def _show_again(self) -> None:
        if self._way is not None and self._way.current is not None and self.isVisible():
            self._view.show(self._way.points.layer, self._way.current.position, self._form.scale())

    def _scale_chosen(self, scale: float) -> None:
        if self._proposed > 0 and scale > 0:
            remember_factor(scale / self._proposed)
        self._show_again()
        self.take_keys()

    def _layer_gone(self) -> None:
        self._way, self._shown = None, None
        self._update()

    def _let_go(self) -> None:
        if self._way is not None:
            self._way.end()
            self._way.deleteLater()
        self._way, self._shown = None, None
        self._view.clear()


def _copies_text(points: PointLayer) -> str:
    copies = points.repeated()
    if not copies:
        return ""
    named = ", ".join(copies[:_MOST_NAMED]) + (", ..." if len(copies) > _MOST_NAMED else "")
    return tr(
        "Copied points: {named} occur more than once in {layer}. Delete the copies in the attribute table: each point "
        "counts once.",
        named=named,
        layer=points.layer.name(),
    )


def _waiting_text() -> str:
    return tr("The layer is in edit mode: answers are among its edits until they are saved.")


def _seen_text(layers: list[str]) -> str:
    if not layers:
        return ""
    return tr(
        "The map shows the classes of {layers}. Hide that while you interpret, so that it does not guide you.",
        layers=", ".join(layers),
    )


def _none_chosen_text(are_there_some: bool) -> str:
    if are_there_some:
        return tr("Choose the points to interpret in the list.")
    return tr("There is no layer of sample points in the project. Run 'Draw sample points', or open one.")

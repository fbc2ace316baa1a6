"""Buttons and keys of the points' interpreter, and what is shown of the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from qgis.core import QgsMapLayer
from qgis.gui import QgsMapCanvas, QgsScaleWidget
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..training.contract.tables import UNSURE
from ..translation import tr
from .interpretation import Interpretation
from .points_keys import CLASS_KEYS, UNSURE_KEY, word_of

_ROWS = 12  # of classes below each other


class PointsForm(QWidget):
    """What the dock contains. It takes the keys before QGIS's own shortcuts do.

    Args:
        canvas: The map, whose scale can be taken over.
    """

    layer_chosen = pyqtSignal()
    answered = pyqtSignal(int)
    back = pyqtSignal()
    forward = pyqtSignal()
    undo = pyqtSignal()
    save = pyqtSignal()
    assess = pyqtSignal()
    scale_chosen = pyqtSignal(float)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._layers = QComboBox()
        self._layers.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._layers.activated.connect(lambda _index: self.layer_chosen.emit())
        self._scale = QgsScaleWidget()
        self._scale.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._scale.setMapCanvas(canvas)
        self._scale.setShowCurrentScaleButton(True)
        self._scale.scaleChanged.connect(self.scale_chosen)
        self._point, self._message = QLabel(), QLabel()
        self._message.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setFormat(tr("%v of %m interpreted"))
        self._buttons: dict[int, QPushButton] = {}
        self._unsure = _choice(f"{UNSURE_KEY}   {tr('unsure')}", lambda: self.answered.emit(UNSURE))
        self._back = _button(tr("Back"), self.back.emit, tr("The point before (Backspace, or arrow left)"))
        self._forward = _button(tr("Skip"), self.forward.emit, tr("The next open point (Space, or arrow right)"))
        self._undo = _button(tr("Undo"), self.undo.emit, tr("Take the last answer back (Ctrl+Z)"))
        self._save = _button(tr("Save"), self.save.emit, tr("Save the edits of the layer"))
        self._assess = _button(tr("Assess accuracy with points..."), self.assess.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        top, scale, steps = QFormLayout(), QFormLayout(), QHBoxLayout()
        self._classes = QGridLayout()
        top.addRow(tr("Points"), self._layers)
        scale.addRow(tr("Scale"), self._scale)
        for button in (self._back, self._forward, self._undo):
            steps.addWidget(button)
        column = QVBoxLayout(self)
        for part in (
            top, self._point, self._bar, self._classes, self._unsure, steps, scale, self._message, self._save,
            self._assess,
        ):  # fmt: skip
            (column.addWidget if isinstance(part, QWidget) else column.addLayout)(part)
        column.addStretch()

    def list_layers(self, layers: Iterable[QgsMapLayer]) -> None:
        """Show layers to choose from, and stay with the chosen one; if it is gone, none is chosen."""
        chosen = self.layer_id()
        self._layers.clear()
        for layer in layers:
            self._layers.addItem(layer.name(), layer.id())
        self._layers.setCurrentIndex(self._layers.findData(chosen))

    def has_layers(self) -> bool:
        """Whether there are layers to choose from."""
        return bool(self._layers.count())

    def choose_layer(self, layer_id: str) -> None:
        """Choose a layer of the list, or the first one if it is not there."""
        self._layers.setCurrentIndex(max(self._layers.findData(layer_id), 0) if self._layers.count() else -1)

    def layer_id(self) -> str:
        """The chosen layer; "" for none."""
        return str(self._layers.currentData() or "")

    def offer(self, classes: dict[int, str]) -> None:
        """A button for each class, value -> name."""
        for button in self._buttons.values():
            self._classes.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for number, (value, name) in enumerate(classes.items()):
            key = CLASS_KEYS[number] if number < len(CLASS_KEYS) else " "
            button = _choice(f"{key}   {name}".replace("&", "&&"), partial(self.answered.emit, value))
            self._classes.addWidget(button, number % _ROWS, number // _ROWS)
            self._buttons[value] = button

    def scale(self) -> float:
        """Denominator of the chosen scale."""
        return float(self._scale.scale())

    def set_scale(self, scale: float) -> None:
        """Show a scale that is not the user's choice."""
        self._scale.blockSignals(True)
        self._scale.setScale(scale)
        self._scale.blockSignals(False)

    def show_work(self, way: Interpretation | None, works: bool, message: str) -> None:
        """Show how far the work has come; `works`: whether answers can be given."""
        place = way.current if way else None
        here = way.answer_here if way else None
        for value, button in (*self._buttons.items(), (UNSURE, self._unsure)):
            button.setEnabled(works and place is not None)
            button.setChecked(value == here)
        self._back.setEnabled(works and way is not None and way.can_go_back)
        self._undo.setEnabled(works and way is not None and way.can_undo)
        self._forward.setEnabled(works)
        self._scale.setEnabled(works)
        self._bar.setMaximum(max(way.total, 1) if way else 1)
        self._bar.setValue(way.interpreted if way else 0)
        self._point.setText(_point_text(way))
        self._save.setVisible(way is not None and way.points.unsaved())
        self._assess.setVisible(way is not None and way.interpreted > 0)
        self._message.setText(message)
        self._message.setVisible(bool(message))

    def event(self, event: QEvent) -> bool:
        """Claim our keys."""
        if event.type() == QEvent.Type.ShortcutOverride and word_of(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means."""
        word = word_of(event)
        commands = {"back": self.back, "forward": self.forward, "undo": self.undo}
        values = list(self._buttons)
        if word in commands:
            commands[word].emit()
        elif word == UNSURE_KEY:
            self.answered.emit(UNSURE)
        elif not word:
            super().keyPressEvent(event)
        elif CLASS_KEYS.index(word) < len(values):
            self.answered.emit(values[CLASS_KEYS.index(word)])


def _button(text: str, act: Callable[[], None], tip: str = "") -> QPushButton:
    """A button that leaves the keys to the form."""
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked: act())
    return button


def _choice(text: str, act: Callable[[], None]) -> QPushButton:
    """A button for an answer, which shows whether it has been given here."""
    button = _button(text, act)
    button.setCheckable(True)
    button.setStyleSheet("QPushButton { text-align: left; padding: 4px } QPushButton:checked { font-weight: bold }")
    return button


def _point_text(way: Interpretation | None) -> str:
    if way is None:
        return ""
    unsure = tr(" ({count} unsure)", count=way.unsure) if way.unsure else ""
    if way.current is not None:
        return tr("Point {name}", name=way.current.name) + unsure
    return tr("All points are interpreted.") + unsure if way.total else tr("The layer has no points.")

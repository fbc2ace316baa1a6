"""The dock in which a training can be watched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QPixmap
from qgis.PyQt.QtWidgets import (
    QDockWidget,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..translation import tr
from .curves import Curve, CurveChart
from .training_state import PICTURES, TrainingState

_TRAINING, _VALIDATION = "#0969da", "#cf5c00"  # told apart by people who do not see red or green
_PICTURE_PX = 64  # at least
_BAR = 1000


class TrainingDock(QDockWidget):
    """Shows curves, the best map of a validation patch and the time left, and stops the training.

    Args:
        parent: QGIS's window.
        closed: Called when the user closes the dock.
    """

    def __init__(self, parent: QWidget, closed: Callable[[], None]) -> None:
        super().__init__(tr("Training"), parent)
        self.setObjectName("VaihingenTrainingDock")
        self._closed = closed
        self._state: TrainingState | None = None
        self._name, self._stage, self._detail, self._figures = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self._name, self._stage, self._detail, self._figures):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, _BAR)
        self._bar.setTextVisible(False)
        self._loss = CurveChart(tr("Loss:"))
        self._scores = CurveChart(tr("Validation:"), highest=100.0, unit=" %")
        self._pictures = {name: _Picture() for name in PICTURES}
        self._captions = {name: QLabel() for name in PICTURES}
        self._report = QPushButton(tr("Open report"))
        self._report.clicked.connect(self._open_report)
        self._stop = QPushButton()
        self._stop.clicked.connect(self._stop_training)
        self._lay_out()
        self.show_state(None)

    def show_state(self, state: TrainingState | None) -> None:
        """Show what is known of a training; None: there is none."""
        if state is not self._state:
            self._state = state
            for picture in self._pictures.values():
                picture.show_image(b"")
        self.refresh()

    def refresh(self) -> None:
        """Show what has changed."""
        state = self._state
        self._report.setEnabled(state is not None and state.has_report())
        self._stop.setEnabled(state is not None and state.running and not state.stopping)
        self._stop.setText(_stop_text(state))
        if state is None:
            self._stage.setText(tr("No training has been started yet in this session of QGIS."))
            return
        self._name.setText(Path(state.training.model).name)
        self._name.setToolTip(state.training.model)
        self._stage.setText(state.stage)
        self._detail.setText(state.detail)
        self._bar.setValue(round(_BAR * state.fraction))
        self._figures.setText(_figures_text(state))
        self._loss.show_curves(
            [
                Curve(tr("training"), _TRAINING, state.curve("train_loss")),
                Curve(tr("validation"), _VALIDATION, state.curve("validation_loss")),
            ]
        )
        self._scores.show_curves(
            [
                Curve(tr("mean F1"), _TRAINING, _in_per_cent(state.curve("mean_f1"))),
                Curve(tr("overall accuracy"), _VALIDATION, _in_per_cent(state.curve("overall_accuracy"))),
            ]
        )
        for name, picture in self._pictures.items():
            picture.show_image(state.pictures.get(name, b""))
            self._captions[name].setText(_caption(name, state))
            picture.setVisible(bool(state.pictures))
            self._captions[name].setVisible(bool(state.pictures))

    def closeEvent(self, event: Any) -> None:
        """Closed by the user, it stays closed at the next training."""
        self._closed()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        pictures, buttons = QGridLayout(), QHBoxLayout()
        for column, name in enumerate(PICTURES):
            pictures.addWidget(self._pictures[name], 0, column)
            pictures.addWidget(self._captions[name], 1, column)
        buttons.addWidget(self._report)
        buttons.addWidget(self._stop)
        page = QWidget()
        column_of_all = QVBoxLayout(page)
        for part in (self._name, self._stage, self._bar, self._detail, self._loss, self._scores, self._figures):
            column_of_all.addWidget(part)
        column_of_all.addLayout(pictures)
        column_of_all.addLayout(buttons)
        column_of_all.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        self.setWidget(area)

    def _open_report(self) -> None:
        if self._state is not None and self._state.has_report():
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._state.training.report))

    def _stop_training(self) -> None:
        if self._state is not None:
            self._state.stop()
            self.refresh()


class _Picture(QLabel):
    """A picture as large as there is room, never smoothed: classes have no shades."""

    def __init__(self) -> None:
        super().__init__()
        self._data = b""
        self._image = QPixmap()
        self.setMinimumSize(_PICTURE_PX, _PICTURE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_image(self, data: bytes) -> None:
        if data != self._data:
            self._data = data
            self._image = QPixmap()
            self._image.loadFromData(data)
            self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            self.clear()
        else:
            side = self.width()
            self.setPixmap(self._image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))


def _caption(name: str, state: TrainingState) -> str:
    if name == "map":
        return tr("map, epoch {number}", number=state.mapped_epoch)
    return {"orthophoto": tr("orthophoto"), "reference": tr("reference")}[name]


def _figures_text(state: TrainingState) -> str:
    """The best epoch so far, by its mean F1."""
    scores = state.curve("mean_f1")
    if not scores:
        return ""
    epoch, best = max(scores, key=lambda point: point[1])
    return tr("Best so far: mean F1 {score:.1f} % in epoch {epoch:.0f}", score=100 * best, epoch=epoch)


def _in_per_cent(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(epoch, 100 * value) for epoch, value in points]


def _stop_text(state: TrainingState | None) -> str:
    if state is not None and state.running and state.stopping:
        return tr("Stopping...")
    return tr("Stop, keep the best model") if state is not None and state.epochs else tr("Stop")

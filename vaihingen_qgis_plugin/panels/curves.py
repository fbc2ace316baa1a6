"""A small chart of curves by epochs."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

_LINES = 4  # of the grid, across
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)  # between them, times a power of ten
_WIDTH_PX = 2


@dataclass(frozen=True)
class Curve:
    """One curve: its name in the legend, its colour, and (epoch, value) in the order of the epochs."""

    name: str
    colour: str
    points: list[tuple[float, float]]


class CurveChart(QWidget):
    """Draws curves from zero upwards, with a grid and a legend.

    Args:
        title: What the values are.
        highest: End of the scale; 0: the largest value.
        unit: Stands behind the numbers of the scale.
    """

    def __init__(self, title: str, highest: float = 0.0, unit: str = "") -> None:
        super().__init__()
        self._title, self._highest, self._unit = title, highest, unit
        self._curves: list[Curve] = []
        self.setMinimumHeight(self.fontMetrics().height() * 7)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def sizeHint(self) -> QSize:
        """As small as it can be read."""
        return QSize(240, self.minimumHeight())

    def show_curves(self, curves: list[Curve]) -> None:
        """Draw other curves."""
        self._curves = curves
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = float(self.fontMetrics().height())
        points = [point for curve in self._curves for point in curve.points]
        step = _grid_step(self._highest or max((value for _, value in points), default=1.0))
        top = self._highest or step * _LINES
        labels = [f"{number * step:g}{self._unit}" for number in range(int(top / step + 0.5) + 1)]
        left = max(self.fontMetrics().horizontalAdvance(label) for label in labels) + 6.0
        area = QRectF(left, 1.9 * line, self.width() - left - 8, self.height() - 3.2 * line)
        self._draw_legend(painter, line)
        self._draw_grid(painter, area, labels, step / top)
        first, last = 1.0, max((epoch for epoch, _ in points), default=1.0)
        self._draw_epochs(painter, area, last)
        for curve in self._curves:
            places = [
                QPointF(
                    area.left() + area.width() * (epoch - first) / max(last - first, 1.0),
                    area.bottom() - area.height() * min(value / top, 1.0),
                )
                for epoch, value in curve.points
            ]
            painter.setPen(QPen(QColor(curve.colour), _WIDTH_PX))
            painter.drawPolyline(QPolygonF(places))
            if len(places) == 1:
                painter.setBrush(QColor(curve.colour))
                painter.drawEllipse(places[0], _WIDTH_PX, _WIDTH_PX)
        painter.end()

    def _draw_legend(self, painter: QPainter, line: float) -> None:
        x = 2.0
        for text, colour in ((self._title, None), *((curve.name, curve.colour) for curve in self._curves)):
            painter.setPen(QColor(colour) if colour else self.palette().windowText().color())
            painter.drawText(QPointF(x, line), text)
            x += self.fontMetrics().horizontalAdvance(text) + line

    def _draw_grid(self, painter: QPainter, area: QRectF, labels: list[str], share: float) -> None:
        text, grid = self.palette().windowText().color(), self.palette().mid().color()
        half = self.fontMetrics().ascent() / 2 - 1
        for number, label in enumerate(labels):
            y = area.bottom() - area.height() * number * share
            painter.setPen(QPen(grid, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(text)
            painter.drawText(QPointF(2, y + half), label)

    def _draw_epochs(self, painter: QPainter, area: QRectF, last: float) -> None:
        painter.setPen(self.palette().windowText().color())
        below = QRectF(area.left(), area.bottom() + 2, area.width(), float(self.fontMetrics().height()))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "1")
        if last > 1:
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{last:g}")


def _grid_step(highest: float) -> float:
    """A round number, of which `_LINES` reach up to `highest`."""
    if not highest > 0:
        return 1.0
    power = 1.0
    while power * _LINES > highest:
        power /= 10
    while power * _LINES * 10 <= highest:
        power *= 10
    return next(step * power for step in _STEPS if step * power * _LINES >= highest)

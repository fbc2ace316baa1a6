"""Going through sample points: which one is next, back, and undo."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..training.contract.tables import UNSURE
from ..translation import tr
from .point_layer import NotSaved, Place, PointLayer, code_of


@dataclass(frozen=True)
class _Answer:
    """One answer, so that it can be taken back."""

    feature: int
    before: int | None
    given: int | None


class Interpretation(QObject):
    """One layer being interpreted.

    Args:
        points: The layer.
    """

    changed = pyqtSignal()  # another point is looked at, or answers have changed
    layer_gone = pyqtSignal()

    def __init__(self, points: PointLayer) -> None:
        super().__init__()
        self.points = points
        self.current: Place | None = None
        self._visited: list[Place] = []
        self._given: list[_Answer] = []
        self._read()
        self.current = self._next_open(-1)
        layer = points.layer
        self._connections = [
            (layer.attributeValueChanged, self._value_changed),
            (layer.featureAdded, self._layer_changed),
            (layer.featureDeleted, self._layer_changed),
            (layer.committedFeaturesAdded, self._layer_changed),
            (layer.afterRollBack, self._layer_changed),
            (layer.subsetStringChanged, self._layer_changed),
            (layer.editingStopped, self.changed),
            (layer.editingStarted, self.changed),
            (layer.willBeDeleted, self._layer_deleted),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def end(self) -> None:
        """Stop listening to the layer."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections = []

    @property
    def total(self) -> int:
        """Number of points."""
        return len(self._places)

    @property
    def first(self) -> Place | None:
        """The first point in the random order."""
        return self._places[0] if self._places else None

    @property
    def interpreted(self) -> int:
        """Points with an answer, unsure ones among them."""
        return sum(answer is not None for answer in self._answers.values())

    @property
    def unsure(self) -> int:
        """Points that are marked unsure."""
        return sum(answer == UNSURE for answer in self._answers.values())

    @property
    def answer_here(self) -> int | None:
        """The answer at the current point."""
        return self._answers.get(self.current.feature) if self.current else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a point to go back to."""
        return bool(self._visited)

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self._given)

    def answer(self, value: int) -> None:
        """Answer the current point, and go on to the next one without an answer.

        Raises:
            NotSaved: If the answer could not be saved. If it waits among the layer's edits, the way still goes on.
        """
        here = self.current
        if here is None:
            return
        given = _Answer(here.feature, self._answers[here.feature], value)
        try:
            self.points.write(here.feature, value)
        finally:
            if self._answers.get(here.feature) == value:  # the layer has told
                self._given.append(given)
                self._go(self._next_open(self._places.index(here)))

    def undo(self) -> None:
        """Take the last answer back, and look at its point again.

        Raises:
            NotSaved: If it could not be taken back, or has been changed elsewhere meanwhile.
        """
        if not self._given:
            return
        last = self._given.pop()
        place = next((place for place in self._places if place.feature == last.feature), None)
        if place is None or self._answers[last.feature] != last.given:
            raise NotSaved(tr("The last answer was changed elsewhere meanwhile, and stays as it is."))
        if place in self._visited:
            self._visited = self._visited[: len(self._visited) - 1 - self._visited[::-1].index(place)]
        self.current = place
        try:
            self.points.write(last.feature, last.before)
        finally:
            if self._answers.get(last.feature) != last.before:
                self._given.append(last)
            self.changed.emit()

    def back(self) -> None:
        """Look at the point before again."""
        while self._visited:
            place = self._visited.pop()
            if place in self._places and place != self.current:
                self.current = place
                break
        self.changed.emit()

    def forward(self) -> None:
        """Leave the current point as it is: to the next one without an answer, else to the next unsure one."""
        here = self._places.index(self.current) if self.current else -1
        following = self._next_open(here) or self._next(here, UNSURE)
        if following is not None:
            self._go(following)

    def _go(self, place: Place | None) -> None:
        if self.current is not None and place != self.current:
            self._visited.append(self.current)
        self.current = place
        self.changed.emit()

    def _next_open(self, here: int) -> Place | None:
        return self._next(here, None)

    def _next(self, here: int, answer: int | None) -> Place | None:
        """The next point with this answer behind `here` in the random order, then from the start again."""
        order = [*self._places[here + 1 :], *self._places[: here + 1]]
        return next((place for place in order if self._answers[place.feature] == answer), None)

    def _read(self) -> None:
        self._places, self._answers = self.points.places()

    def _value_changed(self, feature: int, column: int, value: object) -> None:
        if column == self.points.column and feature in self._answers:
            self._answers[feature] = code_of(value)
            self.changed.emit()

    def _layer_changed(self, *_what: object) -> None:
        """Features have come or gone, or edits were thrown away."""
        feature = self.current.feature if self.current else None
        self._read()
        same = next((place for place in self._places if place.feature == feature), None)
        self.current = same or self._next_open(-1)
        self.changed.emit()

    def _layer_deleted(self) -> None:
        self._connections = []
        self.layer_gone.emit()

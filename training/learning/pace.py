"""How far a training is, and when it ends: by the epochs that it may have, or by its minutes."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod

import torch

from ..contract.config import TrainConfig
from ..contract.language import later, tr
from ..contract.language.quantities import duration
from ..jobs.reporter import Reporter
from .history import TrainingHistory
from .recipe import Recipe
from .setup import Setup

_LOOKED_AT = 1 / 3  # time that a patch takes in the validation, against one that is learnt from
_FORECAST_AFTER_S = 10.0  # of the first epoch; before that a card is still being told what to do
_FORECAST_TIMES = 2  # as long as that an epoch has to be to be told of
_LONG_S = 3600.0  # from here on it is told how to fit a training into less
_QUICK = later(" For a quick try, MINUTES=30 fits the whole training into half an hour.")
_VALIDATION_SHARE = 0.1  # of the time of an epoch, about
_WORTH = 1.5  # times as long as its validation is what a further epoch has to have


class Pace(ABC):
    """Where the training stands at the present step.

    Args:
        config: What is asked for.
        recipe: The course of the rate.
        history: The epochs so far.
    """

    def __init__(self, config: TrainConfig, recipe: Recipe, history: TrainingHistory) -> None:
        self._config, self._recipe, self._history = config, recipe, history
        self._part = 0.0  # of the epoch
        self.done = 0.0  # share of the whole training, the present step included

    @abstractmethod
    def begin(self) -> None:
        """An epoch begins."""

    @abstractmethod
    def step(self, part: float) -> None:
        """A step is made, after which `part` of the epoch's patches are learnt from."""

    @abstractmethod
    def is_used_up(self) -> bool:
        """Whether the epoch ends with this step, though patches are left."""

    @abstractmethod
    def is_over(self) -> bool:
        """Whether no epoch is left to do; asked between epochs."""

    @property
    def epoch(self) -> int:
        """The number of the present epoch, counted from 1."""
        return self._history.epochs + 1

    @abstractmethod
    def progress(self, validated: float = 0.0) -> float:
        """Share of the work that is done, from the share of the validation after the epoch that is."""

    @property
    @abstractmethod
    def place(self) -> str:
        """The epoch in words, such as "epoch 3 of 100"."""

    @property
    def rate(self) -> float:
        """Share of the largest learning rate, of the present step."""
        return self._recipe.learning_rate(self.done)

    @property
    def end(self) -> float:
        """Share of the whole training after which it ends; less than 1 where it no longer improves."""
        return 1.0


class EpochPace(Pace):
    """So many epochs at most; once the training no longer improves, the rate falls over some more."""

    def begin(self) -> None:
        """See `Pace`."""

    def step(self, part: float) -> None:
        """See `Pace`."""
        self._part = part
        self.done = (self._history.epochs + part) / self._config.epochs

    def is_used_up(self) -> bool:
        """See `Pace`."""
        return False

    def is_over(self) -> bool:
        """See `Pace`."""
        return not self._history.epochs_left(self._config, self._recipe)

    def progress(self, validated: float = 0.0) -> float:
        """See `Pace`."""
        return self.done - _VALIDATION_SHARE * (1 - validated) * self._part / self._config.epochs

    @property
    def place(self) -> str:
        """See `Pace`."""
        return tr("epoch {epoch} of {epochs}", epoch=self.epoch, epochs=self._config.epochs)

    @property
    def rate(self) -> float:
        """See `Pace`."""
        return self._recipe.learning_rate(self.done, self._history.cooling_from / self._config.epochs, self.end)

    @property
    def end(self) -> float:
        """See `Pace`."""
        left = self._history.epochs_left(self._config, self._recipe)
        return (self._history.epochs + left) / self._config.epochs


class TimePace(Pace):
    """As many epochs as the minutes hold; the last one may end before all patches were seen.

    Args:
        setup: What the training works with.
        history: The epochs so far.
    """

    def __init__(self, setup: Setup, history: TrainingHistory) -> None:
        super().__init__(setup.run.config, setup.recipe, history)
        self._group, self._seconds = setup.run.group, 60 * setup.run.config.minutes
        self._validation = _LOOKED_AT * len(setup.data.validation) / len(setup.data.training)  # of an epoch's steps
        self._reserve = 0.0  # seconds that the validation after an epoch takes
        self._from = 0.0  # when the epoch began, s

    def _spent(self) -> float:
        """Seconds of the training, the same in all processes."""
        mine = self._history.seconds if self._group.is_first else 0.0
        return float(self._group.sum(torch.tensor(mine, dtype=torch.float64)))

    def begin(self) -> None:
        """See `Pace`."""
        self._from = self._spent()

    def step(self, part: float) -> None:
        """See `Pace`."""
        spent = self._spent()
        self._reserve = self._validation * (spent - self._from) / part
        self.done = min(1.0, spent / max(1e-9, self._seconds - self._reserve))

    def is_used_up(self) -> bool:
        """See `Pace`."""
        return self.done >= 1

    def is_over(self) -> bool:
        """See `Pace`."""
        return self._spent() + _WORTH * self._reserve >= self._seconds

    def progress(self, validated: float = 0.0) -> float:
        """See `Pace`."""
        return min(1.0, self._history.seconds / self._seconds)

    @property
    def place(self) -> str:
        """See `Pace`."""
        minutes = self._config.minutes
        return tr(
            "epoch {epoch}, {spent:.0f} of {minutes:g} minutes",
            epoch=self.epoch,
            spent=min(self._history.seconds / 60, minutes),
            minutes=minutes,
        )


def pace_of(setup: Setup, history: TrainingHistory) -> Pace:
    """By the minutes where they are given, else by the epochs."""
    if setup.run.config.minutes:
        return TimePace(setup, history)
    return EpochPace(setup.run.config, setup.recipe, history)


class Forecast:
    """Says in the first epoch how long one takes, if that is long: the first line about an epoch comes after it.

    Args:
        setup: What the training works with.
        pace: Where it stands.
        reporter: Is told.
    """

    def __init__(self, setup: Setup, pace: Pace, reporter: Reporter) -> None:
        self._epochs = 0 if setup.run.config.minutes else setup.run.config.epochs
        self._whole = 1 + _LOOKED_AT * len(setup.data.validation) / len(setup.data.training)  # times learning alone
        self._reporter, self._started = reporter, time.monotonic()
        self._wanted = pace.epoch == 1 and setup.run.group.is_first

    def step(self, part: float) -> None:
        """A step is made, after which `part` of the epoch's patches are learnt from."""
        spent = time.monotonic() - self._started
        if not self._wanted or spent < _FORECAST_AFTER_S:
            return
        self._wanted = False
        seconds = self._whole * spent / part
        if seconds < _FORECAST_TIMES * spent:  # its own line comes soon
            return
        whole = (
            tr(", {epochs} of them at most {duration}", epochs=self._epochs, duration=duration(self._epochs * seconds))
            if self._epochs > 1
            else ""
        )
        quick = tr(_QUICK) if self._epochs * seconds > _LONG_S else ""
        self._reporter.info(
            tr("An epoch takes about {duration}{whole}.{quick}", duration=duration(seconds), whole=whole, quick=quick)
        )

"""The history of a training: its epochs so far, the best one with its network, and when it is over."""

from __future__ import annotations

import math
import time
from copy import copy
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import torch
from torch import nn

from ..accuracy.scores import Scores, score_arrays
from ..contract.config import TrainConfig
from .calibration import Calibration, LateCalibration
from .copies import copied
from .recipe import Recipe

_CPU = torch.device("cpu")
LEAST_IMPROVEMENT = 0.002  # of the score within PATIENCE epochs, or the training ends: docs/experiments.md


def score_of(matrix: np.ndarray) -> float:
    """What the best epoch is chosen by: mean F1 of the classes that the validation contains; NaN without any.

    Some pixels that are wrongly taken for a class the validation lacks would lower the usual mean by a whole class.

    Args:
        matrix: Confusion matrix, (K, K) pixel counts; rows = reference.
    """
    there = matrix.sum(axis=1) > 0
    return float(score_arrays(matrix)["f1"][there].mean()) if there.any() else math.nan


@dataclass(frozen=True)
class Epoch:
    """The figures of one epoch; NaN without validation.

    Args:
        number: Counted from 1.
        train_loss: Mean over the training patches, while the network learnt from them.
        validation_loss: Mean over the validation patches, after that.
        matrix: Confusion matrix of the validation, (K, K) pixel counts.
        scores: What follows from it.
        calibration: How far the probabilities can be believed.
        learning_rate: Of the last step.
    """

    number: int
    train_loss: float
    validation_loss: float
    matrix: np.ndarray
    scores: Scores
    calibration: Calibration | LateCalibration
    learning_rate: float

    def to_dict(self) -> dict[str, Any]:
        """For the history in the model file: no times, no NaN."""
        values = {
            "epoch": self.number,
            "train_loss": self.train_loss,
            "validation_loss": self.validation_loss,
            "overall_accuracy": self.scores.overall_accuracy,
            "mean_f1": self.scores.mean_f1,
            "learning_rate": self.learning_rate,
        }
        return {key: value if math.isfinite(value) else None for key, value in values.items()}

    @property
    def score(self) -> float:
        """What the best epoch is chosen by, see `score_of`; without validation the last epoch is the best."""
        return score_of(self.matrix) if self.matrix.any() else float(self.number)


@dataclass
class TrainingHistory:
    """The epochs so far, and the best of them.

    Args:
        metrics: One dict an epoch, as `Epoch.to_dict` gives.
        best_epoch: Its number, counted from 1; 0 before the first.
        best_score: Its score.
        best_matrix: Its confusion matrix.
        best_calibration: How far its probabilities can be believed.
        best_state: Its network; nobody changes these tensors.
        seconds_before: Time spent before the training was interrupted, s.
        marked_epoch: The last epoch that improved by `LEAST_IMPROVEMENT` on the one marked before.
        marked_score: Its score.
        cooling_from: After so many epochs it no longer improved, and the learning rate began to fall; 0: not yet.
    """

    metrics: list[dict[str, Any]] = field(default_factory=list)
    best_epoch: int = 0
    best_score: float = -math.inf
    best_matrix: np.ndarray | None = None
    best_calibration: Calibration | LateCalibration = field(default_factory=Calibration)
    best_state: dict[str, torch.Tensor] = field(default_factory=dict)
    seconds_before: float = 0.0
    marked_epoch: int = 0
    marked_score: float = -math.inf
    cooling_from: int = 0

    def __post_init__(self) -> None:
        self._started = time.monotonic()
        self._until: float | None = None  # when it was frozen

    @property
    def epochs(self) -> int:
        """How many epochs are done."""
        return len(self.metrics)

    @property
    def seconds(self) -> float:
        """Time spent on them, s."""
        until = time.monotonic() if self._until is None else self._until
        return self.seconds_before + until - self._started

    @property
    def calibration(self) -> Calibration:
        """How far the best epoch's probabilities can be believed; estimated when it is first asked for."""
        late = self.best_calibration
        return late.found if isinstance(late, LateCalibration) else late

    def frozen(self) -> TrainingHistory:
        """The same as it is now, whatever follows."""
        result = copy(self)
        result.metrics, result._until = list(self.metrics), time.monotonic()
        return result

    def add(self, epoch: Epoch, network: nn.Module, place: torch.device = _CPU) -> bool:
        """Append an epoch; returns whether it is the best so far, whose network is then copied to `place`."""
        self.metrics.append(epoch.to_dict())
        if epoch.score >= self.marked_score + LEAST_IMPROVEMENT:
            self.marked_epoch, self.marked_score = epoch.number, epoch.score
        if not epoch.score > self.best_score:
            return False
        self.best_epoch, self.best_score, self.best_matrix = epoch.number, epoch.score, epoch.matrix
        self.best_calibration = epoch.calibration
        self.best_state = copied(network.state_dict(), place)
        return True

    def runs_out_of_patience(self, config: TrainConfig) -> bool:
        """Whether the validation has hardly improved for as long as the user waits for it; true once, after an epoch.

        Small improvements add up: it must come to `LEAST_IMPROVEMENT` within that many epochs. A training that is given
        its minutes uses them.
        """
        if config.minutes or self.cooling_from or not 0 < config.patience <= self.epochs - self.marked_epoch:
            return False
        self.cooling_from = self.epochs
        return True

    def epochs_left(self, config: TrainConfig, recipe: Recipe) -> int:
        """How many epochs are still to do, if it goes on to improve until the rate begins to fall."""
        last = config.epochs
        if self.cooling_from:
            last = self.cooling_from + recipe.cool_down(self.cooling_from, config.epochs)
        return max(0, last - self.epochs)

    def to_state(self) -> dict[str, Any]:
        """Plain data and tensors, for the resume file."""
        matrix = None if self.best_matrix is None else torch.from_numpy(self.best_matrix)
        fields = {"history": self.metrics, "best_epoch": self.best_epoch, "best_score": self.best_score}
        return {
            **fields,
            "best_matrix": matrix,
            "best_calibration": asdict(self.calibration),
            "best_state": self.best_state,
            "seconds_before": self.seconds,
            "marked_epoch": self.marked_epoch,
            "marked_score": self.marked_score,
            "cooling_from": self.cooling_from,
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> TrainingHistory:
        """Read back what `to_state` gave."""
        values = dict(state)
        matrix = values.pop("best_matrix")
        if matrix is not None and matrix.any():  # version 0.1 chose by the mean over all classes
            values["best_score"] = score_of(matrix.numpy())
        values.setdefault("marked_epoch", values["best_epoch"])
        values.setdefault("marked_score", values["best_score"])
        return cls(
            metrics=values.pop("history"),
            best_matrix=None if matrix is None else matrix.numpy(),
            best_calibration=Calibration(**values.pop("best_calibration")),
            **values,
        )

"""How far a network's probabilities can be believed, and the temperature that corrects them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from scipy import optimize, special

from ..contract.class_scheme import IGNORE_INDEX

_BINS = 15  # Guo et al. 2017, sec. 2
_COLDEST, _HOTTEST = 0.05, 20.0  # temperatures that are considered
_FEWEST_PIXELS = 1000  # from which on a temperature can be estimated


@dataclass(frozen=True)
class Calibration:
    """What the validation says about the probabilities.

    Args:
        temperature: Logits are divided by it before the softmax; 1 leaves them, more makes probabilities less sure.
        error_before: Expected calibration error without it, 0-1; NaN if it cannot be estimated.
        error_after: With it.
    """

    temperature: float = 1.0
    error_before: float = float("nan")
    error_after: float = float("nan")

    @classmethod
    def from_logits(cls, logits: np.ndarray, labels: np.ndarray) -> Calibration:
        """Find the temperature with the least negative log-likelihood.

        The classes with the highest probability stay the same. Source: Guo, Pleiss, Sun, Weinberger 2017, On
        calibration of modern neural networks, sec. 4.2 (temperature scaling).

        Args:
            logits: Shape (M, K), of M pixels that the network has not learnt from; fewer than 1000 give no estimate.
            labels: Their class indices, shape (M,).
        """
        if len(labels) < _FEWEST_PIXELS:
            return cls()
        logits = logits.astype(np.float64)
        below = logits - logits.max(axis=1, keepdims=True)  # at most 0: no power of e is too large
        right = np.take_along_axis(below, labels[:, None], axis=1).mean()

        def loss(log_temperature: float) -> float:
            sums = np.exp(below / np.exp(log_temperature)).sum(axis=1)
            return float(np.log(sums).mean() - right / np.exp(log_temperature))

        bounds = (np.log(_COLDEST), np.log(_HOTTEST))
        minimum = optimize.minimize_scalar(loss, bounds=bounds, method="bounded", options={"xatol": 1e-4})
        temperature = float(np.exp(minimum.x))
        return cls(temperature, calibration_error(logits, labels), calibration_error(logits / temperature, labels))

    def to_dict(self) -> dict[str, float]:
        """For the model's description; empty if nothing could be estimated."""
        if np.isnan(self.error_before):
            return {}
        return {"calibration_error_before": self.error_before, "calibration_error_after": self.error_after}


class LateCalibration:
    """A calibration that is estimated when it is asked for: only that of the best epoch is, and it takes a while.

    Args:
        logits: Of some pixels of each batch, shape (M, K), on any device.
        labels: Their class indices, shape (M,), 255 for ignored pixels.
    """

    def __init__(self, logits: Sequence[torch.Tensor], labels: Sequence[torch.Tensor]) -> None:
        self._logits, self._labels = list(logits), list(labels)

    @cached_property
    def found(self) -> Calibration:
        """The calibration."""
        if not self._labels:
            return Calibration()
        logits, labels = (torch.cat(parts).cpu().numpy() for parts in (self._logits, self._labels))
        counted = labels != IGNORE_INDEX
        return Calibration.from_logits(logits[counted], labels[counted])


def calibration_error(logits: np.ndarray, labels: np.ndarray) -> float:
    """Expected calibration error: mean distance between confidence and accuracy, over 15 bins of confidence.

    Args:
        logits: Shape (M, K).
        labels: Class indices, shape (M,).

    Returns:
        Between 0 and 1: 0.05 says that pixels of, say, 90 % confidence are right in about 85 or 95 %.

    Source: Guo et al. 2017, eq. 3; Naeini, Cooper, Hauskrecht 2015.
    """
    probabilities = special.softmax(logits, axis=1)
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    surplus = np.bincount(bins, weights=confidence - right, minlength=_BINS)  # per bin: sum of confidence - accuracy
    return float(np.abs(surplus).sum() / len(labels))

"""Calibration: errors by hand, and a temperature that is known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from training.learning.calibration import Calibration, calibration_error


def sample(temperature, count=40_000, classes=5, seed=1):
    """Pixels whose labels are drawn from the probabilities that `logits / temperature` give."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 4, (count, classes))
    shares = special.softmax(logits / temperature, axis=1).cumsum(axis=1)
    labels = (rng.random((count, 1)) > shares).sum(axis=1).clip(max=classes - 1)
    return logits, labels


def test_the_error_by_hand():
    """Ten pixels with 80 % confidence, six of them right; ten with 60 %, seven of them right: mean of 0.2 and 0.1."""
    logits = np.log([[0.8, 0.2]] * 10 + [[0.6, 0.4]] * 10)
    labels = np.array([0] * 6 + [1] * 4 + [0] * 7 + [1] * 3)
    assert calibration_error(logits, labels) == pytest.approx(0.15)


def test_full_confidence_has_a_bin():
    assert calibration_error(np.array([[1000.0, 0.0]] * 4), np.array([0, 0, 0, 1])) == pytest.approx(0.25)


@pytest.mark.parametrize("temperature", [0.4, 1.0, 2.5])
def test_finds_the_temperature_of_the_labels(temperature):
    logits, labels = sample(temperature)
    calibration = Calibration.from_logits(logits.astype(np.float32), labels)
    assert calibration.temperature == pytest.approx(temperature, rel=0.03)
    assert calibration.error_after < 0.01
    assert calibration.error_before > 0.04 if temperature != 1 else calibration.error_before < 0.01


def test_it_helps_on_other_pixels_too():
    calibration = Calibration.from_logits(*sample(2.0, seed=1))
    logits, labels = sample(2.0, seed=2)
    assert calibration_error(logits / calibration.temperature, labels) < 0.2 * calibration_error(logits, labels)


def test_a_faultless_network_gets_a_temperature_within_bounds():
    logits = np.full((2000, 3), -5.0)
    logits[:, 1] = 5.0
    calibration = Calibration.from_logits(logits, np.ones(2000, dtype=int))
    assert 0.05 <= calibration.temperature < 0.5 and calibration.error_after <= calibration.error_before


def test_few_pixels_give_no_estimate():
    calibration = Calibration.from_logits(np.zeros((999, 3)), np.zeros(999, dtype=int))
    assert calibration.temperature == 1.0 and calibration.to_dict() == {}

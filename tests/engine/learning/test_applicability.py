"""What a training leaves in its model of what it has seen."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from training.contract.model_card import read_model_card
from training.learning.applicability import _Sums
from training.network.model_file import load_applicability


def test_means_and_covariance_are_those_of_all_features():
    rng = np.random.default_rng(0)
    features = rng.normal(size=(600, 4)) * [1, 2, 3, 0] + [0, 1, 2, 5]
    labels = rng.integers(0, 3, 600)
    features[labels == 1, 0] += 4
    labels[::10] = 255
    sums = _Sums(4)  # the last class occurs nowhere
    for part in np.array_split(np.arange(600), 5):
        sums.add(torch.from_numpy(features[part]).float(), torch.from_numpy(labels[part]))
    found = sums.found()
    known = labels != 255
    means = np.stack([features[labels == index].mean(axis=0) for index in range(3)])
    within = features[known] - means[labels[known]]
    covariance = within.T @ within / known.sum()
    covariance += 1e-3 * covariance.diagonal().mean() * np.eye(4)
    whitening = found.whitening.double().numpy()
    np.testing.assert_allclose(whitening.T @ covariance @ whitening, np.eye(4), atol=1e-3)
    np.testing.assert_allclose(found.means.numpy(), means @ whitening, rtol=1e-3, atol=1e-2)
    assert _Sums(2).found() is None


@pytest.mark.parametrize("inputs", ["ortho", pytest.param("ortho_height_ndvi", marks=pytest.mark.slow)])
def test_a_trained_model_knows_what_it_has_seen(train, inputs):
    path = train(inputs)
    found = load_applicability(path)
    assert found.means.shape == (6, 8) and found.limit > 0 and found.share_beyond == 0.02
    assert read_model_card(path).validation["applicability_limit"] == found.limit

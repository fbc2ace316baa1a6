"""How unlike the training something is, against the formula; and the features that it is measured on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from training.contract.errors import ConfigError, ModelFileError
from training.contract.plain_data import DataError
from training.network.applicability import Applicability
from training.network.last_features import LastFeatures, head_of
from training.network.model_file import load_applicability, load_model, save_model
from training.network.unet import UNet

MEANS = np.array([[0.0, 1.0, 2.0], [3.0, -1.0, 0.5]])
COVARIANCE = np.array([[2.0, 0.3, 0.0], [0.3, 1.0, -0.2], [0.0, -0.2, 0.5]])


def known(limit=2.0):
    whitening = np.linalg.cholesky(np.linalg.inv(COVARIANCE))
    means, whitening = (torch.from_numpy(values).float() for values in (MEANS @ whitening, whitening))
    return Applicability(means, whitening, limit, 0.02)


def mahalanobis(feature):
    return min(float((feature - mean) @ np.linalg.inv(COVARIANCE) @ (feature - mean)) ** 0.5 for mean in MEANS)


@pytest.mark.parametrize("coarser", [1, 4, 8])
def test_distances_are_those_from_the_nearest_class_in_units_of_the_limit(coarser):
    for feature in ([1.0, 2.0, 3.0], [3.0, -1.0, 0.5], [-4.0, 0.0, 9.0]):
        features = torch.tensor(feature).view(1, 3, 1, 1).expand(2, 3, 64 // coarser, 48 // coarser)
        found = known().distances(features, 64, 48)
        assert found.shape == (2, 64, 48) and found.dtype == torch.float32
        np.testing.assert_allclose(found.numpy(), mahalanobis(np.array(feature)) / 2, atol=2e-3)


def test_they_are_averaged_over_the_neighbourhood():
    features = torch.tensor(MEANS[0]).float().view(1, 3, 1, 1).repeat(1, 1, 128, 128)
    features[..., 48:80, 48:80] += 5
    found = known().distances(features, 128, 128)[0]
    assert found[64, 64] > 2 * found[64, 25] > 0 and found[:8, :8].abs().max() < 1e-2
    assert found[64, 64] == found.max() and (found[64, 20:64].diff() >= -1e-4).all()


def test_they_are_written_and_read():
    text = known().to_text()
    again = Applicability.from_text(text)
    assert torch.equal(again.means, known().means) and torch.equal(again.whitening, known().whitening)
    assert (again.limit, again.share_beyond) == (2.0, 0.02)
    for damaged in ("{}", text.replace('"limit": 2.0', '"limit": 0'), text.replace('"features": 3', '"features": 2')):
        with pytest.raises(DataError):
            Applicability.from_text(damaged)
    with pytest.raises(DataError):
        Applicability.from_text(replace_packed(text))


def replace_packed(text):
    start = text.index('"means": "') + len('"means": "')
    return text[:start] + "!?" + text[start + 2 :]


def test_the_features_are_what_the_last_layer_sees():
    network = UNet(3, 5, width=4).eval()
    assert head_of(network) is network.head
    first, second = torch.rand(2, 3, 32, 32), torch.rand(2, 3, 32, 32)
    heard = LastFeatures()
    with torch.inference_mode():
        network(first)
        assert heard.seen is None
        with heard.heard(network):
            expected = network(first)
        with heard.heard(network):
            network(second)  # the first counts
        torch.testing.assert_close(network.head(heard.seen), expected)
    assert not network.head._forward_pre_hooks
    with pytest.raises(ValueError, match="no convolution"):
        head_of(nn.Identity())


def test_a_model_that_knows_nothing_of_its_training_says_so(model, tmp_path):
    loaded = load_model(model)
    save_model(tmp_path / "earlier.safetensors", loaded.network.state_dict(), loaded.card)
    with pytest.raises(ConfigError, match="does not know what its training has seen") as caught:
        load_applicability(tmp_path / "earlier.safetensors")
    assert "leave APPLICABILITY out" in caught.value.hint
    save_model(tmp_path / "bad.safetensors", loaded.network.state_dict(), loaded.card, replace(known(), limit=0.0))
    with pytest.raises(ModelFileError, match="is damaged"):
        load_applicability(tmp_path / "bad.safetensors")
    load_model(tmp_path / "bad.safetensors")  # it can be used as ever


def test_readers_that_do_not_know_it_read_the_same_model(model, tmp_path):
    loaded = load_model(model)
    paths = [tmp_path / name for name in ("with.safetensors", "without.safetensors")]
    save_model(paths[0], loaded.network.state_dict(), loaded.card, known())
    save_model(paths[1], loaded.network.state_dict(), loaded.card)
    first, second = (load_model(path) for path in paths)
    assert first.card == second.card == loaded.card
    assert all(
        torch.equal(first.network.state_dict()[name], value) for name, value in second.network.state_dict().items()
    )

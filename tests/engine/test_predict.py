"""Windows to probabilities of a whole raster."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.tiny_scenes import heights, ortho_pixels
from tests.small_rasters import patchwork
from training.channels import assemble
from training.checkpoint import Model, load_model
from training.contract.classes import ISPRS
from training.contract.model_card import Channel, ModelCard
from training.devices import Device
from training.predict import Predictor, window_weight
from training.windows import Window, overlap_to_stride

CPU = Device(torch.device("cpu"), "cpu", "float32")


def card_for(channels, outputs=(0, 1, 2), size=16, reference="none"):
    return ModelCard(
        architecture="none", architecture_args={}, channels=channels, ortho_bands=3, ortho_dtype="uint8",
        height_reference=reference, scheme=ISPRS, outputs=outputs, gsd_m=0.5, patch_size=size,
    )  # fmt: skip


class Identity(torch.nn.Module):
    """Gives back its input; as logits of probabilities its logarithm went in."""

    def forward(self, x):
        return x


def identity_predictor(size=16, batch_size=3):
    """Input channels are log probabilities times a scale, so that the softmax gives back what was put in."""
    channels = tuple(Channel(role, band, 0.0, 1.0) for band, role in enumerate(("nir", "red", "green"), start=1))
    return Predictor(Model(Identity(), card_for(channels, size=size)), CPU, batch_size)


def reader_of(pixels, valid, height=None):
    """Windows of arrays, as the rasters give them: 0 and invalid outside."""

    def read(window):
        image = np.zeros((len(pixels), window.height, window.width), dtype=pixels.dtype)
        known = np.zeros((window.height, window.width), dtype=bool)
        metres = np.full(known.shape, np.nan, dtype=np.float32)
        inside = window.intersection(Window(0, 0, pixels.shape[2], pixels.shape[1]))
        if inside is not None:
            place = (slice(0, inside.height), slice(0, inside.width))
            image[(slice(None), *place)] = pixels[(slice(None), *inside.slices)]
            known[place] = valid[inside.slices]
            if height is not None:
                metres[place] = height[inside.slices]
        return image, known, None if height is None else metres

    return read


def whole(predictor, pixels, valid, overlap, height=None):
    """All rows put together, and how often each row came."""
    rows, cols = valid.shape
    probabilities = np.full((len(predictor.card.outputs), rows, cols), np.nan, dtype=np.float32)
    found, times = np.zeros((rows, cols), dtype=bool), np.zeros(rows, dtype=int)
    for part in predictor.rows(reader_of(pixels, valid, height), cols, rows, overlap):
        place = slice(part.row_off, part.row_off + part.valid.shape[0])
        probabilities[:, place], found[place] = part.probabilities, part.valid
        times[place] += 1
    return probabilities, found, times


def log_probabilities(height, width, seed=0):
    values = np.random.default_rng(seed).dirichlet([1, 1, 1], (height, width)).astype(np.float32) + 1e-3
    values /= values.sum(axis=2, keepdims=True)
    return np.moveaxis(values, 2, 0), np.log(np.moveaxis(values, 2, 0))


@pytest.mark.parametrize("overlap", [0, 25, 50, 75])
@pytest.mark.parametrize("height, width", [(16, 16), (33, 50), (16, 17), (5, 40), (40, 1), (1, 1), (48, 32)])
def test_what_the_network_says_comes_back_at_every_pixel(overlap, height, width):
    probabilities, image = log_probabilities(height, width)
    found, valid, times = whole(identity_predictor(), image, np.ones((height, width), dtype=bool), overlap)
    assert (times == 1).all() and valid.all()
    np.testing.assert_allclose(found, probabilities, atol=1e-5)


@settings(max_examples=40)
@given(
    height=st.integers(1, 70), width=st.integers(1, 70), overlap=st.integers(0, 75), batch=st.integers(1, 9),
    seed=st.integers(0, 99),
)  # fmt: skip
def test_any_size_is_covered_once_and_invalid_stays_invalid(height, width, overlap, batch, seed):
    probabilities, image = log_probabilities(height, width, seed)
    valid = np.random.default_rng(seed).random((height, width)) < 0.8
    valid[: height // 2, : width // 2] = False
    found, seen, times = whole(identity_predictor(batch_size=batch), image, valid, overlap)
    assert (times == 1).all() and (seen == valid).all()
    np.testing.assert_allclose(found[:, valid], probabilities[:, valid], atol=1e-5)


def blended(predictor, pixels, valid, overlap, height=None):
    """The same by the shortest way: all windows of a padded raster into whole-raster sums."""
    size = predictor.card.patch_size
    rows, cols = (max(side, size) for side in valid.shape)
    stride = overlap_to_stride(size, overlap)
    weight = window_weight(size, stride)
    read = reader_of(pixels, valid, height)
    sums = np.zeros((len(predictor.card.outputs), rows, cols), dtype=np.float64)
    weights = np.zeros((rows, cols))
    for top in sorted({*range(0, rows - size, stride), rows - size}):
        for left in sorted({*range(0, cols - size, stride), cols - size}):
            image, known, metres = read(Window(left, top, size, size))
            channels, _ = assemble(image, known, metres, predictor.card.channels, predictor.card.height_reference)
            sums[:, top : top + size, left : left + size] += predictor.probabilities(channels[None])[0] * weight
            weights[top : top + size, left : left + size] += weight
    return (sums / weights)[:, : valid.shape[0], : valid.shape[1]]


@pytest.mark.parametrize("inputs", ["ortho", "ortho_height_ndvi"])
@pytest.mark.parametrize("overlap", [0, 50, 75])
def test_a_real_network_agrees_with_the_straightforward_way(train, inputs, overlap):
    labels = patchwork(75, 101)
    predictor = Predictor(load_model(train(inputs)), CPU, 4)
    valid = np.ones(labels.shape, dtype=bool)
    valid[30:60, :50] = False
    metres = heights(labels) if "height" in inputs else None
    if metres is not None:
        metres[:9, 80:] = np.nan
    found, seen, _ = whole(predictor, ortho_pixels(labels), valid, overlap, metres)
    expected = blended(predictor, ortho_pixels(labels), valid, overlap, metres)
    known = valid if metres is None else valid & np.isfinite(metres)
    assert (seen == known).all()
    np.testing.assert_allclose(found[:, known], expected[:, known], atol=1e-5)
    np.testing.assert_allclose(found[:, known].sum(axis=0), 1, atol=1e-5)


def test_batch_size_makes_no_difference(model):
    labels = patchwork(70, 70)
    valid = np.ones(labels.shape, dtype=bool)
    one, _, _ = whole(Predictor(load_model(model), CPU, 1), ortho_pixels(labels), valid, 50)
    many, _, _ = whole(Predictor(load_model(model), CPU, 7), ortho_pixels(labels), valid, 50)
    np.testing.assert_allclose(one, many, atol=1e-5)


def test_training_and_classification_see_the_same_channels(train, dataset):
    """One patch, once through the data set's loader and once through the reader of whole rasters."""
    from tests.engine.tiny_scenes import Notes
    from training.dataset import PatchSource
    from training.patches import Dataset

    card = load_model(train("ortho_height_ndvi")).card
    data = Dataset(dataset)
    source = PatchSource(data, data.patches["train"], card.channels, card.outputs, CPU, Notes())
    trained, _ = source.batch([3])
    pixels = source.pixels(3)
    seen = []

    class Spy(Predictor):
        def probabilities(self, images):
            seen.append(images)
            return super().probabilities(images)

    predictor = Spy(load_model(train("ortho_height_ndvi")), CPU, 1)
    whole(predictor, pixels.image, pixels.valid, 0, pixels.height)
    assert np.array_equal(seen[0], trained.numpy())


def test_windows_without_any_data_are_not_computed():
    calls = []

    class Counting(Identity):
        def forward(self, x):
            calls.append(len(x))
            return x

    channels = tuple(Channel(role, band, 0.0, 1.0) for band, role in enumerate(("nir", "red", "green"), start=1))
    predictor = Predictor(Model(Counting(), card_for(channels)), CPU, 4)
    valid = np.zeros((64, 64), dtype=bool)
    valid[20, 40] = True
    _, image = log_probabilities(64, 64)
    _, seen, times = whole(predictor, image, valid, 0)
    assert sum(calls) == 1 and (seen == valid).all() and (times == 1).all()


def test_stopping_is_asked_before_each_batch():
    def stop():
        raise KeyboardInterrupt

    _, image = log_probabilities(32, 32)
    rows = identity_predictor().rows(reader_of(image, np.ones((32, 32), dtype=bool)), 32, 32, 50, stop)
    with pytest.raises(KeyboardInterrupt):
        next(rows)


@pytest.mark.parametrize("stride", [16, 12, 8, 4])
def test_weights_fall_to_the_border_and_are_symmetric(stride):
    weight = window_weight(16, stride)
    assert weight.min() > 0 and weight.max() <= 1
    assert (weight == weight.T).all() and (weight == weight[::-1]).all() and (weight == weight[:, ::-1]).all()
    middle = weight[8]
    assert (np.diff(middle[:8]) >= 0).all()
    if stride < 16:
        assert middle[0] < 0.3 * middle[7]


def test_at_half_overlap_the_weights_of_neighbours_add_up_evenly():
    weight = window_weight(16, 8)[8]
    assert np.allclose(weight[:8] + weight[8:], (weight[:8] + weight[8:])[0])

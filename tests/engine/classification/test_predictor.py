"""Windows to probabilities of a whole raster."""

from __future__ import annotations

import weakref
from contextlib import closing

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.support.plain_channels import assemble
from tests.engine.support.tiny_scenes import heights, ortho_pixels
from tests.small_rasters import patchwork
from training.classification.prediction.blending import ramp
from training.classification.prediction.predictor import Predictor
from training.classification.result_rasters import Decided, Decision
from training.classification.window_plan import WindowPlan
from training.classification.window_reader import WindowReader
from training.contract.class_scheme import ISPRS
from training.contract.model_card import Channel, ModelCard
from training.network.devices import Device
from training.network.model_file import Model, load_model
from training.windows import Window, overlap_to_stride, spread

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


CHANNELS = tuple(Channel(role, band, 0.0, 1.0) for band, role in enumerate(("nir", "red", "green"), start=1))


def predictor_of(network, size=16, batch_size=3, **parameters):
    """Channels are the bands as they are."""
    return Predictor(Model(network.eval(), card_for(CHANNELS, size=size)), CPU, batch_size, **parameters)


def identity_predictor(size=16, batch_size=3):
    """The bands are log probabilities, so that the softmax gives back what was put in."""
    return predictor_of(Identity(), size, batch_size)


class Arrays:
    """Windows of arrays, as the rasters give them: 0 and invalid outside."""

    def __init__(self, pixels, valid, height=None):
        self.pixels, self.valid, self.height = pixels, valid, height

    def read(self, window):
        image = np.zeros((len(self.pixels), window.height, window.width), dtype=self.pixels.dtype)
        known = np.zeros((window.height, window.width), dtype=bool)
        inside = window.intersection(Window(0, 0, self.pixels.shape[2], self.pixels.shape[1]))
        if inside is not None:
            place = Window(
                inside.col_off - window.col_off, inside.row_off - window.row_off, inside.width, inside.height
            ).slices
            image[(slice(None), *place)] = self.pixels[(slice(None), *inside.slices)]
            known[place] = self.valid[inside.slices]
        return image, known

    def read_heights(self, window):
        metres, known = Arrays(self.height[None], np.isfinite(self.height)).read(window)
        return np.where(known, metres[0], np.nan).astype(np.float32)


def whole(predictor, pixels, valid, overlap, height=None, panel_width=0):
    """All rows of all panels put together."""
    rows, cols = valid.shape
    size = predictor.card.patch_size
    plan = WindowPlan(cols, rows, size, margin_of(size, overlap), align=16, panel_width=panel_width)
    arrays = Arrays(pixels, valid, height)
    reader = WindowReader(predictor.card, arrays, arrays if height is not None else None)
    probabilities = np.full((len(predictor.card.outputs), rows, cols), np.nan, dtype=np.float32)
    seen, times = np.zeros((rows, cols), dtype=bool), np.zeros((rows, cols), dtype=int)
    with closing(reader.stripes(plan)) as stripes:
        for part in predictor.rows(stripes, plan):
            left = part.panel.col_off
            place = slice(part.row_off, part.row_off + part.valid.shape[0]), slice(left, left + part.panel.width)
            probabilities[(slice(None), *place)], seen[place] = part.probabilities.numpy(), part.valid.numpy()
            times[place] += 1
    return probabilities, seen, times


def margin_of(size, overlap):
    """Pixels that neighbouring windows share."""
    return size - overlap_to_stride(size, overlap)


def log_probabilities(height, width, seed=0):
    values = np.random.default_rng(seed).dirichlet([1, 1, 1], (height, width)).astype(np.float32) + 1e-3
    values /= values.sum(axis=2, keepdims=True)
    return np.moveaxis(values, 2, 0), np.log(np.moveaxis(values, 2, 0))


@pytest.mark.parametrize("overlap", [0, 25, 50, 75])
@pytest.mark.parametrize("height, width", [(16, 16), (33, 50), (16, 17), (5, 40), (40, 1), (1, 1), (48, 32)])
def test_what_the_network_says_comes_back_at_every_pixel(overlap, height, width):
    probabilities, image = log_probabilities(height, width)
    result, valid, times = whole(identity_predictor(), image, np.ones((height, width), dtype=bool), overlap)
    assert (times == 1).all() and valid.all()
    np.testing.assert_allclose(result, probabilities, atol=1e-5)


@settings(max_examples=40)
@given(
    height=st.integers(1, 70), width=st.integers(1, 70), overlap=st.integers(0, 75), batch=st.integers(1, 9),
    seed=st.integers(0, 99),
)  # fmt: skip
def test_any_size_is_covered_once_and_invalid_stays_invalid(height, width, overlap, batch, seed):
    probabilities, image = log_probabilities(height, width, seed)
    valid = np.random.default_rng(seed).random((height, width)) < 0.8
    valid[: height // 2, : width // 2] = False
    result, seen, times = whole(identity_predictor(batch_size=batch), image, valid, overlap)
    assert (times == 1).all() and (seen == valid).all()
    np.testing.assert_allclose(result[:, valid], probabilities[:, valid], atol=1e-5)


@settings(max_examples=25)
@given(
    height=st.integers(1, 60), width=st.integers(1, 90), overlap=st.integers(0, 75), count=st.integers(2, 5),
    panel_width=st.sampled_from([0, 16, 48]), seed=st.integers(0, 99),
)  # fmt: skip
def test_processes_that_share_the_columns_find_the_same_bits(height, width, overlap, count, panel_width, seed):
    _, image = log_probabilities(height, width, seed)
    valid = np.random.default_rng(seed).random((height, width)) < 0.7
    valid[: height // 2, : width // 2] = False
    plan = WindowPlan(width, height, 16, margin_of(16, overlap), align=16, panel_width=panel_width)
    arrays = Arrays(image, valid)
    decide = Decision((0, 1, 2), None, 0.0, with_probabilities=True)

    def of(rank, count):
        predictor = identity_predictor()
        stripes = (
            WindowReader(predictor.card, arrays, None).read(plan, stripe) for stripe in plan.stripes(rank, count)
        )
        return list(map(decide, predictor.rows(stripes, plan)))

    shared = [Decided.side_by_side(parts) for parts in zip(*(of(rank, count) for rank in range(count)), strict=True)]
    for mine, theirs in zip(of(0, 1), shared, strict=True):
        assert (mine.col_off, mine.row_off) == (theirs.col_off, theirs.row_off)
        for name in ("classes", "confidence", "probabilities"):
            assert torch.equal(getattr(mine, name), getattr(theirs, name))


@pytest.mark.parametrize("with_data, most", [(slice(None), 4), (slice(0, 16), 2), (slice(0, 0), 2)])
def test_few_rows_of_windows_are_in_memory(with_data, most):
    """Of a raster as wide as a window: as many rows as a batch has windows, or two without data."""
    _, image = log_probabilities(40 * 16, 16)
    valid = np.zeros((40 * 16, 16), dtype=bool)
    valid[with_data] = True
    predictor, plan = identity_predictor(batch_size=4), WindowPlan(16, 40 * 16, 16, 0, align=16)
    reader, read, alive = WindowReader(predictor.card, Arrays(image, valid), None), [], []

    def stripes():
        for stripe in plan.stripes():
            pixels = reader.read(plan, stripe)
            read.append(weakref.ref(pixels))
            alive.append(sum(seen() is not None for seen in read))
            yield pixels
            del pixels

    assert sum(1 for _ in predictor.rows(stripes(), plan)) == 40
    assert max(alive) == most


def alone(predictor, channels):
    return predictor.probabilities(torch.from_numpy(channels[None]))[0].numpy()


def blended(predictor, pixels, valid, overlap, height=None):
    """The same by the shortest way: all windows of a padded raster into whole-raster sums."""
    size = predictor.card.patch_size
    rows, cols = (max(side, size) for side in valid.shape)
    margin = margin_of(size, overlap)
    weight = np.outer(*2 * [ramp(size, margin).numpy()])
    arrays = Arrays(pixels, valid, height)
    sums = np.zeros((len(predictor.card.outputs), rows, cols), dtype=np.float64)
    weights = np.zeros((rows, cols))
    for top in spread(rows, size, margin)[1]:
        for left in spread(cols, size, margin)[1]:
            window = Window(left, top, size, size)
            (image, known), metres = arrays.read(window), None if height is None else arrays.read_heights(window)
            channels, _ = assemble(image, known, metres, predictor.card.channels, predictor.card.height_reference)
            sums[:, top : top + size, left : left + size] += alone(predictor, channels) * weight
            weights[top : top + size, left : left + size] += weight
    return (sums / weights)[:, : valid.shape[0], : valid.shape[1]]


@pytest.mark.slow
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
    result, seen, _ = whole(predictor, ortho_pixels(labels), valid, overlap, metres)
    expected = blended(predictor, ortho_pixels(labels), valid, overlap, metres)
    known = valid if metres is None else valid & np.isfinite(metres)
    assert (seen == known).all()
    np.testing.assert_allclose(result[:, known], expected[:, known], atol=1e-5)
    np.testing.assert_allclose(result[:, known].sum(axis=0), 1, atol=1e-5)


def test_batch_size_makes_no_difference(model):
    labels = patchwork(70, 70)
    valid = np.ones(labels.shape, dtype=bool)
    one, _, _ = whole(Predictor(load_model(model), CPU, 1), ortho_pixels(labels), valid, 50)
    many, _, _ = whole(Predictor(load_model(model), CPU, 7), ortho_pixels(labels), valid, 50)
    np.testing.assert_allclose(one, many, atol=1e-5)


@pytest.mark.slow
def test_training_and_classification_see_the_same_channels(train, dataset):
    """One patch, once through the data set's loader and once through the reader of whole rasters."""
    from tests.engine.support.tiny_scenes import Notes
    from training.dataset.folder import Dataset
    from training.learning.patch_source import PatchSource

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
    assert torch.equal(seen[0], trained)


class Counting(Identity):
    def __init__(self):
        super().__init__()
        self.calls = []

    def forward(self, x):
        self.calls.append(len(x))
        return x


def test_windows_without_any_data_are_not_computed():
    network = Counting()
    predictor = predictor_of(network, batch_size=1)
    network.calls.clear()
    valid = np.zeros((64, 64), dtype=bool)
    valid[20, 40] = True
    _, image = log_probabilities(64, 64)
    _, seen, times = whole(predictor, image, valid, 0)
    assert sum(network.calls) == 1 and (seen == valid).all() and (times == 1).all()


@pytest.mark.parametrize("panel_width", [0, 16])
def test_all_batches_have_the_same_size_also_across_rows_and_panels(panel_width):
    network = Counting()
    predictor = predictor_of(network, batch_size=7)
    network.calls.clear()
    _, image = log_probabilities(70, 70)
    whole(predictor, image, np.ones((70, 70), dtype=bool), 50, panel_width=panel_width)
    assert set(network.calls) == {7}
    windows = 8 * 8 if not panel_width else 8 * (2 + 3 + 3 + 3 + 2)
    assert panel_width or len(network.calls) == -(-windows // 7)


def test_a_raster_of_few_windows_makes_small_batches():
    network = Counting()
    predictor = predictor_of(network, batch_size=64)
    network.calls.clear()
    _, image = log_probabilities(20, 16)
    whole(predictor, image, np.ones((20, 16), dtype=bool), 0)
    assert network.calls == [2]


def test_stopping_is_asked_before_each_batch():
    def stop():
        raise KeyboardInterrupt

    _, image = log_probabilities(32, 32)
    predictor = predictor_of(Identity(), stop=stop)
    with pytest.raises(KeyboardInterrupt):
        whole(predictor, image, np.ones((32, 32), dtype=bool), 50)


# The result does not depend on how the work is cut


@pytest.mark.slow
@pytest.mark.parametrize("inputs", ["ortho", "ortho_height_ndvi"])
@pytest.mark.parametrize("overlap", [0, 50, 75])
def test_panels_make_no_difference_at_all(train, inputs, overlap):
    labels = patchwork(75, 210)
    valid = np.ones(labels.shape, dtype=bool)
    valid[30:60, :90] = False
    metres = heights(labels) if "height" in inputs else None
    results = [
        whole(Predictor(load_model(train(inputs)), CPU, 4), ortho_pixels(labels), valid, overlap, metres, width)
        for width in (0, 64, 48)
    ]
    for result, seen, times in results[1:]:
        assert (times == 1).all() and (seen == results[0][1]).all()
        assert np.array_equal(result[:, valid], results[0][0][:, valid])


@pytest.mark.slow
def test_threads_of_the_network_make_no_difference_to_the_labels(model):
    labels = patchwork(75, 101)
    valid = np.ones(labels.shape, dtype=bool)
    before = torch.get_num_threads()
    results = []
    try:
        for threads in (1, 2, 3):
            torch.set_num_threads(threads)
            results.append(whole(Predictor(load_model(model), CPU, 4), ortho_pixels(labels), valid, 50)[0])
    finally:
        torch.set_num_threads(before)
    for other in results[1:]:
        assert np.array_equal(results[0].argmax(axis=0), other.argmax(axis=0))
        np.testing.assert_allclose(results[0], other, atol=1e-5)


@pytest.mark.parametrize("ahead", [0, 5])
def test_reading_ahead_makes_no_difference_at_all(model, monkeypatch, ahead):
    labels = patchwork(75, 101)
    valid = np.ones(labels.shape, dtype=bool)
    results = [whole(Predictor(load_model(model), CPU, 4), ortho_pixels(labels), valid, 50)[0]]
    monkeypatch.setattr("training.classification.window_reader._AHEAD", ahead)
    results.append(whole(Predictor(load_model(model), CPU, 4), ortho_pixels(labels), valid, 50)[0])
    assert np.array_equal(*results)


@pytest.mark.parametrize("overlap", [0, 25, 50, 75])
@pytest.mark.parametrize("height, width", [(1, 1), (1, 90), (90, 1), (7, 9), (65, 130), (64, 96)])
def test_a_local_network_gives_what_one_pass_over_the_whole_raster_gives(overlap, height, width):
    """A 1 x 1 convolution sees no neighbours, so that every pixel's right answer is known, up to the last edge."""
    torch.manual_seed(1)
    network = torch.nn.Conv2d(3, 3, kernel_size=1).eval()
    image = np.random.default_rng(2).normal(size=(3, height, width)).astype(np.float32)
    with torch.inference_mode():
        expected = network(torch.from_numpy(image)[None]).softmax(dim=1)[0].numpy()
    result, _, times = whole(predictor_of(network, size=32), image, np.ones((height, width), dtype=bool), overlap)
    assert (times == 1).all()
    np.testing.assert_allclose(result, expected, atol=1e-5)


# Test-time augmentation


def test_turns_are_averaged_and_put_back():
    torch.manual_seed(0)
    network = torch.nn.Conv2d(3, 3, kernel_size=3, padding=1).eval()  # by chance: sees directions
    predictor = predictor_of(network, turned=True)
    image = torch.randn(2, 3, 16, 16)
    with torch.inference_mode():
        averaged = predictor.probabilities(image)
        expected = torch.zeros_like(averaged)
        for flip in (False, True):
            for quarters in range(4):
                seen = torch.rot90(image.flip(3) if flip else image, quarters, (2, 3))
                back = torch.rot90(network(seen).softmax(dim=1), -quarters, (2, 3))
                expected += (back.flip(3) if flip else back) / 8
    torch.testing.assert_close(averaged, expected, atol=1e-6, rtol=0)
    turned = predictor.probabilities(image.rot90(1, (2, 3)).flip(2))
    torch.testing.assert_close(turned, averaged.rot90(1, (2, 3)).flip(2), atol=1e-6, rtol=0)

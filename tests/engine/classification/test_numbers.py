"""What a network gives that is no number never becomes a class, and a memory that is too small ends nothing."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.engine.classification.test_predictor import CHANNELS, card_for, log_probabilities, whole
from training.classification.prediction.finite import Finite
from training.classification.prediction.predictor import Predictor
from training.classification.windows_at_once import default_batch_size
from training.contract.errors import RasterError
from training.network.devices import Device
from training.network.model_file import Model

CPU = torch.device("cpu")


class Overflow(torch.nn.Module):
    """Gives back its input; where that is large, what float16 makes of it on its way through a network."""

    def __init__(self, always=False):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(1))
        self.always, self.kinds = always, []

    def forward(self, x):
        self.kinds.append(self.weight.dtype)
        large = x > 1000
        wrong = torch.nan if self.always or self.weight.dtype is torch.float16 else 3.0
        return torch.where(large, wrong, x) * self.weight


def predictor_of(network, precision, **parameters):
    model = Model(network.eval(), card_for(CHANNELS))
    return Predictor(model, Device(CPU, "cpu", precision), 3, **parameters)


def pixels_with_a_hole():
    probabilities, image = log_probabilities(40, 40)
    image[0, 20:24, 20:24] = 2000.0
    return probabilities, image, np.ones((40, 40), dtype=bool)


def test_windows_that_are_too_large_for_float16_are_computed_in_32_bit():
    probabilities, image, valid = pixels_with_a_hole()
    said = []
    result, seen, times = whole(predictor_of(Overflow(), "float16", warn=said.append), image, valid, 50)
    assert np.isfinite(result).all() and (times == 1).all() and seen.all()
    assert (result[:, 20:24, 20:24].argmax(axis=0) == 0).all()  # what 32 bit say of the hole
    right = result.argmax(axis=0) == probabilities.argmax(axis=0)
    right[20:24, 20:24] = True
    assert right.mean() > 0.98
    assert len(said) == 1 and "too large for float16 at the window from column" in said[0]


@pytest.mark.parametrize("precision", ["float32", "bfloat16", "float16"])
def test_what_is_no_number_in_32_bit_either_ends_the_classification(precision):
    _, image, valid = pixels_with_a_hole()
    with pytest.raises(RasterError, match="the window from column 8, row 8 on are no numbers") as caught:
        whole(predictor_of(Overflow(always=True), precision), image, valid, 50)
    assert "declared as nodata" in caught.value.hint


def test_only_what_is_too_large_is_computed_again():
    _, image, valid = pixels_with_a_hole()
    predictor = predictor_of(Overflow(), "float16")
    half, exact = predictor._network, predictor._exact
    half.kinds.clear(), exact.kinds.clear()
    whole(predictor, image, valid, 50)
    assert set(half.kinds) == {torch.float16} and predictor._network is half and not exact.kinds


def test_all_of_an_ensemble_compute_again():
    _, image, valid = pixels_with_a_hole()
    other = predictor_of(Overflow(), "float16")
    both = predictor_of(Overflow(), "float16", others=[other], card=card_for(CHANNELS))
    result, _, _ = whole(both, image, valid, 0)
    assert np.isfinite(result).all() and other.device.precision == both.device.precision == "float16"


class Crowded(torch.nn.Module):
    """Has room for so many windows at once."""

    def __init__(self, room, error):
        super().__init__()
        self.room, self.error, self.sizes = room, error, []

    def forward(self, x):
        if len(x) > self.room:
            raise self.error
        self.sizes.append(len(x))
        return x


@pytest.mark.parametrize(
    "error", [torch.OutOfMemoryError("CUDA out of memory."), RuntimeError("DefaultCPUAllocator: can't allocate memory")]
)
def test_batches_without_room_are_halved(error):
    probabilities, image = log_probabilities(64, 64)
    network, said = Crowded(3, error), []
    predictor = Predictor(Model(network.eval(), card_for(CHANNELS)), Device(CPU, "cpu", "float32"), 8, warn=said.append)
    network.sizes.clear()
    result, _, times = whole(predictor, image, np.ones((64, 64), dtype=bool), 50)
    assert (times == 1).all()
    np.testing.assert_allclose(result, probabilities, atol=1e-5)
    assert set(network.sizes) == {2} and [line.partition(" is too small")[2] for line in said] == [
        " for 8 windows at once; the classification goes on with 4.",
        " for 4 windows at once; the classification goes on with 2.",
    ]


def test_no_room_for_a_single_window_is_the_end():
    _, image = log_probabilities(32, 32)
    error = torch.OutOfMemoryError("CUDA out of memory.")
    network = Crowded(9, error)
    predictor = Predictor(Model(network.eval(), card_for(CHANNELS)), Device(CPU, "cpu", "float32"), 4)
    network.room = 0
    with pytest.raises(torch.OutOfMemoryError):
        whole(predictor, image, np.ones((32, 32), dtype=bool), 50)


@pytest.mark.parametrize(
    "kind, patch_size, windows",
    [("cuda", 256, 16), ("cuda", 512, 4), ("cuda", 1024, 1), ("cuda", 64, 16), ("cpu", 256, 4), ("cpu", 4096, 1)],
)
def test_large_windows_come_in_smaller_batches(kind, patch_size, windows):
    assert default_batch_size(Device(torch.device(kind), kind, "float32"), patch_size) == windows


@pytest.mark.parametrize("value, finite", [(0.5, True), (float("nan"), False), (float("inf"), False)])
def test_numbers_are_told_from_what_is_none(value, finite):
    assert bool(Finite(torch.tensor([0.0, value]))) is finite

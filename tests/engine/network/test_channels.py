"""From rasters to the network's input, computed by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training.contract.dataset_card import DatasetChannel
from training.contract.errors import DatasetError
from training.contract.model_card import Channel
from training.learning.patch_tensors import StoredPatches
from training.network.channels import select_channels
from training.network.network_input import network_input
from training.scenes.band_roles import band_roles
from training.scenes.reader import PatchData

NIR, RED, GREEN = Channel("nir", 1, 100.0, 50.0), Channel("red", 2, 80.0, 20.0), Channel("green", 3, 60.0, 10.0)
HEIGHT, NDVI = Channel("height", 0, 3.0, 2.0), Channel("ndvi", 0, 0.25, 0.5)
IMAGE = np.array([[[200, 50]], [[100, 50]], [[60, 75]]], dtype=np.uint8)
VALID = np.ones((1, 2), dtype=bool)


def assemble(image, valid, height, channels, reference):
    """The network's input for one patch."""
    patch = PatchData(image, valid, height, np.zeros(valid.shape, dtype=np.uint8))
    stored = StoredPatches.from_patches([patch], 1, reference)
    values, seen = network_input(stored.ortho, stored.valid, stored.heights, stored.levels, channels)
    return values[0].numpy(), seen[0].numpy()


def test_normalisation_by_hand():
    values, valid = assemble(IMAGE, VALID, None, (NIR, RED, GREEN), "none")
    assert values.tolist() == [[[2.0, -1.0]], [[1.0, -1.5]], [[0.0, 1.5]]]
    assert values.dtype == np.float32 and valid.all()


def test_channels_come_in_the_order_asked_for_and_from_their_band():
    values, _ = assemble(IMAGE, VALID, None, (GREEN, NIR), "none")
    assert values.tolist() == [[[0.0, 1.5]], [[2.0, -1.0]]]


def test_ndvi_channel_by_hand():
    values, valid = assemble(IMAGE, VALID, None, (NIR, RED, NDVI), "none")
    expected = [(100 / 300 - 0.25) / 0.5, (0 - 0.25) / 0.5]
    np.testing.assert_allclose(values[2, 0], expected, rtol=1e-6)
    assert valid.all()


def test_ndvi_that_is_not_defined_is_the_mean_but_the_pixel_counts():
    values, valid = assemble(np.zeros_like(IMAGE), VALID, None, (NIR, RED, NDVI), "none")
    assert values[2].tolist() == [[0.0, 0.0]] and valid.all()
    assert values[0].tolist() == [[-2.0, -2.0]]


def test_invalid_pixels_are_the_mean():
    valid = np.array([[True, False]])
    values, seen = assemble(IMAGE, valid, np.array([[5.0, 7.0]], dtype=np.float32), (NIR, RED, HEIGHT, NDVI), "ground")
    assert (values[:, 0, 1] == 0).all() and (values[:, 0, 0] != 0).all()
    assert (seen == valid).all()


def test_missing_heights_make_a_pixel_invalid_for_all_channels():
    values, valid = assemble(IMAGE, VALID, np.array([[np.nan, 5.0]], dtype=np.float32), (NIR, HEIGHT), "ground")
    assert valid.tolist() == [[False, True]]
    assert values[:, 0, 0].tolist() == [0, 0] and values[1, 0, 1] == 1.0


@pytest.mark.parametrize("reference, expected", [("ground", (253.0 - 3) / 2), ("window", (3.0 - 3) / 2)])
def test_heights_are_measured_from_the_reference_level(reference, expected):
    height = np.full((10, 10), 250.0, dtype=np.float32)
    height[0] = 253.0
    height[9, 9] = np.nan
    image, valid = np.ones((3, 10, 10), dtype=np.uint8), np.ones((10, 10), dtype=bool)
    values, _ = assemble(image, valid, height, (HEIGHT,), reference)
    assert values[0, 0, 0] == pytest.approx(expected)


def test_the_reference_level_is_that_of_pixels_with_data():
    height = np.full((1, 40), 250.0, dtype=np.float32)
    height[0, :20] = 0.0  # heights under pixels where the orthophoto has no data do not count
    valid = np.arange(40)[None] >= 20
    values, _ = assemble(np.ones((3, 1, 40), dtype=np.uint8), valid, height, (HEIGHT,), "window")
    assert values[0, 0, 20:] == pytest.approx((0 - 3) / 2)
    assert (values[0, 0, :20] == 0).all()


def test_a_window_without_any_data_is_all_means():
    height = np.full((1, 2), np.nan, dtype=np.float32)
    values, valid = assemble(IMAGE, VALID, height, (NIR, RED, HEIGHT, NDVI), "window")
    assert not valid.any() and (values == 0).all()


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "float32", "float64"])
def test_the_number_type_of_the_orthophoto_makes_no_difference(dtype):
    expected, _ = assemble(IMAGE, VALID, None, (NIR, RED, GREEN, NDVI), "none")
    values, _ = assemble(IMAGE.astype(dtype), VALID, None, (NIR, RED, GREEN, NDVI), "none")
    np.testing.assert_allclose(values, expected, rtol=1e-6)


def test_heights_that_are_needed_must_be_given():
    with pytest.raises(ValueError, match="needs heights"):
        assemble(IMAGE, VALID, None, (NIR, HEIGHT), "ground")


@pytest.mark.parametrize(
    "count, nir, red, roles",
    [
        (3, 1, 2, ["nir", "red", "green"]),
        (4, 4, 1, ["red", "green", "blue", "nir"]),
        (3, 0, 1, ["red", "band2", "band3"]),
        (3, 0, 0, ["band1", "band2", "band3"]),
        (1, 0, 0, ["band1"]),
        (5, 5, 3, ["band1", "band2", "red", "band4", "nir"]),
    ],
)
def test_roles_of_bands(count, nir, red, roles):
    assert band_roles(count, nir, red) == roles


AVAILABLE = [
    DatasetChannel(role, band, "", 1.0, 2.0)
    for role, band in (("nir", 1), ("red", 2), ("green", 3), ("height", 0), ("ndvi", 0))
]


@pytest.mark.parametrize(
    "inputs, roles",
    [
        ("ortho", ["nir", "red", "green"]),
        ("ortho_ndvi", ["nir", "red", "green", "ndvi"]),
        ("ortho_height", ["nir", "red", "green", "height"]),
        ("ortho_height_ndvi", ["nir", "red", "green", "height", "ndvi"]),
    ],
)
def test_inputs_choose_channels(inputs, roles):
    assert [channel.role for channel in select_channels(AVAILABLE, inputs)] == roles


@pytest.mark.parametrize(
    "inputs, words", [("ortho_height", "no heights"), ("ortho_ndvi", "no near-infrared and red band")]
)
def test_what_the_data_set_lacks_is_told(inputs, words):
    with pytest.raises(DatasetError, match=words):
        select_channels(AVAILABLE[:3], inputs)

"""What must fit together, and what is said where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from training.contract.channels import INPUTS
from training.contract.class_scheme import ISPRS
from training.contract.compatibility import (
    check_bands,
    check_inputs,
    check_patch_size,
    check_pixel_size,
    smaller_network,
)
from training.contract.errors import DatasetError, RasterError
from training.contract.model_card import Channel, ModelCard

PLAIN, FULL = ("band1", "band2", "band3"), ("nir", "red", "green", "height", "slope", "ndvi")
NO_MARGIN = ("nir", "red", "green", "height", "ndvi")  # of heights, nor slope: a data set of version 0.1.0


@pytest.mark.parametrize("inputs", INPUTS)
def test_a_full_data_set_offers_all_inputs(inputs):
    check_inputs(inputs, FULL)


@pytest.mark.parametrize(
    "inputs, lacks, wants",
    [
        ("ortho_height", "has no heights.", "with HEIGHTS."),
        ("ortho_ndvi", "has no near-infrared and red bands, which NDVI needs.", "with NIR_BAND and RED_BAND."),
        ("ortho_height_ndvi", "no heights and no near-infrared", "with HEIGHTS and with NIR_BAND and RED_BAND."),
        ("ortho_height_slope", "has no heights.", "with HEIGHTS."),
        ("ortho_slope_ndvi", "no heights and no near-infrared", "with HEIGHTS and with NIR_BAND and RED_BAND."),
    ],
)
def test_what_a_data_set_lacks_is_named_with_the_parameter_that_brings_it(inputs, lacks, wants):
    check_inputs("ortho", PLAIN)
    with pytest.raises(DatasetError) as caught:
        check_inputs(inputs, PLAIN)
    assert caught.value.message.startswith(f"INPUTS is {inputs}, but") and lacks in caught.value.message
    assert caught.value.hint.endswith(wants)


def test_a_data_set_without_slope_must_be_cut_again_for_it():
    check_inputs("ortho_height_ndvi", NO_MARGIN)
    with pytest.raises(DatasetError, match="no heights around its patches or no pixel size in metres") as caught:
        check_inputs("ortho_height_slope_ndvi", NO_MARGIN)
    assert "cut the patches again with HEIGHTS, from orthophotos" in caught.value.hint


def test_the_pixel_size_must_be_known_for_slope():
    slope = ModelCard("unet", {}, (Channel("slope", 0, 0, 1),), 3, "uint8", "ground", ISPRS, (0, 1), 0.09, 64)
    check_pixel_size(slope, "o.tif", 0.5)
    check_pixel_size(replace(slope, channels=(Channel("height", 0, 0, 1),)), "o.tif", 0.0)
    with pytest.raises(RasterError, match=r"size of o\.tif's pixels in metres is not known .* needs it for slope\."):
        check_pixel_size(slope, "o.tif", 0.0)


@pytest.mark.parametrize("size, fit", [(32, 64), (48, 64), (80, 96), (272, 288)])
def test_an_encoder_takes_certain_sizes_only(size, fit):
    check_patch_size("unet", size)
    check_patch_size("unet_resnet34", fit)
    with pytest.raises(DatasetError, match=f"{size} pixels wide, but unet_resnet34 needs a multiple of 32") as caught:
        check_patch_size("unet_resnet34", size)
    assert f"PATCH_SIZE={fit}," in caught.value.hint


@pytest.mark.parametrize(
    "bands, dtype, has",
    [(4, "uint8", "4 bands of uint8"), (3, "uint16", "3 bands of uint16"), (1, "float32", "1 band of float32")],
)
def test_an_orthophoto_needs_the_bands_of_the_training(bands, dtype, has):
    card = ModelCard("unet", {}, (Channel("nir", 1, 0, 1),), 3, "uint8", "none", ISPRS, (0, 1), 0.09, 64)
    check_bands(card, "o.tif", 3, "uint8")
    with pytest.raises(RasterError) as caught:
        check_bands(card, "o.tif", bands, dtype)
    assert caught.value.message == (
        f"The orthophoto o.tif has {has}, but the model was trained on 3 bands of uint8: nir (band 1)."
    )


def test_only_the_unet_has_a_width_to_lower():
    assert smaller_network("unet") == "lower WIDTH"
    assert "ARCHITECTURE=unet" in smaller_network("unet_vgg16")

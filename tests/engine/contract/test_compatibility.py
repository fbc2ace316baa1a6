"""What must fit together, and what is said where it does not."""

from __future__ import annotations

import pytest

from training.contract.class_scheme import ISPRS
from training.contract.compatibility import check_bands, check_inputs, check_patch_size, smaller_network
from training.contract.errors import DatasetError, RasterError
from training.contract.model_card import Channel, ModelCard

PLAIN, FULL = ("band1", "band2", "band3"), ("nir", "red", "green", "height", "ndvi")


@pytest.mark.parametrize("inputs", ["ortho", "ortho_ndvi", "ortho_height", "ortho_height_ndvi"])
def test_a_full_data_set_offers_all_inputs(inputs):
    check_inputs(inputs, FULL)


@pytest.mark.parametrize(
    "inputs, lacks, wants",
    [
        ("ortho_height", "has no heights.", "with HEIGHTS."),
        ("ortho_ndvi", "has no near-infrared and red bands, which NDVI needs.", "with NIR_BAND and RED_BAND."),
        ("ortho_height_ndvi", "no heights and no near-infrared", "with HEIGHTS and with NIR_BAND and RED_BAND."),
    ],
)
def test_what_a_data_set_lacks_is_named_with_the_parameter_that_brings_it(inputs, lacks, wants):
    check_inputs("ortho", PLAIN)
    with pytest.raises(DatasetError) as caught:
        check_inputs(inputs, PLAIN)
    assert caught.value.message.startswith(f"INPUTS is {inputs}, but") and lacks in caught.value.message
    assert caught.value.hint.endswith(wants)


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

"""The registry of derived channels: what all choices, checks and reports are made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from training.contract import channels
from training.contract.channels import DERIVED, DERIVED_OF, HEIGHT, INPUT_LABELS, INPUTS, NDVI, SLOPE
from training.contract.config import CompareConfig, TrainConfig
from training.contract.errors import ModelFileError
from training.contract.model_card import ModelCard
from training.dataset import statistics
from training.network.channels import COMPUTED

AFTER = ("ortho_slope", "ortho_slope_ndvi", "ortho_height_slope", "ortho_height_slope_ndvi")
FIRST = {
    "ortho": "Orthophoto",
    "ortho_ndvi": "Orthophoto and NDVI",
    "ortho_height": "Orthophoto and heights",
    "ortho_height_ndvi": "Orthophoto, heights and NDVI",
}


def test_the_inputs_of_the_first_version_stay_and_come_first():
    assert dict(list(zip(INPUTS, INPUT_LABELS, strict=True))[:4]) == FIRST
    assert INPUTS == (*FIRST, *AFTER) and INPUT_LABELS[7] == "Orthophoto, heights, slope and NDVI"
    assert TrainConfig.inputs == "ortho" and CompareConfig.variants == tuple(FIRST)


def test_every_combination_is_offered_once_and_says_what_is_in_it():
    assert len(INPUTS) == len(set(INPUTS)) == len(set(INPUT_LABELS)) == 2 ** len(DERIVED)
    for inputs, label in zip(INPUTS, INPUT_LABELS, strict=True):
        chosen = channels.derived_channels(inputs)
        assert inputs == "_".join(["ortho", *(channel.role for channel in chosen)])
        assert all(channel.in_label in label for channel in chosen)
        assert list(chosen) == [channel for channel in DERIVED if channel in chosen]


def test_another_entry_adds_choices_at_the_end(monkeypatch):
    new = replace(DERIVED_OF[NDVI], role="new", place=0)
    monkeypatch.setattr(channels, "_REGISTERED", (*channels._REGISTERED, new))
    found = ["_".join(["ortho", *(c.role for c in chosen)]) for chosen in channels._combinations()]
    assert found == [*INPUTS, *(inputs.replace("ortho", "ortho_new") for inputs in INPUTS)]


def test_every_channel_is_computed_for_batches_and_for_statistics():
    assert COMPUTED.keys() == DERIVED_OF.keys()
    assert statistics._COMPUTED.keys() == DERIVED_OF.keys() - {HEIGHT}


def test_roles_of_bands_need_nothing_and_vary_with_light():
    assert not channels.needs_heights(("nir", "red", NDVI)) and channels.needs_heights(("nir", HEIGHT))
    assert channels.halo_px(("nir", NDVI, HEIGHT)) == 0 and channels.halo_px((NDVI, SLOPE)) == channels.HALO_PX == 1
    assert channels.needs_heights([SLOPE]) and channels.needs_pixel_size([SLOPE])
    assert not channels.needs_pixel_size(("nir", HEIGHT, NDVI)) and not channels.varies_with_light(SLOPE)
    assert channels.varies_with_light("band4") and not channels.varies_with_light(NDVI)


@pytest.mark.parametrize("band", [0, 1])
def test_a_model_with_a_channel_of_a_newer_version_is_refused(band):
    from tests.engine.support.model_cards import CARD

    text = replace(CARD, channels=(replace(CARD.channels[0], role="curvature", band=band),)).to_json()
    if band:  # a band may have any name
        assert ModelCard.from_json(text, "m").roles == ("curvature",)
    else:
        with pytest.raises(ModelFileError, match="needs the channel curvature"):
            ModelCard.from_json(text, "m")

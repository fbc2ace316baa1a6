"""The metadata that Deepness reads: each value in the form it expects."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.engine.support.model_cards import CARD, WITH_HEIGHT
from tests.engine.support.tiny_scenes import Notes
from training.contract.class_scheme import ClassScheme, LandCoverClass
from training.export.deepness import deepness_metadata, input_bands, warn_of_limits


def read(card):
    return {key: json.loads(value) for key, value in deepness_metadata(card).items()}


def test_every_value_by_hand():
    names = ["impervious surfaces", "building", "low vegetation", "tree", "car", "clutter"]
    assert read(CARD) == {
        "model_type": "Segmentor",
        "class_names": {str(index): name for index, name in enumerate(names)},
        "resolution": 9.0,
        "tile_size": 256,
        "tiles_size": 256,
        "tiles_overlap": 50,
        "seg_thresh": 0.0,
        "seg_small_segment": 0,
        "standardization_mean": [0.0, 0.0, 0.0],
        "standardization_std": pytest.approx([1 / 255] * 3),
        "input_bands": ["nir", "red", "green"],
        "input_dtype": "uint8",
        "height_reference": "none",
        "class_values": [0, 1, 2, 3, 4, 5],
        "class_colours": ["#ffffff", "#0000ff", "#00ffff", "#00ff00", "#ffff00", "#ff0000"],
    }


def test_heights_are_one_band_more_and_ndvi_is_none():
    assert read(WITH_HEIGHT)["input_bands"] == input_bands(WITH_HEIGHT) == ["nir", "red", "green", "height"]
    assert len(read(WITH_HEIGHT)["standardization_mean"]) == len(read(WITH_HEIGHT)["standardization_std"]) == 4


def test_class_names_count_outputs_whatever_their_values():
    scheme = ClassScheme((LandCoverClass(7, "wood", (1, 2, 3)), LandCoverClass(40, "Größe", (4, 5, 6))))
    metadata = read(replace(CARD, scheme=scheme, outputs=(7, 40)))
    assert metadata["class_names"] == {"0": "wood", "1": "Größe"} and metadata["class_values"] == [7, 40]


def test_an_unknown_pixel_size_is_left_out_and_told():
    card = replace(CARD, gsd_m=0.0)
    assert "resolution" not in read(card)
    notes = Notes()
    warn_of_limits(card, notes)
    assert len(notes.warnings) == 1 and "pixel size is not known" in notes.warnings[0]


@pytest.mark.parametrize(
    "card, words",
    [
        (CARD, []),
        (WITH_HEIGHT, ["nir, red, green, height", "8 bit only", "Classify an orthophoto"]),
        (replace(CARD, ortho_dtype="uint16"), ["uint16", "8 bit only"]),
    ],
)
def test_what_deepness_may_not_read_is_told(card, words):
    notes = Notes()
    warn_of_limits(card, notes)
    assert len(notes.warnings) == bool(words) and all(word in notes.warnings[0] for word in words)

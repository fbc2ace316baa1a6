"""Which models may be averaged, and what they need together."""

from __future__ import annotations

import json
import struct
from dataclasses import replace

import pytest

from tests.engine.support.model_cards import CARD, HEIGHT, IRRG, WITH_HEIGHT
from training.contract.class_scheme import ClassScheme, LandCoverClass
from training.contract.compatibility import joint_card
from training.contract.config import ClassifyConfig
from training.contract.errors import ConfigError
from training.contract.model_card import HEADER_KEY, Channel


def write(path, card):
    header = json.dumps({"__metadata__": {HEADER_KEY: card.to_json()}}).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header)
    return str(path)


def joined(tmp_path, *cards):
    return joint_card([write(tmp_path / f"m{i}.safetensors", card) for i, card in enumerate(cards)])


def test_one_model_is_as_it_is(tmp_path):
    assert joined(tmp_path, CARD) == CARD


@pytest.mark.parametrize("cards", [(CARD, WITH_HEIGHT), (WITH_HEIGHT, CARD)])
def test_together_they_need_what_any_of_them_needs(tmp_path, cards):
    card = joined(tmp_path, *cards)
    assert set(card.roles) == {"nir", "red", "green", "height", "ndvi"}
    assert card.needs_height and card.height_reference == "window"
    assert card.channels[:3] == IRRG


def scheme(*names, undefined=None):
    return ClassScheme(tuple(LandCoverClass(i, name, (i, 0, 0)) for i, name in enumerate(names)), undefined)


@pytest.mark.parametrize(
    "other, words",
    [
        (replace(CARD, scheme=scheme("a", "b"), outputs=(0, 1)), "the classes of m1.safetensors are 0 a, 1 b, but"),
        (replace(CARD, outputs=(0, 1, 2, 3, 4, 5, 6)), "6 undefined, but those of m0.safetensors are 0 impervious"),
        (replace(CARD, ortho_bands=4), "the bands of m1.safetensors are 4 of uint8, but those of m0.safetensors are 3"),
        (replace(CARD, ortho_dtype="uint16"), "are 3 of uint16, but"),
        (
            replace(CARD, channels=(Channel("red", 1, 1.0, 1.0), Channel("nir", 2, 1.0, 1.0), IRRG[2])),
            "are red (band 1), nir (band 2), green (band 3), but those of m0.safetensors are nir (band 1)",
        ),
        (
            replace(CARD, patch_size=128),
            "the patch size of m1.safetensors is 128 pixels, but that of m0",
        ),
        (replace(CARD, gsd_m=0.2), "pixel size of m1.safetensors is 0.2 m, but that of m0.safetensors is 0.09 m"),
    ],
)
def test_models_that_do_not_fit_are_refused_with_what_differs(tmp_path, other, words):
    with pytest.raises(ConfigError) as refusal:
        joined(tmp_path, CARD, other)
    assert words in refusal.value.message and refusal.value.message.count(". ") == 0
    assert "trained on one data set" in refusal.value.hint


def test_absolute_heights_and_heights_above_ground_cannot_both_be_given(tmp_path):
    ground = replace(CARD, channels=(*IRRG, HEIGHT), height_reference="ground")
    with pytest.raises(ConfigError, match=r"heights of m2\.safetensors are above ground, but those of m1"):
        joined(tmp_path, CARD, WITH_HEIGHT, ground)


def test_colours_and_an_unknown_pixel_size_make_no_difference(tmp_path):
    recoloured = tuple(replace(c, colour=(c.value, 2, 3)) for c in CARD.scheme.classes)
    other = replace(CARD, gsd_m=0.0, scheme=replace(CARD.scheme, classes=recoloured))
    assert joined(tmp_path, CARD, other).scheme == CARD.scheme


def test_a_model_counts_once(tmp_path):
    config = ClassifyConfig(model="m.safetensors", more_models=("./m.safetensors",), ortho="o.tif", output="c.tif")
    assert "MODEL and MORE_MODELS hold" in " ".join(config.problems())

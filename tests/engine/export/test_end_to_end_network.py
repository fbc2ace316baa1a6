"""From stored values to probabilities in one network: the same numbers as the classification's own way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.engine.support.model_cards import CARD, IRRG, NDVI, WITH_HEIGHT
from tests.engine.support.plain_channels import assemble
from training.contract.model_card import Channel
from training.export.end_to_end_network import RasterNetwork, low_levels
from training.heights.levels import low_level
from training.network.model_file import Model

SIZE = 12
# Near infrared stands last, and the values have 16 bit.
RGBN = replace(
    WITH_HEIGHT,
    channels=(
        *(Channel(role, band, 9000.0, 4000.0) for band, role in enumerate(("red", "green", "blue", "nir"), start=1)),
        *WITH_HEIGHT.channels[-2:],
    ),
    ortho_bands=4,
    ortho_dtype="uint16",
    height_reference="ground",
)


class Identity(torch.nn.Module):
    def forward(self, x):
        return x


def probabilities(card, bands):
    network = RasterNetwork(Model(Identity(), replace(card, outputs=tuple(range(len(card.channels))))))
    return network(torch.from_numpy(bands)).numpy()


def expected(card, bands, valid):
    """Softmax of the channels that `assemble` makes."""
    count = card.ortho_bands
    height = np.pad(bands[count], card.halo_px, constant_values=np.nan) if card.needs_height else None
    channels, known = assemble(bands[:count], valid, height, card.channels, card.height_reference, card.gsd_m)
    return np.where(known, torch.from_numpy(channels).softmax(dim=0).numpy(), 0)


def bands_by_chance(card=WITH_HEIGHT, seed=0):
    rng = np.random.default_rng(seed)
    ortho = rng.integers(0, np.iinfo(card.ortho_dtype).max, (card.ortho_bands, SIZE, SIZE), endpoint=True)
    metres = rng.normal(250, 6, (int(card.needs_height), SIZE, SIZE))
    return np.concatenate([ortho, metres]).astype(np.float32)


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        replace(CARD, channels=(*IRRG, NDVI)),
        WITH_HEIGHT,
        replace(WITH_HEIGHT, height_reference="ground"),
        RGBN,
        replace(WITH_HEIGHT, channels=(*IRRG, Channel("slope", 0, 85.0, 5.0), NDVI)),
    ],
    ids=["ortho", "ndvi", "window heights", "heights above ground", "four bands of 16 bit", "slope"],
)
def test_is_what_assemble_and_softmax_give(card):
    tiles = np.stack([bands_by_chance(card, seed) for seed in range(3)])
    tiles[0, : card.ortho_bands, 2, 2] = 0  # NDVI is not defined, and yet there is data
    tiles[1, 0, :4] = np.nan
    tiles[2] = np.nan
    actual = probabilities(card, tiles)
    for tile, result in zip(tiles, actual, strict=True):
        valid = np.isfinite(tile).all(axis=0)
        np.testing.assert_allclose(result, expected(card, tile, valid), atol=1e-6)
    np.testing.assert_allclose(actual[0].sum(axis=0), 1, atol=1e-6)
    assert not actual[2].any() and not actual[1, :, :4].any()


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, -9999, -32768, 1e31, -3.4028235e38])
def test_heights_that_are_none_do_not_count(value):
    bands = bands_by_chance()
    known = bands.copy()
    bands[3, :5] = value
    valid = np.ones((SIZE, SIZE), dtype=bool)
    valid[:5] = False
    actual = probabilities(WITH_HEIGHT, bands[None])[0]
    np.testing.assert_allclose(actual, expected(WITH_HEIGHT, known, valid), atol=1e-6)


@pytest.mark.parametrize("count", [1, 2, 3, 20, 21, 22, 100, 143, 144])
def test_low_levels_are_those_of_the_training(count):
    rng = np.random.default_rng(count)
    heights = rng.normal(300, 20, SIZE * SIZE).astype(np.float32)
    heights[rng.permutation(SIZE * SIZE)[count:]] = np.nan
    tile = heights.reshape(SIZE, SIZE)
    nothing = np.full((SIZE, SIZE), np.nan, dtype=np.float32)
    levels = low_levels(torch.from_numpy(np.stack([tile, nothing])))
    assert levels.tolist() == [pytest.approx(low_level(tile, ~np.isnan(tile)), abs=1e-4), 0.0]

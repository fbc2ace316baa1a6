"""An orthophoto whose bands are not those of the model's training is warned of, with the numbers."""

from dataclasses import replace

import numpy as np
import pytest
import rasterio

from tests.coloured_ground import plants_and_roofs
from tests.engine.support.model_cards import CARD
from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import write_raster
from training.classification.ortho_bands import check_ortho_bands
from training.contract.model_card import Channel
from training.raster_io import RasterReader

RGBI, _ = plants_and_roofs()
IRRG = RGBI[[3, 0, 1]]


def card_of(bands, roles=("nir", "red", "green"), **parts):
    """A model trained on these bands, (B, H, W)."""
    channels = tuple(
        Channel(role, index + 1, float(band.mean()), float(band.std()))
        for index, (role, band) in enumerate(zip(roles, bands, strict=True))
    )
    correlation = float(np.corrcoef(bands[0].ravel(), bands[1].ravel())[0, 1])
    return replace(
        CARD, channels=channels, ortho_bands=len(bands), data_bands=(1, 2), nir_red_correlation=correlation,
        **parts,
    )  # fmt: skip


def checked(tmp_path, card, bands, names=None):
    path = write_raster(tmp_path / "o.tif", bands)
    if names:
        with rasterio.open(path, "r+") as file:
            file.descriptions = names
    notes = Notes()
    with RasterReader(path, data_bands=card.data_bands) as ortho:
        check_ortho_bands(card, ortho, notes)
    return notes


def test_the_same_kind_is_not_warned_of(tmp_path):
    other, _ = plants_and_roofs(seed=5, share=0.2)
    notes = checked(tmp_path, card_of(IRRG), other[[3, 0, 1]])
    assert not notes.warnings
    assert notes.lines[0].startswith("Band 1 is near infrared, band 2 is red, band 3 is green (by the model).")


@pytest.mark.parametrize("known", [True, False], ids=["remembered", "older model"])
def test_a_photo_in_red_green_and_blue_given_to_a_model_for_near_infrared(tmp_path, known):
    card = card_of(IRRG)
    (warning,) = checked(tmp_path, card if known else replace(card, nir_red_correlation=None), RGBI[:3]).warnings
    assert "Bands 1 and 2 of o.tif hardly look like near infrared and red" in warning and "correlation 0.99" in warning
    assert (f"Where the model was trained, their correlation is {card.nir_red_correlation:.2f}." in warning) == known


def test_a_model_that_learnt_from_such_photos_is_at_home_there(tmp_path):
    assert not checked(tmp_path, card_of(RGBI[:3]), RGBI[:3]).warnings


def test_a_model_without_near_infrared_says_nothing_of_it(tmp_path):
    assert not checked(tmp_path, card_of(RGBI[:3], ("red", "band2", "band3")), RGBI[:3]).warnings


def test_swapped_bands(tmp_path):
    (warning,) = checked(tmp_path, card_of(IRRG), IRRG[[1, 0, 2]]).warnings
    assert "swapped" in warning


def test_names_that_contradict_the_model(tmp_path):
    warnings = checked(tmp_path, card_of(IRRG), IRRG, ("red", "green", "near infrared")).warnings
    assert len(warnings) == 1 and "gdal_translate -b 3 -b 1 -b 2" in warnings[0]
    assert not checked(tmp_path, card_of(IRRG), IRRG, ("NIR", "Red", "Green")).warnings


def test_values_on_another_scale(tmp_path):
    card = replace(card_of(IRRG), ortho_dtype="uint16")
    (warning,) = checked(tmp_path, card, IRRG.astype(np.uint16) * 40).warnings
    assert f"nir {40 * IRRG[0].mean():.4g} (in the training {IRRG[0].mean():.4g} ± {IRRG[0].std():.3g})" in warning


def test_an_orthophoto_without_any_data_is_not_judged(tmp_path):
    path = write_raster(tmp_path / "o.tif", np.zeros((3, 40, 40), dtype=np.uint8), nodata=0)
    notes = Notes()
    with RasterReader(path) as ortho:
        check_ortho_bands(card_of(IRRG), ortho, notes)
    assert not notes.warnings

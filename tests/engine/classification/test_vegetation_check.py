"""What a map calls vegetation must look green; if it does not, bands or model are wrong there."""

from dataclasses import replace

import numpy as np
import pytest

from tests.coloured_ground import plants_and_roofs
from tests.engine.classification.test_ortho_bands import card_of
from tests.engine.support.tiny_scenes import Notes
from tests.small_rasters import write_raster
from training.classification.vegetation_check import check_vegetation

RGBI, LABELS = plants_and_roofs()
IRRG = RGBI[[3, 0, 1]]
GOOD = {"mean_f1": 0.8}


def warnings(tmp_path, card, bands, classes, **place):
    ortho = write_raster(tmp_path / "o.tif", bands)
    mapped = write_raster(tmp_path / "c.tif", classes, nodata=255, **place)
    notes = Notes()
    check_vegetation(card, str(ortho), str(mapped), notes)
    return notes.warnings


def test_green_vegetation_is_not_warned_of(tmp_path):
    assert not warnings(tmp_path, card_of(IRRG, validation=GOOD), IRRG, LABELS)


def test_bands_without_near_infrared_are_warned_of_with_the_figures(tmp_path):
    (warning,) = warnings(tmp_path, card_of(IRRG, validation=GOOD), RGBI[:3], LABELS)
    assert warning.startswith("In o.tif, NDVI of what the model calls vegetation is ")
    assert "Look at the map before you use it" in warning


def test_a_map_that_calls_roofs_vegetation_is_warned_of(tmp_path):
    assert warnings(tmp_path, card_of(IRRG, validation=GOOD), IRRG, 4 - LABELS)


def test_a_map_in_other_pixels_and_of_a_part_is_looked_at_where_it_lies(tmp_path):
    part = np.kron(LABELS, np.ones((2, 2), dtype=np.uint8))[: LABELS.shape[0]]
    assert not warnings(tmp_path, card_of(IRRG, validation=GOOD), IRRG, part, gsd=0.25)
    assert warnings(tmp_path, card_of(IRRG, validation=GOOD), IRRG, 4 - part, gsd=0.25)


@pytest.mark.parametrize(
    "changes",
    [{"validation": {"mean_f1": 0.3}}, {"validation": {}}, {"validation": GOOD, "nir_red_correlation": 0.98}],
    ids=["poor model", "unknown", "trained on photos"],
)
def test_a_model_that_says_nothing_of_the_bands_does_not_warn(tmp_path, changes):
    assert not warnings(tmp_path, replace(card_of(IRRG), **changes), RGBI[:3], LABELS)


def test_too_few_plants_say_nothing(tmp_path):
    few = np.where(np.arange(LABELS.size).reshape(LABELS.shape) < 500, LABELS, 1)
    assert not warnings(tmp_path, card_of(IRRG, validation=GOOD), RGBI[:3], few.astype(np.uint8))

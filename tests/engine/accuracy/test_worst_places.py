"""Where most errors lie."""

from __future__ import annotations

import pytest

from tests.engine.support.comparing import compare
from tests.small_rasters import patchwork, write_raster
from training.accuracy import worst_places
from training.accuracy.block_counts import BlockCounts
from training.accuracy.worst_places import worst_windows
from training.windows import Window


@pytest.fixture()
def flawed():
    """700 x 600 pixels without error but in three places; 256-pixel squares."""
    truth = patchwork(600, 700, cell=50)
    predicted = truth.copy()
    predicted[300:340, 300:340] = (truth[300:340, 300:340] + 1) % 6  # 1600, second row and column
    predicted[550:590, 650:690] = (truth[550:590, 650:690] + 1) % 6  # 1600, in the lower right corner
    predicted[10:30, 10:20] = (truth[10:30, 10:20] + 1) % 6  # 200, upper left
    return truth, predicted


def test_squares_are_sorted_by_their_errors(flawed):
    counts = BlockCounts(700, 600, 16, (6, 6))
    counts.add(Window(0, 0, 700, 600), *flawed)
    assert worst_windows(counts) == [
        (1600, Window(256, 256, 256, 256)),
        (1600, Window(512, 512, 188, 88)),
        (200, Window(0, 0, 256, 256)),
    ]


def test_large_cells_are_their_own_squares(flawed):
    counts = BlockCounts(700, 600, 400, (6, 6))
    counts.add(Window(0, 0, 700, 600), *flawed)
    assert worst_windows(counts) == [(1800, Window(0, 0, 400, 400)), (1600, Window(400, 400, 300, 200))]


def test_only_the_worst_few_are_kept(flawed, monkeypatch):
    monkeypatch.setattr(worst_places, "MOST_PLACES", 2)
    counts = BlockCounts(700, 600, 16, (6, 6))
    counts.add(Window(0, 0, 700, 600), *flawed)
    assert len(worst_windows(counts)) == 2


@pytest.mark.parametrize("erosion", [0, 3])
def test_places_show_what_was_compared(flawed, tmp_path, erosion):
    truth, predicted = flawed
    reference = write_raster(tmp_path / "r.tif", truth, gsd=0.5, origin=(1000, 2000))
    prediction = write_raster(tmp_path / "p.tif", predicted, gsd=0.5, origin=(1000, 2000))
    place = compare(prediction, reference, erosion).places[0]
    assert place.window == Window(256, 256, 256, 256)
    assert place.centre == (1000 + 0.5 * 384, 2000 - 0.5 * 384)
    assert (place.prediction == predicted[256:512, 256:512]).all()
    counted = place.reference != 255
    assert (place.reference[counted] == truth[256:512, 256:512][counted]).all()
    assert place.compared == counted.sum() and place.errors == (place.reference != place.prediction)[counted].sum()
    assert (place.errors == 1600) == (erosion == 0) and counted.all() == (erosion == 0)
    assert place.to_dict()["window"] == [256, 256, 256, 256]


def test_without_errors_there_are_none(tmp_path):
    truth = patchwork(100, 100)
    raster = write_raster(tmp_path / "r.tif", truth)
    assert compare(raster, raster).places == ()

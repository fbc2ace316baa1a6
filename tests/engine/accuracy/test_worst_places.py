"""Where most errors lie."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.support.comparing import compare
from tests.engine.support.tiny_scenes import Notes
from tests.report_pages import check_page
from tests.small_rasters import patchwork, write_raster
from training.accuracy import worst_places
from training.accuracy.assess_rasters import Pair, assess_rasters
from training.accuracy.assessment import Rules
from training.accuracy.block_counts import BlockCounts
from training.accuracy.report import accuracy_report
from training.accuracy.worst_places import worst_windows
from training.contract.class_scheme import ISPRS
from training.contract.config import AssessConfig
from training.contract.outputs import write_record
from training.jobs.reporter import NullReporter
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


def assessed(prediction, reference, ortho, reporter=None):
    pair = Pair(str(prediction), str(reference), ortho=str(ortho))
    return assess_rasters([pair], Rules(ISPRS), reporter or NullReporter())


def test_the_orthophoto_is_shown_beside_a_place(flawed, tmp_path):
    """On another grid and of twice the pixel size: dark in the left half of the square."""
    truth, predicted = flawed
    reference = write_raster(tmp_path / "r.tif", truth, gsd=0.5, origin=(1000, 2000))
    prediction = write_raster(tmp_path / "p.tif", predicted, gsd=0.5, origin=(1000, 2000))
    image = np.full((3, 300, 350), 200, dtype=np.uint8)
    image[:, :, :192] = 10
    ortho = write_raster(tmp_path / "o.tif", image, gsd=1.0, origin=(1000, 2000))
    result = assessed(prediction, reference, ortho)
    photo = result.places[0].photo
    assert photo.shape == (256, 256, 3) and photo.dtype == np.uint8
    assert (photo[:, :128] == 0).all() and (photo[:, 128:] == 255).all()
    text, pictures = check_page(accuracy_report(result, {}))
    assert len(pictures) == 2 + 4 * len(result.places)
    assert "From left to right: orthophoto, reference, map, errors" in text
    assert "centre 1192,1808" in text


@pytest.mark.parametrize("kind", ["elsewhere", "unreadable"])
def test_an_orthophoto_that_cannot_be_shown_is_told_and_left_out(flawed, tmp_path, kind):
    truth, predicted = flawed
    reference = write_raster(tmp_path / "r.tif", truth, gsd=0.5, origin=(1000, 2000))
    prediction = write_raster(tmp_path / "p.tif", predicted, gsd=0.5, origin=(1000, 2000))
    ortho = tmp_path / "o.tif"
    if kind == "elsewhere":
        write_raster(ortho, np.zeros((3, 10, 10), dtype=np.uint8), gsd=0.5, origin=(90000, 2000))
    else:
        ortho.write_text("no raster")
    reporter = Notes()
    assert assessed(prediction, reference, ortho, reporter).places[0].photo is None
    assert [text for text in reporter.warnings if text.startswith("The worst places are shown without orthophoto: ")]


def test_the_orthophoto_comes_from_the_run_record(flawed, tmp_path):
    truth, predicted = flawed
    prediction = write_raster(tmp_path / "p.tif", predicted)
    ortho = write_raster(tmp_path / "o.tif", np.stack([truth] * 3))
    config = AssessConfig(prediction=str(prediction), reference="r.tif", more_predictions=(str(tmp_path / "q.tif"),))
    assert config.orthos == ("", "") and config.further_inputs() == []
    write_record(prediction, {"parameters": {"ortho": str(ortho)}, "outputs": {}})
    assert config.orthos == (str(ortho), "") and config.further_inputs() == [ortho]
    assert replace(config, ortho="/other.tif").orthos == ("/other.tif", "")
    write_record(prediction, {"parameters": {"ortho": str(tmp_path / "gone.tif")}, "outputs": {}})
    assert config.orthos == ("", "")


def test_the_places_are_told_with_extent_and_system(flawed, tmp_path):
    truth, predicted = flawed
    reference = write_raster(tmp_path / "r.tif", truth, gsd=0.5, origin=(1000, 2000))
    prediction = write_raster(tmp_path / "p.tif", predicted, gsd=0.5, origin=(1000, 2000))
    place = assessed(prediction, reference, "").places_data()[0]
    assert place["bounds"] == [1128, 1744, 1256, 1872] and place["errors"] == 1600
    assert "25832" in place["crs"] or "32632" in place["crs"]


def test_without_errors_there_are_none(tmp_path):
    truth = patchwork(100, 100)
    raster = write_raster(tmp_path / "r.tif", truth)
    assert compare(raster, raster).places == ()

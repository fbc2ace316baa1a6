"""What is said of time, memory and size before a classification, and of its speed after it."""

from __future__ import annotations

import re
import time

import pytest

from tests.engine.classification.test_classify import classify
from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.small_rasters import patchwork, write_raster
from training.classification.forecast import Speed
from training.classification.prediction.predictor import Predictor
from training.raster_io import ResizedReader


def test_speed_by_hand(monkeypatch):
    monkeypatch.setattr("training.classification.forecast.time.perf_counter", lambda: 130.0)
    speed = Speed(started=10.0)
    speed.add(50_000_000, 0.2)
    assert speed.in_words() == "Classified 2 km² (50 million pixels in 2 min 0 s): 60 km² an hour."
    bare = Speed(started=10.0)
    bare.add(240_000_000, 0.0)
    assert bare.in_words() == "Classified 240 million pixels in 2 min 0 s: 2 million a second."


@pytest.mark.parametrize("short_s, passes", [(1e9, 1), (0.0, 2)])
def test_a_run_says_what_to_expect_and_ends_with_its_speed(short_s, passes, model, tmp_path, monkeypatch):
    """One pass tells what is soon done; else more are tried out."""
    monkeypatch.setattr("training.classification.forecast._TRIAL_S", 0.0)
    monkeypatch.setattr("training.classification.forecast._SHORT_S", short_s)
    made, rehearse = [], Predictor.rehearse
    monkeypatch.setattr(Predictor, "rehearse", lambda *given: made.append(rehearse(*given)))
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(100, 150)))
    notes = Notes()
    extra = {"confidence": str(tmp_path / "p.tif"), "probabilities": str(tmp_path / "all.tif")}
    classify(model, ortho, tmp_path / "c.tif", notes, window_size=32, **extra)
    expected = [line for line in notes.lines if "expected" in line]
    form = r"54 windows of 32 x 32 pixels; expected: about \d+ s, [\d.]+ [MG]B of the memory of the computer, "
    assert len(expected) == 1 and re.match(form + r"at most \d+ kB on the disk", expected[0])
    assert len(made) == passes
    assert re.fullmatch(
        r"Classified 0\.00375 km² \(0\.015 million pixels in \d+ s\): [\d.e+]+ km² an hour\.", notes.lines[-1]
    )


def test_a_raster_of_few_windows_is_not_tried_out(model, tmp_path):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(40, 40)), gsd=None)
    notes = Notes()
    classify(model, ortho, tmp_path / "c.tif", notes)
    assert not any("expected" in line for line in notes.lines) and "million a second" in notes.lines[-1]


def test_reading_counts_where_it_is_slower_than_the_network(model, tmp_path, monkeypatch):
    read = ResizedReader.read

    def slowly(self, window, bands=None):
        time.sleep(0.05)
        return read(self, window, bands)

    monkeypatch.setattr("training.classification.forecast._TRIAL_S", 0.01)
    monkeypatch.setattr("training.classification.forecast._seconds_of_network", lambda predictor, plan, count: 0.0)
    monkeypatch.setattr(ResizedReader, "read", slowly)
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(200, 300)), gsd=0.25)
    notes = Notes()
    classify(model, ortho, tmp_path / "c.tif", notes, window_size=32)
    (expected,) = (line for line in notes.lines if "expected" in line)
    assert int(re.search(r"expected: about (\d+) s", expected)[1]) >= 2

"""The pixels of the rows of windows, read in threads."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from tests.engine.support.model_cards import CARD, WITH_HEIGHT
from tests.engine.support.tiny_scenes import heights, ortho_pixels
from tests.small_rasters import patchwork, write_raster
from training.classification import window_reader
from training.classification.window_plan import WindowPlan
from training.classification.window_reader import WindowReader
from training.heights.levels import low_level
from training.raster_io import RasterReader


class Counting(RasterReader):
    """Notes how many pixels are read."""

    pixels = 0

    def read(self, window, bands=None):
        self.pixels += window.width * window.height
        return super().read(window, bands)

    def read_heights(self, window):
        self.pixels += window.width * window.height
        return super().read_heights(window)


@pytest.fixture()
def rasters(tmp_path):
    """An orthophoto and heights with a hole."""
    labels = patchwork(70, 90, cell=16)
    above = heights(labels)
    above[20:30, 5:40] = np.nan
    ortho, height = tmp_path / "o.tif", tmp_path / "h.tif"
    write_raster(ortho, ortho_pixels(labels))
    write_raster(height, above)
    with Counting(ortho) as one, Counting(height, like=one.grid, smooth=True) as other:
        yield one, other


@pytest.mark.parametrize("margin", [0, 10, 24])
def test_each_pixel_of_a_panel_is_read_once(rasters, margin):
    ortho, height = rasters
    plan = WindowPlan(90, 70, 32, margin, panel_width=256)
    rows = list(WindowReader(WITH_HEIGHT, ortho, height).stripes(plan))
    span = plan.panels[0].span
    height_px = plan.rows[-1] + 32
    assert ortho.pixels == height.pixels == span * height_px
    for stripe, found in zip(plan.stripes(), rows, strict=True):
        image, valid = ortho.read(plan.area(stripe))
        above = height.read_heights(plan.area(stripe))
        assert np.array_equal(found.image.numpy(), image)
        assert np.array_equal(found.valid.numpy(), valid & np.isfinite(above))
        assert np.array_equal(found.heights.numpy(), above, equal_nan=True)


def test_nor_twice_with_the_surroundings_that_slopes_need(rasters):
    card = WITH_HEIGHT.__class__(**{**WITH_HEIGHT.__dict__, "channels": (*WITH_HEIGHT.channels, slope())})
    assert card.halo_px == 1
    ortho, height = rasters
    plan = WindowPlan(90, 70, 32, 16, align=32, panel_width=32)
    assert len(plan.panels) > 1
    for stripe, found in zip(plan.stripes(), WindowReader(card, ortho, height).stripes(plan), strict=True):
        expected = height.read_heights(plan.area(stripe).grown(1))
        assert np.array_equal(found.heights.numpy(), expected, equal_nan=True)


def slope():
    """The channel that sees its surroundings."""
    return WITH_HEIGHT.channels[-1].__class__("slope", 0, 5.0, 5.0)


def test_low_levels_are_computed_in_several_threads(rasters, monkeypatch):
    both = threading.Barrier(2, timeout=20)
    once = threading.Lock()
    left = [2]

    def together(*arguments):
        with once:
            wait = left[0] > 0
            left[0] -= 1
        if wait:
            both.wait()
        return low_level(*arguments)

    monkeypatch.setattr(window_reader, "low_level", together)
    monkeypatch.setattr(window_reader, "THREADS", 2)
    ortho, height = rasters
    plan = WindowPlan(32, 70, 32, 16)
    for found in WindowReader(WITH_HEIGHT, ortho, height).stripes(plan):
        above, valid = found.heights.numpy(), found.valid.numpy()
        expected = [np.percentile(above[valid], 5)]
        assert np.allclose(found.levels.numpy(), expected)


def test_without_heights(rasters):
    ortho, _ = rasters
    plan = WindowPlan(90, 70, 32, 16)
    found = list(WindowReader(CARD, ortho, None).stripes(plan))
    assert len(found) == len(plan.rows) and all(row.heights is None and row.levels is None for row in found)

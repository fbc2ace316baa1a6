"""Orthophotos and class rasters that are given as heights are refused; grey pictures of heights are not."""

import numpy as np
import pytest
import rasterio

from tests.engine.support.tiny_scenes import ortho_pixels
from tests.small_rasters import patchwork, write_raster
from training.contract.errors import RasterError
from training.heights.height_values import check_height_values
from training.jobs.reporter import NullReporter

LABELS = patchwork(32, 32)


def test_an_orthophoto_is_refused(tmp_path):
    path = write_raster(tmp_path / "o.tif", ortho_pixels(LABELS))
    with pytest.raises(RasterError, match="given as heights, but it has 3 bands") as caught:
        check_height_values(path, NullReporter())
    assert "not the orthophoto" in caught.value.hint


def test_a_class_raster_with_colours_is_refused(tmp_path):
    path = write_raster(tmp_path / "c.tif", LABELS)
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {0: (255, 255, 255, 255), 1: (0, 0, 255, 255), 2: (0, 255, 255, 255)})
    with pytest.raises(RasterError, match="colour table"):
        check_height_values(path, NullReporter())


def test_heights_and_grey_pictures_of_heights_are_taken(tmp_path):
    check_height_values(write_raster(tmp_path / "a.tif", LABELS.astype(np.float32)), NullReporter())
    check_height_values(write_raster(tmp_path / "b.tif", LABELS), NullReporter())  # the benchmark's, of 8 bit
    check_height_values(write_raster(tmp_path / "c.tif", np.stack([LABELS] * 3)), NullReporter())

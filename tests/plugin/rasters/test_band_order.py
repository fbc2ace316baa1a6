"""What NDVI says of the bands that are chosen."""

import numpy as np
import pytest
from checkout import SAMPLES
from coloured_ground import plants_and_roofs
from osgeo import gdal
from recording import run
from small_inputs import write_raster

from vaihingen_qgis_plugin.rasters.band_order import band_order

RGBI, _ = plants_and_roofs()


def described(path, names):
    raster = gdal.Open(path, gdal.GA_Update)
    for number, name in enumerate(names, 1):
        raster.GetRasterBand(number).SetDescription(name)
    raster = None
    return path


def test_right_bands_are_said_and_not_warned_of(tmp_path):
    order = band_order(write_raster(tmp_path / "a.tif", RGBI), 4, 1)
    assert order.line.startswith("Band 4 is near infrared, band 1 is red (NIR_BAND=4, RED_BAND=1).")
    assert order.warnings == []
    assert band_order(write_raster(tmp_path / "b.tif", RGBI[[3, 0, 1]]), 1, 2).warnings == []


def test_red_and_green_taken_for_near_infrared_and_red(tmp_path):
    (warning,) = band_order(write_raster(tmp_path / "a.tif", RGBI), 1, 2).warnings
    assert "correlation 0.99" in warning and "NIR_BAND=4 RED_BAND=1" in warning
    (warning,) = band_order(write_raster(tmp_path / "b.tif", RGBI[:3]), 1, 2).warnings
    assert "it has no near infrared" in warning


def test_swapped_bands(tmp_path):
    (warning,) = band_order(write_raster(tmp_path / "a.tif", RGBI), 1, 4).warnings
    assert "give NIR_BAND=4 RED_BAND=1" in warning


def test_names_that_contradict(tmp_path):
    path = described(write_raster(tmp_path / "a.tif", RGBI), ("red", "green", "blue", "near infrared"))
    (warning,) = band_order(path, 1, 2).warnings
    assert "The names of the bands in a.tif contradict" in warning and "Give NIR_BAND=4 RED_BAND=1" in warning
    order = band_order(path, 4, 1)
    assert order.warnings == [] and order.line.startswith('Band 4 ("near infrared") is near infrared')


def test_near_infrared_that_is_marked_as_alpha(tmp_path):
    path = write_raster(tmp_path / "a.tif", RGBI[:3], alpha=RGBI[3])
    order = band_order(path, 4, 1)
    assert order.warnings == [] and "NIR_BAND names it: it is read as data" in order.line


def test_no_data_is_not_looked_at(tmp_path):
    bands = np.where(np.arange(128) < 120, 0, RGBI[[3, 0, 1]])
    assert band_order(write_raster(tmp_path / "a.tif", bands, nodata=0), 1, 2).warnings == []
    assert band_order(write_raster(tmp_path / "b.tif", np.zeros((3, 50, 50)), nodata=0), 1, 2).warnings == []


def test_scale_and_offset_count(tmp_path):
    """Stored numbers with a large offset make all bands alike."""
    path = write_raster(tmp_path / "a.tif", RGBI.astype(np.uint16) + 30_000, dtype=gdal.GDT_UInt16)
    raster = gdal.Open(path, gdal.GA_Update)
    for number in range(1, 5):
        raster.GetRasterBand(number).SetOffset(-30_000)
    raster = None
    assert band_order(path, 4, 1).warnings == []
    assert "NIR_BAND=4 RED_BAND=1" in band_order(path, 1, 2).warnings[0]


def test_the_algorithm_says_so(tmp_path, feedback):
    source = write_raster(tmp_path / "in.tif", RGBI)
    run("vaihingen:ndvi", {"INPUT": source, "OUTPUT": str(tmp_path / "out.tif")}, feedback)
    assert any("Band 1 is near infrared" in text for text in feedback.of("info"))
    assert any("give NIR_BAND=4 RED_BAND=1" in text for text in feedback.of("warning"))


@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample data are not there")
@pytest.mark.parametrize(
    "name, nir, red, warned",
    [
        ("naip/mosaic_claremont_2020_m.tif", 4, 1, False),
        ("naip/mosaic_claremont_2020_m.tif", 1, 2, True),
        ("ign/montpellier_77055_627760_irrg.tif", 1, 2, False),
        ("ign/grauduroi_792000_6272000_irrg.tif", 1, 2, False),
        ("naip_cities/top/bishop_2020_0.tif", 4, 1, False),
        ("chesapeake/top/ches_12.tif", 1, 2, True),
        ("dubai/top/dubai_303.jpg", 1, 2, True),
    ],
)
def test_real_photos(name, nir, red, warned):
    assert bool(band_order(str(SAMPLES / name), nir, red).warnings) == warned

"""NDVI is written whole or not at all, and in the format of its ending; QGIS's side of the rules of writing."""

import numpy as np
import pytest
from osgeo import gdal
from small_disk import small_disk
from small_inputs import write_raster
from vaihingen_qgis_plugin.training.contract.errors import ConfigError, EngineError, RasterError

from vaihingen_qgis_plugin.rasters.ndvi import write_ndvi
from vaihingen_qgis_plugin.rasters.output_raster import OutputRaster


def always(fraction):
    return True


@pytest.fixture
def noise(tmp_path):
    pixels = np.random.default_rng(0).integers(1, 255, (2, 700, 700), dtype=np.uint8)
    return write_raster(tmp_path / "in.tif", pixels)


@pytest.mark.parametrize("ending", [".tif", ".img"])
@pytest.mark.parametrize("room_kb", [300, 1500, 2100])
def test_a_full_disk_is_noticed(noise, tmp_path, ending, room_kb):
    """NDVI of 700 x 700 pixels, in tiles of 256, takes 2.4 MB; 300 kB made it 87 % without data."""
    with small_disk(tmp_path, room_kb) as disk:
        with pytest.raises(RasterError, match="cannot be computed") as caught:
            write_ndvi(noise, 1, 2, str(disk / f"ndvi{ending}"), always)
        assert "there is space for" in caught.value.hint
        assert not list(disk.iterdir())


def test_a_full_disk_leaves_the_older_result(noise, tmp_path):
    with small_disk(tmp_path, 600) as disk:
        small = write_raster(tmp_path / "small.tif", np.ones((2, 8, 8), dtype=np.uint8))
        assert write_ndvi(small, 1, 2, str(disk / "ndvi.tif"), always)
        before = (disk / "ndvi.tif").read_bytes()
        with pytest.raises(RasterError):
            write_ndvi(noise, 1, 2, str(disk / "ndvi.tif"), always)
        assert [path.name for path in disk.iterdir()] == ["ndvi.tif"] and (disk / "ndvi.tif").read_bytes() == before


def test_tiles_without_data_need_not_be_there(tmp_path):
    pixels = np.zeros((2, 600, 600), dtype=np.uint8)
    pixels[0, 300, 300] = 3
    source = write_raster(tmp_path / "in.tif", pixels)
    assert write_ndvi(source, 1, 2, str(tmp_path / "ndvi.tif"), always)
    assert (tmp_path / "ndvi.tif").stat().st_size < 300_000
    assert gdal.Open(str(tmp_path / "ndvi.tif")).ReadAsArray()[300, 300] == 1


def test_it_is_right_at_all_zooms_over_an_older_one_with_overviews_and_statistics(tmp_path):
    swapped = write_raster(
        tmp_path / "in.tif", np.stack([np.full((600, 600), v, dtype=np.uint8) for v in (100, 400 % 256)])
    )
    target = tmp_path / "ndvi.tif"
    assert write_ndvi(swapped, 2, 1, str(target), always)
    old = gdal.Open(str(target))
    old.BuildOverviews("AVERAGE", [2, 4])  # in a file beside it
    old.GetRasterBand(1).ComputeStatistics(False)
    del old
    assert (tmp_path / "ndvi.tif.ovr").exists() and (tmp_path / "ndvi.tif.aux.xml").exists()
    assert write_ndvi(swapped, 1, 2, str(target), always)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.tif", "ndvi.tif"]
    raster = gdal.Open(str(target))
    whole, small = raster.ReadAsArray(), raster.ReadAsArray(buf_xsize=20, buf_ysize=20)
    expected = (100 - 144) / (100 + 144)
    assert abs(whole - expected).max() < 1e-6 and abs(small - expected).max() < 1e-6
    assert raster.GetRasterBand(1).GetOverviewCount() == 0 and not raster.GetRasterBand(1).GetMetadata()


def test_formats(noise, tmp_path):
    for name, driver in (("a.tif", "GTiff"), ("b.TIFF", "GTiff"), ("c.img", "HFA"), ("d.IMG", "HFA"), ("e", "GTiff")):
        assert write_ndvi(noise, 1, 2, str(tmp_path / name), always)
        raster, plain = (gdal.Open(str(tmp_path / file)) for file in (name, "a.tif"))
        assert raster.GetDriver().ShortName == driver
        assert np.array_equal(raster.ReadAsArray(), plain.ReadAsArray())
        assert raster.GetRasterBand(1).GetNoDataValue() == -9999 and raster.GetGeoTransform() == plain.GetGeoTransform()
        assert raster.GetSpatialRef().IsSame(plain.GetSpatialRef())
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.parametrize("name", ["a.png", "a.jp2", "a.vrt", "a.gpkg", "a.txt"])
def test_formats_that_cannot_hold_it_are_refused(noise, tmp_path, name):
    with pytest.raises(ConfigError, match=r"can be written as \.tif, \.tiff or \.img only"):
        write_ndvi(noise, 1, 2, str(tmp_path / name), always)
    assert [path.name for path in tmp_path.iterdir()] == ["in.tif"]


def test_a_second_run_to_the_same_name_is_refused(noise, tmp_path):
    refused = []

    def meanwhile(fraction):
        if not refused:
            with pytest.raises(EngineError, match=r"ndvi\.tif is being written by another run") as caught:
                write_ndvi(noise, 2, 1, str(tmp_path / "ndvi.tif"), always)
            refused.append(caught)
        return True

    assert write_ndvi(noise, 1, 2, str(tmp_path / "ndvi.tif"), meanwhile) and refused
    bands = gdal.Open(noise).ReadAsArray().astype(float)
    expected = (bands[0] - bands[1]) / (bands[0] + bands[1])
    assert abs(gdal.Open(str(tmp_path / "ndvi.tif")).ReadAsArray() - expected).max() < 1e-6
    assert write_ndvi(noise, 1, 2, str(tmp_path / "ndvi.tif"), always)  # and then it is free again


def test_a_large_imagine_file_is_refused_at_once(tmp_path):
    with pytest.raises(RasterError, match=r"would have 10\.0 GB, but a file of this format holds 2.0 GB"):
        OutputRaster("in.tif", str(tmp_path / "a.img")).check_can_hold(50_000, 50_000, placed=True)


def test_a_folder_in_the_way(noise, tmp_path):
    (tmp_path / "ndvi.vaihingen.part.tif").mkdir()
    with pytest.raises(ConfigError, match=r"the folder ndvi\.vaihingen\.part\.tif is in its way"):
        write_ndvi(noise, 1, 2, str(tmp_path / "ndvi.tif"), always)
    assert (tmp_path / "ndvi.vaihingen.part.tif").is_dir()

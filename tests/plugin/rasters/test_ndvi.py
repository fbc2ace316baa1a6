import os

import numpy as np
import pytest
from checkout import SAMPLES
from osgeo import gdal
from recording import RecordingFeedback, refusal, run
from small_inputs import read_raster, write_raster
from vaihingen_qgis_plugin.training.contract.errors import ConfigError, RasterError
from vaihingen_qgis_plugin.training.contract.rasters import MEASURE_NODATA as NODATA

from vaihingen_qgis_plugin.rasters import ndvi, output_raster
from vaihingen_qgis_plugin.rasters.ndvi import write_ndvi


def always(fraction):
    return True


def compute(source, tmp_path, nir=1, red=2):
    target = str(tmp_path / "ndvi.tif")
    assert write_ndvi(source, nir, red, target, always)
    return read_raster(target)


def test_by_hand(tmp_path):
    nir = [[100, 255, 0], [0, 50, 200]]
    red = [[50, 0, 255], [0, 50, 100]]
    values, raster = compute(write_raster(tmp_path / "in.tif", [nir, red]), tmp_path)
    expected = np.array([[50 / 150, 1, -1], [NODATA, 0, 100 / 300]], dtype=np.float32)
    np.testing.assert_array_equal(values, expected)
    band = raster.GetRasterBand(1)
    assert (band.GetNoDataValue(), band.GetDescription(), band.DataType) == (NODATA, "NDVI", gdal.GDT_Float32)
    assert raster.GetGeoTransform() == (1000, 1, 0, 2000, 0, -1)
    assert raster.GetSpatialRef().GetAuthorityCode(None) == "32632"


def test_other_bands(tmp_path):
    bands = [[[1]], [[50]], [[7]], [[150]]]
    values, _ = compute(write_raster(tmp_path / "in.tif", bands), tmp_path, nir=4, red=2)
    np.testing.assert_array_equal(values, np.float32([[0.5]]))


def test_nodata_in_one_band_of_unsigned_integers_is_data(tmp_path):
    source = write_raster(tmp_path / "in.tif", [[[0, 100, 0, 30]], [[20, 0, 0, 10]]], nodata=0)
    values, _ = compute(source, tmp_path)
    np.testing.assert_array_equal(values, np.float32([[-1, 1, NODATA, 0.5]]))


def test_nodata_in_either_band_of_other_types(tmp_path):
    bands = [[[-9999, 100, 30]], [[20, -9999, 10]]]
    source = write_raster(tmp_path / "in.tif", bands, nodata=-9999, dtype=gdal.GDT_Float32)
    values, _ = compute(source, tmp_path)
    np.testing.assert_array_equal(values, np.float32([[NODATA, NODATA, 0.5]]))


def test_alpha(tmp_path):
    source = write_raster(tmp_path / "in.tif", [[[30, 30]], [[10, 10]], [[1, 1]]], alpha=[[0, 255]])
    values, _ = compute(source, tmp_path)
    np.testing.assert_array_equal(values, np.float32([[NODATA, 0.5]]))


def test_near_infrared_that_is_marked_as_alpha_is_data(tmp_path):
    source = write_raster(tmp_path / "in.tif", [[[30, 20]], [[5, 5]], [[1, 1]]], alpha=[[0, 60]])
    values, _ = compute(source, tmp_path, nir=4, red=1)
    np.testing.assert_array_equal(values, np.float32([[-1, 0.5]]))


def test_not_a_number(tmp_path):
    source = write_raster(tmp_path / "in.tif", [[[np.nan, 3.0]], [[1.0, 1.0]]], dtype=gdal.GDT_Float32)
    values, _ = compute(source, tmp_path)
    np.testing.assert_array_equal(values, np.float32([[NODATA, 0.5]]))


def test_without_crs(tmp_path):
    _, raster = compute(write_raster(tmp_path / "in.tif", [[[3]], [[1]]], crs=""), tmp_path)
    assert raster.GetSpatialRef() is None
    assert raster.GetGeoTransform(can_return_null=True) is None


def test_strips_join_without_a_trace(tmp_path, monkeypatch):
    random = np.random.default_rng(1)
    bands = random.integers(0, 256, (2, 700, 300), dtype=np.uint8)
    source = write_raster(tmp_path / "in.tif", bands)
    whole, _ = compute(source, tmp_path)
    monkeypatch.setattr(ndvi, "_STRIP_PIXELS", 1)
    strips, _ = compute(source, tmp_path)
    np.testing.assert_array_equal(whole, strips)


@pytest.mark.parametrize(
    "options",
    [
        ["BLOCKYSIZE=1"],
        ["BLOCKYSIZE=37"],
        ["BLOCKYSIZE=700"],
        ["TILED=YES", "BLOCKXSIZE=48", "BLOCKYSIZE=80"],
        ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "INTERLEAVE=BAND", "COMPRESS=DEFLATE"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("room", [1 << 24, 100_000, 1])
def test_any_blocks_and_several_threads(tmp_path, monkeypatch, options, room):
    """Strips of whole blocks or not, all in memory or one at a time: each pixel is where it belongs."""
    random = np.random.default_rng(2)
    nir, red = random.integers(0, 4, (2, 700, 300), dtype=np.uint8)
    source = str(tmp_path / "in.tif")
    raster = gdal.GetDriverByName("GTiff").Create(source, 300, 700, 2, gdal.GDT_Byte, options)
    raster.WriteArray(np.stack([nir, red]))
    del raster
    monkeypatch.setattr(ndvi, "_STRIP_PIXELS", 1)
    monkeypatch.setattr(ndvi, "_PIXELS_IN_MEMORY", room)
    monkeypatch.setattr(ndvi, "THREADS", 4)
    values, _ = compute(source, tmp_path)
    total = nir.astype(np.float32) + red
    expected = (nir.astype(np.float32) - red) / np.where(total, total, np.nan)
    np.testing.assert_array_equal(values, np.where(total, expected, NODATA))


def test_a_raster_that_breaks_off_leaves_no_file(tmp_path, monkeypatch):
    """The error is met in a thread."""
    source = write_raster(tmp_path / "in.tif", np.ones((2, 3000, 300), dtype=np.uint8))
    monkeypatch.setattr(ndvi, "_STRIP_PIXELS", 1)
    size = (tmp_path / "in.tif").stat().st_size
    os.truncate(source, size - 100_000)
    with pytest.raises(RasterError, match="cannot be computed"):
        write_ndvi(source, 1, 2, str(tmp_path / "ndvi.tif"), always)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.tif"]


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs /proc")
def test_what_fails_half_way_is_closed_before_it_is_removed(tmp_path, monkeypatch):
    """Windows removes no file that is open."""
    source = write_raster(tmp_path / "in.tif", np.random.default_rng(1).integers(1, 99, (2, 700, 300), dtype=np.uint8))
    os.truncate(source, os.path.getsize(source) // 2)
    monkeypatch.setattr(ndvi, "_STRIP_PIXELS", 1)
    open_then, remove = [], output_raster.discard

    def discard(config):
        files = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
        open_then.append([path for path in map(os.path.realpath, files) if ".part" in path])
        remove(config)

    monkeypatch.setattr(output_raster, "discard", discard)
    with pytest.raises(RasterError, match="cannot be computed"):
        write_ndvi(source, 1, 2, str(tmp_path / "ndvi.tif"), always)
    assert open_then == [[], []]


def test_cancel_leaves_no_file(tmp_path, monkeypatch):
    source = write_raster(tmp_path / "in.tif", np.ones((2, 700, 300), dtype=np.uint8))
    monkeypatch.setattr(ndvi, "_STRIP_PIXELS", 1)
    assert not write_ndvi(source, 1, 2, str(tmp_path / "ndvi.tif"), lambda fraction: fraction < 0.5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.tif"]


def test_failures_leave_no_file_and_say_why(tmp_path):
    with pytest.raises(RasterError, match="cannot be computed"):
        write_ndvi(str(tmp_path / "missing.tif"), 1, 2, str(tmp_path / "ndvi.tif"), always)
    source = write_raster(tmp_path / "in.tif", [[[3]], [[1]]])
    with pytest.raises(ConfigError, match=r"in.tif/ndvi.tif cannot be written"):
        write_ndvi(source, 1, 2, str(tmp_path / "in.tif" / "ndvi.tif"), always)
    with pytest.raises(ConfigError, match="also an input"):
        write_ndvi(source, 1, 2, source, always)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.tif"]


def test_a_missing_folder_is_made(tmp_path):
    source = write_raster(tmp_path / "in.tif", [[[3]], [[1]]])
    assert write_ndvi(source, 1, 2, str(tmp_path / "no/such/folder/ndvi.tif"), always)
    assert [path.name for path in (tmp_path / "no/such/folder").iterdir()] == ["ndvi.tif"]


def test_failed_run_keeps_an_older_result(tmp_path):
    target = tmp_path / "ndvi.tif"
    target.write_bytes(b"II*\0older")
    source = write_raster(tmp_path / "in.tif", np.ones((2, 8, 8), dtype=np.uint8))
    assert not write_ndvi(source, 1, 2, str(target), lambda fraction: False)
    assert target.read_bytes() == b"II*\0older"


@pytest.mark.parametrize("name", ["naip/mosaic_claremont_2020_m.tif", "ign/montpellier_77055_627760_irrg.tif"])
def test_agrees_with_numpy_on_an_orthophoto(tmp_path, name):
    source = SAMPLES / name
    if not source.exists():
        pytest.skip(f"sample orthophoto {source} is not there; set VAIHINGEN_SAMPLE_DATA")
    nir_band, red_band = (4, 1) if "naip" in name else (1, 2)
    raster = gdal.Open(str(source))
    if raster.RasterCount < nir_band:
        nir_band, red_band = 2, 1
    nir, red = (raster.GetRasterBand(band).ReadAsArray().astype(float) for band in (nir_band, red_band))
    valid = (raster.GetRasterBand(1).GetMaskBand().ReadAsArray() != 0) & (nir + red > 0)
    values, _ = compute(str(source), tmp_path, nir_band, red_band)
    np.testing.assert_allclose(values[valid], ((nir - red) / (nir + red))[valid], rtol=0, atol=1e-6)
    assert (values[~valid] == NODATA).all()


def test_algorithm(tmp_path, feedback):
    source = write_raster(tmp_path / "in.tif", [[[3]], [[1]]])
    results, _ = run("vaihingen:ndvi", {"INPUT": source, "OUTPUT": str(tmp_path / "out.tif")}, feedback)
    assert read_raster(results["OUTPUT"])[0] == [[0.5]]
    assert feedback.percents[-1] == 100


def test_algorithm_can_be_cancelled(tmp_path):
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException

    source = write_raster(tmp_path / "in.tif", [[[3]], [[1]]])
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:ndvi")
    parameters = {"INPUT": source, "OUTPUT": str(tmp_path / "out.tif")}
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        algorithm.run(parameters, QgsProcessingContext(), RecordingFeedback(cancel_after=0), {}, False)
    assert not (tmp_path / "out.tif").exists()


def test_refusals(tmp_path):
    two = write_raster(tmp_path / "two.tif", [[[3]], [[1]]])
    given = {"INPUT": two, "OUTPUT": str(tmp_path / "o.tif")}
    assert "both 2" in refusal("vaihingen:ndvi", {**given, "NIR_BAND": 2})
    assert "NIR_BAND is 4, but the raster has 2 band(s)." in refusal("vaihingen:ndvi", {**given, "NIR_BAND": 4})
    assert refusal("vaihingen:ndvi", {**given, "INPUT": str(tmp_path / "missing.tif")})


def test_a_band_that_is_gone_is_refused(tmp_path):
    """The dialog has checked the bands; the file may have changed since."""
    source = write_raster(tmp_path / "in.tif", [[[1]]])
    with pytest.raises(RasterError, match="cannot be computed"):
        write_ndvi(source, 1, 2, str(tmp_path / "ndvi.tif"), always)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.tif"]

"""The table of what rasters say of their pixels, in QGIS; the engine's tests hold `RasterReader` against it."""

import numpy as np
import pytest
from osgeo import gdal
from pixel_cases import CASES, REFUSED
from small_inputs import read_raster
from vaihingen_qgis_plugin.training.contract.errors import RasterError
from vaihingen_qgis_plugin.training.contract.rasters import MEASURE_NODATA

from vaihingen_qgis_plugin.rasters.ndvi import write_ndvi
from vaihingen_qgis_plugin.rasters.pixel_reader import PixelReader, data_type

GDAL_TYPES = {
    "uint8": gdal.GDT_Byte,
    "uint16": gdal.GDT_UInt16,
    "int16": gdal.GDT_Int16,
    "uint32": gdal.GDT_UInt32,
    "int32": gdal.GDT_Int32,
    "float32": gdal.GDT_Float32,
    "float64": gdal.GDT_Float64,
}


def write_case(folder, case):
    """Write a case; its path."""
    bands = [case.nir, case.red, *([case.alpha] if case.alpha else [])]
    path = folder / "case.tif"
    options = ["PHOTOMETRIC=MINISBLACK", "ALPHA=NO"]
    driver, kind = gdal.GetDriverByName("GTiff"), GDAL_TYPES[case.dtype]
    raster = driver.Create(str(path), len(case.nir), 1, len(bands), kind, options)
    raster.SetGeoTransform((1000, 1, 0, 2000, 0, -1))
    raster.SetMetadata(dict(case.metadata))
    if case.alpha:
        raster.GetRasterBand(3).SetColorInterpretation(gdal.GCI_AlphaBand)
    for number, values in enumerate(bands, 1):
        band = raster.GetRasterBand(number)
        band.WriteArray(np.array([values], dtype=np.float64).astype(case.dtype))
        if case.in_tiff and case.nodata is not None:
            band.SetNoDataValue(case.nodata)
        if case.in_tiff and case.scaled and number < 3:
            band.SetScale(case.scale[number - 1])
            band.SetOffset(case.offset[number - 1])
    band = raster = None
    write_masks(path, case)
    if case.said_by == "pam":
        path.with_name("case.tif.aux.xml").write_text(case.sidecar())
    if case.said_by == "vrt":
        path = folder / "case.vrt"
        path.write_text(case.vrt("case.tif"))
    return str(path)


def write_masks(path, case):
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "NO" if case.beside else "YES")
    raster = gdal.Open(str(path), gdal.GA_Update)
    if case.mask:
        raster.CreateMaskBand(gdal.GMF_PER_DATASET)
        raster.GetRasterBand(1).GetMaskBand().WriteArray(np.array([case.mask], dtype=np.uint8))
    for number, values in enumerate(case.masks, 1):
        raster.GetRasterBand(number).CreateMaskBand(0)
        raster.GetRasterBand(number).GetMaskBand().WriteArray(np.array([values], dtype=np.uint8))
    raster = None
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ndvi(tmp_path, case):
    source, target, said = write_case(tmp_path, case), str(tmp_path / "ndvi.tif"), []
    assert write_ndvi(source, 1, 2, target, lambda fraction: True, said.append)
    expected = [MEASURE_NODATA if np.isnan(value) else value for value in case.ndvi]
    np.testing.assert_allclose(read_raster(target)[0], [expected], rtol=0, atol=1e-6)
    negative = sum(pair is not None and min(pair) < 0 for pair in case.real)
    assert [f"{negative} of {len(case.real)} pixels" in line for line in said] == [True] * bool(negative)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pixels_and_their_validity(tmp_path, case):
    source = write_case(tmp_path, case)
    ((_, bands, valid),) = PixelReader(source, (1, 2)).slices(0, 1)
    known = np.array([[pair is not None for pair in case.real]])
    assert (np.ones_like(known) if valid is None else valid).tolist() == known.tolist()
    for number, values in enumerate(bands):
        expected = [pair[number] for pair in case.real if pair is not None]
        np.testing.assert_allclose(values[known], expected, rtol=1e-6, atol=1e-6)
    assert data_type(source)[:2] == (2, "float32" if case.scaled else case.dtype)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_gives_no_values_is_refused(tmp_path, case):
    source = write_case(tmp_path, case)
    for use in (lambda: write_ndvi(source, 1, 2, str(tmp_path / "n.tif"), lambda f: True), lambda: data_type(source)):
        with pytest.raises(RasterError, match=r"which gives no values\."):
            use()
    assert not list(tmp_path.glob("n.tif*"))

"""The table of what rasters say of their pixels, in the engine; the plugin's tests hold NDVI in QGIS against it."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.enums import ColorInterp

from tests.pixel_cases import CASES, REFUSED, PixelCase
from training.contract.errors import RasterError
from training.indices import ndvi
from training.raster_io import RasterReader, thumbnail


def write_case(folder, case):
    """Write a case; its path."""
    bands = [case.nir, case.red, *([case.alpha] if case.alpha else [])]
    pixels = np.array(bands, dtype=np.float64)[:, None].astype(case.dtype)
    path = folder / "case.tif"
    options = {"nodata": case.nodata} if case.in_tiff else {}
    photometric = {"photometric": "MINISBLACK", "alpha": "NO"}
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=not case.beside):
        with rasterio.open(
            path, "w", driver="GTiff", width=pixels.shape[2], height=1, count=len(bands), dtype=case.dtype,
            transform=Affine(1, 0, 1000, 0, -1, 2000), **photometric, **options,
        ) as file:  # fmt: skip
            if case.alpha:
                file.colorinterp = [ColorInterp.gray, ColorInterp.undefined, ColorInterp.alpha]
            file.write(pixels)
            if case.in_tiff and case.scaled:
                spare = (1.0,) * (len(bands) - 2)
                file.scales = (*case.scale, *spare)
                file.offsets = (*case.offset, *(0.0 for _ in spare))
            file.update_tags(**dict(case.metadata))
            if case.mask:
                file.write_mask(np.array([case.mask], dtype=np.uint8))
    if case.masks:
        write_band_masks(path, case)
    if case.said_by == "pam":
        path.with_name("case.tif.aux.xml").write_text(case.sidecar())
    if case.said_by == "vrt":
        path = folder / "case.vrt"
        path.write_text(case.vrt("case.tif"))
    return path


def write_band_masks(path, case):
    """A mask for each band, as GDAL keeps them beside a file: rasterio writes none."""
    masks = np.array(case.masks, dtype=np.uint8)[:, None]
    with rasterio.open(
        f"{path}.msk", "w", driver="GTiff", width=masks.shape[2], height=1, count=len(masks), dtype="uint8"
    ) as file:
        file.write(masks)
        file.update_tags(**{f"INTERNAL_MASK_FLAGS_{number}": "0" for number in range(1, len(masks) + 1)})


def expected_of(case):
    values = np.array([[pair or (0, 0) for pair in case.real]], dtype=np.float64)
    return np.moveaxis(values, -1, 0), np.array([[pair is not None for pair in case.real]])


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_reader(tmp_path, case: PixelCase):
    values, known = expected_of(case)
    with RasterReader(write_case(tmp_path, case)) as reader:
        pixels, valid = reader.read(reader.grid.window)
        assert reader.bands == (1, 2)
        assert reader.dtype == pixels.dtype == ("float32" if case.scaled else case.dtype)
    assert valid.tolist() == known.tolist()
    np.testing.assert_allclose(pixels[:, valid], values[:, known], rtol=1e-6, atol=1e-6)
    found = ndvi(*pixels, valid)
    np.testing.assert_allclose(found, [case.ndvi], rtol=0, atol=1e-6)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_thumbnail(tmp_path, case: PixelCase):
    values, known = expected_of(case)
    pixels, valid = thumbnail(write_case(tmp_path, case), 64)
    assert valid.tolist() == known.tolist()
    np.testing.assert_allclose(pixels[:, valid], values[:, known], rtol=1e-6, atol=1e-6)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_gives_no_values_is_refused(tmp_path, case: PixelCase):
    with pytest.raises(RasterError, match=r"which gives no values\.") as refusal:
        RasterReader(write_case(tmp_path, case))
    assert "scale" in refusal.value.hint

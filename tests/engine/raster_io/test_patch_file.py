"""Patches written by a mould are the files that GDAL would have written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS

from training.contract.errors import RasterError
from training.raster_io import Grid, write_patch
from training.raster_io.patch_file import PatchMould

PLACES = {
    "metres": (Affine(0.09, 0, 496_999.123, 0, -0.09, 5_419_578.877), CRS.from_epsg(25832)),
    "degrees": (Affine(1e-6, 0, 8.96, 0, -9e-7, 48.93), CRS.from_epsg(4326)),
    "no crs": (Affine(0.5, 0, 10.0, 0, -0.4, -20.0), None),
    "no place": (Affine.identity(), None),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "bands, dtype, nodata",
    [(3, "uint8", None), (4, "uint8", None), (1, "uint8", 255), (5, "uint16", None), (1, "float32", -9999.0),
     (2, "int16", -1), (3, "float64", None)],
)  # fmt: skip
def test_what_is_read_is_what_was_written(tmp_path, place, bands, dtype, nodata):
    transform, crs = PLACES[place]
    rng = np.random.default_rng(1)
    for number, shift in enumerate((0, 37)):
        grid = Grid(48, 32, transform @ Affine.translation(shift, 2 * shift) if crs else transform, crs)
        pixels = rng.integers(0, 120, (bands, 32, 48)).astype(dtype)
        path = tmp_path / f"{number}.tif"
        write_patch(path, grid, pixels, nodata=nodata)
        with rasterio.open(path) as file:
            assert (file.read() == pixels).all() and file.dtypes == (dtype,) * bands
            assert file.transform == grid.transform and file.crs == grid.crs
            assert file.nodatavals == (nodata,) * bands
            assert "alpha" not in {kind.name for kind in file.colorinterp}
            assert file.profile.get("compress") is None


def test_a_mask_comes_through(tmp_path):
    pixels = np.random.default_rng(1).integers(0, 255, (3, 32, 32), dtype=np.uint8)
    valid = pixels[0] > 40
    grid = Grid(32, 32, *PLACES["metres"])
    write_patch(tmp_path / "a.tif", grid, pixels, valid=valid)
    with rasterio.open(tmp_path / "a.tif") as file:
        assert ((file.read_masks(1) > 0) == valid).all() and (file.read() == pixels).all()
        assert file.transform == grid.transform and file.crs == grid.crs


def test_other_pixels_do_not_fit():
    mould = PatchMould((1, 8, 8), "uint8", None, None, "")
    for wrong in (np.zeros((1, 8, 9), dtype=np.uint8), np.zeros((1, 8, 8), dtype=np.uint16)):
        with pytest.raises(ValueError, match="does not fit"):
            mould.write(Path("never.tif"), wrong, (0.0, 0.0))


def test_an_unwritable_place_is_told(tmp_path):
    with pytest.raises(RasterError, match=r"cannot be written"):
        write_patch(tmp_path / "none" / "a.tif", Grid(8, 8, *PLACES["metres"]), np.zeros((1, 8, 8), dtype=np.uint8))

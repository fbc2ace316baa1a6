"""NDVI of bands that are not there, or are the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.odd_calls.case import Call, case
from tests.small_rasters import write_raster


@case(qgis=True, engine=False)
def ndvi_of_a_band_that_is_not_there(folder: Path) -> Call:
    raster = write_raster(folder / "two bands.tif", np.full((2, 8, 8), 100, np.uint8))
    parameters = {"INPUT": raster, "NIR_BAND": 3, "RED_BAND": 1, "OUTPUT": folder / "ndvi.tif"}
    return Call("ndvi", parameters, refused=("NIR_BAND is 3", "2 band"))


@case(qgis=True, engine=False)
def ndvi_where_both_bands_are_zero(folder: Path) -> Call:
    pixels = np.array([[[150, 0]], [[50, 0]]], np.uint8)  # near infrared, red
    raster = write_raster(folder / "dark.tif", pixels)
    output = folder / "ndvi.tif"
    return Call("ndvi", {"INPUT": raster, "OUTPUT": output}, rasters={str(output): np.array([[[0.5, np.nan]]])})

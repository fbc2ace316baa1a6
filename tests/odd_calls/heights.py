"""What is no surface model, given as one."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.odd_calls.case import Call, case
from tests.small_rasters import write_raster


@case(qgis=True)
def orthophoto_as_surface_model(folder: Path) -> Call:
    ortho = write_raster(folder / "ortho.tif", np.full((3, 8, 8), 100, np.uint8))
    return Call(
        "heightaboveground",
        {"INPUT": ortho, "OUTPUT": folder / "heights.tif"},
        refused=("ortho.tif has 3 bands", "Choose the surface model"),
    )

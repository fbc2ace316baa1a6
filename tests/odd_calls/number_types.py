"""Heights and class codes in every type of number."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.odd_calls.case import CASES, Call, Case
from tests.small_rasters import colours, patchwork, write_raster

_LABELS = patchwork(32, 32, cell=8)
_TYPES = ("uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64")
_SIGNED = ("int16", "int32", "int64", "float32", "float64")


def _codes(dtype: str) -> None:
    def write(folder: Path) -> Call:
        source = write_raster(folder / "codes.tif", _LABELS.astype(dtype))
        output = str(folder / "colours.tif")
        parameters = {"INPUT": source, "DIRECTION": "classes_to_colours", "OUTPUT": output}
        return Call("labels", parameters, rasters={output: colours(_LABELS).astype(float)})

    CASES[f"codes_as_{dtype}"] = Case(f"codes_as_{dtype}", write, qgis=False, engine=True)


def _plane_below_the_sea(dtype: str) -> None:
    """A plane 3 m below the sea: nothing stands on it."""

    def write(folder: Path) -> Call:
        source = write_raster(folder / "plane.tif", np.full((32, 32), -3, dtype))
        output = str(folder / "heights.tif")
        parameters = {"INPUT": source, "OUTPUT": output}
        return Call("heightaboveground", parameters, rasters={output: np.zeros((1, 32, 32))})

    CASES[f"heights_as_{dtype}"] = Case(f"heights_as_{dtype}", write, qgis=False, engine=True)


for _dtype in _TYPES:
    _codes(_dtype)
for _dtype in _SIGNED:
    _plane_below_the_sea(_dtype)

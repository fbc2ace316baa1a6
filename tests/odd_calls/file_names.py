"""File names of any kind, for inputs and outputs."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.odd_calls.case import CASES, Call, Case
from tests.run_records import record_path
from tests.small_rasters import colours, patchwork, write_raster

_LABELS = patchwork(16, 16, cell=4)
_NAMES = {
    "blanks": " two  blanks ",
    "quotes": 'l\'été "38"',
    "a_newline": "first\nsecond",
    "a_variable": "$HOME `date`",
    "per_cent": "50%20 %d",
    "signs": "a&b;c|d=e#f?g*h",
    "brackets": "[a](b){c}<d>",
    "a_leading_dash": "-rf",
    "a_leading_dot": ".hidden",
    "umlauts_and_more": "Größe 東京 🗺",
    "two_hundred_letters": "x" * 200,
}


def _labels(key: str, name: str, qgis: bool) -> None:
    def write(folder: Path) -> Call:
        place = folder / name
        place.mkdir()
        source, output = write_raster(place / f"{name}.tif", colours(_LABELS)), str(place / f"{name} classes.tif")
        parameters = {"INPUT": source, "DIRECTION": "colours_to_classes", "OUTPUT": output}
        return Call(
            "labels", parameters, rasters={output: _LABELS[None].astype(float)}, written=(str(record_path(output)),)
        )

    CASES[f"labels_named_with_{key}"] = Case(f"labels_named_with_{key}", write, qgis, engine=True)


def _ndvi(key: str, name: str) -> None:
    def write(folder: Path) -> Call:
        pixels = np.full((2, 4, 4), 50, np.uint8)
        pixels[0] = 150
        source, output = write_raster(folder / f"{name}.tif", pixels), str(folder / f"{name} ndvi.tif")
        return Call("ndvi", {"INPUT": source, "OUTPUT": output}, rasters={output: np.full((1, 4, 4), 0.5)})

    CASES[f"ndvi_named_with_{key}"] = Case(f"ndvi_named_with_{key}", write, qgis=True, engine=False)


for _key, _name in _NAMES.items():
    _labels(_key, _name, qgis=_key in ("quotes", "a_newline", "umlauts_and_more"))
    _ndvi(_key, _name)

"""A raster of what is right, wrong and left out, and which class was taken for which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..contract.class_scheme import ClassScheme, LandCoverClass
from ..raster_io import Grid, RasterWriter
from .raster_pair import REASONS, PairedPixels

_RIGHT, _LEFT_OUT = (140, 145, 150), (208, 215, 222)  # greys from which all bright class colours differ clearly
_NO_DATA = [REASONS[name] for name in ("no_reference", "no_prediction")]


class ErrorCodes:
    """The codes of an error raster.

    With class codes of one digit: 10 * reference + prediction, so that 12 is a pixel of class 1 taken for class 2, and
    11, 22... are right; 254 where the reference says nothing that counts (undefined, ignored, border); 255 where one of
    the rasters has no data. With larger class codes: 256 * reference + prediction, 65534 and 65535, in 16 bits.

    Args:
        scheme: The classes.
        rows: Classes that count.
        columns: Classes that may be predicted.

    Attributes:
        dtype: NumPy data type.
        nodata: Value without data.
        left_out: Value of pixels that do not count.
        legend: Name and colour of each possible code: right in grey, wrong in the colour of the class predicted.
        right: Codes of what is right, which QGIS shows transparent.
    """

    def __init__(self, scheme: ClassScheme, rows: Sequence[LandCoverClass], columns: Sequence[LandCoverClass]) -> None:
        small = max(scheme.values) <= 9
        self.factor, self.dtype = (10, "uint8") if small else (256, "uint16")
        self.nodata = 255 if small else 65535
        self.left_out = self.nodata - 1
        self._pairs = [self._entry(reference, prediction) for reference in rows for prediction in columns]
        self.right = frozenset(self.factor * c.value + c.value for c in rows)
        self._left_out = LandCoverClass(self.left_out, "left out", _LEFT_OUT)
        self.legend = ClassScheme((*self._pairs, self._left_out))

    def _entry(self, reference: LandCoverClass, prediction: LandCoverClass) -> LandCoverClass:
        value = self.factor * reference.value + prediction.value
        if reference == prediction:
            return LandCoverClass(value, f"{reference.name}: right", _RIGHT)
        return LandCoverClass(value, f"{reference.name} taken for {prediction.name}", prediction.colour)

    def legend_of(self, matrix: np.ndarray) -> ClassScheme:
        """The legend of what occurs in a confusion matrix (K, C): with many classes, all pairs would be thousands."""
        occurring = [pair for pair, pixels in zip(self._pairs, matrix.ravel(), strict=True) if pixels]
        return ClassScheme((*occurring, self._left_out))

    def open_raster(self, path: str | Path, grid: Grid) -> RasterWriter:
        """A new error raster, to be written from the top."""
        return RasterWriter(
            path,
            grid,
            self.dtype,
            self.nodata,
            band_names=["errors"],
            scheme=self.legend,
            clear=self.right,
            overviews="mode",
        )

    def encode(self, pixels: PairedPixels) -> np.ndarray:
        """Codes of a window, (H, W)."""
        codes = np.multiply(pixels.reference, self.factor, dtype=self.dtype)
        codes += pixels.prediction
        codes[pixels.left_out > 0] = self.left_out
        codes[np.isin(pixels.left_out, _NO_DATA)] = self.nodata
        return codes

"""What stored pixels mean: which of them carry data, and their real values. NumPy only: QGIS's own process uses it too.

The rule, whose numbers stand in `contract.rasters`:

- A value is stored * scale + offset of its band, in 32-bit numbers; without scale and offset it is what is stored.
- No data are the nodata value of a band, compared in the type in which the pixels are stored; what is not a number,
  infinite or beyond 1e30; and what masks and alpha bands hide, which the two programs read each in its own way.
- Heights also are no data outside of -500 to 9000 m, and where -9999, -32767 or -32768 is stored.
- NDVI (`indices`) exists only where neither band is negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .contract.errors import RasterError
from .contract.language import tr
from .contract.rasters import HIGHEST_M, LARGEST, LOWEST_M, MISSING_HEIGHTS, SCALED_DTYPE


@dataclass(frozen=True)
class StoredBand:
    """What a file says of the values of a band.

    Args:
        dtype: NumPy type in which they are stored.
        nodata: Stored value that stands for no data; None if there is none.
        scale: What stored values are multiplied by.
        offset: What is added then.
    """

    dtype: str
    nodata: float | None = None
    scale: float = 1.0
    offset: float = 0.0

    @property
    def scaled(self) -> bool:
        """Whether real values differ from the stored ones."""
        return self.scale != 1 or self.offset != 0

    def check(self, path: str, number: int) -> None:
        """Check that real values can be computed.

        Args:
            path: The raster, for the message.
            number: The band's number, for the message.

        Raises:
            RasterError: If not.
        """
        if not (self.scale and np.isfinite(self.scale) and np.isfinite(self.offset)):
            raise RasterError(
                tr(
                    "{path} says that the values of band {number} are the stored ones times {scale:g} plus "
                    "{offset:g}, which gives no values.",
                    path=path,
                    number=number,
                    scale=self.scale,
                    offset=self.offset,
                ),
                tr(
                    "Set the band's scale and offset right: gdal_edit.py -scale 1 -offset 0 if what is stored "
                    "are the values."
                ),
            )
        if np.dtype(self.dtype).kind not in "iuf":
            raise RasterError(
                tr(
                    "Band {number} of {path} holds values of type {dtype}, but plain numbers were expected.",
                    number=number,
                    path=path,
                    dtype=self.dtype,
                ),
                tr("Convert it first, of complex numbers for example the amplitude."),
            )


def type_of(bands: Sequence[StoredBand]) -> str:
    """NumPy type of the real values of some bands together."""
    if any(band.scaled for band in bands):
        return SCALED_DTYPE
    return stored_type(bands)


def stored_type(bands: Sequence[StoredBand]) -> str:
    """NumPy type that holds the stored values of some bands together."""
    return str(np.result_type(*(band.dtype for band in bands)))


def described_type(bands: Sequence[StoredBand]) -> str:
    """The type of their real values in words: "uint16", or "float32 (uint16 with a scale)"."""
    scaled = any(band.scaled for band in bands)
    return f"{type_of(bands)} ({stored_type(bands)} with a scale)" if scaled else type_of(bands)


def carries_data(stored: Sequence[np.ndarray] | np.ndarray, bands: Sequence[StoredBand]) -> np.ndarray | None:
    """Where stored values carry data.

    Args:
        stored: The stored values of each band, shape (H, W) each, or (B, H, W).
        bands: What the file says of each of these bands.

    Returns:
        Shape (H, W), bool: False where a band is NaN, infinite or beyond 1e30, and where any band has its nodata
        value; with unsigned integers, where all bands have it, since a dark band alone may well have the value 0
        (GDAL's warper does the same). None if that is True everywhere, without looking.
    """
    nodata = [as_pixel(band.nodata, plane.dtype) for plane, band in zip(stored, bands)]
    missing = [plane == value for plane, value in zip(stored, nodata) if value is not None]
    if all(np.dtype(band.dtype).kind == "u" for band in bands):
        missing = [np.logical_and.reduce(missing)] if missing and len(missing) == len(stored) else []
    valid = None if not missing else ~np.logical_or.reduce(missing)
    for plane in stored:
        if plane.dtype.kind == "f":
            known = np.abs(plane) < LARGEST  # False for NaN
            valid = known if valid is None else valid & known
    return valid


def real_values(stored: np.ndarray, band: StoredBand) -> np.ndarray:
    """The real values of a band: float32 if they are scaled, else what is stored.

    Args:
        stored: Stored values, any shape.
        band: What the file says of the band.
    """
    if not band.scaled:
        return stored
    with np.errstate(over="ignore", invalid="ignore"):  # where there is no data
        values = stored.astype(np.float64)
        values *= band.scale
        values += band.offset
        return values.astype(SCALED_DTYPE)


def metres(stored: np.ndarray, band: StoredBand, unit_m: float = 1.0) -> np.ndarray:
    """Heights in metres, float32, whether they are possible or not.

    Args:
        stored: Stored values, any shape.
        band: What the file says of the band.
        unit_m: Metres in the unit of its values.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        values = real_values(stored, band).astype(np.float32)
        return values if unit_m == 1 else (values.astype(np.float64) * unit_m).astype(np.float32)


def possible_heights(stored: np.ndarray, heights: np.ndarray, band: StoredBand, unit_m: float = 1.0) -> np.ndarray:
    """Where heights are possible, bool: not below or above all ground on earth, and no number that stands for none.

    Args:
        stored: What is stored, any shape.
        heights: The same in metres.
        band: What the file says of the band.
        unit_m: Metres in the unit of its values.
    """
    possible: np.ndarray = (heights >= LOWEST_M) & (heights <= HIGHEST_M)
    for value in MISSING_HEIGHTS:
        number = as_pixel(value, stored.dtype)
        if number is not None and LOWEST_M <= (value * band.scale + band.offset) * unit_m <= HIGHEST_M:
            possible &= stored != number
    return possible


def usable_heights(heights: np.ndarray, known: np.ndarray, possible: np.ndarray) -> np.ndarray:
    """Heights in metres, NaN where they carry no data or are impossible; all of one shape, float32."""
    usable: np.ndarray = np.where(known & possible, heights, np.float32(np.nan))
    return usable


def as_pixel(nodata: float | None, dtype: np.dtype) -> Any:
    """The nodata value as pixels of this type hold it; None if they cannot hold it."""
    if nodata is None:
        return None
    if np.issubdtype(dtype, np.integer):
        fits = float(nodata).is_integer() and np.iinfo(dtype).min <= nodata <= np.iinfo(dtype).max
        return np.array(int(nodata), dtype=dtype)[()] if fits else None
    with np.errstate(over="ignore"):
        return np.array(nodata).astype(dtype)[()]

"""Which pixels carry data, by their values; masks and alpha bands are read by the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

# Real numbers beyond are no data, declared or not: programs write the lowest number of a type, about -3.4e38, with
# differing last digits, and what is interpolated beside it keeps such a size.
LARGEST = 1e30


def carries_data(pixels: np.ndarray, nodata: Sequence[float | None]) -> np.ndarray:
    """Where values carry data.

    Args:
        pixels: Shape (B, H, W).
        nodata: The nodata value of each of these bands, None if it has none.

    Returns:
        Shape (H, W), bool: False where a band is NaN, infinite or beyond 1e30, and where any band has its nodata
        value; with unsigned integers, where all bands have it, since a dark band alone may well have the value 0
        (GDAL's warper does the same).
    """
    values = [as_pixel(value, pixels.dtype) for value in nodata]
    missing = [plane == value for plane, value in zip(pixels, values, strict=True) if value is not None]
    if np.issubdtype(pixels.dtype, np.unsignedinteger):
        missing = [np.logical_and.reduce(missing)] if len(missing) == len(pixels) else []
    valid = np.ones(pixels.shape[1:], dtype=bool)
    for nowhere in missing:
        valid &= ~nowhere
    if np.issubdtype(pixels.dtype, np.floating):
        valid &= (np.abs(pixels) < LARGEST).all(axis=0)  # False for NaN
    return valid


def as_pixel(nodata: float | None, dtype: np.dtype) -> Any:
    """The nodata value as pixels of this type hold it; None if they cannot hold it."""
    if nodata is None:
        return None
    if np.issubdtype(dtype, np.integer):
        fits = float(nodata).is_integer() and np.iinfo(dtype).min <= nodata <= np.iinfo(dtype).max
        return np.array(int(nodata), dtype=dtype)[()] if fits else None
    with np.errstate(over="ignore"):
        return np.array(nodata).astype(dtype)[()]

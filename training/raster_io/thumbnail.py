"""A small copy of a raster of any size, for pictures in reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import RasterioError

from ..contract.errors import RasterError
from ..contract.language import tr
from ..pixel_values import real_values, stored_type, type_of
from .opening import bands_and_alpha, gdal_reason, open_raster
from .stored_bands import stored_band, valid_pixels

_SAMPLES = 4  # pixels read along each side of a pixel of the thumbnail, so that fine patterns do not flicker
_MOST_READ_PX = 4096  # along a side, at once


def thumbnail(path: str | Path, max_side_px: int, data_bands: Sequence[int] = ()) -> tuple[np.ndarray, np.ndarray]:
    """Read a raster decimated, through its overviews if it has them; the whole of it is never in memory.

    Args:
        path: Any raster that GDAL reads.
        max_side_px: Longest side of the result. A smaller raster is read as it is.
        data_bands: Bands that hold data whatever the file marks them as.

    Returns:
        Pixels (B, h, w), real values, all bands but alpha: means of up to 16 valid pixels, 0 where there is
        none. Valid mask (h, w) bool: where at least half of those are valid, each by the rules of `RasterReader.read`.

    Raises:
        RasterError: If the file cannot be read.
    """
    with open_raster(path) as file:
        scale = min(1.0, max_side_px / max(file.width, file.height))
        height, width = (max(1, round(side * scale)) for side in (file.height, file.width))
        most = min(_SAMPLES, _MOST_READ_PX // max(height, width), file.height // height, file.width // width)
        samples = max(1, most)
        try:
            pixels, valid = _read(file, (height * samples, width * samples), data_bands)
        except (RasterioError, OSError) as error:
            raise RasterError(
                tr("{path} cannot be read: {reason}.", path=path, reason=gdal_reason(error)),
                tr("The file may be damaged or its disk gone; copy it again."),
            ) from error
    return _means(pixels, valid, samples)


def _read(
    file: rasterio.DatasetReader, shape: tuple[int, int], data_bands: Sequence[int]
) -> tuple[np.ndarray, np.ndarray]:
    """Nearest pixels: each is a real one, so that its validity is known."""
    numbers, alpha = bands_and_alpha(file, data_bands)
    bands = [stored_band(file, number) for number in numbers]
    stored = file.read(numbers, out_shape=(len(bands), *shape), out_dtype=stored_type(bands))
    valid = valid_pixels(file, numbers, stored, alpha, out_shape=shape)
    pixels = np.empty(stored.shape, dtype=type_of(bands))
    for plane, values, band in zip(pixels, stored, bands, strict=True):
        plane[...] = real_values(values, band)
    return pixels, valid


def _means(pixels: np.ndarray, valid: np.ndarray, samples: int) -> tuple[np.ndarray, np.ndarray]:
    """Means of the valid pixels in squares of `samples` x `samples`, and where at least half of them are valid."""
    height, width = (side // samples for side in valid.shape)
    squares = (height, samples, width, samples)
    counts = valid.reshape(squares).sum(axis=(1, 3))
    means = np.empty((len(pixels), height, width), dtype=pixels.dtype)
    for band, values in enumerate(pixels):
        known = np.where(valid, values, values.dtype.type(0)).reshape(squares)
        mean = known.sum(axis=(1, 3), dtype=np.float64) / np.maximum(counts, 1)
        means[band] = np.rint(mean) if np.issubdtype(pixels.dtype, np.integer) else mean
    return means, 2 * counts >= samples * samples

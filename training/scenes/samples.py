"""Some pixels of a raster of any size, to see what its bands hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..raster_io import RasterReader
from ..windows import Window

_WINDOWS = 4  # a side
_SIZE_PX = 128


def sample_pixels(reader: RasterReader, bands: Sequence[int] | None = None) -> np.ndarray:
    """The valid pixels of windows that are spread evenly over a raster, row by row.

    Args:
        reader: The raster.
        bands: Band numbers, counted from 1; None: all that hold data.

    Returns:
        Shape (B, N), the raster's dtype; N is at most 262 144, and 0 where there is no data at all.
    """
    parts = []
    for window in sample_windows(reader.grid.window):
        pixels, valid = reader.read(window, bands)
        parts.append(pixels[:, valid])
    return np.concatenate(parts, axis=1)


def sample_windows(area: Window) -> Iterator[Window]:
    """At most 16 windows that are spread evenly over an area, which begins at column and row 0."""
    for row in _starts(area.height):
        for col in _starts(area.width):
            yield Window(col, row, min(_SIZE_PX, area.width), min(_SIZE_PX, area.height))


def _starts(side: int) -> list[int]:
    """First columns or rows of the windows along a side."""
    if side <= _WINDOWS * _SIZE_PX:  # windows side by side show all of it
        return list(range(0, side, _SIZE_PX))
    return [int(start) for start in np.linspace(0, side - _SIZE_PX, _WINDOWS)]

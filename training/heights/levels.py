"""What heights are measured from, and whether they need it subtracted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..raster_io import RasterReader
from ..windows import Window

GROUND = "ground"  # heights are heights above ground and used as they are
LOW_GROUND = "low_ground"  # heights are absolute: the low ground around is subtracted first, see `low_ground`
WINDOW = "window"  # the same in models and data sets of version 0.1.0: the low level of each window is subtracted
LOW_PERCENTILE = 5  # of a window's heights: near the ground wherever a window shows some ground
_GROUND_LEVEL_M = 2.0  # low levels within this of zero are those of heights above ground
_PROBES = 5  # windows a side that are read to distinguish absolute heights from heights above ground


def low_level(height: np.ndarray, valid: np.ndarray) -> float:
    """Height of the low ground in a window, m: a low percentile, so that one outlier does not set it."""
    known = height[valid]  # a copy, which may be sorted in place
    return float(np.percentile(known, LOW_PERCENTILE, overwrite_input=True)) if known.size else 0.0


def height_reference(levels: Sequence[float]) -> str:
    """`GROUND` if the low levels of windows lie near zero, else `LOW_GROUND`.

    The median decides: a window in the middle of a forest or of a large roof shows no ground.
    """
    return GROUND if abs(float(np.median(levels))) <= _GROUND_LEVEL_M else LOW_GROUND


def low_levels(heights: RasterReader, size: int, stop: Callable[[], None]) -> list[float]:
    """Low levels of windows spread over a raster, m; of those with any data.

    Args:
        heights: The raster.
        size: Side of a window, pixels.
        stop: Called before each window; may raise to end the work.
    """
    area = heights.grid.window
    levels = []
    for row in np.linspace(0, max(0, area.height - size), _PROBES).astype(int):
        for col in np.linspace(0, max(0, area.width - size), _PROBES).astype(int):
            stop()
            metres = heights.read_heights(Window(int(col), int(row), size, size))
            known = np.isfinite(metres)
            if known.any():
                levels.append(low_level(metres, known))
    return levels

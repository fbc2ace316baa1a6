"""Holes in the heights of cells, such as image matching leaves."""

from __future__ import annotations

import numpy as np
from scipy import ndimage


def without_holes(low: np.ndarray, width: int) -> np.ndarray:
    """Heights with what is narrower than `width` cells in all directions filled up; a lane between houses stays.

    Args:
        low: Heights, shape (H, W); NaN where there is no data.
        width: An odd number of cells.

    Returns:
        Shape (H, W); infinite where there is no data all around.
    """
    unknown, falling = np.isnan(low), np.eye(width, dtype=bool)
    filled = np.full(low.shape, np.inf)
    for line in (np.ones((1, width), dtype=bool), np.ones((width, 1), dtype=bool), falling, falling[::-1]):
        highest = ndimage.maximum_filter(np.where(unknown, -np.inf, low), footprint=line, mode="constant", cval=-np.inf)
        closed = ndimage.minimum_filter(
            np.where(unknown, np.inf, highest), footprint=line, mode="constant", cval=np.inf
        )
        filled = np.minimum(filled, closed)
    return filled

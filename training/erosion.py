"""Erosion of class borders: pixels so near to another class that even people who digitise disagree about them."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .contract.classes import NODATA


def erode_borders(labels: np.ndarray, radius_px: int) -> np.ndarray:
    """Leave out what lies at a border between classes.

    A pixel lies at a border if the disk of `radius_px` around its centre holds the centre of a pixel of another class.
    Pixels without label (255) and the edge of the array make no border.

    Args:
        labels: Class codes, shape (H, W), uint8, 255 where there is no label.
        radius_px: Radius of the disk, pixels; 0 changes nothing. To erode a window as the whole raster would be, hand
            over the window with `radius_px` more pixels on each side, and cut them off afterwards.

    Returns:
        A copy, shape (H, W), uint8, with 255 at the borders.

    Source: ISPRS 2D semantic labelling contest: class boundaries eroded by a circular disc of 3 pixel radius, so that
    uncertain borders do not count.
    """
    lowest, highest = labels.copy(), np.where(labels == NODATA, 0, labels)  # so that 255 is never the extreme one
    low_rows, high_rows = lowest.copy(), highest.copy()
    height = len(labels)
    for shift in range(-min(radius_px, height - 1), min(radius_px, height - 1) + 1):
        half_width = int(np.sqrt(radius_px**2 - shift**2))  # of the disk, in this row
        size = 2 * half_width + 1
        here = slice(max(0, -shift), height - max(0, shift))
        there = slice(max(0, shift), height + min(0, shift))
        low = ndimage.minimum_filter1d(low_rows[there], size, axis=1, mode="nearest")
        high = ndimage.maximum_filter1d(high_rows[there], size, axis=1, mode="nearest")
        np.minimum(lowest[here], low, out=lowest[here])
        np.maximum(highest[here], high, out=highest[here])
    at_border = (lowest != labels) | (highest != labels)  # another class in the disk; true for 255 too, which stays 255
    return np.where(at_border, np.uint8(NODATA), labels)

"""Erosion of class borders: pixels so near to another class that even people who digitise disagree about them."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ..contract.class_scheme import NODATA

_NARROW_PX = 12  # gaps between two classes up to this are borders left out: the ISPRS ones are about 6 wide
_LEAST_GAPS = 20  # fewer are no evidence


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


class Borders:
    """Statistics of how classes meet along the rows of a reference: whether their borders have been eroded already.

    In such a reference (ISPRS: `..._noBoundary.tif`) no two classes touch; narrow strips without label part them. In a
    reference that was drawn as separate polygons the strips are wide.

    Args:
        undefined: Code of unlabelled pixels beside 255; None if there is none.
    """

    def __init__(self, undefined: int | None) -> None:
        self._undefined = NODATA if undefined is None else undefined
        self._touching = self._wide = 0
        self._widths = np.zeros(_NARROW_PX + 1, dtype=np.int64)

    def add(self, labels: np.ndarray) -> None:
        """Count the gaps between classes in class codes (H, W) uint8, row by row."""
        places = np.flatnonzero((labels != NODATA) & (labels != self._undefined))
        classes, width = labels.ravel()[places], labels.shape[1]
        different = np.flatnonzero(classes[1:] != classes[:-1])
        first, second = places[different], places[different + 1]
        gaps = (second - first - 1)[first // width == second // width]
        self._touching += int(np.count_nonzero(gaps == 0))
        self._wide += int(np.count_nonzero(gaps > _NARROW_PX))
        self._widths += np.bincount(gaps[gaps <= _NARROW_PX], minlength=_NARROW_PX + 1)

    @property
    def gap_px(self) -> int:
        """Median width, along rows, of the strips that part the classes, pixels; 0 if the borders are not eroded."""
        narrow = self._widths[1:]
        number = int(narrow.sum())
        if number < _LEAST_GAPS or number < 50 * self._touching or number < self._wide:
            return 0
        return int(np.searchsorted(np.cumsum(narrow), number / 2)) + 1

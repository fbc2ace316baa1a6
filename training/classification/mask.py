"""Where a mask wants results, and which pixels these are made of."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np

from ..contract.config import ClassifyConfig
from ..raster_io import Grid, RasterReader
from ..windows import Window, pieces

_MOST_READ = 1 << 22  # pixels of the mask at once


def open_mask(job: ClassifyConfig, grid: Grid, stack: ExitStack) -> RasterReader | None:
    """Open the mask on the grid of the results; None: there is none.

    Raises:
        RasterError: If it cannot be read or lies elsewhere.
    """
    return stack.enter_context(RasterReader(job.mask, like=grid)) if job.mask else None


def inside_of(mask: RasterReader, window: Window) -> np.ndarray:
    """Where a mask wants results, shape (H, W) bool: where it has data other than 0."""
    values, valid = mask.read(window, [mask.bands[0]])
    inside: np.ndarray = valid & (values[0] != 0)
    return inside


def needed_for(mask: RasterReader, step: float, window: Window) -> np.ndarray:
    """Which pixels that the network sees may have a part in a result that a mask wants, shape (H, W) bool.

    Args:
        mask: The mask, on the grid of the results.
        step: How many pixels that the network sees one of the results spans, from the same corner on.
        window: The pixels that the network sees.
    """
    if step == 1:
        return inside_of(mask, window)
    needed = np.empty((window.height, window.width), dtype=bool)
    for piece in pieces(window, _MOST_READ * step**2):
        (top, bottom), (left, right) = (
            _near(first, count, step) for first, count in ((piece.row_off, piece.height), (piece.col_off, piece.width))
        )
        around = Window(left[0], top[0], right[-1] - left[0], bottom[-1] - top[0])
        counts = _counted(inside_of(mask, around), top - top[0], bottom - top[0])
        counts = _counted(counts.T, left - left[0], right - left[0]).T
        place = Window(piece.col_off - window.col_off, piece.row_off - window.row_off, piece.width, piece.height)
        needed[place.slices] = counts > 0
    return needed


def _near(first: int, count: int, step: float) -> tuple[np.ndarray, np.ndarray]:
    """First and end of the results that may be made of each of some pixels, along one direction."""
    places = np.arange(first, first + count)
    reach = 0.5  # of a pixel beyond it, as far as interpolation goes
    firsts, ends = np.floor((places - reach) / step - 0.5), np.ceil((places + 1 + reach) / step + 0.5)
    return firsts.astype(np.int64), ends.astype(np.int64)


def _counted(values: np.ndarray, firsts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Sums of the rows from each of `firsts` up to each of `ends`, shape (N, W)."""
    sums = np.concatenate([np.zeros((1, values.shape[1]), dtype=np.int64), np.cumsum(values, axis=0)])
    found: np.ndarray = sums[ends] - sums[firsts]
    return found

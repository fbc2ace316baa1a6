"""How far errors correlate: the range of their spatial autocorrelation, and blocks that are large against it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import fft

_UNCORRELATED = 0.05  # the "practical range": correlation has fallen to 5 % (Journel and Huijbregts 1978, ch. III)
_NOISE = 2.0  # standard errors within which a correlation cannot be distinguished from none (Bartlett 1946)


@dataclass(frozen=True)
class Correlogram:
    """How the error rates of two cells covary, by their distance.

    Args:
        covariance: At distances of 0, 1, 2... cells, relative to that of a cell with itself; up to the range.
        range_cells: The first distance at which it has fallen to 5 %, or to what chance alone gives, in cells; at least
            1, at most half of the longer side of the largest raster. 0 if cells do not differ, as without any error.
    """

    covariance: np.ndarray
    range_cells: float

    def widening(self, block: int) -> float:
        """How much an interval must be widened that comes from independent blocks, >= 1.

        The variance of a sum over a large area is the sum of the covariances over all distances d = (x, y). Square
        blocks of side b drawn independently hold only the share (1 - |x| / b) (1 - |y| / b) of the pairs at each
        distance. The factor is the square root of the quotient of both sums.

        Args:
            block: Side of the blocks, cells.
        """
        if not self.range_cells:
            return 1.0
        reach = len(self.covariance) - 1
        along = np.arange(-reach, reach + 1)
        distance = np.rint(np.hypot(along[:, None], along[None, :])).astype(np.int64)
        near = np.append(np.maximum(self.covariance, 0), 0.0)[np.minimum(distance, reach + 1)]
        held = np.clip(1 - np.abs(along) / block, 0, 1)
        return float(np.sqrt(near.sum() / (near * held[:, None] * held[None, :]).sum()))


def error_correlogram(counts: Sequence[tuple[np.ndarray, np.ndarray]]) -> Correlogram:
    """Measure how far errors correlate.

    The covariance is averaged over all pairs of cells at about the same distance, whatever their direction: with
    e = errors - rate * pixels of a cell and its pixels n, it is sum(e_i e_j) / sum(n_i n_j) over these pairs.

    Args:
        counts: Compared pixels and errors of the cells of each raster, two arrays (rows, columns).
    """
    pixels, errors = (sum(float(part[i].sum()) for part in counts) for i in (0, 1))
    if not 0 < errors < pixels:
        return Correlogram(np.ones(1), 0.0)
    rate = errors / pixels
    reach = max(2, max(max(part[0].shape) for part in counts) // 2)
    products, weights = np.zeros(reach + 1), np.zeros(reach + 1)
    for cell_pixels, cell_errors in counts:
        products += _by_distance(cell_errors - rate * cell_pixels, reach)
        weights += _by_distance(cell_pixels.astype(np.float64), reach)
    known = weights > 1e-6 * weights[0]
    covariance = np.divide(products, weights, out=np.zeros_like(products), where=known)
    if covariance[0] <= 0:
        return Correlogram(np.ones(1), 0.0)
    correlation = covariance / covariance[0]
    cells = sum(np.count_nonzero(part[0]) for part in counts)
    low = max(_UNCORRELATED, _NOISE / math.sqrt(cells))
    below = np.flatnonzero(correlation[1:] <= low) + 1
    first = int(below[0]) if below.size else reach
    before, after = correlation[first - 1], correlation[first]
    exact = first - 1 + (before - low) / (before - after) if before > after else first
    return Correlogram(correlation[: first + 1], float(min(first, max(1.0, exact))))


def _by_distance(values: np.ndarray, reach: int) -> np.ndarray:
    """Sums of the products of all pairs of cells by their distance, rounded to whole cells: (reach + 1,)."""
    rows, cols = values.shape
    shape = [fft.next_fast_len(2 * length, real=True) for length in (rows, cols)]  # so that nothing wraps around
    sums = fft.irfft2(np.abs(fft.rfft2(values, shape)) ** 2, shape)
    down, right = (np.minimum(np.arange(n), n - np.arange(n)) for n in shape)
    inside = (down[:, None] < rows) & (right[None, :] < cols)
    distance = np.rint(np.hypot(down[:, None], right[None, :])).astype(np.int64)
    near = inside & (distance <= reach)
    return np.bincount(distance[near], weights=sums[near], minlength=reach + 1)

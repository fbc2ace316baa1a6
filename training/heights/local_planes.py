"""Planes fitted to the cells around each cell: a smooth surface through scattered heights, with its slope.

Moving least squares of first degree (Lancaster, Salkauskas 1981, Mathematics of Computation 37: 141-158): a plane is
reproduced exactly, whatever cells it is seen in. All sums are correlations with a fixed kernel, so that the result at
a cell depends neither on the array's size nor on the cell's place in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy import ndimage

_TRUNCATE = 2.5  # kernels end at so many standard deviations
_DECAY = 5  # a kernel of scale s counts s**-5: near cells decide wherever there are any
_STIFFNESS = 0.02  # share of the squared distance to the cells' centre that levels the plane: bounds extrapolation
_NOTHING = 1e-12  # sums of weights below this are rounding


def planes_reach(scales: Sequence[float]) -> int:
    """Cells further away than so many columns or rows do not count."""
    return math.ceil(_TRUNCATE * max(scales))


def local_planes(
    heights: np.ndarray, weights: np.ndarray, scales: Sequence[float], own: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """Fit a plane around each cell.

    Args:
        heights: Shape (H, W), m; any value, also NaN, where the weight is 0.
        weights: Shape (H, W), 0 or greater, or bool.
        scales: Standard deviations in cells of the Gaussians whose weighted sum is the kernel.
        own: Whether a cell counts in its own plane.

    Returns:
        The planes' heights at their cells, m, and their slopes, m per cell; both (H, W) float64, NaN where no cell
        with weight is in reach.
    """
    weights = weights.astype(np.float64)
    values = (weights, np.where(weights > 0, heights, 0.0) * weights)
    # Sums of weight * dx**p * dy**q, and of weight * height * dx**p * dy**q, by (p, q).
    sums = tuple({(p, q): np.zeros(heights.shape) for p in range(d) for q in range(d - p)} for d in (3, 2))
    for scale in scales:
        reach = planes_reach([scale])
        offsets = np.arange(-reach, reach + 1, dtype=np.float64)
        bell = np.exp(-0.5 * (offsets / scale) ** 2)
        share = scale**-_DECAY
        for degree, moments, field in zip((3, 2), sums, values, strict=True):
            for p in range(degree):
                along_rows = ndimage.correlate1d(field, share * bell * offsets**p, axis=1, mode="constant")
                for q in range(degree - p):
                    moments[p, q] += ndimage.correlate1d(along_rows, bell * offsets**q, axis=0, mode="constant")
            if not own:
                moments[0, 0] -= share * field
    return _solve(*sums)


def _solve(
    weight: dict[tuple[int, int], np.ndarray], height: dict[tuple[int, int], np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Heights and slopes of the planes with these moments; see `local_planes`."""
    total = np.where(weight[0, 0] > _NOTHING, weight[0, 0], np.nan)
    x, y, z = weight[1, 0] / total, weight[0, 1] / total, height[0, 0] / total  # centre of the cells
    stiffness = _STIFFNESS * (1 + x * x + y * y)
    xx, yy = weight[2, 0] / total - x * x + stiffness, weight[0, 2] / total - y * y + stiffness
    xy = weight[1, 1] / total - x * y
    xz, yz = height[1, 0] / total - x * z, height[0, 1] / total - y * z
    determinant = xx * yy - xy * xy
    slope_x, slope_y = (xz * yy - yz * xy) / determinant, (yz * xx - xz * xy) / determinant
    return z - slope_x * x - slope_y * y, np.hypot(slope_x, slope_y)

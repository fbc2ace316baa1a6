"""Slope of a surface, for NumPy arrays and torch tensors alike: neither is imported here."""

from __future__ import annotations

import math
from typing import Any

_STEPS = (slice(0, -2), slice(1, -1), slice(2, None))  # a pixel back, none, a pixel on


def slope_degrees(heights: Any, gsd_m: float, library: Any) -> Any:
    """Compute the slope at each pixel from the 3 x 3 heights around it.

    A neighbour without data counts as high as the pixel in the middle, so that the edge of the data is no cliff.

    Args:
        heights: Metres, shape (..., H + 2, W + 2), floating point, NaN where there is no data: the pixels and one more
            on each side. Pixels are taken as square.
        gsd_m: Ground sampling distance, m per pixel.
        library: The module that the heights are arrays of: `numpy` or `torch`.

    Returns:
        Degrees, 0 (level) to 90, shape (..., H, W), of the heights' number type; NaN where the height is missing.

    Raises:
        ValueError: If the ground sampling distance is not known.

    Source: Horn 1981, Hill shading and the reflectance map, Proc. IEEE 69: 14-47; the default of gdaldem.
    """
    if not gsd_m > 0:
        raise ValueError("slope needs the ground sampling distance, but it is not known")
    middle = heights[..., 1:-1, 1:-1]

    def rise(row: int, column: int) -> Any:
        """From the middle to a neighbour: small numbers, which keep their digits at any height above the sea."""
        metres = heights[..., _STEPS[row], _STEPS[column]] - middle
        return library.where(library.isnan(metres), 0.0, metres)

    north_west, north, north_east = (rise(0, column) for column in range(3))
    west, east = rise(1, 0), rise(1, 2)
    south_west, south, south_east = (rise(2, column) for column in range(3))
    eastwards = (north_east - north_west) + 2 * (east - west) + (south_east - south_west)
    southwards = (south_west - north_west) + 2 * (south - north) + (south_east - north_east)
    tangent = library.sqrt(eastwards * eastwards + southwards * southwards) / (8 * gsd_m)
    degrees = library.arctan(tangent) * (180 / math.pi)
    return library.where(library.isnan(middle), math.nan, degrees)

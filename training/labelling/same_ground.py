"""Which blocks show the same ground: orthophotos may overlap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..raster_io import Grid, like_numbers

_TOUCHING = 0.02  # of a block's side: blocks that overlap by less only touch


class SameGround:
    """The places of blocks in map units.

    Args:
        places: Number of the orthophoto, row and column of each block, shape (N, 3).
        side: Side of a block, pixels.
        grids: Grids of the orthophotos; those without a place of their own overlap no other.
    """

    def __init__(self, places: np.ndarray, side: int, grids: Sequence[Grid]) -> None:
        self._number = places[:, 0]
        self._group = np.array([_first_alike(grids, number) for number in range(len(grids))])[self._number]
        self._bounds = np.empty((len(places), 4))
        for number in np.unique(self._number):
            own, turn = self._number == number, grids[number].transform
            across = turn.c + turn.a * (places[own, 2, None] + (0, side))
            down = turn.f + turn.e * (places[own, 1, None] + (0, side))
            edges = (across.min(axis=1), down.min(axis=1), across.max(axis=1), down.max(axis=1))
            self._bounds[own] = np.stack(edges, axis=1)

    def like(self, block: int) -> np.ndarray:
        """The blocks of other orthophotos that show ground of this one, shape (N,) bool."""
        left, bottom, right, top = self._bounds[block]
        lefts, bottoms, rights, tops = self._bounds.T
        apart = _TOUCHING * (right - left)
        across = np.minimum(rights, right) - np.maximum(lefts, left) > apart
        down = np.minimum(tops, top) - np.maximum(bottoms, bottom) > apart
        found: np.ndarray = across & down & (self._group == self._group[block]) & (self._number != self._number[block])
        return found


def _first_alike(grids: Sequence[Grid], number: int) -> int:
    """The first orthophoto whose coordinates mean the same as those of this one."""
    own = grids[number]
    if not own.georeferenced:
        return number
    alike = (other for other, grid in enumerate(grids) if grid.georeferenced and like_numbers(grid.crs, own.crs))
    return next(alike, number)

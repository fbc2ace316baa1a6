"""Outlines of the areas of a class raster made simpler all at once, so that neighbours go on sharing their borders."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from osgeo import gdal

from .grid import Grid

GoesOn = Callable[[float], bool]  # called with the share done (0-1); False stops the work
_CHECK_EVERY = 5000  # corners between two calls of it
_CELL_BITS = 3  # corners are looked up in cells of 8 pixels a side
_LEAST_CORNERS = 4  # of an outline that no other area touches


class SharedOutlines:
    """The outlines of all areas of a raster, in its pixels; memory grows with the number of their corners.

    The corner that forms the smallest triangle with its neighbours goes first (Visvalingam and Whyatt 1993), as in the
    coverage simplification of GEOS and QGIS (from 3.36 on), which older versions lack. A corner stays where three
    areas meet, at the edge of the data, and where another corner lies in its triangle; the outlines therefore never
    cross or touch each other where they did not before, and areas have neither gaps nor overlaps.

    Args:
        grid: The raster.
    """

    def __init__(self, grid: Grid) -> None:
        self._grid, self._inverse = grid, gdal.InvGeoTransform(grid.transform)
        self._stride = grid.width + 1
        self._rings: list[np.ndarray] = []  # corners as row * stride + column, without the closing one
        self._first_ring: list[int] = []  # of each area
        self._starts = np.zeros(1, dtype=np.int64)

    def add(self, outline: bytes) -> None:
        """Add the next area: a polygon along the edges of pixels, as well-known binary."""
        self._first_ring.append(len(self._rings))
        order = "<" if outline[0] else ">"
        (rings,) = struct.unpack_from(f"{order}I", outline, 5)
        at = 9
        for _ in range(rings):
            (count,) = struct.unpack_from(f"{order}I", outline, at)
            points = np.frombuffer(outline, f"{order}f8", 2 * count, at + 4).reshape(-1, 2)[:-1]
            at += 4 + 16 * count
            x0, x_col, x_row, y0, y_col, y_row = self._inverse
            columns = np.rint(x0 + points @ (x_col, x_row)).astype(np.int64)
            rows = np.rint(y0 + points @ (y_col, y_row)).astype(np.int64)
            self._rings.append(rows * self._stride + columns)

    def simplify(self, least_px: float, goes_on: GoesOn) -> tuple[int, int] | None:
        """Leave out corners whose triangle has less than `least_px` pixels.

        Args:
            least_px: Area of the smallest triangle that stays, in pixels.
            goes_on: Called now and then; False stops the work.

        Returns:
            How many corners there were, and how many of them are left; None if it was stopped.
        """
        starts = np.cumsum([0, *map(len, self._rings)])
        codes, starts = _without_straight(np.concatenate(self._rings or [starts[:0]]), starts, self._stride)
        fixed = _fixed_corners(codes, starts, self._stride)
        codes, starts = self._with_fixed(codes, starts, fixed)
        network = _Network.of(codes, starts, fixed, self._stride)
        before = len(network.codes)
        if not _Thinning(network, least_px).run(goes_on):
            return None
        alive = network.alive[network.number]
        kept = np.concatenate([[0], np.cumsum(alive)])
        self._starts, codes = kept[starts], codes[alive]
        self._rings = [codes[start:end] for start, end in zip(self._starts[:-1], self._starts[1:])]
        return before, int(network.alive.sum())

    def outline(self, area: int) -> bytes:
        """The polygon of an area (0: the first one added) in the raster's coordinates, as well-known binary."""
        end = self._first_ring[area + 1] if area + 1 < len(self._first_ring) else len(self._rings)
        rings = self._rings[self._first_ring[area] : end]
        parts = [struct.pack("<BII", 1, 3, len(rings))]
        x0, x_col, x_row, y0, y_col, y_row = self._grid.transform
        for codes in rings:
            rows, columns = np.divmod(np.append(codes, codes[:1]), self._stride)
            points = np.stack([x0 + columns * x_col + rows * x_row, y0 + columns * y_col + rows * y_row], axis=1)
            parts += [struct.pack("<I", len(points)), points.astype("<f8").tobytes()]
        return b"".join(parts)

    def _with_fixed(self, codes: np.ndarray, starts: np.ndarray, fixed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The rings with the fixed corners that lie on their straight pieces: there a border of others ends."""
        if not len(codes):
            return codes, starts
        _, following = _neighbours(starts)
        upright = self._grid.height + 1  # codes from one column to the next, where columns come first
        turned = np.sort(_turned(fixed, self._stride, upright))
        flat = codes // self._stride == codes[following] // self._stride
        between = np.zeros(len(codes), dtype=np.int64)
        inserted = []
        for where, order, of in ((flat, fixed, codes), (~flat, turned, _turned(codes, self._stride, upright))):
            pieces = np.flatnonzero(where)
            begin, end = of[pieces], of[following[pieces]]
            low = np.searchsorted(order, np.minimum(begin, end), "right")
            number = np.searchsorted(order, np.maximum(begin, end), "left") - low
            between[pieces] = number
            inserted.append((pieces, low, number, begin < end, order))
        offsets = np.arange(len(codes)) + np.concatenate([[0], np.cumsum(between)[:-1]])
        longer = np.empty(len(codes) + int(between.sum()), dtype=np.int64)
        longer[offsets] = codes
        for is_turned, (pieces, low, number, upwards, order) in enumerate(inserted):
            piece = np.repeat(np.arange(len(pieces)), number)
            step = np.arange(len(piece)) - np.repeat(np.cumsum(number) - number, number)
            index = np.where(upwards[piece], low[piece] + step, low[piece] + number[piece] - 1 - step)
            values = order[index]
            places = offsets[pieces[piece]] + 1 + step
            longer[places] = _turned(values, upright, self._stride) if is_turned else values
        return longer, np.append(offsets, len(longer))[starts]


@dataclass(frozen=True)
class _Network:
    """The corners of all outlines, each once.

    Args:
        codes: Row and column of each corner, sorted, shape (V,).
        number: Which corner each place of the rings is, shape (N,).
        is_free: Whether it may be left out, shape (V,) bool: it lies on the border of the same two areas on both sides.
        first, second: The neighbours of a free corner, shape (V,).
        straight: Pairs of fixed corners that are neighbours, as first * V + second, the smaller one first.
        alive: Whether a corner is still there, shape (V,) bool.
        stride: Codes from one row to the next.
    """

    codes: np.ndarray
    number: np.ndarray
    is_free: np.ndarray
    first: np.ndarray
    second: np.ndarray
    straight: set[int]
    alive: np.ndarray
    stride: int

    @classmethod
    def of(cls, codes: np.ndarray, starts: np.ndarray, fixed: np.ndarray, stride: int) -> _Network:
        """The network of rings of which neighbours have the same corners along their common border."""
        corners, visit, number = np.unique(codes, return_index=True, return_inverse=True)
        number = number.reshape(-1)  # shaped like its input by some versions of NumPy
        previous, following = _neighbours(starts)
        is_free = ~np.isin(corners, fixed, assume_unique=True)
        first, second = number[previous[visit]], number[following[visit]]
        ends = np.sort(np.stack([number, number[following]]), axis=0)
        both = ~is_free[ends].any(axis=0)
        straight = set(np.unique(ends[0, both] * len(corners) + ends[1, both]).tolist())
        return cls(corners, number, is_free, first, second, straight, np.ones(len(corners), dtype=bool), stride)


class _Thinning:
    """Leaves out the corners of a network, the least important first."""

    def __init__(self, network: _Network, least_px: float) -> None:
        rows, columns = np.divmod(network.codes, network.stride)
        self._network, self._limit = network, 2 * least_px  # twice the area is a whole number
        self._rows, self._columns = rows.tolist(), columns.tolist()
        self._free = network.is_free.tolist()
        self._first, self._second = network.first.tolist(), network.second.tolist()
        self._cells: dict[tuple[int, int], set[int]] = {}
        for corner, cell in enumerate(zip((rows >> _CELL_BITS).tolist(), (columns >> _CELL_BITS).tolist())):
            self._cells.setdefault(cell, set()).add(corner)
        self._sizes = [-1] * len(rows)
        self._waiting: list[tuple[int, int, int]] = []

    def run(self, goes_on: GoesOn) -> bool:
        """Leave out what may go; whether it has come to the end."""
        for corner in np.flatnonzero(self._network.is_free).tolist():
            self._measure(corner)
        heapify(self._waiting)
        most, steps = max(1, len(self._waiting)), 0
        while self._waiting:
            size, _, corner = heappop(self._waiting)
            steps += 1
            if steps % _CHECK_EVERY == 0 and not goes_on(min(1.0, steps / most)):
                return False
            if size == self._sizes[corner] and self._may_go(corner, size):
                self._remove(corner)
        return True

    def _measure(self, corner: int) -> bool:
        """Put a corner on the list if its triangle is small."""
        rows, columns, a, b = self._rows, self._columns, self._first[corner], self._second[corner]
        size = abs(
            (columns[a] - columns[corner]) * (rows[b] - rows[corner])
            - (rows[a] - rows[corner]) * (columns[b] - columns[corner])
        )
        self._sizes[corner] = size
        if size >= self._limit:
            return False
        # Of equal ones every second corner first: the steps of a slanting border become straight, not ragged.
        self._waiting.append((size, (rows[corner] + columns[corner]) & 1, corner))
        return True

    def _may_go(self, corner: int, size: int) -> bool:
        """Whether the outlines stay apart without a corner."""
        a, b = self._first[corner], self._second[corner]
        if not (self._free[a] or self._free[b]) and (a == b or self._pair(a, b) in self._network.straight):
            return False
        return not self._is_smallest_ring(corner, a, b) and (size == 0 or not self._is_in_the_way(corner, a, b))

    def _is_smallest_ring(self, corner: int, a: int, b: int) -> bool:
        """Whether the corner belongs to a closed border of the fewest corners, of which one may be fixed."""
        a, b = (b, a) if self._free[a] else (a, b)
        before, at = corner, b
        for _ in range(_LEAST_CORNERS - 1):
            if at == a:
                return True
            if not self._free[at]:
                return False
            before, at = at, self._beyond(at, before)
        return False

    def _is_in_the_way(self, corner: int, a: int, b: int) -> bool:
        """Whether another corner lies in the triangle that would change sides, or on its edge."""
        rows, columns = self._rows, self._columns
        r0, r1, r2, c0, c1, c2 = rows[a], rows[corner], rows[b], columns[a], columns[corner], columns[b]
        low_row, high_row, low_column, high_column = min(r0, r1, r2), max(r0, r1, r2), min(c0, c1, c2), max(c0, c1, c2)
        for cell_row in range(low_row >> _CELL_BITS, (high_row >> _CELL_BITS) + 1):
            for cell_column in range(low_column >> _CELL_BITS, (high_column >> _CELL_BITS) + 1):
                for other in self._cells.get((cell_row, cell_column), ()):
                    r, c = rows[other], columns[other]
                    if not (low_row <= r <= high_row and low_column <= c <= high_column):
                        continue
                    if other in (a, b, corner):
                        continue
                    side0 = (c1 - c0) * (r - r0) - (r1 - r0) * (c - c0)
                    side1 = (c2 - c1) * (r - r1) - (r2 - r1) * (c - c1)
                    side2 = (c0 - c2) * (r - r2) - (r0 - r2) * (c - c2)
                    if (side0 >= 0 and side1 >= 0 and side2 >= 0) or (side0 <= 0 and side1 <= 0 and side2 <= 0):
                        return True
        return False

    def _remove(self, corner: int) -> None:
        a, b = self._first[corner], self._second[corner]
        self._sizes[corner] = -1
        self._network.alive[corner] = False
        self._cells[self._rows[corner] >> _CELL_BITS, self._columns[corner] >> _CELL_BITS].discard(corner)
        if not (self._free[a] or self._free[b]):
            self._network.straight.add(self._pair(a, b))
        for one, other in ((a, b), (b, a)):
            if self._free[one]:
                self._first[one], self._second[one] = self._beyond(one, corner), other
                if self._measure(one):
                    heappush(self._waiting, self._waiting.pop())

    def _beyond(self, corner: int, neighbour: int) -> int:
        """The other neighbour of a free corner."""
        first = self._first[corner]
        return self._second[corner] if first == neighbour else first

    def _pair(self, a: int, b: int) -> int:
        return min(a, b) * len(self._rows) + max(a, b)


def _neighbours(starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places before and after each place of rings, which begin at `starts`; its last entry is their length."""
    places = np.arange(starts[-1])
    previous, following = places - 1, places + 1
    begins, ends = starts[:-1], starts[1:]
    previous[begins], following[ends - 1] = ends - 1, begins
    return previous, following


def _without_straight(codes: np.ndarray, starts: np.ndarray, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """The rings without places where they go straight on."""
    previous, following = _neighbours(starts)
    rows, columns = np.divmod(codes, stride)
    turns = ~((rows[previous] == rows[following]) | (columns[previous] == columns[following]))
    return codes[turns], np.concatenate([[0], np.cumsum(turns)])[starts]


def _fixed_corners(codes: np.ndarray, starts: np.ndarray, stride: int) -> np.ndarray:
    """Codes of the corners that stay, sorted: all but those where two areas, one on each side, turn alike."""
    previous, following = _neighbours(starts)
    rows, columns = np.divmod(codes, stride)
    right = columns[previous] + columns[following] > 2 * columns
    down = rows[previous] + rows[following] > 2 * rows
    turn = right + 2 * down  # into which of the four quadrants it opens
    order = np.argsort(codes, kind="stable")
    corners, begin, visits = np.unique(codes[order], return_index=True, return_counts=True)
    turn = turn[order]
    fixed: np.ndarray = corners[(visits != 2) | (turn[begin] != turn[begin + visits - 1])]
    return fixed


def _turned(codes: np.ndarray, stride: int, other_stride: int) -> np.ndarray:
    """Codes counted along columns in place of rows, or back again."""
    return codes % stride * other_stride + codes // stride

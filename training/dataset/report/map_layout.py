"""Where the orthophotos lie on the map of the splits: in their place, or side by side. All in inches."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...report.page import crs_name
from ...windows import Window

if TYPE_CHECKING:
    from ...raster_io import Grid

WIDTH_IN, DPI = 7.2, 200
NAME_IN = 0.17  # line of a name over a panel
_MOST_HEIGHT_IN = 7.0
_GAP_IN = 0.12
_MOST_PANELS = 40
_FILLED = 0.2  # share of their common rectangle that tiles fill at least to be drawn in place
_ONE_SCALE = 4.0  # panels whose longer sides differ by more than this factor have each their own scale


@dataclass(frozen=True)
class TilePlace:
    """Where a tile lies on the map, in inches from the top left corner, and its size in pixels."""

    left: float
    top: float
    width: float
    height: float
    width_px: int
    height_px: int

    @property
    def x_scale(self) -> float:
        """Inches per column."""
        return self.width / self.width_px

    @property
    def y_scale(self) -> float:
        """Inches per row."""
        return self.height / self.height_px

    def corners(self, window: Window) -> list[tuple[float, float]]:
        """The corners of a window of the tile, on the map."""
        left, right = (self.left + col * self.x_scale for col in (window.col_off, window.col_end))
        top, bottom = (self.top + row * self.y_scale for row in (window.row_off, window.row_end))
        return [(left, top), (right, top), (right, bottom), (left, bottom)]


@dataclass(frozen=True)
class Layout:
    """The places of the tiles.

    Args:
        places: Index of a tile -> its place.
        height_in: Height that they take.
        in_place: Whether they lie as on the ground, north up.
        m_per_in: Metres per inch; 0 if unknown or not the same for all.
        px_per_in: Pixels per inch; 0 if not the same for all.
        crs: Name of the coordinate system, if they lie in place and have one.
        left_out: Number of tiles that are not drawn.
    """

    places: dict[int, TilePlace]
    height_in: float
    in_place: bool
    m_per_in: float
    px_per_in: float
    crs: str = ""
    left_out: int = 0


def layout(grids: Sequence[Grid], used: Sequence[bool]) -> Layout:
    """Place tiles as on the ground if they lie near each other in one coordinate system, else side by side.

    Args:
        grids: The grid of each tile.
        used: Whether it is used; if not all have room, those that are not used stay out first.
    """
    if _near(grids):
        return _in_place(grids)
    chosen = sorted(range(len(grids)), key=lambda i: not used[i])[:_MOST_PANELS]
    return _side_by_side(grids, sorted(chosen))


def _near(grids: Sequence[Grid]) -> bool:
    systems = [grid.crs for grid in grids if grid.crs is not None]
    if not all(grid.georeferenced for grid in grids) or any(crs != systems[0] for crs in systems):
        return False
    if sum(grid.at_zero for grid in grids) > 1:  # saved without their places
        return False
    left, bottom, right, top = _common(grids)
    filled = sum((b[2] - b[0]) * (b[3] - b[1]) for b in (grid.bounds for grid in grids))
    return filled >= _FILLED * (right - left) * (top - bottom)


def _common(grids: Sequence[Grid]) -> tuple[float, float, float, float]:
    lefts, bottoms, rights, tops = zip(*(grid.bounds for grid in grids))
    return min(lefts), min(bottoms), max(rights), max(tops)


def _in_place(grids: Sequence[Grid]) -> Layout:
    left, bottom, right, top = _common(grids)
    in_degrees = any(grid.crs is not None and grid.crs.is_geographic for grid in grids)
    squeeze = math.cos(math.radians((top + bottom) / 2)) if in_degrees else 1.0  # a degree of longitude is shorter
    width, height = (right - left) * squeeze, top - bottom
    scale = min((WIDTH_IN - 0.02) / width, _MOST_HEIGHT_IN / height)  # inches per map unit
    edge = (WIDTH_IN - scale * width) / 2
    places = {
        i: TilePlace(
            edge + scale * squeeze * (bounds[0] - left),
            0.02 + scale * (top - bounds[3]),
            scale * squeeze * (bounds[2] - bounds[0]),
            scale * (bounds[3] - bounds[1]),
            grids[i].width,
            grids[i].height,
        )
        for i, bounds in enumerate(grid.bounds for grid in grids)
    }
    first = grids[0]
    m_per_unit = first.gsd_m * first.width / (first.bounds[2] - first.bounds[0])
    crs = next((crs_name(grid.crs_wkt) for grid in grids if grid.crs is not None), "")
    return Layout(places, scale * height + 0.04, True, m_per_unit / scale, 0.0, crs)


def _side_by_side(grids: Sequence[Grid], chosen: Sequence[int]) -> Layout:
    longest = [max(grids[i].width, grids[i].height) for i in chosen]
    one_scale = max(longest) <= _ONE_SCALE * min(longest)
    sizes = [
        (grids[i].width / unit, grids[i].height / unit)
        for i, unit in zip(chosen, [1] * len(chosen) if one_scale else longest)
    ]
    scale = _largest_scale(sizes)
    corners, height = _shelves(sizes, scale)
    places = {
        i: TilePlace(left, top, scale * width, scale * height, grids[i].width, grids[i].height)
        for i, (width, height), (left, top) in zip(chosen, sizes, corners)
    }
    gsds = [grids[i].gsd_m for i in chosen]
    same_gsd = one_scale and max(gsds) < 1.01 * min(gsds)
    m_per_in, px_per_in = gsds[0] / scale if same_gsd else 0.0, 1 / scale if one_scale else 0.0
    return Layout(places, height, False, m_per_in, px_per_in, left_out=len(grids) - len(chosen))


def _largest_scale(sizes: Sequence[tuple[float, float]]) -> float:
    """The scale, in inches per unit, at which panels fill the width and are not too high together."""
    low, high = 0.0, (WIDTH_IN - 0.02) / max(width for width, _ in sizes)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _shelves(sizes, middle)[1] <= _MOST_HEIGHT_IN else (low, middle)
    return low


def _shelves(sizes: Sequence[tuple[float, float]], scale: float) -> tuple[list[tuple[float, float]], float]:
    """Panels in rows, each with its name above it: their upper left corners, and the height of all rows."""
    corners: list[tuple[float, float]] = []
    left, top, row_height = 0.01, 0.0, 0.0
    for width, height in sizes:
        if corners and left + scale * width > WIDTH_IN - 0.005:
            left, top, row_height = 0.01, top + row_height + _GAP_IN, 0.0
        corners.append((left, top + NAME_IN))
        left += scale * width + _GAP_IN
        row_height = max(row_height, NAME_IN + scale * height)
    return corners, top + row_height + 0.02

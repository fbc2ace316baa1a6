"""What training shares with validation and test: measured in pixels, and the ground that must be kept free."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from ..contract.dataset_card import TEST, TRAIN, VALIDATION
from ..raster_io import Grid
from ..windows import Window, strips
from .splits import Area

_HOLDERS = {
    TRAIN: (VALIDATION, TEST),
    VALIDATION: (TEST,),
    TEST: (),
}  # split -> splits that keep shared ground from it
_STRIP_ROWS = 1024


def shared_pixels(placed: Iterable[tuple[str, str, Window]], grids: Mapping[str, Grid]) -> int:
    """Count the pixels of training patches that validation or test patches cover too.

    Args:
        placed: (tile, split, window) of every patch.
        grids: Tile -> its grid. Orthophotos that overlap on the ground share it, however they are called.

    Returns:
        Number of pixels of the training's orthophotos; counted in bitmaps of the patches, not derived from how they
        were drawn.
    """
    own: dict[str, list[Window]] = defaultdict(list)
    others: dict[str, list[Window]] = defaultdict(list)
    for tile, split, window in placed:
        (own if split == TRAIN else others)[tile].append(window)
    total = 0
    for tile, windows in own.items():
        held_out = [
            window
            for other, theirs in others.items()
            for window in seen_from(grids[tile], grids[other] if other != tile else None, theirs)
        ]
        total += _covered_twice(grids[tile].window, windows, held_out) if held_out else 0
    return total


def keep_ground_apart(areas: Sequence[Area], mixed: bool = False) -> list[Area]:
    """The areas, each with the ground that belongs to validation or test in another orthophoto kept free.

    Test keeps its ground against validation and training, validation against training. Between coordinate systems one
    pixel more is kept free, since straight lines of one are curves in the other.

    Args:
        areas: All areas.
        mixed: The patches of training and validation lie among each other on purpose: only the test keeps its ground.
    """
    by_tile: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        by_tile[area.scene.tile].append(area)
    pairs = {
        tile: [
            theirs
            for other, theirs in by_tile.items()
            if other != tile and ground_in_common(own[0].scene.grid, theirs[0].scene.grid)
        ]
        for tile, own in by_tile.items()
    }
    return [replace(area, kept_free=_held_elsewhere(area, pairs[area.scene.tile], mixed)) for area in areas]


def _held_elsewhere(area: Area, neighbours: Sequence[Sequence[Area]], mixed: bool) -> tuple[Window, ...]:
    """What areas of other scenes, given scene by scene, hold against an area, as windows of its own raster."""
    grid = area.scene.grid
    holders = [split for split in _HOLDERS[area.split] if split == TEST or not mixed]
    held_windows = []
    for theirs in neighbours:
        other = theirs[0].scene.grid
        held = [neighbour.window for neighbour in theirs if neighbour.split in holders]
        margin = 0 if grid.crs == other.crs else 1
        held_windows += [window.grown(margin) for window in seen_from(grid, other, held)]
    return tuple(window for window in held_windows if window.intersection(area.window))


def ground_in_common(first: Grid, second: Grid) -> bool:
    """Whether two orthophotos show the same ground.

    False if one of them is not georeferenced, or if both begin at 0, 0, as all do that were saved without their place.
    """
    if not (first.georeferenced and second.georeferenced) or (first.at_zero and second.at_zero):
        return False
    return first.overlap_with(second) > 0


def seen_from(grid: Grid, other: Grid | None, windows: Sequence[Window]) -> list[Window]:
    """Windows of another raster as windows of `grid`, to the nearest pixel; those without common ground are left out.

    Args:
        grid: Where the windows are wanted.
        other: Grid of the windows; None: the same raster.
        windows: Windows of `other`.
    """
    if other is None:
        return list(windows)
    if not windows or not ground_in_common(grid, other):
        return []
    nearest = (
        grid.nearest_window(other.window_bounds(window), other.crs).intersection(grid.window) for window in windows
    )
    return [window for window in nearest if window is not None]


def _covered_twice(whole: Window, first: Sequence[Window], second: Sequence[Window]) -> int:
    """Pixels of a raster that windows of both lists cover."""
    total = 0
    for strip in strips(whole.width, whole.height, _STRIP_ROWS):
        covered = np.zeros((2, strip.height, strip.width), dtype=bool)
        for layer, windows in enumerate((first, second)):
            for window in windows:
                part = window.intersection(strip)
                if part is not None:
                    rows = slice(part.row_off - strip.row_off, part.row_end - strip.row_off)
                    covered[layer, rows, part.col_off : part.col_end] = True
        total += int(np.count_nonzero(covered[0] & covered[1]))
    return total

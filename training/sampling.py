"""Where patches are cut: at random places or on a grid within the areas of a split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .contract.config import TileConfig
from .splits import TEST, TRAIN, VALIDATION, Area
from .windows import Window, grid_windows, overlap_to_stride

_TRIES_PER_PATCH = 20  # of random places, before an area is said to be used up


@dataclass(frozen=True)
class Plan:
    """How many patches are wanted from an area, and where to try, in this order."""

    area: Area
    wanted: int
    windows: Iterable[Window]


def plan_patches(areas: Sequence[Area], config: TileConfig) -> list[Plan]:
    """Say where the patches of each area are cut; the same seed gives the same places.

    Test areas are always covered by a grid without overlap, so that the test sees every pixel.
    """
    size = config.patch_size
    drawn = {TRAIN: config.patches, VALIDATION: config.validation_patches} if config.sampling == "random" else {}
    counts: dict[int, int] = {}
    for split, total in drawn.items():
        own = [i for i, area in enumerate(areas) if area.split == split]
        counts.update(zip(own, allocate([areas[i] for i in own], total, size), strict=True))
    plans = []
    for i, area in enumerate(areas):
        if i in counts:
            rng = np.random.default_rng([config.seed, i])
            plans.append(Plan(area, counts[i], random_windows(area, size, counts[i], rng)))
        else:
            stride = overlap_to_stride(size, 0 if area.split == TEST else config.overlap)
            windows = grid_windows(area.window, size, stride)
            plans.append(Plan(area, len(windows), windows))
    return plans


def places(area: Area, size: int) -> int:
    """In how many places a patch of `size` pixels fits into an area."""
    return max(0, area.window.width - size + 1) * max(0, area.window.height - size + 1)


def allocate(areas: Sequence[Area], total: int, size: int) -> list[int]:
    """Share out `total` patches over the areas in proportion to the places in each (largest remainders)."""
    weights = np.array([places(area, size) for area in areas], dtype=np.float64)
    if not weights.sum():
        return [0] * len(areas)
    exact = total * weights / weights.sum()
    counts = np.floor(exact).astype(int)
    remainders = np.argsort(counts - exact, kind="stable")
    counts[remainders[: total - counts.sum()]] += 1
    return [int(count) for count in counts]


def random_windows(area: Area, size: int, count: int, rng: np.random.Generator) -> Iterator[Window]:
    """Windows at distinct random places of an area: all places, or as many as fit the number of tries for `count`."""
    total, columns = places(area, size), area.window.width - size + 1
    for place in rng.choice(total, min(total, _TRIES_PER_PATCH * count), replace=False):
        row, col = divmod(int(place), columns)
        yield Window(area.window.col_off + col, area.window.row_off + row, size, size)

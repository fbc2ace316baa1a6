"""Where patches are cut: at random places or on a grid within the areas of a split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from .splits import Area
from .windows import Window

_TRIES_PER_PATCH = 20  # of random places, before an area is said to be used up


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
    """Windows at distinct random places of an area; ends after a number of tries that fits `count`."""
    window, seen = area.window, set()
    for _ in range(min(places(area, size), _TRIES_PER_PATCH * count)):
        col = window.col_off + int(rng.integers(window.width - size + 1))
        row = window.row_off + int(rng.integers(window.height - size + 1))
        if (col, row) not in seen:
            seen.add((col, row))
            yield Window(col, row, size, size)

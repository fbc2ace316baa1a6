"""Where patches are cut: at random places, in geographic strata, or on a grid, within the areas of a split.

The three ways, and dividing the area into blocks, are those of Maxwell, Warner, Guillen 2021 (Remote Sensing 13, 2450).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from ..contract.config import TileConfig
from ..contract.dataset_card import TEST, TRAIN, VALIDATION
from ..largest_remainders import round_to_sum
from ..windows import Window, blocks, grid_windows, overlap_to_stride
from .class_pixels import ClassPixels
from .splits import Area, share_count

_TRIES_PER_PATCH = 20  # of random places, before an area counts as exhausted
_SHUFFLED = 1_000_000  # so many places are shuffled as a whole; of more, each one is drawn


@dataclass(frozen=True)
class PatchPlan:
    """How many patches are wanted from an area, and where to try, in this order."""

    area: Area
    wanted: int
    windows: Iterable[Window]


def plan_patches(areas: Sequence[Area], config: TileConfig, class_pixels: ClassPixels | None = None) -> list[PatchPlan]:
    """Plan where the patches of each area are cut; the same seed gives the same places.

    Test areas are always covered by a grid without overlap, so that the test sees every pixel.

    Args:
        areas: All of them are large enough for a patch.
        config: The parameters.
        class_pixels: For `BALANCE`: pixels of each class in the training areas, by index into `areas`.
    """
    plans = []
    for split, total in ((TRAIN, config.patches), (VALIDATION, config.validation_patches), (TEST, 0)):
        own = [i for i, area in enumerate(areas) if area.split == split]
        if split == TEST or config.sampling == "grid":
            plans += [_grid_plan(areas[i], config) for i in own]
        elif split == TRAIN and class_pixels is not None:
            plans += _balanced_plans(areas, class_pixels, config)
        else:
            plans += _drawn_plans(areas, own, total, config)
    return [plan for plan in plans if plan.wanted]


def places(area: Area, size: int) -> int:
    """In how many places a patch of `size` pixels fits into an area."""
    window = place_window(area, size)
    return max(0, window.width) * max(0, window.height)


def place_window(area: Area, size: int) -> Window:
    """The top left pixels that patches of `size` pixels may have in an area; of no width or height if none fits."""
    window = area.window
    return Window(window.col_off, window.row_off, window.width - size + 1, window.height - size + 1)


def in_proportion(weights: Sequence[int], total: int) -> list[int]:
    """Share out `total` in proportion to weights; nothing if they are all 0."""
    sum_of_weights = sum(weights)
    if not sum_of_weights:
        return [0] * len(weights)
    return round_to_sum(total * np.array(weights, dtype=np.float64) / sum_of_weights, total).tolist()


def random_windows(where: Window, size: int, count: int, rng: np.random.Generator) -> Iterator[Window]:
    """Windows at distinct random places: all places, or as many as fit the number of tries for `count`.

    Args:
        where: The top left pixels they may have.
        size: Their side in pixels.
        count: How many are wanted.
        rng: Random numbers.
    """
    total = where.width * where.height
    tries = min(total, _TRIES_PER_PATCH * count)
    for place in _distinct(total, tries, rng):
        row, col = divmod(place, where.width)
        yield Window(where.col_off + col, where.row_off + row, size, size)


def _grid_plan(area: Area, config: TileConfig) -> PatchPlan:
    """A grid over an area; if single patches are divided, this part's share of it by chance."""
    stride = overlap_to_stride(config.patch_size, 0 if area.split == TEST else config.overlap)
    windows = grid_windows(area.window, config.patch_size, stride)
    if config.split == "patches" and area.split != TEST:
        order = np.random.default_rng([config.seed, crc32(area.scene.tile.encode())]).permutation(len(windows))
        held_out = share_count(len(windows), config.validation_share)
        chosen = order[:held_out] if area.split == VALIDATION else order[held_out:]
        windows = [windows[i] for i in sorted(chosen)]
    return PatchPlan(area, len(windows), windows)


def _drawn_plans(areas: Sequence[Area], own: Sequence[int], total: int, config: TileConfig) -> list[PatchPlan]:
    """`total` patches at random places: from areas in proportion to their places, from strata the same number each.

    Args:
        areas: All areas.
        own: Which of them to draw from.
        total: Number of patches.
        config: The parameters.
    """
    size = config.patch_size
    strata = [(i, part) for i in own for part in _parts(place_window(areas[i], size), config)]
    if config.sampling == "stratified":
        wanted = np.full(len(strata), total // max(1, len(strata)))
        rest = np.random.default_rng([config.seed, len(strata)]).permutation(len(strata))[: total - wanted.sum()]
        wanted[rest] += 1
    else:
        wanted = np.array(in_proportion([part.width * part.height for _, part in strata], total))
    return [
        PatchPlan(
            areas[i], int(count), random_windows(part, size, int(count), np.random.default_rng([config.seed, i, n]))
        )
        for n, ((i, part), count) in enumerate(zip(strata, wanted, strict=True))
    ]


def _parts(where: Window, config: TileConfig) -> list[Window]:
    """The places of an area as a whole, or cut into strata: a patch belongs to the stratum its place lies in."""
    if config.sampling != "stratified":
        return [where]
    cut = blocks(where.width, where.height, config.stratum_size_px)
    return [
        Window(where.col_off + part.col_off, where.row_off + part.row_off, part.width, part.height)
        for row in cut
        for part in row
    ]


def _balanced_plans(areas: Sequence[Area], class_pixels: ClassPixels, config: TileConfig) -> list[PatchPlan]:
    """Training patches around pixels of each class in turn; what follows after `PATCHES` of them is in reserve."""
    rng = np.random.default_rng([config.seed, len(areas)])
    windows: dict[int, list[Window]] = {}
    wanted: Counter[int] = Counter()
    for drawn, (i, col, row) in enumerate(class_pixels.in_turn()):
        windows.setdefault(i, []).append(_around(place_window(areas[i], config.patch_size), col, row, config, rng))
        wanted[i] += drawn < config.patches
    return [PatchPlan(areas[i], wanted[i], around) for i, around in sorted(windows.items())]


def _around(where: Window, col: int, row: int, config: TileConfig, rng: np.random.Generator) -> Window:
    """A patch at a random place among those that hold the pixel."""
    size = config.patch_size
    left = rng.integers(max(where.col_off, col - size + 1), min(where.col_end - 1, col) + 1)
    top = rng.integers(max(where.row_off, row - size + 1), min(where.row_end - 1, row) + 1)
    return Window(int(left), int(top), size, size)


def _distinct(total: int, count: int, rng: np.random.Generator) -> Iterator[int]:
    """`count` different numbers below `total`, in random order; the memory they need grows with `count` only."""
    if total <= _SHUFFLED:
        yield from rng.permutation(total)[:count].tolist()
        return
    seen: set[int] = set()
    while len(seen) < count:
        number = int(rng.integers(total))
        if number not in seen:
            seen.add(number)
            yield number

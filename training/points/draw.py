"""A stratified random sample of the pixels of a class raster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..jobs.reporter import Reporter
from ..labels.class_raster import ClassRaster

_SPARE = 20  # with a least distance: candidates drawn for each point that is wanted


@dataclass(frozen=True)
class Draw:
    """What to draw.

    Args:
        pixels: Class value -> its pixels in the raster.
        sizes: Class value -> points to draw of it.
        min_distance: Least distance between two points, pixels; 0 for none.
        seed: Start of the random numbers.
    """

    pixels: dict[int, int]
    sizes: dict[int, int]
    min_distance: int
    seed: int


@dataclass(frozen=True)
class PointSample:
    """Points in random order.

    Args:
        places: Column and row of each point, shape (n, 2), int64.
        classes: Class value of each point, shape (n,), uint8.
    """

    places: np.ndarray
    classes: np.ndarray


def draw_points(raster: ClassRaster, draw: Draw, reporter: Reporter) -> PointSample:
    """Draw pixels of each class without replacement, each with the same chance, and shuffle them.

    The same seed gives the same points, however the raster is stored. With a least distance, points are taken one after
    the other in random order if they are far enough from those before (simple sequential inhibition); there may be
    fewer than wanted.
    """
    rng = np.random.default_rng(draw.seed)
    ranks = {}
    for value in sorted(draw.sizes):
        pixels, wanted = draw.pixels[value], draw.sizes[value]
        candidates = min(pixels, _SPARE * wanted) if draw.min_distance else wanted
        ranks[value] = rng.choice(pixels, candidates, replace=False)
    places_of = raster.find(ranks, reporter)
    places = np.concatenate([places_of[value] for value in ranks])
    classes = np.repeat(np.array(list(ranks), dtype=np.uint8), [len(ranks[value]) for value in ranks])
    order = rng.permutation(len(places))
    if draw.min_distance:
        order = order[_far_enough(places[order], classes[order], draw)]
    return PointSample(places[order], classes[order])


def _far_enough(places: np.ndarray, classes: np.ndarray, draw: Draw) -> list[int]:
    """Indices of the points to take. Cells are as wide as the distance: only the nine around a point matter."""
    left = dict(draw.sizes)
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    taken = []
    for index, ((col, row), value) in enumerate(zip(places.tolist(), classes.tolist(), strict=True)):
        x, y = col // draw.min_distance, row // draw.min_distance
        near = (place for i in (-1, 0, 1) for j in (-1, 0, 1) for place in cells.get((x + i, y + j), ()))
        if left[value] and not _any_within(near, col, row, draw.min_distance):
            cells.setdefault((x, y), []).append((col, row))
            left[value] -= 1
            taken.append(index)
    return taken


def _any_within(places: Iterable[tuple[int, int]], col: int, row: int, distance: int) -> bool:
    return any((col - x) ** 2 + (row - y) ** 2 < distance**2 for x, y in places)

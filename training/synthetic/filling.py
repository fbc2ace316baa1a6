"""What fills the synthetic town until each class has its share: clutter, trees and cars."""

from __future__ import annotations

import math

import numpy as np

from .canvas import BUILDING, CLUTTER, IMPERVIOUS, LOW_VEGETATION, TREE, Canvas, Place
from .objects import CLUTTER_SIZES, KERBSIDE, draw_car, draw_clutter
from .plants import draw_tree
from .streets import PAVEMENT_M, StreetGrid

CLUTTER_SHARE = 0.032
TREE_SHARE = 0.185
CAR_SHARE = 0.0155
_FEWEST_CARS = 6
# How likely a random spot is taken for a tree, by the class that stands there.
_TREE_LIKING = {LOW_VEGETATION: 1.0, TREE: 0.5, IMPERVIOUS: 0.10, BUILDING: 0.07}


def place_clutter(canvas: Canvas, grid: StreetGrid) -> None:
    """Put clutter of every kind in turn on lawns and yards until it has its share."""
    rng = canvas.rng
    target = CLUTTER_SHARE * canvas.labels.size
    covered, tries = 0, 0
    queue: list[str] = []
    while covered < target and tries < 200 + target / 10:
        canvas.stop_if_cancelled()
        tries += 1
        queue = queue or [str(kind) for kind in rng.permutation(list(CLUTTER_SIZES))]
        kind = queue[-1] if tries % 25 else queue.pop()  # what finds no room for long is left out this time
        spot = _clutter_place(canvas, grid, kind)
        drawn = _draw_counted(canvas, spot, kind) if spot else 0
        covered += drawn
        if drawn and queue:
            queue.pop()


def plant_trees(canvas: Canvas) -> None:
    """Plant trees, many in gardens and a few over streets and roofs, until they have their share."""
    rng = canvas.rng
    target = TREE_SHARE * canvas.labels.size
    covered, tries = 0, 0
    while covered < target and tries < 200 + target / 20:
        canvas.stop_if_cancelled()
        tries += 1
        spot = _random_place(canvas)
        here = _label_at(canvas, spot)
        if rng.random() > _TREE_LIKING.get(here, 0.0):
            continue
        group = rng.integers(2, 6) if rng.random() < 0.2 else 1
        for _ in range(group):
            radius = float(np.clip(rng.lognormal(0.75, 0.42), 1.0, 5.0))
            covered += _plant(canvas, spot, radius)
            spot = spot.moved(*rng.normal(0.0, 3.0, 2))


def park_cars(canvas: Canvas) -> None:
    """Put cars on streets, drives and parking bays until they have their share."""
    rng = canvas.rng
    target = CAR_SHARE * canvas.labels.size
    per_car = 8.0 / canvas.gsd_m**2
    wanted = max(target / per_car, _FEWEST_CARS if canvas.labels.size >= 400**2 else 0)
    placed = 0
    for index in rng.permutation(len(canvas.car_spots)):
        if placed >= wanted:
            return
        canvas.stop_if_cancelled()
        spot = canvas.car_spots[index]
        placed += draw_car(canvas, spot.moved(*rng.normal(0.0, 0.15, 2), rng.normal(0.0, 0.03)))
    for _ in range(int(wanted * 40)):  # where trees hide the usual spots: any sealed ground will do
        if placed >= wanted:
            return
        placed += draw_car(canvas, _random_place(canvas))


def _random_place(canvas: Canvas) -> Place:
    width, height = canvas.extent_m
    return Place(*canvas.rng.uniform((0.0, 0.0, 0.0), (width, height, 2 * math.pi)))


def _label_at(canvas: Canvas, place: Place) -> int:
    row, col = int(place.y / canvas.gsd_m), int(place.x / canvas.gsd_m)
    return int(canvas.labels[min(row, canvas.shape[0] - 1), min(col, canvas.shape[1] - 1)])


def _plant(canvas: Canvas, spot: Place, radius: float) -> int:
    """Draw a tree unless it would hide clutter; returns the pixels that became tree."""
    frame = canvas.frame(spot, 2.5 * radius, 2.5 * radius)
    if frame is None:
        return 0
    before = canvas.labels[frame.rows, frame.cols]
    if np.count_nonzero(before == CLUTTER) > 0.05 * before.size:
        return 0
    count = np.count_nonzero(before == TREE)
    draw_tree(canvas, spot, radius)
    return int(np.count_nonzero(canvas.labels[frame.rows, frame.cols] == TREE) - count)


def _clutter_place(canvas: Canvas, grid: StreetGrid, kind: str) -> Place | None:
    """A random place where this kind may lie: clear of the streets, or for containers at the kerb."""
    rng = canvas.rng
    if kind in KERBSIDE and canvas.car_spots and rng.random() < 0.3:
        return canvas.car_spots[rng.integers(len(canvas.car_spots))]
    spot = _random_place(canvas)
    length, width = CLUTTER_SIZES[kind][1]
    if grid.distance(spot) < PAVEMENT_M + 0.3 + min(length, width) / 2:
        return None
    p, q = grid.straighten(np.array(spot.x), np.array(spot.y))
    heading = grid.place(float(p), float(q)).angle + rng.integers(4) * math.pi / 2 + rng.normal(0.0, 0.06)
    place = Place(spot.x, spot.y, heading)
    ends = [place.moved(a * length / 2, b * width / 2) for a in (-1, 1) for b in (-1, 1)]
    return place if min(grid.distance(end) for end in ends) > PAVEMENT_M else None


def _draw_counted(canvas: Canvas, spot: Place, kind: str) -> int:
    """Draw clutter if there is room; returns the pixels that became clutter."""
    frame = canvas.frame(spot, 18.0, 18.0)
    if frame is None:
        return 0
    before = np.count_nonzero(canvas.labels[frame.rows, frame.cols] == CLUTTER)
    draw_clutter(canvas, spot, kind)
    return int(np.count_nonzero(canvas.labels[frame.rows, frame.cols] == CLUTTER) - before)

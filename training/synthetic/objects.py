"""Cars and clutter of the synthetic town: pools, containers, heaps, tarpaulins and play grounds."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .canvas import CAR, CLUTTER, IMPERVIOUS, TREE, Canvas, Frame, Place, slopes
from .materials import column, random_grain, soil

CAR_COLOURS = (
    (218.0, 222.0, 222.0),  # white
    (166.0, 171.0, 174.0),  # silver
    (104.0, 110.0, 114.0),  # grey
    (42.0, 44.0, 48.0),  # black
    (172.0, 136.0, 82.0),  # red paint: bright in near infrared and red, dark in green
    (72.0, 70.0, 100.0),  # blue
)
CONTAINER_COLOURS = (
    (158.0, 118.0, 90.0),  # rust red
    (74.0, 84.0, 120.0),  # blue
    (88.0, 120.0, 118.0),  # green
    (150.0, 154.0, 152.0),  # grey
)


def draw_car(canvas: Canvas, place: Place) -> bool:
    """Draw a car heading along `place` if it stands on sealed ground; a tree may hide up to a third of it."""
    rng = canvas.rng
    van = rng.random() < 0.07
    length, width = (rng.uniform(4.9, 5.4), 2.0) if van else (rng.uniform(4.2, 5.0), rng.uniform(1.75, 1.9))
    frame = canvas.frame(place, length, width)
    if frame is None:
        return False
    a, b = frame.along / (length / 2), frame.across / (width / 2)
    body = a**4 + np.abs(b) ** 3.4 < 1.0
    below = canvas.labels[frame.rows, frame.cols]
    visible = body & (below == IMPERVIOUS)
    blocked = body & (below != IMPERVIOUS) & (below != TREE)
    if blocked.any() or not body.any() or visible.sum() < 0.67 * body.sum():
        return False
    colour, height = _car_body(canvas, frame, a, b, van)
    canvas.paint(frame, visible, colour, CAR, height)
    return True


def draw_clutter(canvas: Canvas, place: Place, kind: str) -> bool:
    """Draw a piece of clutter on open ground.

    Args:
        canvas: The tile.
        place: Centre and heading.
        kind: One of `CLUTTER_SIZES`.

    Returns:
        False, and nothing is drawn, where something else stands in the way.
    """
    low, high = CLUTTER_SIZES[kind]
    scale = canvas.rng.uniform()
    length, width = (a + (b - a) * scale for a, b in zip(low, high, strict=True))
    frame = canvas.frame(place, length + 0.4, width + 0.4)
    if frame is None:
        return False
    footprint = frame.box(length, width)
    blocked = canvas.height[frame.rows, frame.cols] > 1.5
    taken = np.isin(canvas.labels[frame.rows, frame.cols], (CLUTTER, CAR))
    if not footprint.any() or (footprint & (blocked | taken)).any():
        return False
    _CLUTTER_PAINTERS[kind](canvas, frame, length, width)
    return True


def _car_body(canvas: Canvas, frame: Frame, a: np.ndarray, b: np.ndarray, van: bool) -> tuple[np.ndarray, np.ndarray]:
    """Colour (3, h, w) and height (h, w) of a car; a and b run from -1 (rear, right) to 1 (front, left)."""
    rng = canvas.rng
    paint = column(CAR_COLOURS[rng.choice(6, p=(0.24, 0.24, 0.16, 0.16, 0.1, 0.1))]) * np.float32(
        rng.uniform(0.9, 1.08)
    )
    glass = column((46, 56, 64))
    front = (0.55, 0.75) if van else (0.12, 0.42)
    rear = (-0.98, -0.92) if van else (-0.80, -0.58)
    colour = np.broadcast_to(paint, (3, *frame.shape)).copy()
    roof = (a > rear[1]) & (a < front[0])
    colour = np.where(roof & (np.abs(b) < 0.72), colour * 1.07 + 6, colour)
    side_glass = roof & (np.abs(b) > 0.72) & (np.abs(b) < 0.9)
    screens = ((a > front[0]) & (a < front[1])) | ((a > rear[0]) & (a < rear[1]))
    colour = np.where(side_glass | (screens & (np.abs(b) < 0.86)), glass, colour)
    colour = np.where((np.abs(b) > 0.9) | (np.abs(a) > 0.95), colour * 0.72, colour)
    sides = 1.0 + 0.06 * b * (canvas.sun.right + canvas.sun.down)
    top = 2.1 if van else 1.45
    height = np.where((a > rear[0]) & (a < front[1]), top, 0.85 if not van else 1.4)
    return colour * sides, height.astype(np.float32)


def _paint_pool(canvas: Canvas, frame: Frame, length: float, width: float) -> None:
    rounded = canvas.rng.random() < 0.4
    a, b = frame.along / (length / 2), frame.across / (width / 2)
    edge = np.hypot(a, b) if rounded else np.maximum(np.abs(a), np.abs(b))
    tone = random_grain(canvas, frame.shape)
    canvas.paint(frame, edge < 1.0, column((168, 166, 158)) * tone, CLUTTER, 0.0)
    ripple = 1.0 + 0.05 * canvas.noise(frame.shape, 2.0) + 0.08 * b
    canvas.paint(frame, edge < 1.0 - 0.6 / width, column((52, 118, 150)) * ripple, CLUTTER, 0.0)


def _paint_container(canvas: Canvas, frame: Frame, length: float, width: float) -> None:
    rng = canvas.rng
    tone = column(rng.choice(CONTAINER_COLOURS)) * np.float32(rng.uniform(0.85, 1.1))
    ribs = 1.0 + 0.10 * np.sign(np.sin(frame.along * (2 * math.pi / 0.55)))
    box = frame.box(length, width)
    rust = 1.0 + 0.05 * canvas.noise(frame.shape, 4.0)
    canvas.paint(frame, box, tone * (ribs * rust), CLUTTER, 2.5)
    canvas.tint(frame, box & ~frame.box(length - 0.25, width - 0.25), 0.75)


def _paint_skip(canvas: Canvas, frame: Frame, length: float, width: float) -> None:
    rng = canvas.rng
    tone = column(rng.choice(CONTAINER_COLOURS))
    canvas.paint(frame, frame.box(length, width), tone, CLUTTER, 1.3)
    rubble = soil(canvas, frame.shape) * (1.0 + 0.25 * canvas.noise(frame.shape, 3.0))
    height = (1.2 + 0.25 * canvas.noise(frame.shape, 3.0)).astype(np.float32)
    canvas.paint(frame, frame.box(length - 0.3, width - 0.3), rubble, CLUTTER, height)


def _paint_heap(canvas: Canvas, frame: Frame, length: float, width: float) -> None:
    inside = 1.0 - np.hypot(frame.along / (length / 2), frame.across / (width / 2))
    inside = inside + 0.07 * canvas.noise(frame.shape, 12.0)
    cone = np.clip(inside * width * 0.30 - 0.15, 0.0, 3.0) + 0.07 * canvas.noise(frame.shape, 4.0)
    height = np.clip(cone, 0.05, None).astype(np.float32)
    right, down = slopes(height, canvas.gsd_m)
    colour = soil(canvas, frame.shape) * (0.3 + 0.7 * canvas.sun.shade(right, down))
    canvas.paint(frame, inside > 0.03, colour, CLUTTER, height)


def _paint_tarpaulin(canvas: Canvas, frame: Frame, length: float, width: float) -> None:
    rng = canvas.rng
    tone = column(((96, 108, 152), (186, 188, 184), (106, 136, 132))[rng.integers(3)])
    folds = canvas.noise(frame.shape, 4.0)
    bulge = np.clip(1 - (2 * frame.across / width) ** 2, 0, 1)
    height = (0.5 + 0.14 * folds + 0.4 * bulge).astype(np.float32)
    right, down = slopes(height, canvas.gsd_m)
    ragged = frame.box(length, width) & (np.abs(frame.across) < width / 2 - 0.12 + 0.08 * folds)
    canvas.paint(frame, ragged, tone * (0.4 + 0.6 * canvas.sun.shade(right, down)), CLUTTER, height)


def _paint_court(canvas: Canvas, frame: Frame, length: float, width: float) -> None:
    tone = column(((158, 120, 102), (98, 116, 114))[canvas.rng.integers(2)])
    tone = tone * random_grain(canvas, frame.shape)
    canvas.paint(frame, frame.box(length, width), tone, CLUTTER, 0.0)
    a, b = np.abs(frame.along), np.abs(frame.across)
    inner_a, inner_b = length / 2 - 0.9, width / 2 - 0.8
    inside = (a < inner_a + 0.06) & (b < inner_b + 0.06)
    lines = (np.abs(a - inner_a) < 0.07) | (np.abs(b - inner_b) < 0.07) | (a < 0.07)
    lines |= np.abs(np.hypot(a, b) - min(inner_a, inner_b) * 0.4) < 0.07
    canvas.paint(frame, inside & lines, column((212, 214, 212)))


def _paint_playground(canvas: Canvas, frame: Frame, length: float, width: float) -> None:
    rng = canvas.rng
    edge = np.hypot(frame.along / (length / 2), frame.across / (width / 2))
    edge = edge + 0.05 * canvas.noise(frame.shape, 16.0)
    sand = column((176, 164, 148)) * (
        1.0 + 0.03 * canvas.noise(frame.shape, 0.0) + 0.05 * canvas.noise(frame.shape, 4.0)
    )
    pit = edge < 0.95
    canvas.paint(frame, pit, sand, CLUTTER, 0.0)
    for _ in range(rng.integers(3, 6)):
        along, across = rng.uniform(-0.3, 0.3) * length, rng.uniform(-0.28, 0.28) * width
        colour = column(rng.choice(CONTAINER_COLOURS))
        box = frame.box(rng.uniform(0.5, 2.2), rng.uniform(0.4, 1.0), along, across)
        canvas.paint(frame, box & pit, colour, CLUTTER, rng.uniform(0.6, 2.0))


# Kind: smallest and largest (length, width) in metres.
CLUTTER_SIZES: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "pool": ((5.0, 3.2), (8.5, 4.2)),
    "container": ((5.8, 2.3), (7.2, 2.5)),
    "skip": ((3.6, 1.8), (4.6, 2.2)),
    "heap": ((5.0, 4.0), (9.0, 7.0)),
    "tarpaulin": ((3.5, 2.5), (6.0, 4.0)),
    "court": ((11.0, 7.0), (14.0, 8.5)),
    "playground": ((6.0, 5.0), (9.0, 7.0)),
}
KERBSIDE = frozenset({"container", "skip"})  # kinds that may stand on the street like a parked car
_CLUTTER_PAINTERS: dict[str, Callable[[Canvas, Frame, float, float], None]] = {
    "pool": _paint_pool,
    "container": _paint_container,
    "skip": _paint_skip,
    "heap": _paint_heap,
    "tarpaulin": _paint_tarpaulin,
    "court": _paint_court,
    "playground": _paint_playground,
}

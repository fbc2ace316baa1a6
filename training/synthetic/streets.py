"""Streets of the synthetic town: where they run, and the sealed ground they are made of."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .canvas import IMPERVIOUS, LOW_VEGETATION, Canvas, Frame, Place, noise_window
from .materials import asphalt, column, grain, grey_tone

PAVEMENT_M = 1.6
KERB_M = 0.16
_STRIP_PX = 256


@dataclass(frozen=True)
class StreetGrid:
    """Two families of gently bent streets.

    The position of a point is (p, q): p metres along the main streets, q metres across them, with the bends
    straightened out.

    Attributes:
        angle: Heading of the main streets, radians.
        bend_m: Amplitude of the bends, metres.
        bend_length_m: Length of one full bend, metres.
        bend_phase: Where the bends begin, radians.
        main_at: q of each main street's centre line, ascending.
        main_width: Carriageway width of each main street, metres.
        cross_at: p of each cross street's centre line, ascending.
        cross_width: Carriageway width of each cross street, metres.
    """

    angle: float
    bend_m: float
    bend_length_m: float
    bend_phase: float
    main_at: np.ndarray
    main_width: np.ndarray
    cross_at: np.ndarray
    cross_width: np.ndarray

    def straighten(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Turn tile metres (x, y) into street coordinates (p, q); arrays of one shape or broadcastable."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        p = x * cos + y * sin
        q = y * cos - x * sin - self.bend_m * np.sin(p * (2 * np.pi / self.bend_length_m) + self.bend_phase)
        return p, q

    def distance(self, place: Place) -> float:
        """Metres from a place to the nearest carriageway, negative on it."""
        p, q = self.straighten(np.array([place.x]), np.array([place.y]))
        to_main, _ = _nearest(q, self.main_at, self.main_width)
        to_cross, _ = _nearest(p, self.cross_at, self.cross_width)
        return float(_rounded_minimum(to_main, to_cross)[0])

    def place(self, p: float, q: float) -> Place:
        """The place at street coordinates (p, q), heading along the main street there."""
        turn = 2 * math.pi / self.bend_length_m
        phase = p * turn + self.bend_phase
        straight = q + self.bend_m * math.sin(phase)
        heading = self.angle + math.atan(self.bend_m * turn * math.cos(phase))
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return Place(p * cos - straight * sin, p * sin + straight * cos, heading)


def plan_streets(canvas: Canvas) -> StreetGrid:
    """Lay out the streets of a tile, a little beyond its edges on all sides."""
    rng = canvas.rng
    angle = rng.uniform(0.0, math.pi)
    width, height = canvas.extent_m
    corners_x, corners_y = np.array([0, width, width, 0]), np.array([0, 0, height, height])
    p = corners_x * math.cos(angle) + corners_y * math.sin(angle)
    q = corners_y * math.cos(angle) - corners_x * math.sin(angle)
    main_at = _positions(rng, q.min() - 12, q.max() + 12, (50.0, 57.0))
    cross_at = _positions(rng, p.min() - 12, p.max() + 12, (85.0, 120.0))
    return StreetGrid(
        angle=angle,
        bend_m=rng.uniform(0.5, 2.5),
        bend_length_m=rng.uniform(110.0, 180.0),
        bend_phase=rng.uniform(0.0, 2 * math.pi),
        main_at=main_at,
        main_width=rng.uniform(5.6, 7.2, main_at.size),
        cross_at=cross_at,
        cross_width=rng.uniform(4.6, 5.8, cross_at.size),
    )


def draw_ground(canvas: Canvas, grid: StreetGrid) -> None:
    """Fill the tile with carriageways, kerbs, pavements and, elsewhere, rough grass."""
    tones = {
        "road": grey_tone(canvas.rng),
        "cross": grey_tone(canvas.rng),
        "pavement": grey_tone(canvas.rng) * np.float32(1.12),
        "grass": column((156, 98, 100)),
    }
    origin = canvas.rng.integers(1024, size=2)
    for start in range(0, canvas.shape[0], _STRIP_PX):
        canvas.stop_if_cancelled()
        rows = slice(start, min(start + _STRIP_PX, canvas.shape[0]))
        _draw_strip(canvas, grid, rows, tones, (int(origin[0]), int(origin[1])))


def furnish_streets(canvas: Canvas, grid: StreetGrid) -> None:
    """Add repairs, sealed cracks and manholes to the carriageways, and note where cars may stand."""
    rng = canvas.rng
    for at, width in zip(grid.main_at, grid.main_width, strict=True):
        for p in _steps(canvas, grid, 6.4):
            _furnish(canvas, grid.place(p, float(at)), float(width))
    for at, width in zip(grid.cross_at, grid.cross_width, strict=True):
        for q in np.arange(grid.main_at[0], grid.main_at[-1], 6.4):
            place = grid.place(float(at), float(q + rng.uniform(-0.5, 0.5)))
            _furnish(canvas, place.moved(0, 0, grid.angle + math.pi / 2 - place.angle), float(width))


def _positions(rng: np.random.Generator, low: float, high: float, spacing: tuple[float, float]) -> np.ndarray:
    at = [low - rng.uniform(0.0, spacing[0])]
    while at[-1] < high:
        at.append(at[-1] + rng.uniform(*spacing))
    return np.array(at)


def _draw_strip(
    canvas: Canvas, grid: StreetGrid, rows: slice, tones: dict[str, np.ndarray], origin: tuple[int, int]
) -> None:
    shape = (rows.stop - rows.start, canvas.shape[1])
    x = ((np.arange(shape[1], dtype=np.float32) + 0.5) * canvas.gsd_m)[None, :]
    y = ((np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5) * canvas.gsd_m)[:, None]
    p, q = (part.astype(np.float32) for part in grid.straighten(x, y))
    to_main, beside_main = _nearest(q, grid.main_at, grid.main_width)
    to_cross, beside_cross = _nearest(p, grid.cross_at, grid.cross_width)
    edge = _rounded_minimum(to_main, to_cross)
    fine, medium, coarse, slow = (
        noise_window(sigma_px, origin[0] + rows.start, origin[1], shape) for sigma_px in (0.0, 4.0, 24.0, 60.0)
    )
    texture = grain(fine, medium, coarse)

    frame = Frame(rows, slice(0, shape[1]), p, q)
    tufts = 1.0 + 0.06 * fine + 0.09 * medium + 0.06 * coarse + 0.06 * slow
    everywhere = np.ones(shape, dtype=bool)
    canvas.paint(frame, everywhere, tones["grass"] * tufts, LOW_VEGETATION)
    slabs = 1.0 - 0.07 * ((p % 0.5 < 0.07) | (q % 0.5 < 0.07))
    canvas.paint(frame, edge < PAVEMENT_M, tones["pavement"] * (texture * slabs), IMPERVIOUS)
    canvas.paint(frame, edge < KERB_M, tones["pavement"] * (1.14 * texture))
    tracks = 1.0 - 0.035 * np.cos(np.minimum(beside_main, 9.0) * (2 * np.pi / 1.7))
    on_main = (to_main < 0.0) | (to_main <= to_cross)
    tone = np.where(on_main, tones["road"], tones["cross"])
    canvas.paint(frame, edge < 0.0, tone * (texture * np.where(on_main, tracks, 1.0)))
    gutter = (edge > -0.3) & (edge < 0.0)
    canvas.tint(frame, gutter, 0.93)
    dashes = (beside_main < 0.07) & (p % 5.0 < 2.6) & (to_cross > 2.0)
    canvas.paint(frame, dashes, column((186, 192, 192)) * texture)
    stop_line = (np.abs(to_main - 1.2) < 0.18) & (to_cross < -0.3) & (edge < 0.0) & (beside_cross < 9.0)
    canvas.paint(frame, stop_line & (np.sin(p * 9.0) > -0.4), column((180, 186, 186)) * texture)


def _nearest(position: np.ndarray, at: np.ndarray, width: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Metres outside the nearest street's edge (negative inside) and metres from its centre line."""
    index = np.searchsorted((at[1:] + at[:-1]) / 2, position)
    centre = np.abs(position - at[index].astype(np.float32))
    return centre - (width[index] / 2).astype(np.float32), centre


def _rounded_minimum(first: np.ndarray, second: np.ndarray, radius: float = 2.5) -> np.ndarray:
    """The smaller of two distances, with the inner corner between them rounded off."""
    overlap = np.clip(radius - np.abs(first - second), 0.0, None)
    return np.minimum(first, second) - overlap * overlap / (4.0 * radius)


def _steps(canvas: Canvas, grid: StreetGrid, step_m: float) -> np.ndarray:
    low, high = float(grid.cross_at[0]), float(grid.cross_at[-1])
    return np.arange(low, high, step_m) + canvas.rng.uniform(-0.4, 0.4)


def _furnish(canvas: Canvas, place: Place, width: float) -> None:
    canvas.stop_if_cancelled()
    rng = canvas.rng
    frame = canvas.frame(place, 6.4, width)
    if frame is None:
        return
    side = 1.0 if rng.random() < 0.5 else -1.0
    canvas.car_spots.append(place.moved(0.0, side * (width / 2 - 1.05), math.pi * rng.integers(2)))
    if rng.random() < 0.35:
        canvas.car_spots.append(place.moved(rng.uniform(-1, 1), -side * (width / 2 - 1.5)))
    road = canvas.labels[frame.rows, frame.cols] == IMPERVIOUS
    along, across = rng.uniform(-2, 2), rng.uniform(-width / 2 + 0.8, width / 2 - 0.8)
    draw = rng.random()
    if draw < 0.22:
        patch = frame.box(rng.uniform(1.2, 4.5), rng.uniform(0.7, 1.8), along, across) & road
        canvas.paint(frame, patch, asphalt(canvas, frame.shape, grey_tone(rng) * np.float32(0.9)))
    elif draw < 0.42:
        canvas.paint(frame, np.hypot(frame.along - along, frame.across - across) < 0.33, column((78, 84, 86)))
    elif draw < 0.62:
        wander = across + 0.25 * np.sin(frame.along * 1.7 + along) + 0.12 * np.sin(frame.along * 5.1)
        canvas.tint(frame, (np.abs(frame.across - wander) < 0.06) & road, 0.72)

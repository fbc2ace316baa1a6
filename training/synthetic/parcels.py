"""Parcels of the synthetic town: gardens, houses, garages, yards and car parks between the streets."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .buildings import draw_flat, draw_house, random_house
from .canvas import BUILDING, IMPERVIOUS, LOW_VEGETATION, Canvas, Frame, Place
from .materials import asphalt, column, grass, grey_tone, paving, soil
from .plants import draw_hedge, draw_shrub
from .streets import PAVEMENT_M, StreetGrid

BUILDING_SHARE = 0.272  # of the tile, before trees grow over some of it
SEALED_SHARE = 0.318
_FLAT_SHARE = 0.40  # of the building area; garages come on top


@dataclass(frozen=True)
class Parcel:
    """A plot beside a street.

    Attributes:
        place: Its centre; the street lies on the positive side across the heading.
        width: Metres along the street.
        depth: Metres away from the street.
    """

    place: Place
    width: float
    depth: float


@dataclass
class _Ledger:
    """What is still to be built and sealed, in pixels, so that the tile as a whole meets its shares."""

    open_px: float
    building_px: float
    sealed_px: float
    built_px: float = 0.0
    flat_px: float = 0.0

    def building_rate(self) -> float:
        return float(np.clip(self.building_px / max(self.open_px, 1.0), 0.16, 0.48))

    def sealed_rate(self) -> float:
        return float(np.clip(self.sealed_px / max(self.open_px, 1.0), 0.0, 0.4))

    def book(self, parcel_px: int, building_px: int, sealed_px: int, flat: bool) -> None:
        self.open_px -= parcel_px
        self.building_px -= building_px
        self.sealed_px -= sealed_px
        self.built_px += building_px
        self.flat_px += building_px * flat

    def lacks_flat_roofs(self) -> bool:
        return self.flat_px < _FLAT_SHARE * self.built_px


def fill_parcels(canvas: Canvas, grid: StreetGrid) -> None:
    """Divide the blocks between the streets into parcels and build on them."""
    parcels = [(parcel, px) for parcel in _plan(canvas, grid) if (px := _pixels(canvas, parcel))]
    size = canvas.labels.size
    ledger = _Ledger(
        open_px=float(sum(px for _, px in parcels)),
        building_px=BUILDING_SHARE * size,
        sealed_px=(SEALED_SHARE - canvas.share(IMPERVIOUS)) * size,
    )
    for index in canvas.rng.permutation(len(parcels)):
        canvas.stop_if_cancelled()
        parcel, pixels = parcels[index]
        flat = bool(canvas.rng.random() < (0.75 if ledger.lacks_flat_roofs() else 0.12))
        _draw_lawn(canvas, parcel)
        if flat:
            _draw_commercial(canvas, parcel, ledger.building_rate(), ledger.sealed_rate())
        else:
            _draw_residential(canvas, parcel, ledger.building_rate(), ledger.sealed_rate())
        ledger.book(pixels, *_count(canvas, parcel), flat)


def _plan(canvas: Canvas, grid: StreetGrid) -> Iterator[Parcel]:
    rng = canvas.rng
    margin = PAVEMENT_M + 0.1
    for row in range(grid.main_at.size - 1):
        low = grid.main_at[row] + grid.main_width[row] / 2 + margin
        high = grid.main_at[row + 1] - grid.main_width[row + 1] / 2 - margin
        middle = (low + high) / 2 + rng.uniform(-1.5, 1.5)
        for column_of in range(grid.cross_at.size - 1):
            start = grid.cross_at[column_of] + grid.cross_width[column_of] / 2 + margin
            stop = grid.cross_at[column_of + 1] - grid.cross_width[column_of + 1] / 2 - margin
            for near, far in ((low, middle), (high, middle)):
                edges = np.linspace(start, stop, max(2, round((stop - start) / rng.uniform(15.0, 21.0)) + 1))
                edges[1:-1] += rng.uniform(-1.5, 1.5, edges.size - 2)
                for left, right in zip(edges[:-1], edges[1:], strict=True):
                    centre = grid.place(float(left + right) / 2, float(near + far) / 2)
                    turn = math.pi if near < far else 0.0
                    yield Parcel(centre.moved(0, 0, turn), float(right - left), abs(float(far - near)))


def _pixels(canvas: Canvas, parcel: Parcel) -> int:
    frame = canvas.frame(parcel.place, parcel.width, parcel.depth)
    return 0 if frame is None else int(np.count_nonzero(frame.box(parcel.width, parcel.depth)))


def _count(canvas: Canvas, parcel: Parcel) -> tuple[int, int]:
    frame = canvas.frame(parcel.place, parcel.width, parcel.depth)
    if frame is None:
        return 0, 0
    here = canvas.labels[frame.rows, frame.cols][frame.box(parcel.width, parcel.depth)]
    return int(np.count_nonzero(here == BUILDING)), int(np.count_nonzero(here == IMPERVIOUS))


def _draw_lawn(canvas: Canvas, parcel: Parcel) -> None:
    frame = canvas.frame(parcel.place, parcel.width, parcel.depth)
    if frame is None:
        return
    lawn = frame.box(parcel.width, parcel.depth) & _is_open(canvas, frame)
    canvas.paint(frame, lawn, grass(canvas, frame, mown=canvas.rng.random() < 0.55))


def _draw_residential(canvas: Canvas, parcel: Parcel, building_rate: float, sealed_rate: float) -> None:
    rng = canvas.rng
    width, depth = parcel.width, parcel.depth
    area = building_rate * width * depth * rng.uniform(0.92, 1.12)
    garage = width > 13.5 and rng.random() < 0.8
    side = 1.0 if rng.random() < 0.5 else -1.0
    space = width - 2.0 - (3.6 if garage else 0.0)
    house_width = min(space, max(7.0, math.sqrt((area - 20.0 * garage) * rng.uniform(0.9, 1.7))))
    house_depth = float(np.clip((area - 20.0 * garage) / house_width, 6.5, depth - 6.0))
    front = rng.uniform(2.5, max(2.6, min(4.5, depth - house_depth - 3.0)))
    along = side * (width / 2 - 1.0 - house_width / 2) * (1.0 if garage else rng.uniform(0.0, 0.6))
    across = depth / 2 - front - house_depth / 2

    tone = grey_tone(rng) * np.float32(rng.uniform(0.95, 1.15))
    drive = -side * (width / 2 - 2.0)
    if garage:
        length = front + rng.uniform(0.5, 4.0)
        _seal(canvas, parcel.place.moved(drive, depth / 2 - length / 2 + 0.1), 3.3, length + 0.4, tone)
        canvas.car_spots.append(parcel.place.moved(drive, depth / 2 - length / 2, math.pi / 2))
        behind = parcel.place.moved(drive, depth / 2 - length - 3.2)
        draw_flat(canvas, behind, 3.2, 6.4, rng.uniform(2.5, 3.0))
    yard = max(8.0, sealed_rate * width * depth * 1.15 - 22.0 * garage)
    _seal_yard(canvas, parcel, Place(along, across), (house_width, house_depth), yard, tone)
    _draw_garden(canvas, parcel)
    turned = house_depth > house_width or rng.random() < 0.2
    house = parcel.place.moved(along, across, math.pi / 2 if turned else 0.0)
    roof = random_house(rng, *((house_depth, house_width) if turned else (house_width, house_depth)))
    if turned and house_depth < house_width:
        house = house.moved(0, 0, -math.pi / 2)
    draw_house(canvas, house, roof)


def _seal_yard(
    canvas: Canvas, parcel: Parcel, house: Place, size: tuple[float, float], area: float, tone: np.ndarray
) -> None:
    """Path to the door, terrace behind the house, and the rest of `area` (m2) as a yard."""
    rng = canvas.rng
    front = parcel.depth / 2 - (house.y + size[1] / 2)
    path = house.x + rng.uniform(-0.3, 0.3) * size[0]
    _seal(canvas, parcel.place.moved(path, parcel.depth / 2 - front / 2), 1.3, front + 0.6, tone)
    if area > 30.0:
        yard = min(size[0], 0.6 * area / front)
        _seal(canvas, parcel.place.moved(house.x, parcel.depth / 2 - front / 2), yard, front + 0.4, tone)
        area -= yard * front
    back = house.y - size[1] / 2 + parcel.depth / 2
    deep = min(back - 0.5, max(2.2, area / size[0]))
    wide = min(size[0] + 1.5, area / max(deep, 0.5))
    _seal(canvas, parcel.place.moved(house.x, house.y - size[1] / 2 - deep / 2 + 0.3), wide, deep + 0.6, tone)


def _draw_commercial(canvas: Canvas, parcel: Parcel, building_rate: float, sealed_rate: float) -> None:
    rng = canvas.rng
    width, depth = parcel.width, parcel.depth
    area = building_rate * width * depth * rng.uniform(0.95, 1.15)
    length = width * rng.uniform(0.66, 0.9)
    deep = float(np.clip(area / length, 5.0, depth - 4.0))
    front = float(np.clip(depth - deep - rng.uniform(0.6, 4.0), 2.0, 9.0))
    across = depth / 2 - front - deep / 2
    along = rng.uniform(-0.4, 0.4) * (width - length)
    sealed = min(width - 0.4, max(4.0, 1.1 * sealed_rate * width * depth / front))
    tone = grey_tone(rng)
    forecourt = parcel.place.moved(rng.uniform(-0.5, 0.5) * (width - sealed), depth / 2 - front / 2 + 0.1)
    _seal(canvas, forecourt, sealed, front + 0.4, tone, slabs=rng.random() < 0.3)
    if front > 5.4 and sealed > 5.5:
        _draw_bays(canvas, forecourt.moved(0.0, -front / 2 + 2.5), sealed)
    _draw_garden(canvas, parcel)
    height = rng.uniform(3.0, 10.5)
    place = parcel.place.moved(along, across)
    if rng.random() < 0.5:
        draw_flat(canvas, place, length, deep, height)
    else:
        split = rng.uniform(0.4, 0.6) * length
        low = max(2.6, height - rng.uniform(1.5, 4.0))
        draw_flat(canvas, place.moved(split / 2 - length / 2, 0.0), split, deep, height)
        draw_flat(canvas, place.moved(split / 2, rng.uniform(-0.8, 0.8)), length - split, deep * 0.92, low)


def _draw_bays(canvas: Canvas, place: Place, length: float) -> None:
    """Parking bays side by side along `place`, marked with white lines."""
    frame = canvas.frame(place, length, 5.0)
    if frame is None:
        return
    count = int(length / 2.5)
    first = -count * 1.25
    lines = np.zeros(frame.shape, dtype=bool)
    for index in range(count + 1):
        lines |= frame.box(0.13, 4.8, first + index * 2.5, 0.0)
    canvas.paint(frame, lines & ~_is_open(canvas, frame), column((182, 188, 188)))
    turn = math.pi / 2 * (1 if canvas.rng.random() < 0.5 else -1)
    canvas.car_spots.extend(place.moved(first + 1.25 + index * 2.5, 0.0, turn) for index in range(count))


def _draw_garden(canvas: Canvas, parcel: Parcel) -> None:
    """Hedges along the borders, shrubs, and now and then a vegetable bed."""
    rng = canvas.rng
    width, depth = parcel.width, parcel.depth
    if rng.random() < 0.5:
        draw_hedge(canvas, parcel.place.moved(0.0, -depth / 2 + 0.5), width)
    for side in (-1.0, 1.0):
        if rng.random() < 0.35:
            border = parcel.place.moved(side * (width / 2 - 0.5), -0.1 * depth, math.pi / 2)
            draw_hedge(canvas, border, 0.8 * depth)
    if rng.random() < 0.25:
        _draw_bed(canvas, parcel.place.moved(rng.uniform(-0.25, 0.25) * width, -0.32 * depth))
    for _ in range(rng.integers(3, 9)):
        spot = parcel.place.moved(rng.uniform(-0.48, 0.48) * width, rng.uniform(-0.48, 0.48) * depth)
        draw_shrub(canvas, spot, rng.uniform(0.35, 0.95))


def _draw_bed(canvas: Canvas, place: Place) -> None:
    rng = canvas.rng
    length, width = rng.uniform(3.0, 6.0), rng.uniform(2.0, 3.5)
    frame = canvas.frame(place, length, width)
    if frame is None:
        return
    rows = np.sin(frame.across * (2 * math.pi / 0.7))
    plants = np.clip(rows + 0.5 * canvas.noise(frame.shape, 2.0), 0.0, 1.0)
    ground = soil(canvas, frame.shape) * 0.92
    colour = ground + (column((150, 84, 86)) - ground) * (0.45 + 0.5 * plants)
    canvas.paint(frame, frame.box(length, width) & _is_open(canvas, frame), colour, LOW_VEGETATION, 0.15)


def _seal(
    canvas: Canvas, place: Place, length: float, width: float, tone: np.ndarray, slabs: bool | None = None
) -> None:
    frame = canvas.frame(place, length, width)
    if frame is None:
        return
    if slabs is None:
        slabs = bool(canvas.rng.random() < 0.7)
    colour = paving(canvas, frame, tone) if slabs else asphalt(canvas, frame.shape, tone)
    canvas.paint(frame, frame.box(length, width) & _is_open(canvas, frame), colour, IMPERVIOUS, 0.0)


def _is_open(canvas: Canvas, frame: Frame) -> np.ndarray:
    return canvas.labels[frame.rows, frame.cols] == LOW_VEGETATION

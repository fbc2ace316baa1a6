"""Buildings of the synthetic town: pitched roofs with details, and flat roofs that look like asphalt."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .canvas import BUILDING, Canvas, Frame, Place
from .materials import ROOF_COLOURS, asphalt, column, grey_tone, roof_tiles


@dataclass(frozen=True)
class PitchedRoof:
    """Shape of a gable or hip roof.

    Attributes:
        length: Metres along the ridge.
        width: Metres across it.
        eaves_m: Height of the eaves above ground.
        pitch: Rise per metre.
        hipped: Whether the gable ends slope as well.
    """

    length: float
    width: float
    eaves_m: float
    pitch: float
    hipped: bool

    @property
    def ridge_m(self) -> float:
        """Height of the ridge above ground."""
        return self.eaves_m + self.pitch * min(self.width, self.length) / 2


def random_house(rng: np.random.Generator, length: float, width: float) -> PitchedRoof:
    """A roof for a footprint in metres, at most 12 m high."""
    eaves = rng.uniform(2.9, 6.2)
    pitch = math.tan(math.radians(rng.uniform(26.0, 46.0)))
    if length < width:
        length, width = width, length
    pitch = min(pitch, (12.0 - eaves) / (width / 2))
    return PitchedRoof(length, width, eaves, pitch, bool(rng.random() < 0.35))


def draw_house(canvas: Canvas, place: Place, roof: PitchedRoof) -> None:
    """Draw a house whose ridge runs along `place`, perhaps with a wing, chimneys, dormers or windows."""
    rng = canvas.rng
    tone = column(ROOF_COLOURS[rng.choice(len(ROOF_COLOURS), p=(0.24, 0.16, 0.12, 0.12, 0.12, 0.14, 0.10))])
    tone = tone * np.float32(rng.uniform(0.9, 1.12))
    draw_pitched(canvas, place, roof, tone)
    if rng.random() < 0.35 and roof.length > 10:
        wing = PitchedRoof(roof.width * 0.95, roof.width * 0.62, roof.eaves_m, roof.pitch, roof.hipped)
        side = 1.0 if rng.random() < 0.5 else -1.0
        middle = place.moved(rng.uniform(-0.25, 0.25) * roof.length, side * roof.width * 0.22, math.pi / 2)
        draw_pitched(canvas, middle, wing, tone)
    _draw_roof_details(canvas, place, roof, tone)


def draw_pitched(canvas: Canvas, place: Place, roof: PitchedRoof, tone: np.ndarray) -> None:
    """Draw one roof body; where another roof is higher already, that one stays.

    Args:
        canvas: The tile.
        place: Centre, heading along the ridge.
        roof: The shape.
        tone: Colour of its tiles in level light, shape (3, 1, 1).
    """
    frame = canvas.frame(place, roof.length, roof.width)
    if frame is None:
        return
    from_eaves = roof.width / 2 - np.abs(frame.across)
    from_end = roof.length / 2 - np.abs(frame.along)
    on_end = (from_end < from_eaves) if roof.hipped else np.zeros(frame.shape, dtype=bool)
    up_slope = np.where(on_end, from_end, from_eaves)
    height = roof.eaves_m + roof.pitch * up_slope
    along_slope = np.where(on_end, -np.sign(frame.along) * roof.pitch, 0.0)
    across_slope = np.where(on_end, 0.0, -np.sign(frame.across) * roof.pitch)
    cos, sin = math.cos(place.angle), math.sin(place.angle)
    shade = canvas.sun.shade(along_slope * cos - across_slope * sin, along_slope * sin + across_slope * cos)

    colour = roof_tiles(canvas, frame, tone, up_slope) * (0.1 + 0.9 * shade)
    ridge = (np.abs(frame.across) < 0.14) & (from_end > (roof.width / 2 if roof.hipped else 0.0))
    hip = (np.abs(from_end - from_eaves) < 0.18) & roof.hipped
    colour = np.where(ridge | hip, colour * 1.13, colour)
    rim = np.minimum(from_eaves, from_end) < 0.13
    colour = np.where(rim, colour * 0.8 + 22.0, colour)
    mask = frame.box(roof.length, roof.width) & (height > canvas.height[frame.rows, frame.cols])
    canvas.paint(frame, mask, colour, BUILDING, height)


def draw_flat(canvas: Canvas, place: Place, length: float, width: float, height_m: float) -> None:
    """Draw a flat-roofed building in the colours and texture of asphalt and concrete.

    Args:
        canvas: The tile.
        place: Centre and heading.
        length: Metres along the heading.
        width: Metres across it.
        height_m: Height of the roof above ground.
    """
    rng = canvas.rng
    frame = canvas.frame(place, length, width)
    if frame is None:
        return
    roof = frame.box(length, width)
    canvas.paint(frame, roof, asphalt(canvas, frame.shape, grey_tone(rng)), BUILDING, height_m)
    if length * width > 40.0:
        for seam in np.arange(-length / 2 + 3.0, length / 2, rng.uniform(3.0, 6.0)):
            canvas.tint(frame, (np.abs(frame.along - seam) < 0.06) & roof, 0.85)
        patch = frame.box(rng.uniform(1, 4), rng.uniform(1, 2), rng.uniform(-0.2, 0.2) * length, 0.2 * width)
        canvas.paint(frame, patch & roof, asphalt(canvas, frame.shape, grey_tone(rng) * np.float32(0.92)))
        _draw_vents(canvas, frame, (length, width), height_m)


def _draw_vents(canvas: Canvas, frame: Frame, size: tuple[float, float], height_m: float) -> None:
    rng = canvas.rng
    for _ in range(rng.integers(0, 4)):
        along = rng.uniform(-0.4, 0.4) * size[0]
        across = rng.uniform(-0.35, 0.35) * size[1]
        side = rng.uniform(0.5, 1.2)
        colour = column((150, 156, 158)) * np.float32(rng.uniform(0.6, 1.2))
        top = height_m + rng.uniform(0.3, 0.9)
        canvas.paint(frame, frame.box(side, side, along, across), colour, BUILDING, top)


def _draw_roof_details(canvas: Canvas, place: Place, roof: PitchedRoof, tone: np.ndarray) -> None:
    frame = canvas.frame(place, roof.length, roof.width)
    if frame is None:
        return
    rng = canvas.rng
    inner = roof.length - (roof.width if roof.hipped else 2.0)  # ridge with a full slope on both sides
    faces_sun = canvas.sun.down * math.cos(place.angle) > canvas.sun.right * math.sin(place.angle)
    sunny = 1.0 if faces_sun else -1.0
    draw = rng.random()
    if draw < 0.20 and inner > 4.0:
        _draw_solar(canvas, frame, roof, inner * 0.7, sunny)
    elif draw < 0.50 and inner > 4.0 and roof.pitch > 0.6:
        for along in np.linspace(-0.3, 0.3, int(rng.integers(1, 4))) * inner:
            for side in (-1.0, 1.0):
                _draw_dormer(canvas, place.moved(float(along), side * roof.width * 0.29), roof, tone)
    elif draw < 0.85:
        for _ in range(rng.integers(1, 5)):
            along, across = rng.uniform((-0.4, 0.15), (0.4, 0.33)) * (inner, roof.width)
            across *= rng.choice((-1, 1))
            glass = column((72, 88, 100)) if rng.random() < 0.6 else column((178, 196, 204))
            canvas.paint(frame, frame.box(0.85, 1.1, along, across), glass)
    for _ in range(rng.integers(1, 3)):
        along, across = rng.uniform(-0.42, 0.42) * inner, rng.uniform(-0.8, 0.8)
        stack = frame.box(0.7, 0.6, along, across)
        canvas.paint(frame, stack, column((142, 132, 124)), BUILDING, roof.ridge_m + rng.uniform(0.5, 1.0))
        canvas.paint(frame, frame.box(0.3, 0.25, along, across), column((48, 46, 46)))


def _draw_solar(canvas: Canvas, frame: Frame, roof: PitchedRoof, length: float, side: float) -> None:
    depth = roof.width * 0.34
    array = frame.box(length, depth, 0.0, side * roof.width * 0.26)
    lines = (frame.along % 1.0 < 0.09) | ((frame.across - side * roof.width * 0.26) % 1.65 < 0.09)
    canvas.paint(frame, array, np.where(lines, column((104, 112, 122)), column((52, 58, 76))))


def _draw_dormer(canvas: Canvas, place: Place, roof: PitchedRoof, tone: np.ndarray) -> None:
    eaves = roof.eaves_m + roof.pitch * roof.width * 0.17
    dormer = PitchedRoof(roof.width * 0.28, 1.9, eaves + 0.4, 0.55, False)
    draw_pitched(canvas, place.moved(0.0, 0.0, math.pi / 2), dormer, tone * np.float32(0.92))

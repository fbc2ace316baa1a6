"""Surfaces of the synthetic town as colour textures: asphalt, paving, grass, soil, roof tiles.

Colours are near infrared, red, green, 0-255, as they look in full sunlight on level ground. Asphalt, concrete
and flat roofs share one recipe on purpose: only their height and their shadow tell them apart.
"""

from __future__ import annotations

import numpy as np

from .canvas import Canvas, Frame

ROOF_COLOURS = (
    (164.0, 126.0, 104.0),  # clay tiles: bright in near infrared and red
    (146.0, 112.0, 98.0),  # weathered clay
    (124.0, 104.0, 96.0),  # brown concrete tiles
    (84.0, 92.0, 98.0),  # slate
    (70.0, 78.0, 86.0),  # dark engobed tiles
    (116.0, 122.0, 124.0),  # grey concrete tiles
    (96.0, 122.0, 128.0),  # fibre cement, blue-green in infrared
)
LEAF_COLOURS = (
    (160.0, 88.0, 92.0),
    (142.0, 76.0, 82.0),
    (172.0, 98.0, 100.0),
    (132.0, 72.0, 74.0),
    (166.0, 106.0, 98.0),
    (150.0, 94.0, 100.0),
)


def column(colour: tuple[float, float, float] | np.ndarray) -> np.ndarray:
    """A colour as an array that broadcasts over pixels, shape (3, 1, 1), float32."""
    return np.asarray(colour, dtype=np.float32).reshape(3, 1, 1)


def grey_tone(rng: np.random.Generator) -> np.ndarray:
    """Colour of a sealed grey surface, one population for streets, yards and flat roofs; shape (3, 1, 1)."""
    tone = rng.uniform(98.0, 140.0)
    warmth = rng.uniform(-0.03, 0.03)
    return column((tone * (0.95 + warmth), tone * 1.02, tone * (1.05 - warmth)))


def asphalt(canvas: Canvas, shape: tuple[int, int], tone: np.ndarray) -> np.ndarray:
    """Asphalt, concrete or roofing felt: grain, stains and slow changes of tone.

    Args:
        canvas: Source of the noise.
        shape: Height and width in pixels.
        tone: Mean colour, shape (3, 1, 1).

    Returns:
        Shape (3, h, w), float32.
    """
    return tone * random_grain(canvas, shape)


def random_grain(canvas: Canvas, shape: tuple[int, int]) -> np.ndarray:
    """Relative brightness of a sealed surface, shape `shape`, float32."""
    return grain(canvas.noise(shape, 0.0), canvas.noise(shape, 4.0), canvas.noise(shape, 24.0))


def grain(fine: np.ndarray, medium: np.ndarray, coarse: np.ndarray) -> np.ndarray:
    """Relative brightness of a sealed surface from three noise textures of one shape."""
    return 1.0 + 0.030 * fine + 0.028 * medium + 0.040 * coarse


def paving(canvas: Canvas, frame: Frame, tone: np.ndarray) -> np.ndarray:
    """Paving slabs with joints, on the axes of `frame`; shape (3, h, w), float32."""
    side = canvas.rng.uniform(0.4, 0.9)
    column_of, row_of = np.floor(frame.along / side), np.floor(frame.across / side)
    slab = np.sin(column_of * 12.9898 + row_of * 78.233) * 43758.547  # a hash: each slab has its own tone
    slab = slab - np.floor(slab)
    joint = (frame.along / side - column_of < 0.12) | (frame.across / side - row_of < 0.12)
    texture = random_grain(canvas, frame.shape)
    return tone * (texture + 0.10 * (slab - 0.5) - 0.07 * joint)


def grass(canvas: Canvas, frame: Frame, mown: bool) -> np.ndarray:
    """A lawn or meadow: tufts, dry patches and, where mown, stripes; shape (3, h, w), float32."""
    rng = canvas.rng
    level = rng.uniform(0.76, 1.10)  # from moist grass to sunny lawns: the range of the tree crowns
    tone = column((160 * level, rng.uniform(84, 110) * level, rng.uniform(88, 108) * level))
    texture = 1.0 + 0.06 * canvas.noise(frame.shape, 1.0) + 0.08 * canvas.noise(frame.shape, 4.0)
    texture = texture + 0.08 * canvas.noise(frame.shape, 24.0)
    if mown:
        period = rng.uniform(0.9, 1.5)
        texture = texture + 0.035 * np.sign(np.sin(frame.across * (np.pi / period)))
    colour = tone * texture
    patches = canvas.noise(frame.shape, 24.0) + 0.4 * canvas.noise(frame.shape, 4.0)
    dry = np.clip(patches - rng.uniform(0.7, 1.8), 0, 1)
    return colour + (column((152, 128, 118)) * texture - colour) * (0.75 * dry)


def soil(canvas: Canvas, shape: tuple[int, int]) -> np.ndarray:
    """Bare earth and rubble; shape (3, h, w), float32."""
    tone = column((150, 132, 112)) * canvas.rng.uniform(0.85, 1.15)
    lumps = 1.0 + 0.07 * canvas.noise(shape, 1.0) + 0.09 * canvas.noise(shape, 4.0)
    return tone * (lumps + 0.07 * canvas.noise(shape, 24.0))


def roof_tiles(canvas: Canvas, frame: Frame, tone: np.ndarray, down_slope: np.ndarray) -> np.ndarray:
    """Courses of roof tiles with weathering.

    Args:
        canvas: Source of the noise.
        frame: The roof's window and axes.
        tone: Mean colour, shape (3, 1, 1).
        down_slope: Metres from the eaves up the slope, shape (h, w).

    Returns:
        Shape (3, h, w), float32.
    """
    course = down_slope / 0.38
    texture = 1.0 + 0.09 * (course - np.floor(course) - 0.5)
    texture = texture + 0.02 * np.sin(frame.along * (2 * np.pi / 0.9))
    texture = texture + 0.045 * canvas.noise(frame.shape, 1.0) + 0.035 * canvas.noise(frame.shape, 4.0)
    return tone * (texture + 0.05 * canvas.noise(frame.shape, 24.0))

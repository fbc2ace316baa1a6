"""The sheet on which the synthetic town is drawn: colours, heights and classes of one tile, and its sun.

Objects are drawn one after the other, each inside the window that bounds it, so that time and memory grow
with the area of what is drawn and not with the number of objects times the size of the tile.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from scipy import ndimage

from ..contract.errors import JobCancelled

IMPERVIOUS, BUILDING, LOW_VEGETATION, TREE, CAR, CLUTTER = range(6)
TALLEST_M = 15.5  # trees; no building is higher


@dataclass(frozen=True)
class Sun:
    """Direction towards the sun.

    Attributes:
        azimuth: Clockwise from north (up in the picture), radians.
        elevation: Above the horizon, radians.
    """

    azimuth: float
    elevation: float

    @property
    def right(self) -> float:
        """Component towards the right edge of the picture, 0-1 of the horizontal direction."""
        return math.sin(self.azimuth)

    @property
    def down(self) -> float:
        """Component towards the bottom edge of the picture, 0-1 of the horizontal direction."""
        return -math.cos(self.azimuth)

    def shade(self, slope_right: np.ndarray, slope_down: np.ndarray, ambient: float = 0.35) -> np.ndarray:
        """Light on a sloping surface, relative to level ground (1.0).

        Args:
            slope_right: Rise per metre to the right, any shape.
            slope_down: Rise per metre downwards in the picture, same shape.
            ambient: Share of the light that comes from the whole sky.

        Returns:
            Same shape; Lambert's cosine law for the direct part.
        """
        facing = 1.0 - (slope_right * self.right + slope_down * self.down) / math.tan(self.elevation)
        direct = facing / np.sqrt(1.0 + slope_right**2 + slope_down**2)
        return ambient + (1.0 - ambient) * np.clip(direct, 0.0, 1.9)


@dataclass(frozen=True)
class Place:
    """A point of the tile with a heading.

    Attributes:
        x: Metres from the left edge of the tile.
        y: Metres from its top edge, downwards.
        angle: Heading of the object's long axis, radians from the x axis towards the y axis.
    """

    x: float
    y: float
    angle: float = 0.0

    def moved(self, along: float, across: float, turn: float = 0.0) -> Place:
        """The place that lies `along` and `across` metres away on this place's own axes, turned by `turn`."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        x, y = self.x + along * cos - across * sin, self.y + along * sin + across * cos
        return Place(x, y, self.angle + turn)


@dataclass(frozen=True)
class Frame:
    """A window of the canvas with the coordinates of an object's own axes.

    Attributes:
        rows: Rows of the window.
        cols: Columns of the window.
        along: Metres from the object's centre along its long axis, shape (h, w), float32.
        across: Metres from the centre across that axis, shape (h, w), float32.
    """

    rows: slice
    cols: slice
    along: np.ndarray
    across: np.ndarray

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the window in pixels."""
        return self.along.shape[0], self.along.shape[1]

    def box(self, length: float, width: float, along: float = 0.0, across: float = 0.0) -> np.ndarray:
        """Pixels inside a rectangle on the object's axes, shape (h, w), bool.

        Args:
            length: Metres along the long axis.
            width: Metres across it.
            along: Centre of the rectangle along the axis, metres.
            across: Centre of the rectangle across the axis, metres.
        """
        return (np.abs(self.along - along) <= length / 2) & (np.abs(self.across - across) <= width / 2)


@dataclass
class Canvas:
    """Arrays of one tile while it is being drawn.

    Attributes:
        colour: Look in full sunlight, shape (3, H, W), uint8, near infrared, red, green.
        height: Metres above the bare ground, shape (H, W), float32.
        labels: Class codes, shape (H, W), uint8.
        gsd_m: Metres per pixel.
        sun: The sun of the town.
        rng: Random stream of the tile.
        is_cancelled: Whether the user has asked to stop.
        car_spots: Places where a car may stand, collected while streets and yards are drawn.
    """

    colour: np.ndarray
    height: np.ndarray
    labels: np.ndarray
    gsd_m: float
    sun: Sun
    rng: np.random.Generator
    is_cancelled: Callable[[], bool]
    car_spots: list[Place] = field(default_factory=list)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the tile in pixels."""
        return self.labels.shape[0], self.labels.shape[1]

    @property
    def extent_m(self) -> tuple[float, float]:
        """Width and height of the tile in metres."""
        return self.shape[1] * self.gsd_m, self.shape[0] * self.gsd_m

    def stop_if_cancelled(self) -> None:
        """Raise `JobCancelled` if the user has asked to stop; asked once per object or strip."""
        if self.is_cancelled():
            raise JobCancelled

    def frame(self, place: Place, length: float, width: float) -> Frame | None:
        """The window around a rectangle at `place`, or None where no pixel of it lies in the tile.

        Args:
            place: Centre and heading.
            length: Metres along the heading.
            width: Metres across it.
        """
        cos, sin = math.cos(place.angle), math.sin(place.angle)
        half_x = (abs(cos) * length + abs(sin) * width) / 2 + self.gsd_m
        half_y = (abs(sin) * length + abs(cos) * width) / 2 + self.gsd_m
        rows = _clipped(place.y - half_y, place.y + half_y, self.gsd_m, self.shape[0])
        cols = _clipped(place.x - half_x, place.x + half_x, self.gsd_m, self.shape[1])
        if rows is None or cols is None:
            return None
        dx = ((np.arange(cols.start, cols.stop, dtype=np.float32) + 0.5) * self.gsd_m - place.x)[None, :]
        dy = ((np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5) * self.gsd_m - place.y)[:, None]
        along = (dx * cos + dy * sin).astype(np.float32)
        across = (dy * cos - dx * sin).astype(np.float32)
        return Frame(rows, cols, along, across)

    def paint(
        self,
        frame: Frame,
        mask: np.ndarray,
        colour: np.ndarray,
        label: int | None = None,
        height: np.ndarray | float | None = None,
    ) -> None:
        """Put colour, and where given class and height, on the pixels of a mask.

        Args:
            frame: The window.
            mask: Pixels to draw, shape (h, w), bool.
            colour: Shape (3,), (3, 1, 1) or (3, h, w), 0-255.
            label: Class code, or None to keep the class that is there.
            height: Metres above ground, shape (h, w) or one number, or None to keep the height that is there.
        """
        full = np.reshape(colour, (3, 1, 1)) if np.ndim(colour) == 1 else colour
        for band in range(3):
            values = np.broadcast_to(full[band], frame.shape)
            self.colour[band, frame.rows, frame.cols][mask] = np.clip(values[mask], 1, 254)
        if label is not None:
            self.labels[frame.rows, frame.cols][mask] = label
        if height is not None:
            self.height[frame.rows, frame.cols][mask] = np.broadcast_to(height, frame.shape)[mask]

    def tint(self, frame: Frame, mask: np.ndarray, factor: np.ndarray | float) -> None:
        """Lighten or darken what is there; `factor` is a number or an array of the window's shape (h, w)."""
        factors = np.broadcast_to(factor, frame.shape)[mask]
        for band in range(3):
            view = self.colour[band, frame.rows, frame.cols]
            view[mask] = np.clip(view[mask] * factors, 1, 254)

    def noise(self, shape: tuple[int, int], sigma_px: float) -> np.ndarray:
        """Random texture of mean 0 and standard deviation 1 with blobs of about `sigma_px`, float32."""
        row, col = self.rng.integers(1024, size=2)
        return noise_window(sigma_px, int(row), int(col), shape)

    def share(self, label: int) -> float:
        """Share of the tile's pixels that carry a class, 0-1."""
        return np.count_nonzero(self.labels == label) / self.labels.size


def noise_window(sigma_px: float, row: int, col: int, shape: tuple[int, int]) -> np.ndarray:
    """A window of an endless, periodic noise texture.

    Args:
        sigma_px: Size of the blobs in pixels; 0 is white noise.
        row: First row in the texture.
        col: First column in the texture.
        shape: Height and width of the window.

    Returns:
        Shape `shape`, float32, mean 0, standard deviation 1. Neighbouring windows fit together.
    """
    texture = _texture(sigma_px)
    rows = (row + np.arange(shape[0])) % texture.shape[0]
    cols = (col + np.arange(shape[1])) % texture.shape[1]
    return texture[rows[:, None], cols[None, :]]


def slopes(height: np.ndarray, gsd_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Rise per metre of a height field to the right and downwards, each of its shape (h, w)."""
    if min(height.shape) < 2:
        return np.zeros_like(height), np.zeros_like(height)
    down, right = np.gradient(height, gsd_m)
    return np.asarray(right), np.asarray(down)


@cache
def _texture(sigma_px: float) -> np.ndarray:
    size = 1024 if sigma_px > 8 else 512
    white = np.random.default_rng(int(sigma_px * 1000)).standard_normal((size, size), dtype=np.float32)
    smooth = ndimage.gaussian_filter(white, sigma_px, mode="wrap") if sigma_px else white
    return (smooth / smooth.std()).astype(np.float32)


def _clipped(low_m: float, high_m: float, gsd_m: float, size_px: int) -> slice | None:
    start, stop = max(0, math.floor(low_m / gsd_m)), min(size_px, math.ceil(high_m / gsd_m))
    return slice(start, stop) if start < stop else None

"""Where most errors lie: a few small windows for the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..contract.class_scheme import NODATA
from ..windows import Window
from .block_counts import BlockCounts
from .raster_pair import OpenPair, PairedPixels
from .squares import largest_squares, square_sums

MOST_PLACES = 6


@dataclass(frozen=True)
class WorstPlace:
    """A window with many errors.

    Args:
        scene: Name of the scene.
        window: Where it lies in the class raster.
        centre: Its middle in map units, or in columns and rows (downwards negative) of a raster without place.
        errors: Wrong pixels.
        compared: Pixels compared.
        reference: Class codes, (H, W) uint8; 255 where pixels do not count.
        prediction: Class codes, (H, W) uint8.
    """

    scene: str
    window: Window
    centre: tuple[float, float]
    errors: int
    compared: int
    reference: np.ndarray
    prediction: np.ndarray

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, without the pictures."""
        window = self.window
        return {
            "scene": self.scene,
            "window": [window.col_off, window.row_off, window.width, window.height],
            "centre": list(self.centre),
            "errors": self.errors,
            "compared": self.compared,
        }


def worst_windows(counts: BlockCounts) -> list[tuple[int, Window]]:
    """Errors and place of the squares of about 256 pixels with most errors, the worst first; at most 6."""
    _, errors = counts.pixels_and_errors()
    sums = square_sums(errors, counts)
    return [(int(sums[square]), window) for square, window in largest_squares(sums, counts, MOST_PLACES)]


def read_places(scene: str, opened: OpenPair, windows: Sequence[Window]) -> list[WorstPlace]:
    """Read the pixels of these windows."""
    return [_place(scene, opened, opened.read(window)) for window in windows]


def _place(scene: str, opened: OpenPair, pixels: PairedPixels) -> WorstPlace:
    xmin, ymin, xmax, ymax = opened.grid.window_bounds(pixels.window)
    counts = pixels.counts
    return WorstPlace(
        scene,
        pixels.window,
        ((xmin + xmax) / 2, (ymin + ymax) / 2),
        int(np.count_nonzero(counts & (pixels.reference != pixels.prediction))),
        int(np.count_nonzero(counts)),
        np.where(counts, pixels.reference, np.uint8(NODATA)),
        pixels.prediction,
    )

"""Where most errors lie: a few small windows for the report."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..contract.class_scheme import NODATA
from ..raster_io import RasterReader
from ..report.stretch import stretched
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
        bounds: Its extent in map units, xmin, ymin, xmax, ymax; likewise.
        crs: Coordinate reference system of the class raster as WKT; "" if it has none.
        photo: The orthophoto, (H, W, 3) uint8; None if there is none.
    """

    scene: str
    window: Window
    centre: tuple[float, float]
    errors: int
    compared: int
    reference: np.ndarray
    prediction: np.ndarray
    bounds: tuple[float, float, float, float]
    crs: str = ""
    photo: np.ndarray | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, without the pictures."""
        window = self.window
        return {
            "scene": self.scene,
            "window": [window.col_off, window.row_off, window.width, window.height],
            "centre": list(self.centre),
            "bounds": list(self.bounds),
            "errors": self.errors,
            "compared": self.compared,
        }


def worst_windows(counts: BlockCounts) -> list[tuple[int, Window]]:
    """Errors and place of the squares of about 256 pixels with most errors, the worst first; at most 6."""
    _, errors = counts.pixels_and_errors()
    sums = square_sums(errors, counts)
    return [(int(sums[square]), window) for square, window in largest_squares(sums, counts, MOST_PLACES)]


def read_places(scene: str, opened: OpenPair, windows: Sequence[Window], ortho: str) -> list[WorstPlace]:
    """Read the pixels of these windows.

    Args:
        scene: Name of the scene.
        opened: Its rasters.
        windows: The windows.
        ortho: Its orthophoto, in any place and pixel size; "" for none.

    Raises:
        RasterError: If the orthophoto cannot be read, or lies elsewhere.
    """
    if not windows:
        return []
    with ExitStack() as stack:
        photo = stack.enter_context(RasterReader(ortho, opened.grid)) if ortho else None
        return [_place(scene, opened, opened.read(window), photo) for window in windows]


def _place(scene: str, opened: OpenPair, pixels: PairedPixels, photo: RasterReader | None) -> WorstPlace:
    bounds = opened.grid.window_bounds(pixels.window)
    counts = pixels.counts
    return WorstPlace(
        scene,
        pixels.window,
        ((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2),
        int(np.count_nonzero(counts & (pixels.reference != pixels.prediction))),
        int(np.count_nonzero(counts)),
        np.where(counts, pixels.reference, np.uint8(NODATA)),
        pixels.prediction,
        bounds,
        opened.grid.crs_wkt,
        None if photo is None else stretched(*photo.read(pixels.window)),
    )

"""Tiny rasters with known answers. rasterio and NumPy only: what the engine does is not asked to make its own tests."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.errors import NotGeoreferencedWarning

NODATA = 255
UTM32 = "EPSG:25832"
# ISPRS colours by class code, written out here so that a change in the engine's table is noticed.
ISPRS_COLOURS = np.array(
    [(255, 255, 255), (0, 0, 255), (0, 255, 255), (0, 255, 0), (255, 255, 0), (255, 0, 0), (0, 0, 0)], dtype=np.uint8
)


def write_raster(path, pixels, *, gsd=0.5, origin=(500_000.0, 5_400_000.0), crs=UTM32, nodata=None, **profile):
    """Write an array as a GeoTIFF; (H, W) is one band, (B, H, W) several.

    Args:
        path: File to write.
        pixels: Array; its dtype becomes the raster's.
        gsd: Pixel side in map units; None writes a raster without any georeference.
        origin: Map coordinates of the upper left corner.
        crs: Coordinate reference system; None for none.
        nodata: Nodata value.
        profile: Further creation options, e.g. `photometric="RGB", alpha="YES"`.
    """
    pixels = np.asarray(pixels)
    bands = pixels[None] if pixels.ndim == 2 else pixels
    place = {"transform": Affine(gsd, 0, origin[0], 0, -gsd, origin[1]), "crs": crs} if gsd else {}
    kind = {"count": len(bands), "height": bands.shape[1], "width": bands.shape[2], "dtype": bands.dtype}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(path, "w", driver="GTiff", nodata=nodata, **place, **kind, **profile) as file:
            file.write(bands)
    return Path(path)


def read_raster(path):
    """All bands of a raster, (B, H, W)."""
    with rasterio.open(path) as file:
        return file.read()


def colours(labels):
    """Class codes 0-6, (H, W), as ISPRS colours, (3, H, W) uint8."""
    return np.moveaxis(ISPRS_COLOURS[labels], -1, 0)


def patchwork(height, width, cell=5, classes=6, seed=0):
    """Class codes in square cells of `cell` pixels, drawn by chance: (H, W) uint8 in 0..classes-1."""
    rng = np.random.default_rng(seed)
    cells = rng.integers(0, classes, (-(-height // cell), -(-width // cell)), dtype=np.uint8)
    return np.kron(cells, np.ones((cell, cell), dtype=np.uint8))[:height, :width]


def with_errors(labels, share, classes=6, seed=1):
    """A copy in which about `share` of the pixels have another class: what a classifier might give."""
    rng = np.random.default_rng(seed)
    wrong = rng.random(labels.shape) < share
    return np.where(wrong, (labels + rng.integers(1, classes, labels.shape)) % classes, labels).astype(np.uint8)

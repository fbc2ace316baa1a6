"""A synthetic town to try every command without any data: orthophoto, surface model and reference by tile.

The town imitates the ISPRS Vaihingen scene: houses with pitched roofs, flat roofs in the colours of asphalt,
gardens, trees, streets, cars and clutter under one sun. Colour alone does not tell the classes apart; shape,
texture and height do.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .canvas import Canvas, Sun, noise_window
from .filling import park_cars, place_clutter, plant_trees
from .light import light_and_sense
from .parcels import fill_parcels
from .streets import draw_ground, furnish_streets, plan_streets

SURFACE_NOISE_M = 0.12  # the surface model never lies further below the terrain than this
_SURFACE_BLUR_PX = 1.1  # image matching rounds off the edges of objects
_STRIP_PX = 512


@dataclass(frozen=True)
class TownTile:
    """One tile of the town.

    Attributes:
        ortho: Near infrared, red, green, shape (3, H, W), uint8.
        surface: Terrain with all objects on it, metres above sea level, shape (H, W), float32.
        terrain: The bare ground, metres above sea level, shape (H, W), float32.
        labels: Class codes, shape (H, W), uint8: 0 impervious, 1 building, 2 low vegetation, 3 tree, 4 car,
            5 clutter.
    """

    ortho: np.ndarray
    surface: np.ndarray
    terrain: np.ndarray
    labels: np.ndarray


def render_tile(
    size: int,
    seed: int,
    column: int = 0,
    row: int = 0,
    gsd_m: float = 0.09,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> TownTile:
    """Draw one tile of the town.

    Args:
        size: Width and height in pixels.
        seed: Of the town, 0 or greater. Terrain and sun are the same for all its tiles.
        column: Place of the tile in the town's grid, 0 or greater; the terrain continues from tile to tile.
        row: Place of the tile in the town's grid, 0 or greater.
        gsd_m: Metres per pixel.
        is_cancelled: Asked before every object and strip.

    Returns:
        The tile; the same arguments give the same arrays.

    Raises:
        JobCancelled: If `is_cancelled` was true.
    """
    rng = np.random.default_rng(np.random.SeedSequence([seed, column, row]))
    canvas = Canvas(
        colour=np.zeros((3, size, size), dtype=np.uint8),
        height=np.zeros((size, size), dtype=np.float32),
        labels=np.zeros((size, size), dtype=np.uint8),
        gsd_m=gsd_m,
        sun=_sun(seed),
        rng=rng,
        is_cancelled=is_cancelled,
    )
    grid = plan_streets(canvas)
    for draw in (draw_ground, fill_parcels, furnish_streets, place_clutter):
        canvas.stop_if_cancelled()
        draw(canvas, grid)
    for finish in (plant_trees, park_cars, light_and_sense):
        canvas.stop_if_cancelled()
        finish(canvas)
    terrain = terrain_heights(size, seed, column, row, gsd_m)
    return TownTile(canvas.colour, _measured_surface(canvas, terrain), terrain, canvas.labels)


def terrain_heights(size: int, seed: int, column: int, row: int, gsd_m: float) -> np.ndarray:
    """The bare ground under a tile: a slope of 3-8 % with swells of some metres.

    Args:
        size: Width and height in pixels.
        seed: Of the town.
        column: Place of the tile in the town's grid.
        row: Place of the tile in the town's grid.
        gsd_m: Metres per pixel.

    Returns:
        Metres above sea level, shape (size, size), float32; continuous from tile to tile.
    """
    rng = np.random.default_rng(np.random.SeedSequence([seed, 0x7E44A1]))
    heading, slope = rng.uniform(0, 2 * math.pi), rng.uniform(0.035, 0.065)
    x = (column * size + np.arange(size) + 0.5) * gsd_m
    y = (row * size + np.arange(size) + 0.5) * gsd_m
    base = rng.uniform(240.0, 300.0)
    # Each summand is a function of x times a function of y, so one small matrix product adds them all up:
    # first the plane, then waves sin(px + py) = sin(px) cos(py) + cos(px) sin(py).
    of_y = [base + slope * math.sin(heading) * y, np.ones(size)]
    of_x = [np.ones(size), slope * math.cos(heading) * x]
    for length, height in ((420.0, 1.8), (260.0, 0.9), (150.0, 0.35), (70.0, 0.10)):
        heading, phase = rng.uniform(0, 2 * math.pi, 2)
        turn = 2 * math.pi / (length * rng.uniform(0.85, 1.2))
        px, py = turn * math.cos(heading) * x + phase, turn * math.sin(heading) * y
        of_x += [height * np.sin(px), height * np.cos(px)]
        of_y += [np.cos(py), np.sin(py)]
    return np.stack(of_y, axis=1).astype(np.float32) @ np.stack(of_x).astype(np.float32)


def _sun(seed: int) -> Sun:
    rng = np.random.default_rng(np.random.SeedSequence([seed, 0x5317]))
    azimuth, elevation = rng.uniform((135.0, 44.0), (225.0, 52.0))
    return Sun(math.radians(azimuth), math.radians(elevation))


def _measured_surface(canvas: Canvas, terrain: np.ndarray) -> np.ndarray:
    """Heights as image matching would find them; the canvas's heights are changed in place."""
    surface = canvas.height
    ndimage.gaussian_filter(surface, _SURFACE_BLUR_PX, output=surface)
    first, second = (int(value) for value in canvas.rng.integers(1024, size=2))
    for start in range(0, surface.shape[0], _STRIP_PX):
        rows = slice(start, min(start + _STRIP_PX, surface.shape[0]))
        shape = surface[rows].shape
        noise = 0.018 * noise_window(2.0, first + start, second, shape) + 0.014 * noise_window(
            12.0, start, first, shape
        )
        surface[rows] += np.clip(noise, -SURFACE_NOISE_M, SURFACE_NOISE_M) + terrain[rows]
    return surface

"""Trees, shrubs and hedges of the synthetic town."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from .canvas import LOW_VEGETATION, TALLEST_M, TREE, Canvas, Frame, Place, slopes
from .materials import LEAF_COLOURS, column


def draw_tree(canvas: Canvas, place: Place, radius: float) -> None:
    """Draw a broad-leaved tree or a conifer; roofs and trees that are higher stay on top.

    Args:
        canvas: The tile.
        place: The trunk.
        radius: Of the crown, metres.
    """
    rng = canvas.rng
    conifer = rng.random() < 0.16
    top = float(np.clip(radius * rng.uniform(2.1, 3.3) + (3.0 if conifer else 0.8), 3.0, 15.0))
    radius = radius * (0.75 if conifer else 1.0)
    frame = canvas.frame(place, 2.5 * radius, 2.5 * radius)
    if frame is None:
        return
    inside = _crown_profile(canvas, frame, radius)  # 0 at the rim, 1 over the trunk, negative outside
    clumps = canvas.noise(frame.shape, 7.0 if radius > 1.8 else 4.0)
    leaves = canvas.noise(frame.shape, 2.0)
    bottom = max(1.7, 0.33 * top)
    dome = np.clip(inside, 0, 1) ** (1.0 if conifer else 0.5)
    height = bottom + (top - bottom) * dome + min(0.55, 0.16 * radius) * clumps + 0.16 * leaves
    height = np.clip(height, 1.6, TALLEST_M).astype(np.float32)
    mask = (inside > 0.0) & (height > canvas.height[frame.rows, frame.cols] + 0.2)
    if mask.any():
        tone = column((126, 70, 78)) if conifer else column(rng.choice(LEAF_COLOURS))
        tone = tone * np.float32(rng.uniform(0.90, 1.20))
        texture = 1.0 + 0.07 * leaves + 0.06 * canvas.noise(frame.shape, 0.0) + 0.05 * clumps
        canvas.paint(frame, mask, tone * (texture * _leaf_light(canvas, height, clumps)), TREE, height)


def draw_shrub(canvas: Canvas, place: Place, radius: float) -> None:
    """Draw a shrub under 1.5 m, which counts as low vegetation."""
    frame = canvas.frame(place, 2.5 * radius, 2.5 * radius)
    if frame is None:
        return
    inside = _crown_profile(canvas, frame, radius)
    top = canvas.rng.uniform(0.5, 1.25)
    height = top * np.sqrt(np.clip(inside, 0.05, 1)) + 0.06 * canvas.noise(frame.shape, 2.0)
    here = canvas.labels[frame.rows, frame.cols] == LOW_VEGETATION
    mask = (inside > 0.0) & here & (height > canvas.height[frame.rows, frame.cols])
    _paint_leaves(canvas, frame, mask, height)


def draw_hedge(canvas: Canvas, place: Place, length: float) -> None:
    """Draw a clipped hedge along `place`, `length` metres long and under 1.5 m high: low vegetation."""
    width = canvas.rng.uniform(0.6, 1.0)
    frame = canvas.frame(place, length, width + 0.4)
    if frame is None:
        return
    height = np.clip(canvas.rng.uniform(0.9, 1.3) + 0.08 * canvas.noise(frame.shape, 3.0), 0.5, 1.45)
    wavy = np.abs(frame.across) < width / 2 + 0.08 * canvas.noise(frame.shape, 3.0)
    here = canvas.labels[frame.rows, frame.cols] == LOW_VEGETATION
    _paint_leaves(canvas, frame, wavy & here & (np.abs(frame.along) < length / 2), height)


def _paint_leaves(canvas: Canvas, frame: Frame, mask: np.ndarray, height: np.ndarray) -> None:
    if not mask.any():
        return
    tone = column(canvas.rng.choice(LEAF_COLOURS)) * np.float32(canvas.rng.uniform(0.85, 1.05))
    texture = 1.0 + 0.08 * canvas.noise(frame.shape, 0.0) + 0.10 * canvas.noise(frame.shape, 3.0)
    light = _leaf_light(canvas, np.where(mask, height, 0.0), height * 0.0)
    canvas.paint(frame, mask, tone * (texture * np.clip(light, 0.7, 1.2)), LOW_VEGETATION, height)


def _crown_profile(canvas: Canvas, frame: Frame, radius: float) -> np.ndarray:
    rng = canvas.rng
    bearing = np.arctan2(frame.across, frame.along)
    outline = np.ones(frame.shape, dtype=np.float32)
    for lobes, size in ((2, 0.08), (3, 0.08), (5, 0.06), (8, 0.04)):
        outline += size * np.cos(lobes * bearing + np.float32(rng.uniform(0, 2 * math.pi)))
    outline += 0.05 * canvas.noise(frame.shape, 3.0)
    return 1.0 - (np.hypot(frame.along, frame.across) / (radius * outline)) ** 2


def _leaf_light(canvas: Canvas, height: np.ndarray, clumps: np.ndarray) -> np.ndarray:
    """Light on a crown, 1.0 as on level ground: lit side, dark side, and gloom between the clumps."""
    right, down = slopes(ndimage.gaussian_filter(height, 1.2), canvas.gsd_m)
    steep = 1.0 + 0.55 * np.hypot(right, down)  # leaves hang at all angles: soften the light on steep flanks
    shade = canvas.sun.shade(right / steep, down / steep, ambient=0.30)
    return 0.28 + 0.72 * shade + 0.06 * np.clip(clumps, -2.0, 1.5)

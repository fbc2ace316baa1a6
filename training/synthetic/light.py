"""From the drawn town to the sensor: cast shadows, blur, haze and noise."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from .canvas import TALLEST_M, Canvas
from .materials import column

# Share of the light that is left in a cast shadow: the clear sky is blue, so least in infrared.
SKY_LIGHT = (0.26, 0.33, 0.40)
_STRIP_PX = 512
_BLUR_SIGMA_PX = 0.75
_BLUR_MARGIN_PX = 4
_SHADOW_STEP_PX = 2.0


def light_and_sense(canvas: Canvas) -> None:
    """Turn the canvas's colours into what a camera records, in place and strip by strip."""
    rng = canvas.rng
    gain = column(rng.uniform(0.94, 1.05) * rng.uniform(0.975, 1.025, 3))
    haze = column(rng.uniform(2.0, 9.0) * np.array([0.5, 0.8, 1.0]))
    size = canvas.shape[0]
    above = canvas.colour[:, :0].copy()  # rows over the strip as they were before they were exposed
    for start in range(0, size, _STRIP_PX):
        canvas.stop_if_cancelled()
        stop = min(start + _STRIP_PX, size)
        below = min(stop + _BLUR_MARGIN_PX, size)
        drawn = np.concatenate([above, canvas.colour[:, start:below]], axis=1).astype(np.float32)
        first = start - above.shape[1]
        above = canvas.colour[:, max(start, stop - _BLUR_MARGIN_PX) : stop].copy()
        lit = drawn * _light(canvas, first, below)
        for band in range(3):
            lit[band] = ndimage.gaussian_filter(lit[band], _BLUR_SIGMA_PX)
        lit = lit[:, start - first : stop - first] * gain + haze
        lit += rng.standard_normal(lit.shape, dtype=np.float32) * (1.6 + 0.012 * lit)
        canvas.colour[:, start:stop] = np.clip(np.rint(lit), 0, 255)


def cast_shadow(height: np.ndarray, canvas: Canvas, first: int, last: int) -> np.ndarray:
    """How deep the pixels of some rows lie in shadow.

    Args:
        height: Metres above ground of the whole tile, shape (H, W), float32.
        canvas: Gives the sun and the pixel size.
        first: First row wanted.
        last: Row after the last one wanted.

    Returns:
        Shape (last - first, W), float32: metres by which the shadow's edge passes over a pixel, 0 in the sun.
    """
    rise = canvas.gsd_m * math.tan(canvas.sun.elevation)  # metres a ray climbs per pixel of ground
    reach = math.ceil(TALLEST_M / rise)
    top, bottom = max(0, first - reach), min(height.shape[0], last + reach)
    near = height[top:bottom]
    here = height[first:last]
    horizon = np.zeros_like(here)
    steps = np.arange(1.0, max(2.0, float(near.max(initial=0.0)) / rise + 1.0), _SHADOW_STEP_PX)
    rows, cols = here.shape
    offset = first - top
    for step in steps:
        down, right = round(step * canvas.sun.down), round(step * canvas.sun.right)
        row_from, row_to = max(0, -(offset + down)), min(rows, near.shape[0] - offset - down)
        col_from, col_to = max(0, -right), min(cols, cols - right)
        if row_from >= row_to or col_from >= col_to:
            continue
        caster_rows = slice(row_from + offset + down, row_to + offset + down)
        caster = near[caster_rows, col_from + right : col_to + right]
        target = horizon[row_from:row_to, col_from:col_to]
        np.maximum(target, caster - np.float32(step * rise), out=target)
    return np.clip(horizon - here, 0.0, None)


def _light(canvas: Canvas, first: int, last: int) -> np.ndarray:
    """Light on some rows relative to full sun on level ground, shape (3, last - first, W), float32."""
    margin = 24
    top, bottom = max(0, first - margin), min(canvas.shape[0], last + margin)
    dark = np.clip(cast_shadow(canvas.height, canvas, top, bottom) / 0.30, 0.0, 1.0)
    dark = ndimage.gaussian_filter(dark, 0.9)
    near = canvas.height[top:bottom]
    # Walls and crowns hide part of the sky.
    hemmed_in = np.clip(ndimage.gaussian_filter(near, 7.0) - near, 0.0, 4.0)
    rows = slice(first - top, last - top)
    sky = 1.0 - 0.055 * hemmed_in[rows]
    return sky * (1.0 - dark[rows] * (1.0 - column(SKY_LIGHT)))

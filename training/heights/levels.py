"""Where heights begin: the low ground of a window, and whether heights need it subtracted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

GROUND = "ground"  # heights are heights above ground and used as they are
WINDOW = "window"  # heights are absolute: each window's low level is subtracted first
LOW_PERCENTILE = 5  # of a window's heights: near the ground wherever a window shows some ground
_GROUND_LEVEL_M = 2.0  # low levels within this of zero are those of heights above ground


def low_level(height: np.ndarray, valid: np.ndarray) -> float:
    """Height of the low ground in a window, m: a low percentile, so that one outlier does not set it.

    Absolute heights mean little by themselves (the same roof stands 250 m above the sea here and 290 m there);
    relative to the low ground of the window they do, without a terrain model.
    """
    known = height[valid]  # a copy, which may be sorted in place
    return float(np.percentile(known, LOW_PERCENTILE, overwrite_input=True)) if known.size else 0.0


def height_reference(levels: Sequence[float]) -> str:
    """`GROUND` if the low levels of patches lie near zero, else `WINDOW`.

    The median decides: a patch in the middle of a forest or of a large roof shows no ground.
    """
    return GROUND if abs(float(np.median(levels))) <= _GROUND_LEVEL_M else WINDOW

"""An orthophoto as a picture for reports."""

from __future__ import annotations

import numpy as np


def stretched(image: np.ndarray, valid: np.ndarray | None = None) -> np.ndarray:
    """The first three bands (or one) as an 8-bit picture, (P, P, 3), its contrast stretched.

    Args:
        image: (B, P, P).
        valid: (P, P) bool, the pixels between whose 1st and 99th percentile it is stretched; None: all.
    """
    bands = image[:3] if len(image) >= 3 else np.repeat(image[:1], 3, axis=0)
    low, high = np.percentile(bands if valid is None or not valid.any() else bands[:, valid], [1, 99])
    scaled = (bands.astype(np.float32) - low) / max(float(high - low), 1e-6)
    return np.moveaxis((np.clip(scaled, 0, 1) * 255).astype(np.uint8), 0, -1)

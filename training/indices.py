"""Spectral indices. NumPy only: QGIS's own process uses this module too."""

from __future__ import annotations

import numpy as np


def ndvi(nir: np.ndarray, red: np.ndarray, valid: np.ndarray | None = None) -> np.ndarray:
    """Compute the normalised difference vegetation index, (NIR - Red) / (NIR + Red).

    Args:
        nir: Near-infrared digital numbers or reflectances, any shape and dtype.
        red: Red ones, same shape.
        valid: Bool, same shape, True where both carry data. None: everywhere.

    Returns:
        float32, same shape, in [-1, 1] for non-negative input. NaN where `valid` is False, where the sum is 0
        (the index is not defined there) and where an input is NaN.

    Source: Rouse, Haas, Schell, Deering 1974, Monitoring vegetation systems in the Great Plains with ERTS.
    """
    nir = np.asarray(nir, dtype=np.float32)
    red = np.asarray(red, dtype=np.float32)
    with np.errstate(over="ignore", invalid="ignore"):  # where there is no data
        total = nir + red
    defined = total != 0
    if valid is not None:
        defined &= valid
    result = np.full(total.shape, np.nan, dtype=np.float32)
    np.divide(nir - red, total, out=result, where=defined)
    return result

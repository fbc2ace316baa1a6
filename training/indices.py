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
        float32, same shape, in [-1, 1]. NaN where `valid` is False, where an input is negative or NaN (nothing
        reflects less than no light: the index would reach any value), and where both are 0 (it is not defined there).

    Source: Rouse, Haas, Schell, Deering 1974, Monitoring vegetation systems in the Great Plains with ERTS.
    """
    signed = [values for values in (nir, red) if values.dtype.kind != "u"]
    nir = np.asarray(nir, dtype=np.float32)
    red = np.asarray(red, dtype=np.float32)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # where there is no data
        total = nir + red
        result: np.ndarray = np.asarray(nir - red)
        np.divide(result, total, out=result)  # 0 / 0 is NaN
    for values in signed:
        result[~(values >= 0)] = np.nan
    if valid is not None:
        result[~valid] = np.nan
    return result

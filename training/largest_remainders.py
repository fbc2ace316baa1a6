"""Shares as whole numbers that add up."""

from __future__ import annotations

import numpy as np


def round_to_sum(exact: np.ndarray, total: int) -> np.ndarray:
    """Whole numbers with the sum `total`: all rounded down, then those with the largest remainders up.

    Args:
        exact: Shares of at least 0 that add up to `total` but for rounding, shape (K,).
        total: What the whole numbers add up to.

    Returns:
        Shape (K,), int64; each less than 1 from its share. Of equal remainders the first ones are rounded up.

    Source: largest remainder method, also called Hamilton's (Balinski, Young 2001, Fair representation, ch. 3).
    """
    whole = np.floor(exact).astype(np.int64)
    largest_first = np.argsort(whole - exact, kind="stable")
    whole[largest_first[: total - int(whole.sum())]] += 1
    return whole

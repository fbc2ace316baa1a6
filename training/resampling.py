"""Pixels of one size made of pixels of another: the mean of what a larger one covers, bilinear between smaller ones.

The new pixels begin at the same edge as the old ones, and each is a weighted sum of some of these, first along columns,
then along rows. Its weights follow from its number alone, and its terms are added in one order: it is the same, to the
last digit, whichever window it is computed with. No I/O; arrays may be NumPy's or PyTorch's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

_NOTHING = 1e-6  # share of a pixel; less is rounding


@dataclass(frozen=True)
class Taps:
    """Of which old pixels some new ones are made, along one direction.

    Args:
        first: The first old pixel that any of them needs.
        count: How many they need, from it on.
        places: The old pixels of each new one, counted from `first`, shape (T, N) int64.
        weights: Their weights, shape (T, N) float64; the sum over T is 1.
    """

    first: int
    count: int
    places: np.ndarray
    weights: np.ndarray


def resized_length(length: int, scale: float) -> int:
    """How many new pixels, each of which spans `scale` old ones, cover `length` old ones."""
    return max(1, math.ceil(length / scale - _NOTHING))


def taps(first: int, end: int, scale: float, length: int) -> Taps:
    """Of which old pixels the new ones from `first` up to `end` are made.

    Args:
        first: The first of them, counted from the raster's edge.
        end: The one after the last.
        scale: Old pixels that a new one spans: over 1 it is the mean of what it covers, else bilinear.
        length: Old pixels there are; the last new pixel may reach beyond them.
    """
    if end <= first:
        return Taps(0, 0, np.zeros((1, 0), dtype=np.int64), np.ones((1, 0)))
    starts = np.arange(first, end) * scale
    if scale > 1:
        ends = starts + scale
        places = np.floor(starts + _NOTHING) + np.arange(math.ceil(scale - _NOTHING) + 1)[:, None]
        weights = np.minimum(places + 1, np.minimum(ends, length)) - np.maximum(places, starts)
        weights = np.where(weights > _NOTHING, weights, 0.0)
    else:
        middles = starts + scale / 2 - 0.5
        places = np.floor(middles + _NOTHING) + np.arange(2)[:, None]
        weights = np.maximum(0.0, 1 - np.abs(places - middles))
        weights = np.where(weights > _NOTHING, weights, 0.0)
    used = weights.any(axis=1)
    whole = places[used].clip(0, length - 1).astype(np.int64)
    low, high = int(whole.min()), int(whole.max())
    return Taps(low, high - low + 1, whole - low, weights[used] / weights.sum(axis=0))


def weighted(values: Any, rows: Taps, columns: Taps) -> Any:
    """New pixels, shape (..., H', W'), of old ones, shape (..., H, W): those from `first` on, `count` of them."""
    tall = sum(weights[:, None] * values[..., places, :] for places, weights in _terms(rows, values))
    return sum(weights * tall[..., places] for places, weights in _terms(columns, values))


def _terms(found: Taps, values: Any) -> list[tuple[Any, Any]]:
    """Places and weights of each term, as arrays of the kind and type of the values."""
    if isinstance(values, np.ndarray):
        return list(zip(found.places, found.weights.astype(values.dtype), strict=True))
    like = values.new_tensor
    places = like(found.places, dtype=None).long()
    return list(zip(places, like(found.weights), strict=True))

"""Pixels of one size made of pixels of another: the mean of what a larger one covers, bilinear between smaller ones.

The new pixels begin at the same edge as the old ones, and each is a weighted sum of some of these, along one direction
and then along the other. Its weights follow from its number alone, and its terms are added in one order: it is the
same, to the last digit, whichever window it is computed with. No I/O; arrays may be NumPy's or PyTorch's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

_NOTHING = 1e-6  # share of a pixel; less is rounding


@dataclass(frozen=True)
class Taps:
    """Of which old pixels some new ones are made, along one direction.

    Args:
        scale: Old pixels that a new one spans.
        first: The first old pixel that any of them needs.
        count: How many they need, from it on.
        places: The old pixels of each new one, counted from `first`, shape (T, N) int64.
        weights: Their weights, shape (T, N) float64; the sum over T is 1.
    """

    scale: float
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
        return Taps(scale, 0, 0, np.zeros((1, 0), dtype=np.int64), np.ones((1, 0)))
    starts = np.arange(first, end) * scale
    if scale > 1:
        ends = starts + scale
        places = np.floor(starts + _NOTHING) + np.arange(math.ceil(scale - _NOTHING) + 1)[:, None]
        weights = np.minimum(places + 1, np.minimum(ends, length)) - np.maximum(places, starts)
    else:
        middles = starts + scale / 2 - 0.5
        places = np.floor(middles + _NOTHING) + np.arange(2)[:, None]
        weights = 1 - np.abs(places - middles)
    weights = np.where(weights > _NOTHING, weights, 0.0)
    used = weights.any(axis=1)
    whole = places[used].clip(0, length - 1).astype(np.int64)
    low, high = int(whole.min()), int(whole.max())
    return Taps(scale, low, high - low + 1, whole - low, weights[used] / weights.sum(axis=0))


def weighted(values: Any, rows: Taps, columns: Taps) -> Any:
    """New pixels, shape (..., H', W'), of old ones, shape (..., H, W): those from `first` on, `count` of them."""
    ways = [(rows, True), (columns, False)]
    for found, down in ways if rows.scale >= 1 else reversed(ways):  # there is least to do where pixels are few
        if down:
            values = _sum(weights[:, None] * values[..., where, :] for where, weights in _terms(found, values))
        else:
            values = _sum(weights * values[..., where] for where, weights in _terms(found, values))
    return values


def _sum(terms: Iterator[Any]) -> Any:
    total = next(terms)
    for term in terms:
        total += term
    return total


def _terms(found: Taps, values: Any) -> Iterator[tuple[Any, Any]]:
    """Places and weights of each term, as arrays of the kind and type of the values; even steps as a slice."""
    is_array = isinstance(values, np.ndarray)
    for places, weights in zip(found.places, found.weights):
        steps = np.diff(places)
        if steps.size and steps[0] > 0 and (steps == steps[0]).all():
            where: Any = slice(int(places[0]), int(places[-1]) + 1, int(steps[0]))
        else:
            where = places if is_array else values.new_empty(0).long().new_tensor(places)
        yield where, weights.astype(values.dtype) if is_array else values.new_tensor(weights)

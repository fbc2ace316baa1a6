"""A random sample of the pixels of each class, drawn while a reference streams past, for balanced patches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np


class ClassPixels:
    """Random pixels of each class.

    Every pixel gets a random key, and each class keeps the pixels with the smallest keys: a uniform sample of a stream
    of unknown length, which can be merged with that of another stream.

    Args:
        values: Class values.
        each: Pixels to keep of each class.
        seed: Of the random keys.
    """

    def __init__(self, values: Sequence[int], each: int, seed: Sequence[int]) -> None:
        self._each = each
        self._rng = np.random.default_rng(seed)
        self._keys = {value: np.empty(0) for value in values}
        self._places = {value: np.empty((0, 3), dtype=np.int64) for value in values}  # area, column, row

    def add(self, labels: np.ndarray, area: int, col_off: int, row_off: int) -> None:
        """Add labels (H, W) uint8 of an area (its index), whose first pixel lies at this column and row."""
        for value in self._keys:
            rows, cols = np.nonzero(labels == value)
            if len(rows):
                keys = self._rng.random(len(rows))
                chosen = _smallest(keys, self._each)
                places = np.stack([np.full(len(chosen), area), cols[chosen] + col_off, rows[chosen] + row_off], axis=1)
                self._keep(value, keys[chosen], places)

    def merge(self, other: ClassPixels) -> None:
        """Merge with the sample of other areas."""
        for value in self._keys:
            self._keep(value, other._keys[value], other._places[value])

    def in_turn(self) -> Iterator[tuple[int, int, int]]:
        """Area, column and row of the pixels, one of each class in turn; a class that is used up is passed over."""
        by_class = [self._places[value][np.argsort(keys, kind="stable")] for value, keys in self._keys.items()]
        for i in range(max((len(places) for places in by_class), default=0)):
            for places in by_class:
                if i < len(places):
                    area, col, row = places[i].tolist()
                    yield area, col, row

    def _keep(self, value: int, keys: np.ndarray, places: np.ndarray) -> None:
        keys = np.concatenate([self._keys[value], keys])
        chosen = _smallest(keys, self._each)
        self._keys[value] = keys[chosen]
        self._places[value] = np.concatenate([self._places[value], places])[chosen]


def _smallest(keys: np.ndarray, count: int) -> np.ndarray:
    """Indices of the `count` smallest keys."""
    return np.arange(len(keys)) if len(keys) <= count else np.argpartition(keys, count)[:count]

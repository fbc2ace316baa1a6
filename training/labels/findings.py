"""Findings in the labels of a raster, collected over all its windows: values that are no class, and noise."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..contract.class_scheme import ClassScheme
from ..contract.errors import LabelValueError
from ..jobs.reporter import Reporter

# Largest difference in any of red, green and blue at which a colour still counts as a class colour: JPEG at quality 75
# and above stays within it inside areas of one colour, while the ISPRS colours are 255 apart.
MAX_COLOUR_NOISE = 16
_MOST_VALUES = 4096  # foreign values counted one by one; a photograph given by mistake has millions
_MOST_NAMED = 8  # foreign values named in a message


@dataclass
class LabelFindings:
    """Findings in the labels read so far; pass the same object for every window of a raster.

    Attributes:
        pixels: Pixels with data.
        noisy: Pixels whose colour is close to a class colour, but not equal.
        foreign: Value or colour that is no class -> number of pixels, and the first one's (row, column).
        unnamed: Foreign pixels beyond the first 4096 different values.
    """

    pixels: int = 0
    noisy: int = 0
    foreign: dict[object, tuple[int, tuple[int, int]]] = field(default_factory=dict)
    unnamed: int = 0

    def add_foreign(self, values: np.ndarray, where: np.ndarray, origin: tuple[int, int]) -> None:
        """Count foreign values: `values` (H, W), `where` (H, W) bool, `origin` (column, row) of the window."""
        rows, cols = np.nonzero(where)
        distinct, first, counts = np.unique(values[rows, cols], return_index=True, return_counts=True)
        for value, index, count in zip(distinct.tolist(), first, counts.tolist()):
            place = (int(rows[index]) + origin[1], int(cols[index]) + origin[0])
            before = self.foreign.get(value)
            if before is None and len(self.foreign) >= _MOST_VALUES:
                self.unnamed += count
            else:
                self.foreign[value] = (count + before[0], min(place, before[1])) if before else (count, place)

    def check(self, source: str | Path, scheme: ClassScheme, coloured: bool) -> None:
        """Raise a `LabelValueError` that names what is no class in `source`, or return."""
        if not self.foreign:
            return
        most = sorted(self.foreign.items(), key=lambda foreign: (-foreign[1][0], foreign[1][1]))
        named = "; ".join(
            f"{_colour_text(value) if coloured else value} (count {count}, first at column {col}, row {row})"
            for value, (count, (row, col)) in most[:_MOST_NAMED]
        )
        total = sum(count for count, _ in self.foreign.values()) + self.unnamed
        many = f"{'more than ' if self.unnamed else ''}{len(self.foreign)}"
        what = "colours" if coloured else "values"
        classes = ", ".join(f"{c.name} {c.colour if coloured else c.value}" for c in scheme.classes)
        hint = f"Correct these pixels, give a class scheme that holds their {what}, or choose another file."
        if coloured and len(self.foreign) > 10 * len(scheme.classes):
            hint = (
                "So many colours point to a photograph, or to a picture saved with lossy compression (JPEG): choose "
                "the reference itself, saved without loss."
            )
        more = "; ..." if len(most) > _MOST_NAMED else ""
        raise LabelValueError(
            f"{source} holds {what} that are no class: {named}{more}. In all: {many} different, {total} of "
            f"{self.pixels} pixels. The classes are {classes}.",
            hint,
        )

    def warn(self, source: str | Path, reporter: Reporter) -> None:
        """Warn once of pixels that were not exactly of a class colour."""
        if self.noisy:
            reporter.warning(
                f"{source}: {self.noisy} of {self.pixels} pixels ({self.noisy / self.pixels:.2%}) have a colour that "
                f"differs from a class colour by up to {MAX_COLOUR_NOISE}; they were taken as that class. The picture "
                "was probably saved with lossy compression."
            )


def _colour_text(packed: object) -> str:
    value = int(str(packed))
    return f"({value >> 16}, {value >> 8 & 255}, {value & 255})"

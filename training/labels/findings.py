"""Findings in the labels of a raster, collected over all its windows: values that are no class, and noise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..contract.class_scheme import ISPRS, NODATA, ClassScheme
from ..contract.errors import LabelValueError
from ..contract.language import tr
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
        counts: Pixels of each class code, shape (256,); at 255 those without data and foreign ones.
    """

    pixels: int = 0
    noisy: int = 0
    foreign: dict[object, tuple[int, tuple[int, int]]] = field(default_factory=dict)
    unnamed: int = 0
    counts: np.ndarray = field(default_factory=lambda: np.zeros(256, dtype=np.int64))

    def count(self, codes: np.ndarray) -> None:
        """Count class codes (H, W) uint8."""
        self.counts += np.bincount(codes.ravel(), minlength=256)

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
            tr(
                "{value} (count {count}, first at column {col}, row {row})",
                value=_rgb(value) if coloured else value,
                count=count,
                col=col,
                row=row,
            )
            for value, (count, (row, col)) in most[:_MOST_NAMED]
        )
        total = sum(count for count, _ in self.foreign.values()) + self.unnamed
        classes = ", ".join(f"{c.shown} {c.colour if coloured else c.value}" for c in scheme.classes)
        raise LabelValueError(
            tr(
                "{source} holds colours that are no class: {named}."
                if coloured
                else "{source} holds values that are no class: {named}.",
                source=source,
                named=f"{named}; ..." if len(most) > _MOST_NAMED else named,
            )
            + " "
            + tr(
                "In all: more than {many} different, {total} of {pixels} pixels."
                if self.unnamed
                else "In all: {many} different, {total} of {pixels} pixels.",
                many=len(self.foreign),
                total=total,
                pixels=self.pixels,
            )
            + " "
            + tr("The classes are {classes}.", classes=classes),
            self._hint([value for value, _ in most], scheme, coloured),
        )

    def _hint(self, foreign: Sequence[object], scheme: ClassScheme, coloured: bool) -> str:
        """What to do about foreign values or colours, the most frequent one first."""
        if coloured and len(foreign) > len(scheme.classes) * (1 if self.noisy else 10):
            return tr(
                "So many colours point to a photograph, or to a picture saved with lossy compression (JPEG): "
                "choose the reference itself, saved without loss."
            )
        if not coloured and any(isinstance(value, float) and value != int(value) for value in foreign):
            return tr(
                "Class codes are whole numbers: choose the class raster, not heights, an index or "
                "probabilities. If it was resampled, do so again with nearest neighbour."
            )
        some = [_rgb(value) if coloured else value for value in foreign[:_MOST_NAMED]]
        classes = '"isprs"' if scheme.classes == ISPRS.classes else "[...]"
        key = "undefined_colours" if coloured else "undefined_values"
        own = f'{{"classes": {classes}, "{key}": {json.dumps(some)}}}'
        if coloured:
            return tr(
                "Correct these pixels, choose another file, or give a class file in CLASSES: one that holds "
                "their colours or, to count them as undefined, {own} (JSON).",
                own=own,
            )
        return tr(
            "Correct these pixels, choose another file, or give a class file in CLASSES: one that holds "
            "their values, if they count from 1 for example, or, to count them as undefined, {own} (JSON)."
            if 0 in scheme.values and not self.counts[0]
            else "Correct these pixels, choose another file, or give a class file in CLASSES: one that holds "
            "their values or, to count them as undefined, {own} (JSON).",
            own=own,
        )

    def report(self, source: str, scheme: ClassScheme, coloured: bool, reporter: Reporter) -> None:
        """Say which classes were found, with their shares, and what was taken as them."""
        total = int(self.counts.sum())
        found = [
            tr(
                "{value} as {name} ({share:.2%})",
                value=c.colour if coloured else c.value,
                name=c.shown,
                share=self.counts[c.value] / total,
            )
            for c in scheme.classes
            if self.counts[c.value]
        ]
        without = tr("; no data {share:.2%}", share=self.counts[NODATA] / total) if self.counts[NODATA] else ""
        reporter.info(
            tr(
                "{source}, read as class colours: {found}." if coloured else "{source}, read as class codes: {found}.",
                source=source,
                found=(", ".join(found) or tr("no class")) + without,
            )
        )

    def warn(self, source: str | Path, reporter: Reporter) -> None:
        """Warn once of pixels that were not exactly of a class colour."""
        if self.noisy:
            reporter.warning(
                tr(
                    "{source}: {noisy} of {pixels} pixels ({share:.2%}) have a colour that differs from a "
                    "class colour by up to {most}; they were taken as that class. The picture was "
                    "probably saved with lossy compression.",
                    source=source,
                    noisy=self.noisy,
                    pixels=self.pixels,
                    share=self.noisy / self.pixels,
                    most=MAX_COLOUR_NOISE,
                )
            )


def _rgb(packed: object) -> tuple[int, int, int]:
    value = int(str(packed))
    return value >> 16, value >> 8 & 255, value & 255

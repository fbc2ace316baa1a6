"""From interpreted points and the map to the sample that is estimated from: strata, matrix, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..contract.class_scheme import ClassScheme, LandCoverClass
from ..contract.errors import ConfigError, LabelValueError, RasterError
from ..jobs.reporter import Reporter
from .table import Point, PointTable, listed


@dataclass(frozen=True)
class Sample:
    """A stratified sample.

    Args:
        classes: The K classes that are mapped or were seen.
        counts: Points, shape (K, K), int64; rows = reference, columns = map.
        pixels: Pixels of the map in each class, shape (K,), int64, as far as the estimates speak of them.
        without_points: Mapped class that has no point -> its pixels, of which the estimates do not speak.
        undefined: Pixels that the map calls undefined and no point was drawn from.
        not_interpreted: Points left out because nobody has seen their class.
        gaps: How many of those have an interpreted point behind them in the random order.
    """

    classes: tuple[LandCoverClass, ...]
    counts: np.ndarray
    pixels: np.ndarray
    without_points: dict[LandCoverClass, int]
    undefined: int
    not_interpreted: int
    gaps: int

    @property
    def coverage(self) -> float:
        """Share of the mapped pixels that the estimates speak of; undefined ones do not count."""
        total = int(self.pixels.sum())
        return total / (total + sum(self.without_points.values()))


def interpreted(table: PointTable, scheme: ClassScheme, leave_out: bool, reporter: Reporter) -> tuple[list[Point], int]:
    """The points with a true class, and how many without one stand among them.

    In random order, the points before any place are a random sample themselves, so the last ones may be missing.

    Raises:
        ConfigError: If others are missing, unless they are to be left out; or if there are no points left.
    """
    seen = [point for point in table.points if point.reference not in (None, scheme.undefined)]
    empty = [point for point in table.points if point.reference in (None, scheme.undefined)]
    if not seen:
        raise ConfigError(
            f"None of the {len(empty)} points has a true class.",
            "Look at each point in the orthophoto and enter the class that is there in the field of REFERENCE_FIELD.",
        )
    last = max((point.order for point in seen if point.order is not None), default=None)
    gaps = [point for point in empty if last is None or point.order is None or point.order < last]
    if gaps and not leave_out:
        raise ConfigError(
            f"{len(gaps)} of {len(table.points)} points have no true class although points after them have one: "
            f"{listed([point.name for point in gaps])}.",
            "Interpret them. Only if they are empty by chance, and not because they were difficult, choose leave_out "
            "in UNLABELLED.",
        )
    if gaps:
        reporter.warning(
            f"{len(gaps)} points without a true class are left out; the figures are honest only if they are empty by "
            "chance."
        )
    if len(empty) > len(gaps):
        reporter.info(
            f"The last {len(empty) - len(gaps)} points in the random order have no true class; those before them are a "
            "random sample too."
        )
    return seen, len(gaps)


def build_sample(
    points: Sequence[Point], mapped: dict[int, int], scheme: ClassScheme, missing: tuple[int, int], reporter: Reporter
) -> Sample:
    """Count the points in a matrix, and say which part of the map has none.

    Args:
        points: Points with a true class.
        mapped: Class value -> pixels of the map.
        scheme: The classes.
        missing: Points that were not interpreted, and how many of those are gaps.
        reporter: Hears what the estimates do not speak of.

    Raises:
        LabelValueError: If a point lies in a class that the map does not have.
    """
    sampled = {point.mapped for point in points}
    lost = sorted(sampled - {value for value, number in mapped.items() if number})
    if lost:
        raise LabelValueError(
            f"Points have the mapped class {', '.join(scheme.name_of(value) for value in lost)}, of which the "
            "classified raster has no pixel.",
            "Give the raster that the points were drawn from.",
        )
    present = sampled | {point.reference for point in points}
    classes = tuple(land_cover for land_cover in scheme.classes if land_cover.value in present)
    index = {land_cover.value: number for number, land_cover in enumerate(classes)}
    counts = np.zeros((len(classes), len(classes)), dtype=np.int64)
    for point in points:
        if point.reference is not None:
            counts[index[point.reference], index[point.mapped]] += 1
    pixels = np.array(
        [mapped.get(land_cover.value, 0) if land_cover.value in sampled else 0 for land_cover in classes],
        dtype=np.int64,
    )
    bare = {
        land_cover: mapped[land_cover.value]
        for land_cover in scheme.classes
        if mapped.get(land_cover.value) and land_cover.value not in sampled
    }
    undefined = sum(bare.pop(land_cover) for land_cover in list(bare) if land_cover.value == scheme.undefined)
    sample = Sample(classes, counts, pixels, bare, undefined, *missing)
    _warn(sample, reporter)
    return sample


def check_same_map(table: PointTable, mapped: dict[int, int], raster: str, scheme: ClassScheme) -> None:
    """Make sure that the points were drawn from this raster.

    Raises:
        RasterError: If a class had another number of pixels then.
    """
    other = {value: number for value, number in table.pixels.items() if mapped.get(value, 0) != number}
    if other:
        value, number = next(iter(other.items()))
        raise RasterError(
            f"The points were drawn from a raster with {number} pixels of {scheme.name_of(value)}, but {raster} has "
            f"{mapped.get(value, 0)}.",
            "Give the raster that the points were drawn from. If it is right and the field with the pixels is wrong, "
            "leave PIXELS_FIELD empty.",
        )


def _warn(sample: Sample, reporter: Reporter) -> None:
    if sample.undefined:
        reporter.info(f"The figures do not speak of the {sample.undefined} pixels that the map calls undefined.")
    for land_cover, number in sample.without_points.items():
        reporter.warning(
            f"No point lies in {land_cover.name} ({number} pixels of the map): the figures speak of the other "
            f"{sample.coverage:.1%} only."
        )
    single = [
        land_cover.name
        for land_cover, number, pixels in zip(sample.classes, sample.counts.sum(axis=0), sample.pixels, strict=True)
        if number == 1 and pixels > 1
    ]
    if single:
        reporter.warning(
            f"{', '.join(single)}: one point only, so that its spread is not known and the overall accuracy, the areas "
            "and the producer's accuracies have no interval. Interpret at least two points in each mapped class."
        )

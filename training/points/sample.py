"""From interpreted points and the map to the sample that is estimated from: strata, matrix, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..contract.class_scheme import ClassScheme, LandCoverClass
from ..contract.errors import ConfigError, LabelValueError, RasterError
from ..contract.language import tr
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
        gaps: How many of those have an interpreted point behind them in the random order, and are not unsure.
        unsure: Value of the mapped class -> how many of those somebody has looked at without being able to tell.
    """

    classes: tuple[LandCoverClass, ...]
    counts: np.ndarray
    pixels: np.ndarray
    without_points: dict[LandCoverClass, int]
    undefined: int
    not_interpreted: int
    gaps: int
    unsure: Mapping[int, int] = field(default_factory=dict)

    @property
    def coverage(self) -> float:
        """Share of the mapped pixels that the estimates speak of; undefined ones do not count."""
        total = int(self.pixels.sum())
        return total / (total + sum(self.without_points.values()))

    @property
    def overall_range(self) -> tuple[float, float]:
        """Overall accuracy if the map is wrong at all unsure points, and if it is right at all of them, 0-1."""
        unsure = np.array([self.unsure.get(land_cover.value, 0) for land_cover in self.classes])
        points = self.counts.sum(axis=0) + unsure
        weights = np.where(points > 0, self.pixels, 0) / np.maximum(points, 1) / self.pixels.sum()
        right = self.counts.diagonal()
        return float((weights * right).sum()), float((weights * (right + unsure)).sum())


@dataclass(frozen=True)
class Interpreted:
    """What a person has made of the points.

    Args:
        points: The points with a true class.
        missing: How many have none.
        gaps: How many of those stand among the others, although nobody has marked them unsure.
        unsure: Value of the mapped class -> points at which the person could not tell the class.
    """

    points: list[Point]
    missing: int
    gaps: int
    unsure: Mapping[int, int]


def interpreted(table: PointTable, leave_out: bool, reporter: Reporter) -> Interpreted:
    """The points with a true class, and how many without one stand among them.

    In random order, the points before any place are a random sample themselves, so the last ones may be missing. That
    does not hold for unsure ones, wherever they stand: somebody has come to them.

    Raises:
        ConfigError: If others are missing, unless they are to be left out; or if there are no points left.
    """
    seen = [point for point in table.points if point.reference is not None and not point.unsure]
    unsure = [point for point in table.points if point.unsure]
    empty = [point for point in table.points if point.reference is None]
    if not seen:
        raise ConfigError(
            tr("None of the {count} points has a true class.", count=len(table.points)),
            tr(
                "Look at each point in the orthophoto and enter the class that is there in the field of "
                "REFERENCE_FIELD."
            ),
        )
    last = max((point.order for point in (*seen, *unsure) if point.order is not None), default=None)
    gaps = [point for point in empty if last is None or point.order is None or point.order < last]
    if not leave_out:
        _refuse_missing(gaps, unsure, len(table.points))
    if gaps:
        reporter.warning(
            tr(
                "{count} points without a true class are left out; the figures are honest only if they are empty "
                "by chance.",
                count=len(gaps),
            )
        )
    if len(empty) > len(gaps):
        reporter.info(
            tr(
                "The last {count} points in the random order have no true class; those before them are a random "
                "sample too.",
                count=len(empty) - len(gaps),
            )
        )
    return Interpreted(seen, len(empty) + len(unsure), len(gaps), Counter(point.mapped for point in unsure))


def _refuse_missing(gaps: Sequence[Point], unsure: Sequence[Point], total: int) -> None:
    """Refuse points that may not be left out unasked.

    Raises:
        ConfigError: If there are any; it names them, and says what to do.
    """
    problems, remedies = [], []
    if gaps:
        problems.append(
            tr(
                "{count} of {total} points have no true class although points after them have one: {gaps}.",
                count=len(gaps),
                total=total,
                gaps=listed([point.name for point in gaps]),
            )
        )
        remedies.append(
            tr(
                "Interpret them. Only if they are empty at random, and not because they were difficult, choose "
                "leave_out in UNLABELLED."
            )
        )
    if unsure:
        problems.append(
            tr(
                "{count} of {total} points are marked unsure: {unsure}.",
                count=len(unsure),
                total=total,
                unsure=listed([point.name for point in unsure]),
            )
        )
        remedies.append(
            tr(
                "Look at the unsure ones again, with another picture or another person, and choose the likeliest "
                "class. If that is not possible, choose leave_out in UNLABELLED: the report then says how far "
                "they could change the overall accuracy."
            )
        )
    if problems:
        raise ConfigError(" ".join(problems), " ".join(remedies))


def build_sample(seen: Interpreted, mapped: dict[int, int], scheme: ClassScheme, reporter: Reporter) -> Sample:
    """Count the points in a matrix, and say which part of the map has none.

    Args:
        seen: The points.
        mapped: Class value -> pixels of the map.
        scheme: The classes.
        reporter: Hears what the estimates do not speak of.

    Raises:
        LabelValueError: If a point lies in a class that the map does not have.
    """
    points = seen.points
    sampled = {point.mapped for point in points}
    lost = sorted(sampled - {value for value, number in mapped.items() if number})
    if lost:
        raise LabelValueError(
            tr(
                "Points have the mapped class {lost}, of which the classified raster has no pixel.",
                lost=", ".join(scheme.name_of(value) for value in lost),
            ),
            tr("Give the raster that the points were drawn from."),
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
    sample = Sample(classes, counts, pixels, bare, undefined, seen.missing, seen.gaps, seen.unsure)
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
            tr(
                "The points were drawn from a raster with {number} pixels of {name}, but {raster} has {found}.",
                number=number,
                name=scheme.name_of(value),
                raster=raster,
                found=mapped.get(value, 0),
            ),
            tr(
                "Give the raster that the points were drawn from. If it is right and the field with the pixels "
                "is wrong, leave PIXELS_FIELD empty."
            ),
        )


def unsure_text(sample: Sample) -> str:
    """How far the unsure points could change the overall accuracy, as a sentence."""
    lower, upper = (100 * end for end in sample.overall_range)
    number = sum(sample.unsure.values())
    return tr(
        "1 unsure point is left out. Difficult places are where maps are wrong: the overall accuracy would be "
        "{lower:.1f} % if the map were wrong there, and {upper:.1f} % if it were right."
        if number == 1
        else "{number} unsure points are left out. Difficult places are where maps are wrong: the overall accuracy "
        "would be {lower:.1f} % if the map were wrong there, and {upper:.1f} % if it were right.",
        number=number,
        lower=lower,
        upper=upper,
    )


def _warn(sample: Sample, reporter: Reporter) -> None:
    if sample.unsure:
        reporter.warning(unsure_text(sample))
    if sample.undefined:
        reporter.info(
            tr(
                "The figures do not speak of the {count} pixels that the map calls undefined.",
                count=sample.undefined,
            )
        )
    for land_cover, number in sample.without_points.items():
        reporter.warning(
            tr(
                "No point lies in {name} ({number} pixels of the map): the figures speak of the other "
                "{coverage:.1%} only.",
                name=land_cover.shown,
                number=number,
                coverage=sample.coverage,
            )
        )
    single = [
        land_cover.name
        for land_cover, number, pixels in zip(sample.classes, sample.counts.sum(axis=0), sample.pixels, strict=True)
        if number == 1 and pixels > 1
    ]
    if single:
        reporter.warning(
            tr(
                "{names}: one point only, so that its spread is not known and the overall accuracy, the areas "
                "and the producer's accuracies have no interval. Interpret at least two points in each mapped "
                "class.",
                names=", ".join(single),
            )
        )

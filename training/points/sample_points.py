"""The samplepoints job: a stratified random sample of points from a class raster, to be interpreted by a person."""

from __future__ import annotations

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.config import SamplePointsConfig
from ..contract.errors import ConfigError, LabelValueError
from ..contract.language import tr
from ..jobs.outputs import Outputs
from ..jobs.part_reporters import StageReporter
from ..jobs.reporter import Reporter
from ..jobs.result import JobResult
from ..labels.class_raster import ClassRaster
from ..labels.palette import reference_scheme
from .allocation import LEAST, allocate, expected_half_width, least_points
from .draw import Draw, PointSample, draw_points
from .table import write_points

_ASSUMED = 0.85  # share of the map that is right, to estimate beforehand how exact the result will be


def run(config: SamplePointsConfig, outputs: Outputs[SamplePointsConfig], reporter: Reporter) -> JobResult:
    """Count the classes, share out the points, draw them, write them as a table."""
    scheme = reference_scheme(config.classes, [config.input], reporter)
    raster = ClassRaster(config.input, scheme)
    counts = raster.count(StageReporter(reporter, 0.0, 0.5))
    pixels = _strata(counts, config, scheme, reporter)
    sizes = _sizes(pixels, config, scheme, reporter)
    draw = Draw(pixels, sizes, config.min_distance, config.seed)
    sample = draw_points(raster, draw, StageReporter(reporter, 0.5, 1.0))
    _check_complete(sample, draw, scheme, reporter)
    write_points(outputs.path("output"), sample, pixels, raster.grid, scheme)
    scores = {
        "points_drawn": len(sample.places),
        "pixels": sum(pixels.values()),
        "class_scheme": scheme.to_dict(),  # the raster may have brought its own
    }
    return JobResult(scores)


def _strata(counts: np.ndarray, config: SamplePointsConfig, scheme: ClassScheme, reporter: Reporter) -> dict[int, int]:
    """Class value -> pixels that points may be drawn from."""
    pixels = {land_cover.value: int(counts[land_cover.value]) for land_cover in scheme.learnt(config.include_undefined)}
    pixels = {value: number for value, number in pixels.items() if number}
    without_data = int(counts[NODATA])
    undefined = sum(
        int(counts[land_cover.value]) for land_cover in scheme.classes if land_cover.value == scheme.undefined
    )
    if without_data:
        reporter.info(tr("{count} pixels without data get no points.", count=without_data))
    if undefined and not config.include_undefined:
        reporter.info(
            tr(
                "{count} pixels that the map calls undefined get no points; the accuracy will speak of the "
                "rest of the map (INCLUDE_UNDEFINED draws points there too).",
                count=undefined,
            )
        )
    if not pixels:
        raise LabelValueError(
            tr(
                "{input} has no pixel with a class ({without_data} without data, {undefined} undefined).",
                input=config.input,
                without_data=without_data,
                undefined=undefined,
            ),
            tr("Choose another class raster."),
        )
    return pixels


def _sizes(
    pixels: dict[int, int], config: SamplePointsConfig, scheme: ClassScheme, reporter: Reporter
) -> dict[int, int]:
    """Class value -> points."""
    numbers = np.array(list(pixels.values()))
    if config.points > numbers.sum():
        raise ConfigError(
            tr(
                "POINTS is {points}, but {input} has only {pixels} pixels with a class.",
                points=config.points,
                input=config.input,
                pixels=int(numbers.sum()),
            ),
            tr("Draw fewer points."),
        )
    least = least_points(numbers, "equal", LEAST)
    if config.points < least:
        raise ConfigError(
            tr(
                "POINTS is {points}, but the {count} classes of the map need {least}: {each} in each.",
                points=config.points,
                count=len(pixels),
                least=least,
                each=LEAST,
            ),
            tr("Draw more points."),
        )
    minimum = _minimum(numbers, config, reporter)
    allocated = allocate(numbers, config.points, config.allocation, minimum)
    sizes = dict(zip(pixels, allocated.tolist(), strict=True))
    _log_sizes(pixels, sizes, scheme, reporter)
    reporter.info(
        tr(
            "If {assumed:.0%} of each class is right, the overall accuracy will be known to about ± "
            "{points:.1f} percentage points.",
            assumed=_ASSUMED,
            points=100 * expected_half_width(numbers, allocated, _ASSUMED),
        )
    )
    return sizes


def _minimum(numbers: np.ndarray, config: SamplePointsConfig, reporter: Reporter) -> int:
    """Points of rare classes: as asked for, or fewer if there are too few points; half are shared out by area then."""
    needed = least_points(numbers, config.allocation, config.min_per_class)
    if config.points >= needed:
        return config.min_per_class
    lowered = max(LEAST, config.points // (2 * len(numbers)))
    reporter.warning(
        tr(
            "{points} points are too few for {min_per_class} (MIN_PER_CLASS) in each of the {count} classes: "
            "rare classes get {lowered}. Draw {needed} points or more for {min_per_class}.",
            points=config.points,
            min_per_class=config.min_per_class,
            count=len(numbers),
            lowered=lowered,
            needed=needed,
        )
    )
    return lowered


def _log_sizes(pixels: dict[int, int], sizes: dict[int, int], scheme: ClassScheme, reporter: Reporter) -> None:
    total = sum(pixels.values())
    for value, size in sizes.items():
        share = pixels[value] / total
        reporter.info(
            tr(
                "{name}: {size} points for {pixels} pixels ({share:.2%} of the map)",
                name=scheme.name_of(value),
                size=size,
                pixels=pixels[value],
                share=share,
            )
        )
    whole = [scheme.name_of(value) for value, size in sizes.items() if size == pixels[value]]
    if whole:
        reporter.warning(tr("All pixels of {whole} are in the sample: there are no more.", whole=", ".join(whole)))
    if len(pixels) == 1:
        reporter.warning(tr("The map has one class only: {name}.", name=scheme.name_of(next(iter(pixels)))))


def _check_complete(sample: PointSample, draw: Draw, scheme: ClassScheme, reporter: Reporter) -> None:
    """Warn where a least distance left no room; refuse a class that got too few points."""
    short = {
        value: int(np.count_nonzero(sample.classes == value))
        for value, wanted in draw.sizes.items()
        if np.count_nonzero(sample.classes == value) < wanted
    }
    if not short:
        return
    words = "; ".join(
        tr("{name} {got} of {wanted}", name=scheme.name_of(value), got=got, wanted=draw.sizes[value])
        for value, got in short.items()
    )
    if any(got < min(2, draw.pixels[value]) for value, got in short.items()):
        raise ConfigError(
            tr(
                "MIN_DISTANCE is {min_distance} pixels, which leaves a class fewer than two points: {words}.",
                min_distance=draw.min_distance,
                words=words,
            ),
            tr("Lower MIN_DISTANCE or POINTS."),
        )
    reporter.warning(
        tr(
            "MIN_DISTANCE of {min_distance} pixels leaves less room than points were wanted: {words}.",
            min_distance=draw.min_distance,
            words=words,
        )
    )

"""The samplepoints job: a stratified random sample of points from a class raster, to be interpreted by a person."""

from __future__ import annotations

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.config import SamplePointsConfig
from ..contract.errors import ConfigError, LabelValueError
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
        reporter.info(f"{without_data} pixels without data get no points.")
    if undefined and not config.include_undefined:
        reporter.info(
            f"{undefined} pixels that the map calls undefined get no points; the accuracy will speak of the rest of "
            "the map (INCLUDE_UNDEFINED draws points there too)."
        )
    if not pixels:
        raise LabelValueError(
            f"{config.input} has no pixel with a class ({without_data} without data, {undefined} undefined).",
            "Choose another class raster.",
        )
    return pixels


def _sizes(
    pixels: dict[int, int], config: SamplePointsConfig, scheme: ClassScheme, reporter: Reporter
) -> dict[int, int]:
    """Class value -> points."""
    numbers = np.array(list(pixels.values()))
    if config.points > numbers.sum():
        raise ConfigError(
            f"POINTS is {config.points}, but {config.input} has only {numbers.sum()} pixels with a class.",
            "Draw fewer points.",
        )
    least = least_points(numbers, "equal", LEAST)
    if config.points < least:
        raise ConfigError(
            f"POINTS is {config.points}, but the {len(pixels)} classes of the map need {least}: {LEAST} in each.",
            "Draw more points.",
        )
    minimum = _minimum(numbers, config, reporter)
    allocated = allocate(numbers, config.points, config.allocation, minimum)
    sizes = dict(zip(pixels, allocated.tolist(), strict=True))
    _log_sizes(pixels, sizes, scheme, reporter)
    reporter.info(
        f"If {_ASSUMED:.0%} of each class is right, the overall accuracy will be known to about ± "
        f"{100 * expected_half_width(numbers, allocated, _ASSUMED):.1f} percentage points."
    )
    return sizes


def _minimum(numbers: np.ndarray, config: SamplePointsConfig, reporter: Reporter) -> int:
    """Points of rare classes: as asked for, or fewer if there are too few points; half are shared out by area then."""
    needed = least_points(numbers, config.allocation, config.min_per_class)
    if config.points >= needed:
        return config.min_per_class
    lowered = max(LEAST, config.points // (2 * len(numbers)))
    reporter.warning(
        f"{config.points} points are too few for {config.min_per_class} (MIN_PER_CLASS) in each of the {len(numbers)} "
        f"classes: rare classes get {lowered}. Draw {needed} points or more for {config.min_per_class}."
    )
    return lowered


def _log_sizes(pixels: dict[int, int], sizes: dict[int, int], scheme: ClassScheme, reporter: Reporter) -> None:
    total = sum(pixels.values())
    for value, size in sizes.items():
        share = pixels[value] / total
        reporter.info(f"{scheme.name_of(value)}: {size} points for {pixels[value]} pixels ({share:.2%} of the map)")
    whole = [scheme.name_of(value) for value, size in sizes.items() if size == pixels[value]]
    if whole:
        reporter.warning(f"All pixels of {', '.join(whole)} are in the sample: there are no more.")
    if len(pixels) == 1:
        reporter.warning(f"The map has one class only: {scheme.name_of(next(iter(pixels)))}.")


def _check_complete(sample: PointSample, draw: Draw, scheme: ClassScheme, reporter: Reporter) -> None:
    """Warn where a least distance left no room; refuse a class that got too few points."""
    short = {
        value: int(np.count_nonzero(sample.classes == value))
        for value, wanted in draw.sizes.items()
        if np.count_nonzero(sample.classes == value) < wanted
    }
    if not short:
        return
    words = "; ".join(f"{scheme.name_of(value)} {got} of {draw.sizes[value]}" for value, got in short.items())
    if any(got < min(2, draw.pixels[value]) for value, got in short.items()):
        raise ConfigError(
            f"MIN_DISTANCE is {draw.min_distance} pixels, which leaves a class fewer than two points: {words}.",
            "Lower MIN_DISTANCE or POINTS.",
        )
    reporter.warning(f"MIN_DISTANCE of {draw.min_distance} pixels leaves less room than points were wanted: {words}.")

"""The report on a map that was assessed with interpreted points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..report.figures import interval_marks
from ..report.page import DASH, count, number, percent, render
from .area_accuracy import Interval
from .sample import unsure_text

if TYPE_CHECKING:
    from .assessment import PointAssessment


_SPACE = "\u00a0"  # does not break


def points_report(assessment: PointAssessment, facts: Mapping[str, str], created: str = "", map_name: str = "") -> str:
    """Write the report.

    Args:
        assessment: The estimates.
        facts: What to show beside the estimates, by name: the files, versions.
        created: Date to show.
        map_name: Name of the classified raster, "" if it was not given.

    Returns:
        HTML, complete in itself.
    """
    sample, overall = assessment.sample, assessment.accuracy.overall_interval
    points = int(sample.counts.sum())
    return render(
        "points.html",
        title="Accuracy from sample points" + (f": {map_name}" if map_name else ""),
        created=created,
        subtitle=f"{count(points)} interpreted points speak for {count(int(sample.pixels.sum()))} pixels of the map",
        numbers=[
            (percent(overall.estimate), "overall accuracy"),
            (interval_text(overall), "95 % interval of the overall accuracy"),
            (count(points), "points"),
        ],
        rows=list(_rows(assessment)),
        unit=assessment.unit,
        accuracy_marks=_accuracy_marks(assessment),
        area_marks=_area_marks(assessment),
        warnings=_warnings(assessment),
        notes=assessment.notes,
        columns=sample.classes,
        count_rows=_table(assessment, sample.counts, lambda cell: count(int(cell)) if cell else ""),
        proportion_rows=_table(
            assessment, assessment.accuracy.proportions, lambda cell: number(100 * cell, 2) if cell else ""
        ),
        fact_rows=[*facts.items(), *_facts(assessment)],
    )


def interval_text(interval: Interval) -> str:
    """Both ends in per cent; a dash if there is none."""
    return f"{number(100 * interval.lower, 1)} – {percent(interval.upper)}" if interval.known else DASH


def _rows(assessment: PointAssessment) -> Iterator[dict[str, Any]]:
    """What the tables show of each class."""
    accuracy, sample, digits = assessment.accuracy, assessment.sample, assessment.decimals
    for place, area in enumerate(assessment.areas):
        users, producers = accuracy.intervals("users")[place], accuracy.intervals("producers")[place]
        yield {
            "land_cover": area.land_cover,
            "mapped_points": int(sample.counts[:, place].sum()),
            "true_points": int(sample.counts[place].sum()),
            "users": percent(users.estimate),
            "users_interval": interval_text(users),
            "producers": percent(producers.estimate),
            "producers_interval": interval_text(producers),
            "mapped": _area(area.mapped, digits),
            "estimate": _area(area.estimate, digits),
            "error": _area(area.standard_error, digits),
            "interval": f"{_area(area.lower, digits)} – {_area(area.upper, digits)}"
            if area.lower == area.lower
            else DASH,
        }


def _area(value: float, decimals: int) -> str:
    """A dash for NaN."""
    return DASH if value != value else f"{value:,.{decimals}f}".replace(",", _SPACE)


def _accuracy_marks(assessment: PointAssessment) -> str:
    marks = {
        label: [
            (100 * share.estimate, 100 * share.lower, 100 * share.upper)
            for share in assessment.accuracy.intervals(name)
        ]
        for label, name in (("user's accuracy", "users"), ("producer's accuracy", "producers"))
    }
    return interval_marks([land_cover.name for land_cover in assessment.sample.classes], marks, "%, with 95 % interval")


def _area_marks(assessment: PointAssessment) -> str:
    areas = assessment.areas
    return interval_marks(
        [area.land_cover.name for area in areas],
        {"estimated, with 95 % interval": [(area.estimate, area.lower, area.upper) for area in areas]},
        f"area, {assessment.unit}",
        ("mapped", [area.mapped for area in areas], [area.land_cover.colour_hex for area in areas]),
    )


def _table(assessment: PointAssessment, matrix: Any, written: Any) -> list[dict[str, Any]]:
    return [
        {
            "land_cover": land_cover,
            "cells": [{"text": written(cell), "right": place == row} for place, cell in enumerate(line)],
        }
        for row, (land_cover, line) in enumerate(zip(assessment.sample.classes, matrix.tolist(), strict=True))
    ]


def _warnings(assessment: PointAssessment) -> list[str]:
    """What limits the meaning of all figures."""
    sample = assessment.sample
    warnings = [
        f"No point lies in {land_cover.name} ({count(pixels)} pixels): the figures speak of the other "
        f"{percent(sample.coverage)} of the map only."
        for land_cover, pixels in sample.without_points.items()
    ]
    if sample.gaps:
        warnings.append(
            f"{count(sample.gaps)} points that nobody has interpreted were left out. The figures are honest only if "
            "these points are empty by chance; if they were the difficult ones, the map is worse than it looks here."
        )
    if sample.unsure:
        warnings.append(unsure_text(sample))
    if not assessment.accuracy.overall_interval.known:
        warnings.append(
            "A mapped class has one point only, so its spread is not known: the overall accuracy, the areas and the "
            "producer's accuracies have no interval."
        )
    return warnings


def _facts(assessment: PointAssessment) -> list[tuple[str, str]]:
    sample = assessment.sample
    facts = [
        (
            "points not interpreted",
            f"{count(sample.not_interpreted)}, of which {count(sample.gaps)} stand between others"
            + (f" and {count(sum(sample.unsure.values()))} are marked unsure" if sample.unsure else ""),
        ),
        ("pixels called undefined by the map", f"{count(sample.undefined)}, of which the figures do not speak"),
        (
            "pixel size",
            f"{number(assessment.pixel_m2, 4)} m²" if assessment.pixel_m2 else "not known; areas are in pixels",
        ),
        (
            "source of the estimates",
            "Olofsson, Foody, Herold, Stehman, Woodcock, Wulder 2014: Good practices for estimating area and assessing "
            "accuracy of land change. Remote Sensing of Environment 148, equations 1 to 10",
        ),
        (
            "source of the intervals",
            "Fay, Kim 2017: Confidence intervals for directly standardized rates using mid-p gamma intervals. "
            "Biometrical Journal 59, with beta distributions as points in a class are binomial; producer's accuracy: "
            "Newcombe 2016, Statistical Methods in Medical Research 25 (MOVER-R)",
        ),
    ]
    unneeded = {
        "points not interpreted": not sample.not_interpreted,
        "pixels called undefined by the map": not sample.undefined,
    }
    return [(name, text) for name, text in facts if not unneeded.get(name)]

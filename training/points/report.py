"""The report on a map that was assessed with interpreted points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..contract.language import as_written, tr
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
        title=tr("Accuracy from sample points: {name}", name=map_name)
        if map_name
        else tr("Accuracy from sample points"),
        created=created,
        subtitle=tr(
            "{points} interpreted points speak for {pixels} pixels of the map",
            points=count(points),
            pixels=count(int(sample.pixels.sum())),
        ),
        numbers=[
            (percent(overall.estimate), tr("overall accuracy")),
            (interval_text(overall), tr("95 % interval of the overall accuracy")),
            (count(points), tr("points")),
        ],
        rows=list(_rows(assessment)),
        unit=tr(assessment.unit),
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
    return DASH if value != value else _SPACE.join(as_written(part) for part in f"{value:,.{decimals}f}".split(","))


def _accuracy_marks(assessment: PointAssessment) -> str:
    marks = {
        label: [
            (100 * share.estimate, 100 * share.lower, 100 * share.upper)
            for share in assessment.accuracy.intervals(name)
        ]
        for label, name in ((tr("user's accuracy"), "users"), (tr("producer's accuracy"), "producers"))
    }
    return interval_marks(
        [land_cover.shown for land_cover in assessment.sample.classes], marks, tr("%, with 95 % interval")
    )


def _area_marks(assessment: PointAssessment) -> str:
    areas = assessment.areas
    return interval_marks(
        [area.land_cover.shown for area in areas],
        {tr("estimated, with 95 % interval"): [(area.estimate, area.lower, area.upper) for area in areas]},
        tr("area, {unit}", unit=tr(assessment.unit)),
        (tr("mapped"), [area.mapped for area in areas], [area.land_cover.colour_hex for area in areas]),
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
        tr(
            "No point lies in {name} ({pixels} pixels): the figures speak of the other {coverage} of the map only.",
            name=land_cover.shown,
            pixels=count(pixels),
            coverage=percent(sample.coverage),
        )
        for land_cover, pixels in sample.without_points.items()
    ]
    if sample.gaps:
        warnings.append(
            tr(
                "{gaps} points that nobody has interpreted were left out. The figures are honest only if these "
                "points are empty by chance; if they were the difficult ones, the map is worse than it looks "
                "here.",
                gaps=count(sample.gaps),
            )
        )
    if sample.unsure:
        warnings.append(unsure_text(sample))
    if not assessment.accuracy.overall_interval.known:
        warnings.append(
            tr(
                "A mapped class has one point only, so its spread is not known: the overall accuracy, the "
                "areas and the "
                "producer's accuracies have no interval."
            )
        )
    return warnings


def _facts(assessment: PointAssessment) -> list[tuple[str, str]]:
    sample = assessment.sample
    facts = [
        (
            tr("points not interpreted"),
            tr(
                "{not_interpreted}, of which {gaps} stand between others",
                not_interpreted=count(sample.not_interpreted),
                gaps=count(sample.gaps),
            )
            + (tr(" and {count} are marked unsure", count=count(sum(sample.unsure.values()))) if sample.unsure else ""),
        ),
        (
            tr("pixels called undefined by the map"),
            tr("{undefined}, of which the figures do not speak", undefined=count(sample.undefined)),
        ),
        (
            tr("pixel size"),
            tr("{pixel_m2} m²", pixel_m2=number(assessment.pixel_m2, 4))
            if assessment.pixel_m2
            else tr("not known; areas are in pixels"),
        ),
        (
            tr("source of the estimates"),
            tr(
                "Olofsson, Foody, Herold, Stehman, Woodcock, Wulder 2014: Good practices for estimating area and "
                "assessing accuracy of land change. Remote Sensing of Environment 148, equations 1 to 10"
            ),
        ),
        (
            tr("source of the intervals"),
            tr(
                "Fay, Kim 2017: Confidence intervals for directly standardized rates using mid-p gamma intervals. "
                "Biometrical Journal 59, with beta distributions as points in a class are binomial; producer's "
                "accuracy: Newcombe 2016, Statistical Methods in Medical Research 25 (MOVER-R)"
            ),
        ),
    ]
    unneeded = {
        tr("points not interpreted"): not sample.not_interpreted,
        tr("pixels called undefined by the map"): not sample.undefined,
    }
    return [(name, text) for name, text in facts if not unneeded.get(name)]

"""The assesspoints job: accuracy and class areas with intervals, from points that a person has interpreted."""

from __future__ import annotations

import json
import math
from pathlib import Path

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.config import AssessPointsConfig
from ..contract.errors import ConfigError
from ..contract.installation import engine_version
from ..contract.language import now, tr
from ..contract.outputs import write_text
from ..contract.outputs.subject import subject_of
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter
from ..jobs.result import JobResult
from ..labels.class_raster import ClassRaster
from ..labels.palette import reference_scheme
from .area_accuracy import Interval
from .assessment import PointAssessment
from .sample import build_sample, check_same_map, interpreted
from .table import PointFields, PointTable, pixel_area_m2, read_points


def run(config: AssessPointsConfig, outputs: Outputs[AssessPointsConfig], reporter: Reporter) -> JobResult:
    """Read the points, count the map's classes, estimate; write report, scores and areas as far as they are wanted."""
    scheme = reference_scheme(config.classes, [config.prediction] if config.prediction else [], reporter)
    fields = PointFields(config.reference_field, config.map_field, config.pixels_field)
    table = read_points(config.points, fields, scheme)
    seen = interpreted(table, config.unlabelled == "leave_out", reporter)
    mapped, pixel_m2 = _map(config, table, scheme, reporter)
    assessment = PointAssessment.from_sample(build_sample(seen, mapped, scheme, reporter), pixel_m2)
    for line in summary_lines(assessment):
        reporter.info(line)
    for note in assessment.notes:
        reporter.info(note)
    _write(outputs, assessment)
    overall = assessment.accuracy.overall_interval
    scores = {
        "overall_accuracy": overall.estimate,
        "overall_accuracy_interval": overall.half_width,
        "points_used": len(seen.points),
    }
    return JobResult({name: None if math.isnan(value) else value for name, value in scores.items()})


def summary_lines(assessment: PointAssessment) -> list[str]:
    """The figures as lines of text for the log; 95 % intervals in brackets."""
    accuracy, classes = assessment.accuracy, assessment.sample.classes
    width = max(5, *(len(land_cover.shown) for land_cover in classes))
    users, producers = tr("user's accuracy %").rjust(20), tr("producer's accuracy %").rjust(21)
    areas = tr("mapped and estimated area, {unit}; 95 % intervals in brackets", unit=assessment.unit)
    lines = [f"{tr('class'):<{width}}  {users}  {producers}  {areas}"]
    digits = f".{assessment.decimals}f"
    shares = zip(accuracy.intervals("users"), accuracy.intervals("producers"), strict=True)
    for area, (users_accuracy, producers_accuracy) in zip(assessment.areas, shares, strict=True):
        sizes = f"{area.mapped:{digits}}, {_text(area.estimate, area.lower, area.upper, digits)}"
        accuracies = f"{_percent(users_accuracy):>20}  {_percent(producers_accuracy):>21}"
        lines.append(f"{area.land_cover.shown:<{width}}  {accuracies}  {sizes}")
    points = int(assessment.sample.counts.sum())
    return [
        *lines,
        tr(
            "overall accuracy {accuracy} %, from {points} points",
            accuracy=_percent(accuracy.overall_interval),
            points=points,
        ),
    ]


def _map(
    config: AssessPointsConfig, table: PointTable, scheme: ClassScheme, reporter: Reporter
) -> tuple[dict[int, int], float]:
    """Class value -> pixels of the map, and the area of a pixel in square metres."""
    if config.prediction:
        raster = ClassRaster(config.prediction, scheme)
        counts = raster.count(reporter)
        mapped = {value: int(counts[value]) for value in scheme.values if value != NODATA}
        check_same_map(table, mapped, config.prediction, scheme)
        return mapped, pixel_area_m2(raster.grid)
    if not table.pixels:
        raise ConfigError(
            tr(
                "There is no field {pixels_field} in {points}, so nobody knows how large the mapped classes are.",
                pixels_field=config.pixels_field or "PIXELS_FIELD",
                points=config.points,
            ),
            tr("Give the raster that the points were drawn from as PREDICTION, or name the field in PIXELS_FIELD."),
        )
    return table.pixels, table.pixel_m2


def _write(outputs: Outputs[AssessPointsConfig], assessment: PointAssessment) -> None:
    points, prediction = outputs.given.points, outputs.given.prediction
    if outputs.wanted("areas"):
        write_text(outputs.path("areas"), assessment.areas_csv())
    if outputs.wanted("scores"):
        inputs = {"points_file": points, "prediction": prediction}
        write_text(outputs.path("scores"), json.dumps({**inputs, **assessment.to_dict()}, indent=1, allow_nan=False))
    if outputs.wanted("report"):
        from .report import points_report  # figures take a second to load

        facts = {
            tr("points"): points,
            tr("classified raster"): prediction or tr("not given; the points say how large each mapped class is"),
            tr("engine version"): engine_version(),
        }
        write_text(
            outputs.path("report"),
            points_report(assessment, facts, now(), Path(subject_of(prediction)).stem if prediction else ""),
        )


def _percent(share: Interval) -> str:
    return _text(100 * share.estimate, 100 * share.lower, 100 * share.upper, ".1f")


def _text(estimate: float, lower: float, upper: float, digits: str) -> str:
    """An estimate and its interval, as far as both are known."""
    if math.isnan(estimate):
        return "–"
    return f"{estimate:{digits}}" + ("" if math.isnan(lower) else f" ({lower:{digits}} – {upper:{digits}})")

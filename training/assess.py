"""Measure how good a class raster is: compare it with a reference, strip by strip, in one confusion matrix."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .accuracy import Scores, confusion_matrix, index_table, matrix_classes
from .class_codes import check_codes
from .contract.classes import NODATA, ClassScheme, LandCoverClass, load_scheme
from .contract.config import AssessConfig, tile_names
from .contract.errors import ConfigError, LabelValueError, RasterError
from .contract.outputs import write_text
from .environment import engine_version
from .erosion import erode_borders
from .jobs import JobResult
from .label_findings import LabelFindings
from .raster_io import Grid, RasterReader, read_grid
from .references import ReferenceReader, label_strips
from .reporter import Reporter, stop_if_cancelled
from .windows import Window

# Why a pixel does not count; a pixel with several reasons is counted under the first of them.
LEFT_OUT = {
    "no_reference": "the reference has no data",
    "undefined": "the reference is undefined (unlabelled)",
    "ignored": "classes that were to be left out",
    "border": "too near to a border between reference classes",
    "no_prediction": "the classified raster has no data",
}


@dataclass(frozen=True)
class Assessment:
    """What a comparison gave.

    Args:
        matrix: Pixel counts, shape (K, C), int64; rows = reference, columns = prediction.
        rows: The K classes that count.
        columns: The C classes that were predicted: first the rows', then those that do not count.
        scores: Derived from the matrix.
        left_out: Key of `LEFT_OUT` -> pixels.
        total: Pixels of the prediction's grid.
        resampled: Whether the reference was brought onto the prediction's grid.
        erosion: Radius around class borders that was left out, pixels.
    """

    matrix: np.ndarray
    rows: tuple[LandCoverClass, ...]
    columns: tuple[LandCoverClass, ...]
    scores: Scores
    left_out: dict[str, int]
    total: int
    resampled: bool
    erosion: int

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            **self.scores.to_dict(),
            "total_pixels": self.total,
            "left_out": self.left_out,
            "erosion_px": self.erosion,
            "reference_resampled": self.resampled,
            "matrix": {
                "rows": [item.name for item in self.rows],
                "columns": [item.name for item in self.columns],
                "counts": self.matrix.tolist(),
            },
        }

    def to_csv(self) -> str:
        """The confusion matrix with class names; rows = reference, columns = prediction."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["reference \\ prediction", *(item.name for item in self.columns)])
        for item, counts in zip(self.rows, self.matrix.tolist(), strict=True):
            writer.writerow([item.name, *counts])
        return stream.getvalue()

    def reasons(self) -> list[tuple[str, int]]:
        """Why pixels were left out, in words, and how many."""
        return [(LEFT_OUT[key], pixels) for key, pixels in self.left_out.items() if pixels]

    def summary(self) -> dict[str, float | None]:
        """The four figures that stand for all: overall_accuracy, mean_f1, mean_iou, kappa."""
        data = self.scores.to_dict()
        return {key: data[key] for key in ("overall_accuracy", "mean_f1", "mean_iou", "kappa")}


def run(config: AssessConfig, reporter: Reporter) -> JobResult:
    """Compare a class raster with a reference; write report, matrix and scores as far as they are wanted."""
    scheme = load_scheme(config.classes)
    ignored = _ignored_classes(config, scheme)
    assessment = assess_rasters(config.prediction, config.reference, scheme, config.erosion, ignored, reporter)
    if config.matrix:
        write_text(config.matrix, assessment.to_csv())
    if config.scores:
        inputs = {"prediction": config.prediction, "reference": config.reference, "ignored_classes": list(ignored)}
        write_text(config.scores, json.dumps({**inputs, **assessment.to_dict()}, indent=1, allow_nan=False))
    if config.report:
        from .report.accuracy_report import accuracy_report  # figures take a second to load

        grid = read_grid(config.prediction)
        facts = {
            "classified raster": f"{config.prediction} ({grid.width} × {grid.height} pixels)",
            "reference": config.reference,
            "engine version": engine_version(),
        }
        write_text(config.report, accuracy_report(assessment, facts, time.strftime("%Y-%m-%d %H:%M")))
    written = {name: getattr(config, name) for name in ("report", "matrix", "scores")}
    return JobResult(outputs={name: path for name, path in written.items() if path}, scores=assessment.summary())


def assess_rasters(
    prediction: str | Path,
    reference: str | Path,
    scheme: ClassScheme,
    erosion: int,
    ignored: Sequence[int],
    reporter: Reporter,
) -> Assessment:
    """Compare two rasters on the prediction's grid; logs the figures.

    Args:
        prediction: Class raster: one band of integers.
        reference: Raster in class codes or class colours.
        scheme: The classes of both.
        erosion: Radius around borders between reference classes that is left out, pixels; 0 for none.
        ignored: Values of reference classes that do not count, beside the undefined one.
        reporter: Hears the progress, 0-1, and the result.

    Raises:
        RasterError: If a raster cannot be read, or the two do not overlap.
        LabelValueError: If one of them is of the wrong kind or holds what is no class, or if no pixel can be compared.
    """
    rows, columns = matrix_classes(scheme, ignored)
    seen_reference, seen_prediction = LabelFindings(), LabelFindings()
    matrix = np.zeros((len(rows), len(columns)), dtype=np.int64)
    left_out = dict.fromkeys(LEFT_OUT, 0)
    with RasterReader(prediction) as predicted:
        grid = predicted.grid
        _check_prediction(predicted)
        _check_overlap(grid, reference)
        with ReferenceReader(reference, grid, scheme) as truth:
            if truth.resampled:
                reporter.info(f"{reference} was brought onto the grid of the classified raster (nearest neighbour).")
            for window, raw, eroded in _reference_strips(truth, scheme, erosion, seen_reference, reporter):
                values, valid = predicted.read(window)
                codes = check_codes(values[0], valid, scheme, seen_prediction, (window.col_off, window.row_off))
                reasons = _reasons(raw, eroded, codes, scheme, ignored)
                for key, where in reasons.items():
                    left_out[key] += int(np.count_nonzero(where))
                counted = ~np.any(list(reasons.values()), axis=0)
                table = index_table([item.value for item in columns])
                counts = confusion_matrix(table[raw[counted]], table[codes[counted]], len(columns))
                matrix += counts[: len(rows)]
                reporter.progress(window.row_end / grid.height, "Comparing", f"row {window.row_end} of {grid.height}")
            truth.judge(seen_reference)
            seen_reference.warn(reference, reporter)
            resampled = truth.resampled
        seen_prediction.check(prediction, scheme, coloured=False)
    scores = Scores.from_matrix(matrix, rows)
    result = Assessment(matrix, rows, columns, scores, left_out, grid.width * grid.height, resampled, erosion)
    _check_compared(result, reference)
    for line in summary_lines(result):
        reporter.info(line)
    return result


def summary_lines(assessment: Assessment) -> list[str]:
    """The figures as lines of text for the log."""
    scores = assessment.scores
    width = max(5, *(len(item.name) for item in scores.classes))
    lines = [f"{'class':<{width}}  precision %  recall %    F1 %   IoU %  reference pixels"]
    for item in scores.classes:
        precision, recall, f1, iou = map(_percent, (item.precision, item.recall, item.f1, item.iou))
        lines.append(f"{item.name:<{width}}  {precision:>11}  {recall:>8}  {f1:>6}  {iou:>6}  {item.support:>16}")
    kappa = "–" if scores.kappa != scores.kappa else f"{scores.kappa:.3f}"
    lines.append(
        f"overall accuracy {_percent(scores.overall_accuracy)} %, mean F1 {_percent(scores.mean_f1)} %, "
        f"mean IoU {_percent(scores.mean_iou)} %, kappa {kappa}"
    )
    lines.append(f"compared {scores.pixels} of {assessment.total} pixels")
    return lines + [f"left out {pixels}: {reason}" for reason, pixels in assessment.reasons()]


def _percent(share: float) -> str:
    return "–" if share != share else f"{100 * share:.1f}"


def _ignored_classes(config: AssessConfig, scheme: ClassScheme) -> tuple[int, ...]:
    ignored = tuple(int(word) for word in tile_names(config.ignore_classes))
    unknown = sorted(set(ignored) - set(scheme.values))
    if unknown:
        raise ConfigError(
            f"IGNORE_CLASSES holds {', '.join(map(str, unknown))}, but the classes are "
            f"{', '.join(f'{item.value} {item.name}' for item in scheme.classes)}.",
            "Give codes of these classes.",
        )
    if not matrix_classes(scheme, ignored)[0]:
        raise ConfigError("IGNORE_CLASSES leaves no class to compare.", "Name fewer classes.")
    return ignored


def _check_prediction(predicted: RasterReader) -> None:
    if len(predicted.bands) != 1 or not np.issubdtype(np.dtype(predicted.dtype), np.integer):
        raise LabelValueError(
            f"{predicted.path} has {len(predicted.bands)} bands of type {predicted.dtype}, but a class raster has one "
            "band of whole numbers.",
            "Choose the class raster that the classification wrote; turn a coloured one into class codes first.",
        )


def _check_overlap(grid: Grid, reference: str | Path) -> None:
    other = read_grid(reference)
    if grid.georeferenced and other.georeferenced and grid.overlap_with(other) <= 0:
        raise RasterError(
            f"The reference {reference} does not overlap the classified raster.",
            "Choose a reference of the same place, and check both coordinate reference systems.",
        )


def _reference_strips(
    truth: ReferenceReader, scheme: ClassScheme, erosion: int, findings: LabelFindings, reporter: Reporter
) -> Iterator[tuple[Window, np.ndarray, np.ndarray]]:
    """Each strip once: its window, its labels as read, and its labels without borders, both (H, W) uint8.

    Undefined pixels make no border. A strip is eroded together with the rows above and below it that the disk reaches.
    """
    windows = label_strips(truth.grid)
    above = np.empty((0, truth.grid.width), dtype=np.uint8)
    raw = truth.read(windows[0], findings)
    for index, window in enumerate(windows):
        stop_if_cancelled(reporter)
        below = truth.read(windows[index + 1], findings) if index + 1 < len(windows) else above[:0]
        eroded = raw
        if erosion:
            around = np.concatenate([above, raw, below[:erosion]])
            if scheme.undefined is not None:
                around[around == scheme.undefined] = NODATA
            eroded = erode_borders(around, erosion)[len(above) : len(above) + window.height]
        yield window, raw, eroded
        above, raw = np.concatenate([above, raw])[-erosion:] if erosion else above, below


def _reasons(
    raw: np.ndarray, eroded: np.ndarray, codes: np.ndarray, scheme: ClassScheme, ignored: Sequence[int]
) -> dict[str, np.ndarray]:
    """Key of `LEFT_OUT` -> where it applies, (H, W) bool each; a pixel has at most one reason."""
    found = {
        "no_reference": raw == NODATA,
        "undefined": raw == (NODATA if scheme.undefined is None else scheme.undefined),
        "ignored": np.isin(raw, list(ignored)),
        "border": eroded == NODATA,
        "no_prediction": codes == NODATA,
    }
    earlier = np.zeros(raw.shape, dtype=bool)
    for key, where in found.items():
        found[key] = where & ~earlier
        earlier |= where
    return found


def _check_compared(assessment: Assessment, reference: str | Path) -> None:
    if assessment.scores.pixels:
        return
    reasons = "; ".join(f"{pixels} pixels: {reason}" for reason, pixels in assessment.reasons())
    raise LabelValueError(
        f"No pixel of the classified raster can be compared with {reference} ({reasons}).",
        "Choose a reference with labels where the classified raster has data, or leave out less (EROSION, "
        "IGNORE_CLASSES).",
    )

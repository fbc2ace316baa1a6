"""The report on a comparison of a class raster with a reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .figures import score_bars
from .matrix_table import matrix_table
from .page import count, number, percent, render

if TYPE_CHECKING:
    from ..assess import Assessment


def accuracy_report(assessment: Assessment, facts: Mapping[str, str], created: str = "") -> str:
    """Write the report.

    Args:
        assessment: What the comparison gave.
        facts: What to show beside the comparison itself, by name: the files, their sizes, the model, versions.
        created: Date to show.

    Returns:
        HTML, complete in itself.
    """
    scores = assessment.scores
    return render(
        "accuracy.html",
        title="Accuracy report",
        created=created,
        subtitle=f"{count(scores.pixels)} pixels compared with the reference",
        numbers=[
            (percent(scores.overall_accuracy), "overall accuracy"),
            (percent(scores.mean_f1), "mean F1"),
            (percent(scores.mean_iou), "mean IoU"),
            (number(scores.kappa), "kappa"),
        ],
        assessment=assessment,
        scores=scores,
        rows=assessment.rows,
        bars=score_bars(
            [item.name for item in assessment.rows],
            [item.colour_hex for item in assessment.rows],
            [item.f1 for item in scores.classes],
            "F1, %",
        ),
        matrix=matrix_table(assessment.matrix, assessment.rows, assessment.columns),
        left_out=assessment.reasons(),
        fact_rows=[*facts.items(), *_facts(assessment)],
    )


def _facts(assessment: Assessment) -> list[tuple[str, str]]:
    names = [item.name for item in assessment.columns[len(assessment.rows) :]]
    uncounted = ", ".join(names) or "none"
    eroded = (
        f"pixels within {assessment.erosion} pixels of a border between reference classes were left out "
        "(ISPRS leaves out 3)"
        if assessment.erosion
        else "all pixels count, also those at borders between classes"
    )
    return [
        ("grid", "the reference was resampled to the classified raster (nearest neighbour)")
        if assessment.resampled
        else ("grid", "both rasters have the same grid"),
        ("borders", eroded),
        ("classes that do not count", uncounted),
        ("frequency-weighted IoU", percent(assessment.scores.frequency_weighted_iou)),
        ("mean precision, mean recall", f"{percent(assessment.scores.mean_precision)}, "
         f"{percent(assessment.scores.mean_recall)}"),
        ("sources", "kappa: Cohen 1960; user's and producer's accuracy: Congalton 1991; F1: van Rijsbergen 1979; "
         "IoU: Everingham et al. 2010; erosion: ISPRS 2D semantic labelling contest"),
    ]  # fmt: skip

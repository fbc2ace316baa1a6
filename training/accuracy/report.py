"""The report on a comparison of class rasters with references."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ..contract.file_names import first_and_more
from ..contract.labelling.chosen_places import NOT_OF_THE_MAP
from ..contract.language import tr
from ..report.figures import paired_bars, score_bars
from ..report.matrix_table import matrix_table
from ..report.page import DASH, count, number, percent, render, span
from ..report.pictures import disagreement_map, label_map
from .assessment import Assessment, SceneAccuracy
from .block_bootstrap import LEAST_BLOCKS, RESAMPLES
from .protocol import beside_published
from .scores import MEANS, Scores
from .worst_places import WorstPlace

_MOST_CONFUSIONS = 8
_SOURCES = (
    "user's, producer's and overall accuracy: Congalton 1991; kappa: Cohen 1960, on its use Pontius and Millones 2011; "
    "F1: van Rijsbergen 1979; IoU: Everingham et al. 2010; frequency-weighted means: Long et al. 2015; erosion: ISPRS "
    "2D semantic labelling contest; block bootstrap: Hall 1985, Lahiri 2003; few blocks: Hesterberg 2015, Kish 1965; "
    "block size: Nordman, Lahiri and Fridley 2007, Roberts et al. 2017"
)


def accuracy_report(assessment: Assessment, facts: Mapping[str, str], created: str = "") -> str:
    """Write the report.

    Args:
        assessment: What the comparison gave.
        facts: What to show beside the comparison itself, by name: the model, versions.
        created: Date to show.

    Returns:
        HTML, complete in itself.
    """
    scores, made = assessment.scores, assessment.bootstrap
    by_class = [{name: made.interval(name, i) for name in MEANS} for i in range(len(assessment.rows))]
    kind = "Agreement on chosen blocks" if assessment.on_chosen_places else "Accuracy"
    return render(
        "accuracy.html",
        title=f"{kind} of {first_and_more(Path(scene.prediction).name for scene in assessment.scenes)}",
        created=created,
        subtitle=f"{count(scores.pixels)} pixels compared with the reference",
        warning=tr(NOT_OF_THE_MAP) if assessment.on_chosen_places else "",
        numbers=_headline(assessment),
        protocol=beside_published(assessment),
        problem=made.problem,
        classified=_classified(assessment),
        scores=scores,
        rows=assessment.rows,
        classes=list(zip(scores.classes, assessment.rows, by_class, strict=True)),
        means=[
            ("mean", [(getattr(scores, f"mean_{name}"), made.interval(f"mean_{name}")) for name in MEANS]),
            ("weighted mean", [_weighted(assessment, name) for name in MEANS]),
        ],
        **_charts(assessment, by_class),
        matrix=matrix_table(assessment.matrix, assessment.rows, assessment.columns),
        confusions=_confusions(assessment),
        legend_classes=assessment.rules.scheme.classes,
        places=[_place(place, assessment) for place in assessment.places],
        scenes=assessment.scenes,
        total=assessment.total,
        left_out=assessment.reasons(),
        compared=[(scene, _scene_facts(scene)) for scene in assessment.scenes],
        uncertainty=_uncertainty(assessment),
        least_blocks=LEAST_BLOCKS,
        fact_rows=[*_facts(assessment), *facts.items(), ("sources", _SOURCES)],
    )


def _headline(assessment: Assessment) -> list[tuple[str, str, str]]:
    scores, made = assessment.scores, assessment.bootstrap
    shares = [(name, getattr(scores, name)) for name in ("overall_accuracy", "mean_f1", "mean_iou")]
    shown = [
        (percent(value), name.replace("f1", "F1").replace("iou", "IoU"), span(made.interval(name)))
        for name, value in shares
    ]
    kappa = made.interval("kappa")
    kappa_span = f"{number(kappa[0])} {DASH} {number(kappa[1])}" if kappa else ""
    where = " on the chosen blocks" if assessment.on_chosen_places else ""
    numbers = [(value, f"{name.replace('_', ' ')}{where}", text) for value, name, text in shown]
    return [*numbers, (number(scores.kappa), f"kappa{where}", kappa_span)]


def _classified(assessment: Assessment) -> dict[str, float] | None:
    """Scores of the part that the map does not leave undefined."""
    matrix = assessment.classified
    if matrix is None:
        return None
    scores = Scores.from_matrix(matrix, assessment.rows, assessment.rules.outside_means)
    coverage = int(matrix.sum()) / assessment.scores.pixels
    return {
        "open": 1 - coverage,
        "coverage": coverage,
        "accuracy": scores.overall_accuracy,
        "mean_f1": scores.mean_f1,
        "mean_iou": scores.mean_iou,
        "kappa": scores.kappa,
    }


def _weighted(assessment: Assessment, name: str) -> tuple[float, tuple[float, float] | None]:
    score = "overall_accuracy" if name == "recall" else f"frequency_weighted_{name}"
    return getattr(assessment.scores, score), assessment.bootstrap.interval(score)


def _charts(assessment: Assessment, intervals: list[dict[str, Any]]) -> dict[str, str]:
    classes, names = assessment.scores.classes, [land_cover.name for land_cover in assessment.rows]
    by_score = {name: [of_class[name] for of_class in intervals] for name in MEANS}
    pairs = {
        "precision (user's)": ([of_class.precision for of_class in classes], by_score["precision"]),
        "recall (producer's)": ([of_class.recall for of_class in classes], by_score["recall"]),
    }
    colours = [land_cover.colour_hex for land_cover in assessment.rows]
    return {
        "bars": score_bars(names, colours, [of_class.f1 for of_class in classes], "F1, %", by_score["f1"]),
        "pairs": paired_bars(names, pairs, "%"),
    }


def _confusions(assessment: Assessment) -> list[tuple[Any, float, float]]:
    """The most frequent confusions, with their shares of all errors and of the class."""
    errors = int(assessment.matrix.sum() - np.trace(assessment.matrix))
    support = {of_class.value: of_class.support for of_class in assessment.scores.classes}
    return [
        (confusion, confusion.pixels / errors, confusion.pixels / support[confusion.reference.value])
        for confusion in assessment.confusions()[:_MOST_CONFUSIONS]
    ]


def _place(place: WorstPlace, assessment: Assessment) -> tuple[str, list[tuple[str, str]]]:
    scheme, window = assessment.rules.scheme, place.window
    x, y = place.centre
    where = f"{place.scene}: " if len(assessment.scenes) > 1 else ""
    text = (
        f"{where}{count(place.errors)} of {count(place.compared)} pixels wrong; {window.width} × {window.height} "
        f"pixels from column {window.col_off}, row {window.row_off}; centre {x:.8g}, {y:.9g}"
    )
    pictures = [
        ("Reference", label_map(place.reference, scheme)),
        ("Map", label_map(place.prediction, scheme)),
        ("Errors", disagreement_map(place.reference, place.prediction)),
    ]
    return text, pictures


def _scene_facts(scene: SceneAccuracy) -> list[tuple[str, str]]:
    grid = "both rasters have the same grid"
    if scene.resampled:
        grid = "the reference was resampled to the grid of the classified raster (nearest neighbour)"
    if scene.covered < 1:
        grid += f"; it covers {percent(scene.covered)} of the classified raster, and only this part is compared"
    rows = [
        ("classified raster", f"{scene.prediction} ({scene.size[0]} × {scene.size[1]} pixels)"),
        ("reference", scene.reference),
        ("grid", grid),
    ]
    if scene.gap_px:
        text = (
            f"the reference is already eroded: classes are parted by strips without label, about {scene.gap_px} pixels "
            "wide"
        )
        rows.append(("borders in the reference", text))
    return rows


def _uncertainty(assessment: Assessment) -> list[tuple[str, str]]:
    made = assessment.bootstrap
    effective = float(made.effective_blocks["overall_accuracy"])
    chosen = "as asked for" if assessment.rules.block_size else "chosen by this range and the size of the area"
    return [
        ("range of autocorrelation", f"about {made.range_px:.0f} pixels: errors hang together up to this distance"),
        ("blocks", f"{count(made.blocks)} of {made.block_size} × {made.block_size} pixels ({chosen}), which tell as "
         f"much as {effective:.1f} full ones"),
        ("method", f"spatial block bootstrap, {count(RESAMPLES)} resamples, seed {made.seed}"),
        ("widening", f"{made.widening:.2f} times, for the correlation across the edges of blocks"),
    ]  # fmt: skip


def _facts(assessment: Assessment) -> list[tuple[str, str]]:
    uncounted = [land_cover.name for land_cover in assessment.columns[len(assessment.rows) :]]
    erosion = assessment.rules.erosion
    eroded = (
        f"pixels within {erosion} pixels of a border between reference classes were left out (ISPRS leaves out 3)"
        if erosion
        else "all labelled pixels count, also those at borders between classes"
    )
    outside = [c.name for c in assessment.rows if c.value in assessment.rules.outside_means]
    rows = [("borders", eroded), ("classes that do not count", ", ".join(uncounted) or "none")]
    return rows + ([("classes outside the means", ", ".join(outside))] if outside else [])

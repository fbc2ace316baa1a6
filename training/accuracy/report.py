"""The report on a comparison of class rasters with references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..contract.file_names import first_and_more
from ..contract.labelling.chosen_places import NOT_OF_THE_MAP
from ..contract.language import later, tr
from ..report.figures import paired_bars, score_bars
from ..report.matrix_table import matrix_table
from ..report.page import DASH, count, number, percent, render, span
from ..report.pictures import disagreement_map, label_map, photo
from .assessment import Assessment, SceneAccuracy
from .block_bootstrap import LEAST_BLOCKS, RESAMPLES
from .protocol import beside_published
from .scores import MEANS, Scores
from .worst_places import WorstPlace

_MOST_CONFUSIONS = 8
_HEADLINE = {
    "overall_accuracy": later("overall accuracy"),
    "mean_f1": later("mean F1"),
    "mean_iou": later("mean IoU"),
}
_SOURCES = later(
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
    chosen = assessment.on_chosen_places
    kind = later("Agreement on chosen blocks of {name}") if chosen else later("Accuracy of {name}")
    return render(
        "accuracy.html",
        title=tr(kind, name=first_and_more(scene.name for scene in assessment.scenes)),
        created=created,
        subtitle=tr("{pixels} pixels compared with the reference", pixels=count(scores.pixels)),
        warning=tr(NOT_OF_THE_MAP) if assessment.on_chosen_places else "",
        numbers=_headline(assessment),
        protocol=beside_published(assessment),
        problem=made.problem,
        classified=_classified(assessment),
        scores=scores,
        rows=assessment.rows,
        classes=list(zip(scores.classes, assessment.rows, by_class, strict=True)),
        means=[
            (tr("mean"), [(getattr(scores, f"mean_{name}"), made.interval(f"mean_{name}")) for name in MEANS]),
            (tr("weighted mean"), [_weighted(assessment, name) for name in MEANS]),
        ],
        **_charts(assessment, by_class),
        matrix=matrix_table(assessment.matrix, assessment.rows, assessment.columns),
        confusions=_confusions(assessment),
        legend_classes=assessment.rules.scheme.classes,
        places=[_place(place, assessment) for place in assessment.places],
        with_photos=any(place.photo is not None for place in assessment.places),
        scenes=assessment.scenes,
        total=assessment.total,
        left_out=assessment.reasons(),
        compared=[(scene, _scene_facts(scene)) for scene in assessment.scenes],
        uncertainty=_uncertainty(assessment),
        least_blocks=LEAST_BLOCKS,
        fact_rows=[
            *_facts(assessment),
            *((tr(name), text) for name, text in facts.items()),
            (tr("sources"), tr(_SOURCES)),
        ],
    )


def _headline(assessment: Assessment) -> list[tuple[str, str, str]]:
    scores, made = assessment.scores, assessment.bootstrap
    shown = [
        (percent(getattr(scores, name)), tr(title), span(made.interval(name))) for name, title in _HEADLINE.items()
    ]
    kappa = made.interval("kappa")
    kappa_span = f"{number(kappa[0])} {DASH} {number(kappa[1])}" if kappa else ""
    numbers = [*shown, (number(scores.kappa), tr("kappa"), kappa_span)]
    if not assessment.on_chosen_places:
        return numbers
    return [(value, tr("{score} on the chosen blocks", score=name), text) for value, name, text in numbers]


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
    classes, names = assessment.scores.classes, [land_cover.shown for land_cover in assessment.rows]
    by_score = {name: [of_class[name] for of_class in intervals] for name in MEANS}
    pairs = {
        tr("precision (user's)"): ([of_class.precision for of_class in classes], by_score["precision"]),
        tr("recall (producer's)"): ([of_class.recall for of_class in classes], by_score["recall"]),
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


def _place(place: WorstPlace, assessment: Assessment) -> tuple[str, str, list[tuple[str, str]]]:
    """What is said of a place, its coordinates as QGIS's status bar takes them, and its pictures."""
    scheme, window = assessment.rules.scheme, place.window
    x, y = place.centre
    where = f"{place.scene}: " if len(assessment.scenes) > 1 else ""
    text = where + tr(
        "{errors} of {compared} pixels wrong; {width} × {height} pixels from column {column}, row {row}; centre",
        errors=count(place.errors),
        compared=count(place.compared),
        width=window.width,
        height=window.height,
        column=window.col_off,
        row=window.row_off,
    )
    shown = [(tr("Orthophoto"), photo(place.photo))] if place.photo is not None else []
    pictures = [
        *shown,
        (tr("Reference"), label_map(place.reference, scheme)),
        (tr("Map"), label_map(place.prediction, scheme)),
        (tr("Errors"), disagreement_map(place.reference, place.prediction)),
    ]
    return text, f"{x:.10g},{y:.10g}", pictures


def _scene_facts(scene: SceneAccuracy) -> list[tuple[str, str]]:
    grid = tr("both rasters have the same grid")
    if scene.resampled:
        grid = tr("the reference was resampled to the grid of the classified raster (nearest neighbour)")
    if scene.covered < 1:
        grid += tr(
            "; it covers {covered} of the classified raster, and only this part is compared",
            covered=percent(scene.covered),
        )
    rows = [
        (
            tr("classified raster"),
            tr("{name} ({width} × {height} pixels)", name=scene.prediction, width=scene.size[0], height=scene.size[1]),
        ),
        (tr("reference"), scene.reference),
        (tr("grid"), grid),
    ]
    if scene.gap_px:
        text = tr(
            "the reference is already eroded: classes are parted by strips without label, about {gap_px} pixels wide",
            gap_px=scene.gap_px,
        )
        rows.append((tr("borders in the reference"), text))
    return rows


def _uncertainty(assessment: Assessment) -> list[tuple[str, str]]:
    made = assessment.bootstrap
    effective = float(made.effective_blocks["overall_accuracy"])
    chosen = tr("as asked for") if assessment.rules.block_size else tr("chosen by this range and the size of the area")
    return [
        (
            tr("range of autocorrelation"),
            tr("about {range_px:.0f} pixels: errors hang together up to this distance", range_px=made.range_px),
        ),
        (
            tr("blocks"),
            tr(
                "{blocks} of {block_size} × {block_size} pixels ({chosen}), which tell as much as "
                "{effective:.1f} full ones",
                blocks=count(made.blocks),
                block_size=made.block_size,
                chosen=chosen,
                effective=effective,
            ),
        ),
        (
            tr("method"),
            tr(
                "spatial block bootstrap, {resamples} resamples, seed {seed}",
                resamples=count(RESAMPLES),
                seed=made.seed,
            ),
        ),
        (
            tr("widening"),
            tr("{widening:.2f} times, for the correlation across the edges of blocks", widening=made.widening),
        ),
    ]


def _facts(assessment: Assessment) -> list[tuple[str, str]]:
    uncounted = [land_cover.shown for land_cover in assessment.columns[len(assessment.rows) :]]
    erosion = assessment.rules.erosion
    eroded = (
        tr(
            "pixels within {erosion} pixels of a border between reference classes were left out (ISPRS leaves out 3)",
            erosion=erosion,
        )
        if erosion
        else tr("all labelled pixels count, also those at borders between classes")
    )
    outside = [c.shown for c in assessment.rows if c.value in assessment.rules.outside_means]
    rows = [(tr("borders"), eroded), (tr("classes that do not count"), ", ".join(uncounted) or tr("none"))]
    return rows + ([(tr("classes outside the means"), ", ".join(outside))] if outside else [])

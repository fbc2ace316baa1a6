"""The report on a comparison of ways to train."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from ..accuracy.block_bootstrap import LEAST_BLOCKS, RESAMPLES
from ..contract.config import CompareConfig
from ..contract.config.compare import INPUTS_VARY, VARY, VARY_LABELS
from ..contract.config.train import TRAINING_PARAMETERS
from ..contract.language import later, tr
from ..report.figures import interval_marks
from ..report.page import DASH, count, percent, plain, points, render
from ..report.pictures import label_map, photo
from .result import MEASURES, VariantComparison
from .run_counts import DifferingPlace
from .verdict import DECLINES, IMPROVES, Change

_WHAT = {**dict(zip(VARY, map(str.lower, VARY_LABELS))), INPUTS_VARY: later("kinds of inputs")}
_TITLES = {
    "f1": "F1",
    "recall": later("accuracy (recall)"),
    "mean_f1": later("mean F1"),
    "overall_accuracy": later("overall accuracy"),
}
_NEGATIVE = re.compile(r"(?<= )-(?=\d)")  # logs write a hyphen there, pages a minus sign
_SIGNS = {IMPROVES: "good", DECLINES: "bad"}
_SOURCES = later(
    "block bootstrap: Hall 1985, Lahiri 2003; blocks and seeds drawn together: Owen 2007; sum of two uncertainties "
    "with few degrees of freedom: Howe 1974; several comparisons: Holm 1979; chance in the training: Bouthillier et "
    "al. 2021; accuracy of a class (producer's accuracy): Congalton 1991; F1: van Rijsbergen 1979"
)


def compare_report(comparison: VariantComparison, facts: Mapping[str, str], created: str = "") -> str:
    """Write the report.

    Args:
        comparison: What the comparison gave.
        facts: What to show beside it, by name.
        created: Date to show.

    Returns:
        HTML, complete in itself.
    """
    config = comparison.config
    others = [variant for variant in config.compared if variant != config.base]
    label = config.label
    return render(
        "compare.html",
        title=tr("Comparison of inputs")
        if config.vary == INPUTS_VARY
        else tr("Comparison: {what}", what=_what(config)),
        created=created,
        subtitle=tr(
            "{what}, trained {times} each, tested on {tiles} that no training has seen",
            what=_number(config),
            times=_times(config.repeats),
            tiles=_tiles(len(comparison.tiles)),
        ),
        base=label(config.base),
        alone=tr(" alone") if config.vary == INPUTS_VARY else "",
        sentences=[_NEGATIVE.sub("−", text) for text in comparison.sentences()],
        varied=_what(config) if config.vary != INPUTS_VARY else tr("inputs"),
        best=label(comparison.best_variant),
        best_is_base=comparison.best_variant == config.base,
        headline=[_headline(comparison, variant) for variant in config.compared],
        verdicts=[(label(variant), _sentence(comparison, variant)) for variant in others],
        warnings=comparison.warnings(),
        problems=[(label(name), made.problem) for name, made in comparison.differences.items() if made.problem],
        others=[label(variant) for variant in others],
        tables=[_table(comparison, name, others) for name in MEASURES],
        charts=[(tr(_TITLES[name]), _chart(comparison, name, others)) for name in MEASURES],
        runs=[(result, label(result.run.variant)) for result in comparison.results],
        rows=comparison.rows,
        legend_classes=comparison.counts.scheme.classes,
        places=[_place(place, comparison) for place in comparison.counts.places],
        uncertainty=[(label(name), _uncertainty(comparison, name)) for name in others],
        repeats=config.repeats,
        least_blocks=LEAST_BLOCKS,
        resamples=RESAMPLES,
        fact_rows=[*_facts(comparison), *facts.items(), (tr("sources"), tr(_SOURCES))],
    )


def _headline(comparison: VariantComparison, variant: str) -> tuple[str, str, str, str]:
    """Mean F1, name, its change with its verdict, and the verdict's class."""
    value, name = percent(comparison.mean(variant, "mean_f1")), comparison.config.label(variant)
    if variant == comparison.config.base:
        return value, name, tr("what the others are compared with"), ""
    change = comparison.changes[variant].overall["mean_f1"]
    lacking = tr(", no interval") if change.missing else ""
    text = tr(
        "{points} points{lacking}: {verdict}",
        points=points(change.difference),
        lacking=lacking,
        verdict=tr(change.verdict),
    )
    return value, name, text, _SIGNS.get(change.verdict, "")


def _sentence(comparison: VariantComparison, variant: str) -> list[tuple[str, str, str]]:
    """Each overall score's change in words: name, text, class of the verdict."""
    changes = comparison.changes[variant].overall
    explained = bool(comparison.differences[variant].problem)  # once, for all scores
    return [
        (tr(_TITLES[name]), _text(changes[name], explained), _SIGNS.get(changes[name].verdict, ""))
        for name in ("mean_f1", "overall_accuracy")
    ]


def _text(change: Change, explained: bool) -> str:
    if change.interval is None:
        reason = "" if explained else f" ({change.missing})"
        return tr(
            "{points} points, no interval{reason}: {verdict}",
            points=points(change.difference),
            reason=reason,
            verdict=tr(change.verdict),
        )
    low, high = change.interval
    return tr(
        "{points} points (95 % interval {points_2} to {points_3}): {verdict}",
        points=points(change.difference),
        points_2=points(low),
        points_3=points(high),
        verdict=tr(change.verdict),
    )


def _table(comparison: VariantComparison, measure: str, others: list[str]) -> dict[str, Any]:
    """Rows of one measure: each class, then all together; per variant the change."""
    overall = "mean_f1" if measure == "f1" else "overall_accuracy"
    changes = {variant: comparison.changes[variant] for variant in others}
    lines: list[tuple[Any, float, list[Any]]] = [
        (
            land_cover,
            comparison.mean(comparison.config.base, measure, i),
            [_cell(comparison, v, of_variant.by_class[measure][i]) for v, of_variant in changes.items()],
        )
        for i, land_cover in enumerate(comparison.rows)
    ]
    cells = [_cell(comparison, v, of_variant.overall[overall]) for v, of_variant in changes.items()]
    whole = comparison.mean(comparison.config.base, overall), cells
    return {"title": tr(_TITLES[measure]), "lines": lines, "overall": tr(_TITLES[overall]), "whole": whole}


def _cell(comparison: VariantComparison, variant: str, change: Change) -> dict[str, str]:
    """Change in points, its interval, its verdict, and what is missing for a verdict."""
    verdict = DASH if math.isnan(change.difference) else change.verdict
    span = tr("no interval") if change.missing else ""
    if change.interval is not None:
        span = tr("{points} to {points_2}", points=points(change.interval[0]), points_2=points(change.interval[1]))
    missing = "" if comparison.differences[variant].problem else change.missing
    sign = _SIGNS.get(verdict, "")
    return {"points": points(change.difference), "span": span, "verdict": tr(verdict), "sign": sign, "missing": missing}


def _chart(comparison: VariantComparison, measure: str, others: list[str]) -> str:
    overall = "mean_f1" if measure == "f1" else "overall_accuracy"
    names = [*(land_cover.shown for land_cover in comparison.rows), tr(_TITLES[overall])]
    changes = {comparison.config.label(variant): comparison.changes[variant] for variant in others}
    marks = {
        label: [_mark(change) for change in (*of_variant.by_class[measure], of_variant.overall[overall])]
        for label, of_variant in changes.items()
    }
    return interval_marks(
        names, marks, tr("change of {measure}, percentage points", measure=tr(_TITLES[measure])), zero=True
    )


def _mark(change: Change) -> tuple[float, float, float]:
    low, high = change.interval or (math.nan, math.nan)
    return 100 * change.difference, 100 * low, 100 * high


def _place(place: DifferingPlace, comparison: VariantComparison) -> tuple[str, list[tuple[str, str]]]:
    window, scheme = place.window, comparison.counts.scheme
    text = tr(
        "{tile}, {width} × {height} pixels from column {col_off}, row {row_off}",
        tile=place.tile,
        width=window.width,
        height=window.height,
        col_off=window.col_off,
        row_off=window.row_off,
    )
    maps = [
        (
            tr("{label}: {percent} wrong", label=comparison.config.label(v), percent=percent(place.errors[v])),
            label_map(codes, scheme),
        )
        for v, codes in place.maps.items()
    ]
    return text, [(tr("Orthophoto"), photo(place.photo)), (tr("Reference"), label_map(place.reference, scheme)), *maps]


def _uncertainty(comparison: VariantComparison, variant: str) -> str:
    made, name = comparison.differences[variant], "overall_accuracy"
    text = tr(
        "{blocks} blocks of {block_size} × {block_size} pixels; differences hang together over about "
        "{range_px:.0f} pixels; widening {widening:.2f} times",
        blocks=count(made.blocks),
        block_size=made.block_size,
        range_px=made.range_px,
        widening=made.widening,
    )
    if math.isnan(float(made.space[name])):
        return text
    space, seeds = 100 * float(made.space[name]), 100 * float(made.seeds[name])
    return text + tr(
        "; standard error of the overall accuracy by ground {space:.2f}, by training {seeds:.2f} points",
        space=space,
        seeds=seeds,
    )


def _facts(comparison: VariantComparison) -> list[tuple[str, str]]:
    config, counts = comparison.config, comparison.counts
    pixels = comparison.results[0].scores.pixels
    seeds = ", ".join(str(config.seed + i) for i in range(config.repeats))
    borders = (
        tr(
            "pixels within {erosion} pixels of a border between reference classes do not count (ISPRS leaves out 3)",
            erosion=config.erosion,
        )
        if config.erosion
        else tr("all labelled pixels count, also those at borders between classes")
    )
    names = [name for name in (*TRAINING_PARAMETERS, "inputs") if name != config.vary]
    training = "; ".join(f"{name.upper()} {plain(getattr(config, name))}" for name in names)
    rows = [
        (tr("varied"), f"{config.vary}: {', '.join(config.compared)}"),
        (tr("test tiles"), ", ".join(comparison.tiles)),
        (
            tr("pixels compared"),
            tr("{pixels} of {total}, the same ones for all runs", pixels=count(pixels), total=count(counts.total)),
        ),
        (tr("borders"), borders),
        (
            tr("seeds"),
            tr("{seeds}; with the same seed all variants see the same patches in the same order", seeds=seeds),
        ),
        (tr("training"), training),
    ]
    if counts.without_data:
        text = tr(
            "{without_data} pixels, left out for all: heights are missing there",
            without_data=count(counts.without_data),
        )
        rows.insert(3, (tr("without data for some variants"), text))
    return rows


def _number(config: CompareConfig) -> str:
    """What is compared, with its number."""
    if config.vary == INPUTS_VARY:
        return tr("{count} kinds of inputs", count=len(config.compared))
    what = _what(config)
    return tr("{what} in {count} ways", what=what[:1].upper() + what[1:], count=len(config.compared))


def _what(config: CompareConfig) -> str:
    """What varies, within a sentence."""
    label = tr(VARY_LABELS[VARY.index(config.vary)])
    return label[:1].lower() + label[1:]


def _times(number: int) -> str:
    return {1: tr("once"), 2: tr("twice")}.get(number, tr("{number} times", number=number))


def _tiles(number: int) -> str:
    return tr("1 orthophoto") if number == 1 else tr("{number} orthophotos", number=number)

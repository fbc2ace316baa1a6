"""What a comparison of ways to train gave: scores, differences, verdicts; as plain data, table and text."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..accuracy.block_bootstrap import LEVEL, RESAMPLES
from ..accuracy.paired_bootstrap import PairedDifference, holm, paired_bootstrap
from ..accuracy.scores import Scores
from ..contract.class_scheme import LandCoverClass
from ..contract.config import CompareConfig
from ..contract.config.compare import INPUTS_VARY
from ..contract.labelling.chosen_places import NOT_OF_THE_MAP
from ..contract.language import tr
from .plan import VariantRun
from .run_counts import VariantCounts
from .verdict import Change, change_text, difference, score_words, why_no_interval

MEASURES = ("f1", "recall")  # of each class; the recall of a class is its accuracy, also called producer's accuracy
OVERALL = ("mean_f1", "overall_accuracy")


@dataclass(frozen=True)
class VariantResult:
    """What one run gave: its scores on the test tiles, and its record."""

    run: VariantRun
    scores: Scores
    record: dict[str, Any]


@dataclass(frozen=True)
class Changes:
    """How the scores of a variant change.

    Args:
        overall: Score of all classes together (`OVERALL`) -> its change.
        by_class: Measure (`MEASURES`) -> its change of each class that counts.
    """

    overall: dict[str, Change]
    by_class: dict[str, list[Change]]


@dataclass(frozen=True)
class VariantComparison:
    """Everything a comparison gave.

    Args:
        config: How it was made.
        tiles: Names of the test tiles.
        counts: What was counted.
        results: Every run.
        differences: Variant -> what it differs by from the one that the others are compared with.
        changes: Variant -> how its scores change.
        on_chosen_places: Whether test labels lie on places that were chosen, see `chosen_places`.
    """

    config: CompareConfig
    tiles: tuple[str, ...]
    counts: VariantCounts
    results: tuple[VariantResult, ...]
    differences: dict[str, PairedDifference]
    changes: dict[str, Changes]
    on_chosen_places: bool = False

    @property
    def rows(self) -> tuple[LandCoverClass, ...]:
        """The classes that count."""
        return self.counts.rows

    @property
    def best_variant(self) -> str:
        """The variant with the highest mean F1, mean over its repeats; it need not be surely better than the others."""
        return max(self.config.compared, key=lambda variant: self.mean(variant, "mean_f1"))

    def results_of(self, variant: str) -> list[VariantResult]:
        """What the runs of a variant gave, one a seed."""
        return [result for result in self.results if result.run.variant == variant]

    def mean(self, variant: str, score: str, index: int | None = None) -> float:
        """Mean of a score over the repeats; NaN if there is none."""
        values: list[float] = [
            getattr(result.scores if index is None else result.scores.classes[index], score)
            for result in self.results_of(variant)
        ]
        return sum(values) / len(values)

    def warnings(self) -> list[str]:
        """What weakens the comparison, in whole sentences."""
        texts = [tr(NOT_OF_THE_MAP)] if self.on_chosen_places else []
        if self.config.repeats == 1:
            texts.append(
                tr(
                    "With a single repeat, the intervals know nothing of chance in the training: another "
                    "seed may turn a "
                    "verdict. Take three repeats or more."
                )
            )
        if self.config.repeats == 2:
            texts.append(
                tr(
                    "Two repeats show chance in the training so badly that only very large changes get a verdict. Take "
                    "three or more."
                )
            )
        ran_on = {
            tuple(str(result.record["ran_on"].get(name)) for name in ("device", "precision", "batch_size"))
            for result in self.results
        }
        if len(ran_on) > 1:
            ways = "; ".join(sorted(", ".join(way) for way in ran_on))
            texts.append(
                tr(
                    "The runs were not trained alike (device, precision, batch size: {ways}), which may be a reason "
                    "for differences. Set DEVICE, PRECISION and BATCH_SIZE.",
                    ways=ways,
                )
            )
        return texts + self._too_little_ground()

    def _too_little_ground(self) -> list[str]:
        """Which overall scores have no interval although others have."""
        reasons: dict[tuple[str, str], list[str]] = {}
        for variant, changes in self.changes.items():
            for name, change in changes.overall.items():
                if change.missing and not self.differences[variant].problem:
                    reasons.setdefault((name, change.missing), []).append(variant)
        return [
            tr(
                "The change of the {score} of {names} has no interval: {missing}. It is undecided for "
                "want of ground, however large it is. Keep more orthophotos for the test (TEST_TILES), then "
                "compare.",
                score=score_words(name),
                names=tr(" and ").join(map(self.config.label, variants)),
                missing=missing,
            )
            for (name, missing), variants in reasons.items()
        ]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, without the pictures."""
        return {
            "parameters": self.config.to_dict(),
            "test_tiles": list(self.tiles),
            "pixels": self.results[0].scores.pixels,
            "total_pixels": self.counts.total,
            "pixels_without_data_in_some_variant": self.counts.without_data,
            "best_variant": self.best_variant,
            "varied": self.config.vary,
            "compared_with": self.config.base,
            "sentences": self.sentences(),
            "warnings": self.warnings(),
            "variants": {variant: self._variant_data(variant) for variant in self.config.compared},
            "runs": [
                {"variant": result.run.variant, "seed": result.run.seed, **result.scores.to_dict()}
                for result in self.results
            ],
        }

    def _variant_data(self, variant: str) -> dict[str, Any]:
        data: dict[str, Any] = {name: _or_none(self.mean(variant, name)) for name in OVERALL}
        data["classes"] = [
            {"name": land_cover.name, **{name: _or_none(self.mean(variant, name, i)) for name in MEASURES}}
            for i, land_cover in enumerate(self.rows)
        ]
        if variant == self.config.base:
            return data
        made, changes = self.differences[variant], self.changes[variant]
        data["changes"] = {
            **{name: change.to_dict() for name, change in changes.overall.items()},
            "classes": [
                {
                    "name": land_cover.name,
                    **{name: of_class[i].to_dict() for name, of_class in changes.by_class.items()},
                }
                for i, land_cover in enumerate(self.rows)
            ],
        }
        data["uncertainty"] = {
            "level": LEVEL,
            "resamples": RESAMPLES,
            "blocks": made.blocks,
            "block_size_px": made.block_size,
            "range_of_differences_px": round(made.range_px, 1),
            "widening": round(made.widening, 4),
            "problem": made.problem or None,
        }
        return data

    def to_csv(self) -> str:
        """One line a run."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        overall = ("overall_accuracy", "mean_f1", "mean_iou", "kappa")
        measures = ("f1", "recall", "precision", "iou")
        names = [f"{measure} {land_cover.name}" for land_cover in self.rows for measure in measures]
        ran_on = ("device", "precision", "batch_size", "training_seconds")
        writer.writerow([self._variant_column, "seed", *overall, *names, "validation_mean_f1", "epochs", *ran_on])
        for result in self.results:
            by_class = [getattr(part, measure) for part in result.scores.classes for measure in measures]
            values = [*(getattr(result.scores, name) for name in overall), *by_class]
            trained = result.record["training"]
            writer.writerow(
                [result.run.variant, result.run.seed]
                + ["" if math.isnan(value) else f"{value:.6f}" for value in values]
                + [
                    trained["mean_f1"],
                    trained["epochs_run"],
                    *(result.record["ran_on"].get(name, "") for name in ran_on),
                ]
            )
        return stream.getvalue()

    @property
    def _variant_column(self) -> str:
        """Head of the column with what is compared: as ever for the inputs, else the name of what was varied."""
        return "variant" if self.config.vary == INPUTS_VARY else f"variant ({self.config.vary})"

    def lines(self) -> list[str]:
        """The verdicts as lines of text for the log."""
        against = self.config.base
        base = ", ".join(
            tr("{score} {percent:.1f} %", score=score_words(name), percent=100 * self.mean(against, name))
            for name in OVERALL
        )
        lines = [
            tr(
                "{against}: {base} (mean of {repeats} on unseen tiles)",
                against=against,
                base=base,
                repeats=self.config.repeats,
            )
        ]
        for variant, changes in self.changes.items():
            problem = self.differences[variant].problem
            texts = [
                f"{score_words(name)} {change_text(change, explained=bool(problem))}"
                for name, change in changes.overall.items()
            ]
            lines.append(
                tr("{variant} against {against}: {texts}", variant=variant, against=against, texts="; ".join(texts))
            )
            if problem:
                lines.append(tr("no intervals for {variant}: {problem}", variant=variant, problem=problem))
        return [*lines, *self.sentences()]

    def sentences(self) -> list[str]:
        """Which choices differ from the first one in their mean F1 and which do not, a sentence each."""
        base = self.config.label(self.config.base)
        return [
            tr(
                "{variant} against {base}: {difference}.",
                variant=self.config.label(variant),
                base=base,
                difference=difference(changes.overall["mean_f1"]),
            )
            for variant, changes in self.changes.items()
        ]


def compare_variants(
    config: CompareConfig,
    tiles: Sequence[str],
    counts: VariantCounts,
    records: dict[VariantRun, dict[str, Any]],
    on_chosen_places: bool = False,
) -> VariantComparison:
    """Draw the conclusions from what was counted; `records` are those of the runs.

    The verdicts on one score are adjusted for the number of variants (Holm 1979): that any of them is wrong has a
    chance of at most 5 %. They are not adjusted for the number of scores.
    """
    results = tuple(
        VariantResult(
            run, Scores.from_matrix(np.sum([part.matrix() for part in parts], axis=0), counts.rows), records[run]
        )
        for run, parts in counts.counts.items()
    )
    runs = {variant: [counts.counts[run] for run in records if run.variant == variant] for variant in config.compared}
    others = [variant for variant in config.compared if variant != config.base]
    differences = {
        variant: paired_bootstrap(runs[config.base], runs[variant], config.block_size, config.seed)
        for variant in others
    }
    overall = {name: _changes(differences, counts.rows, name) for name in OVERALL}
    by_class = {
        name: [_changes(differences, counts.rows, name, i) for i in range(len(counts.rows))] for name in MEASURES
    }
    changes = {
        variant: Changes(
            {name: change_of[variant] for name, change_of in overall.items()},
            {name: [change_of[variant] for change_of in of_classes] for name, of_classes in by_class.items()},
        )
        for variant in others
    }
    return VariantComparison(config, tuple(tiles), counts, results, differences, changes, on_chosen_places)


def _changes(
    differences: dict[str, PairedDifference], classes: Sequence[LandCoverClass], score: str, index: int | None = None
) -> dict[str, Change]:
    """Variant -> the change of a score, of one class or of all; the verdicts are adjusted for each other."""
    adjusted = holm([made.p_value(score, index) for made in differences.values()])
    changes = {}
    for (variant, made), p in zip(differences.items(), adjusted, strict=True):
        estimate = made.estimate[score] if index is None else made.estimate[score][index]
        missing = why_no_interval(made, classes, score, index)
        changes[variant] = Change(float(estimate), made.interval(score, index), p, missing)
    return changes


def _or_none(value: float) -> float | None:
    return None if math.isnan(value) else value

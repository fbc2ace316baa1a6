"""What a comparison gave: counts, scores, intervals, and where the errors lie; as plain data, table and text."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ..contract.class_scheme import ClassScheme, LandCoverClass
from ..contract.config.protocols import Protocol
from ..contract.labelling.chosen_places import NOT_OF_THE_MAP
from ..contract.language import as_written, tr
from .block_bootstrap import LEVEL, RESAMPLES, Bootstrap
from .raster_pair import LEFT_OUT
from .scores import MEANS, ClassScores, Scores
from .worst_places import WorstPlace

SUMMARY = ("overall_accuracy", "mean_f1", "mean_iou", "kappa")  # the figures that stand for all


@dataclass(frozen=True)
class Rules:
    """How to compare.

    Args:
        scheme: The classes of prediction and reference.
        erosion: Radius around borders between reference classes that is left out, pixels; 0 for none.
        ignored: Values of reference classes that do not count, beside the undefined one.
        block_size: Side of the blocks of the intervals, pixels; 0: by the errors' range.
        seed: Start of the random numbers of the intervals.
        protocol: The published way to count that the rules follow; None if they follow none.
    """

    scheme: ClassScheme
    erosion: int = 0
    ignored: tuple[int, ...] = ()
    block_size: int = 0
    seed: int = 1
    protocol: Protocol | None = None

    @property
    def outside_means(self) -> tuple[int, ...]:
        """Values of classes that count as pixels, but do not enter the means over the classes."""
        return self.protocol.outside_means if self.protocol else ()


@dataclass(frozen=True)
class SceneAccuracy:
    """One class raster and its reference.

    Args:
        name: Short name.
        prediction: The class raster's path.
        reference: The reference, as the user named it.
        size: Columns and rows of the class raster.
        scores: Accuracy of this scene alone.
        left_out: Key of `LEFT_OUT` -> pixels.
        resampled: Whether the reference was brought onto the class raster's grid (nearest neighbour).
        covered: Share of the class raster within the reference's extent, 0-1.
        gap_px: Width of the strips between classes, pixels, if the reference's borders are already eroded; else 0.
        chosen_by: What has chosen the places of the labels, if they are no random sample: see `chosen_places`.
    """

    name: str
    prediction: str
    reference: str
    size: tuple[int, int]
    scores: Scores
    left_out: dict[str, int]
    resampled: bool
    covered: float
    gap_px: int
    chosen_by: str = ""

    @property
    def total(self) -> int:
        """Pixels of the class raster."""
        return self.size[0] * self.size[1]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        data = {**asdict(self), "size": list(self.size), "scores": self.scores.to_dict()}
        return data if self.chosen_by else {name: value for name, value in data.items() if name != "chosen_by"}


@dataclass(frozen=True)
class Confusion:
    """Pixels of one reference class that were taken for another class."""

    reference: LandCoverClass
    prediction: LandCoverClass
    pixels: int


@dataclass(frozen=True)
class Assessment:
    """What a comparison gave, all scenes together.

    Args:
        rules: How it was made.
        matrix: Pixel counts, shape (K, C), int64; rows = reference, columns = prediction.
        rows: The K classes that count.
        columns: The C classes that were predicted: first the rows', then those that do not count.
        scores: Derived from the matrix.
        scenes: Each class raster with its reference.
        bootstrap: Confidence intervals of the scores.
        places: Where most errors lie.
    """

    rules: Rules
    matrix: np.ndarray
    rows: tuple[LandCoverClass, ...]
    columns: tuple[LandCoverClass, ...]
    scores: Scores
    scenes: tuple[SceneAccuracy, ...]
    bootstrap: Bootstrap
    places: tuple[WorstPlace, ...]

    @property
    def total(self) -> int:
        """Pixels of the class rasters."""
        return sum(scene.total for scene in self.scenes)

    @property
    def on_chosen_places(self) -> bool:
        """Whether labels lie on places that were chosen for their difficulty: nothing holds for the map then."""
        return any(scene.chosen_by for scene in self.scenes)

    @property
    def left_out(self) -> dict[str, int]:
        """Key of `LEFT_OUT` -> pixels."""
        return {key: sum(scene.left_out[key] for scene in self.scenes) for key in LEFT_OUT}

    def reasons(self) -> list[tuple[str, int]]:
        """Why pixels were left out, in words, and how many."""
        return [(tr(LEFT_OUT[key]), pixels) for key, pixels in self.left_out.items() if pixels]

    @property
    def classified(self) -> np.ndarray | None:
        """The matrix without the pixels that the prediction left undefined; None if there are none such."""
        undefined = [i for i, land_cover in enumerate(self.columns) if land_cover.value == self.rules.scheme.undefined]
        if not undefined or not self.matrix[:, undefined].any():
            return None
        return np.delete(self.matrix, undefined, axis=1)

    def confusions(self) -> list[Confusion]:
        """What was taken for what, the most frequent first."""
        wrong = self.matrix.copy()
        np.fill_diagonal(wrong, 0)
        order = np.argsort(-wrong, axis=None, kind="stable")
        pairs = [(int(i), int(j)) for i, j in zip(*np.unravel_index(order, wrong.shape), strict=True)]
        return [Confusion(self.rows[i], self.columns[j], int(wrong[i, j])) for i, j in pairs if wrong[i, j]]

    def summary(self) -> dict[str, float | None]:
        """The four figures that stand for all: overall_accuracy, mean_f1, mean_iou, kappa."""
        data = self.scores.to_dict()
        return {key: data[key] for key in SUMMARY}

    def to_dict(self) -> dict[str, Any]:
        """Everything, as plain data for JSON."""
        return {
            **self.scores.to_dict(),
            **({"accuracy_of_the_map": False, "note": NOT_OF_THE_MAP} if self.on_chosen_places else {}),
            "total_pixels": self.total,
            "left_out": self.left_out,
            "erosion_px": self.rules.erosion,
            "ignored_classes": list(self.rules.ignored),
            **({"protocol": asdict(self.rules.protocol)} if self.rules.protocol else {}),
            "reference_resampled": any(scene.resampled for scene in self.scenes),
            "matrix": {
                "rows": [land_cover.name for land_cover in self.rows],
                "columns": [land_cover.name for land_cover in self.columns],
                "counts": self.matrix.tolist(),
            },
            "classified_part": self._classified_data(),
            "confidence_intervals": self._interval_data(),
            "scenes": [scene.to_dict() for scene in self.scenes],
            "worst_places": [place.to_dict() for place in self.places],
        }

    def places_data(self) -> list[dict[str, Any]]:
        """The worst places as plain data, each with the coordinate reference system of its class raster."""
        return [{**place.to_dict(), "crs": place.crs} for place in self.places]

    def _classified_data(self) -> dict[str, Any]:
        matrix = self.classified
        if matrix is None:
            return {"coverage": 1.0, **self.summary()}
        scores = Scores.from_matrix(matrix, self.rows, self.rules.outside_means).to_dict()
        return {"coverage": int(matrix.sum()) / self.scores.pixels, **{key: scores[key] for key in SUMMARY}}

    def _interval_data(self) -> dict[str, Any]:
        made = self.bootstrap
        overall = {name: made.interval(name) for name in made.intervals if name not in MEANS}
        classes = [
            {"name": land_cover.name, **{name: made.interval(name, i) for name in MEANS}}
            for i, land_cover in enumerate(self.rows)
        ]
        return {
            "level": LEVEL,
            "method": "spatial block bootstrap, percentile interval widened for few and for correlated blocks",
            "resamples": RESAMPLES,
            "seed": made.seed,
            "block_size_px": made.block_size,
            "blocks": made.blocks,
            "effective_blocks": round(float(made.effective_blocks["overall_accuracy"]), 2),
            "range_of_autocorrelation_px": round(made.range_px, 1),
            "widening": round(made.widening, 4),
            "problem": made.problem or None,
            **overall,
            "classes": classes,
        }

    def to_csv(self) -> str:
        """The confusion matrix with class names; rows = reference, columns = prediction."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["reference \\ prediction", *(land_cover.name for land_cover in self.columns)])
        for land_cover, counts in zip(self.rows, self.matrix.tolist(), strict=True):
            writer.writerow([land_cover.name, *counts])
        return stream.getvalue()

    def lines(self) -> list[str]:
        """The figures as lines of text for the log."""
        scores = self.scores
        table: list[tuple[str, ...]] = [
            ("class", "precision %", "recall %", "F1 %", "IoU %", "reference pixels", "95 % interval of F1")
        ]
        table += [self._line(of_class, self.bootstrap.interval("f1", i)) for i, of_class in enumerate(scores.classes)]
        widths = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
        lines = ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in table]
        kappa = "–" if math.isnan(scores.kappa) else as_written(f"{scores.kappa:.3f}")
        lines.append(
            (tr("on the chosen blocks alone:") + " " if self.on_chosen_places else "")
            + tr(
                "overall accuracy {overall} %{within}, mean F1 {mean_f1} %{within_f1}, mean IoU {mean_iou} %, "
                "kappa {kappa}",
                overall=_percent(scores.overall_accuracy),
                within=self._within("overall_accuracy"),
                mean_f1=_percent(scores.mean_f1),
                within_f1=self._within("mean_f1"),
                mean_iou=_percent(scores.mean_iou),
                kappa=kappa,
            )
        )
        if (part := self.classified) is not None:
            accuracy = Scores.from_matrix(part, self.rows).overall_accuracy
            lines.append(
                tr(
                    "of the {share} % that the prediction does not leave undefined, {right} % are right",
                    share=_percent(part.sum() / scores.pixels),
                    right=_percent(accuracy),
                )
            )
        if self.bootstrap.problem:
            lines.append(tr("no confidence intervals: {problem}", problem=self.bootstrap.problem))
        lines.append(tr("compared {pixels} of {total} pixels", pixels=scores.pixels, total=self.total))
        return lines + [
            tr("left out {pixels}: {reason}", pixels=pixels, reason=reason) for reason, pixels in self.reasons()
        ]

    def _line(self, of_class: ClassScores, interval: tuple[float, float] | None) -> tuple[str, ...]:
        shares = map(_percent, (of_class.precision, of_class.recall, of_class.f1, of_class.iou))
        return (of_class.name, *shares, str(of_class.support), _interval_text(interval) or "–")

    def _within(self, score: str) -> str:
        text = _interval_text(self.bootstrap.interval(score))
        return tr(" (95 % interval {interval})", interval=text) if text else ""


def _interval_text(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else tr("{low} to {high}", low=_percent(interval[0]), high=_percent(interval[1]))


def _percent(share: float) -> str:
    return "–" if math.isnan(share) else as_written(f"{100 * share:.1f}")

"""Accuracy from one confusion matrix of pixel counts: rows = reference, columns = prediction. NumPy only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme, LandCoverClass

MEANS = ("precision", "recall", "f1", "iou")  # scores of single classes, of which there are means


def index_table(values: Sequence[int]) -> np.ndarray:
    """Look-up table from class value to class index, shape (256,), uint8: `table[values[i]] == i`, 255 for all others.

    A negative value stands for a class that no label has. `table[labels]` turns a raster of class values into rows or
    columns of a confusion matrix.
    """
    table = np.full(256, NODATA, dtype=np.uint8)
    for index, value in enumerate(values):
        if value >= 0:
            table[value] = index
    return table


def matrix_classes(
    scheme: ClassScheme, ignored: Sequence[int] = ()
) -> tuple[tuple[LandCoverClass, ...], tuple[LandCoverClass, ...]]:
    """Classes of a confusion matrix's rows and columns.

    The undefined class and ignored ones are no rows: reference pixels of them do not count. They are the last columns:
    to predict one of them where the reference has another class is an error.
    """
    rows = tuple(land_cover for land_cover in scheme.learnt() if land_cover.value not in ignored)
    return rows, rows + tuple(land_cover for land_cover in scheme.classes if land_cover not in rows)


def in_means(classes: Sequence[LandCoverClass], outside_means: Sequence[int]) -> np.ndarray:
    """Which classes enter the means over the classes, shape (K,) bool."""
    return np.array([land_cover.value not in outside_means for land_cover in classes], dtype=bool)


def score_arrays(matrices: np.ndarray, in_means: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """All scores of one or of many confusion matrices; the one place with the formulas.

    With n the pixels, n_ij those of reference class i that were predicted as class j, and the sums n_i+ (reference)
    and n_+i (prediction):

    - precision n_ii / n_+i, i.e. user's accuracy, and recall n_ii / n_i+, i.e. producer's accuracy (Congalton 1991);
    - f1 = 2 n_ii / (n_i+ + n_+i), their harmonic mean (van Rijsbergen 1979);
    - iou = n_ii / (n_i+ + n_+i - n_ii) (Jaccard 1912; Everingham et al. 2010);
    - overall_accuracy p = sum of n_ii / n (Congalton 1991);
    - kappa (p - q) / (1 - q) with the agreement by chance q = sum of n_i+ n_+i / n^2 (Cohen 1960);
    - mean_...: mean over the classes that occur in the reference or in the prediction;
    - frequency_weighted_...: mean weighted with the reference pixels (Long et al. 2015, sec. 5). That of the recall is
      the overall accuracy.

    Args:
        matrices: Pixel counts, shape (..., K, C) with C >= K; rows = reference, columns = prediction in the same order.
            Columns beyond the rows are predicted classes that do not count themselves (see `matrix_classes`).
        in_means: Which classes enter the `mean_...`, shape (K,) bool; None: all.

    Returns:
        Name -> scores, float64, shape (..., K) for "precision", "recall", "f1" and "iou", else (...). NaN: the class
        occurs neither in the reference nor in the prediction, or there is nothing to divide by. 0: the class occurs in
        one of the two only.
    """
    counts = matrices.astype(np.float64)
    right = np.diagonal(counts, axis1=-2, axis2=-1)  # (..., K)
    support, predicted = counts.sum(axis=-1), counts.sum(axis=-2)[..., : right.shape[-1]]  # (..., K)
    total = support.sum(axis=-1)  # (...)
    occurs = support + predicted > 0
    by_class = {
        "precision": _ratio(right, predicted, occurs),
        "recall": _ratio(right, support, occurs),
        "f1": _ratio(2 * right, support + predicted, occurs),
        "iou": _ratio(right, support + predicted - right, occurs),
    }
    observed = _divide(right.sum(axis=-1), total)
    chance = _divide((support * predicted).sum(axis=-1), total**2)
    averaged = occurs if in_means is None else occurs & in_means
    scores = {"overall_accuracy": observed, "kappa": _divide(observed - chance, 1 - chance)}
    for name in MEANS:
        values = np.where(occurs, by_class[name], 0.0)
        scores[f"mean_{name}"] = _divide(np.where(averaged, values, 0.0).sum(axis=-1), averaged.sum(axis=-1))
        if name != "recall":
            scores[f"frequency_weighted_{name}"] = _divide((support * values).sum(axis=-1), total)
    return {**scores, **by_class}


@dataclass(frozen=True)
class ClassScores:
    """Scores of one class, 0-1; NaN where the class occurs neither in the reference nor in the prediction.

    Args:
        value: Value of the class.
        name: Its name.
        precision: Share of the pixels predicted as this class that are right; user's accuracy.
            0 if the class occurs in the reference but was never predicted.
        recall: Share of the class's reference pixels that were found; producer's accuracy.
            0 if the class was predicted but does not occur in the reference.
        f1: Harmonic mean of both.
        iou: Intersection over union.
        support: Reference pixels.
        predicted: Predicted pixels.
        right: Pixels of both.
    """

    value: int
    name: str
    precision: float
    recall: float
    f1: float
    iou: float
    support: int
    predicted: int
    right: int


@dataclass(frozen=True)
class Scores:
    """Scores of one confusion matrix, 0-1; NaN where not defined. `score_arrays` has the formulas and their sources.

    Args:
        overall_accuracy: Share of the pixels that are right.
        kappa: Agreement beyond chance; NaN if chance alone gives full agreement.
        mean_precision: Mean of the precisions of the classes that occur; likewise the other means.
        mean_recall: Also called balanced accuracy, or mean producer's accuracy.
        mean_f1: Mean of the classes' F1.
        mean_iou: Mean of the classes' IoU.
        frequency_weighted_precision: Mean of the precisions weighted with the reference pixels.
        frequency_weighted_f1: Likewise of the F1.
        frequency_weighted_iou: Likewise of the IoU.
        pixels: Pixels compared.
        classes: Scores of each class that counts.
    """

    overall_accuracy: float
    kappa: float
    mean_precision: float
    mean_recall: float
    mean_f1: float
    mean_iou: float
    frequency_weighted_precision: float
    frequency_weighted_f1: float
    frequency_weighted_iou: float
    pixels: int
    classes: tuple[ClassScores, ...]

    @classmethod
    def from_matrix(
        cls, matrix: np.ndarray, classes: Sequence[LandCoverClass], outside_means: Sequence[int] = ()
    ) -> Scores:
        """Derive the scores.

        Args:
            matrix: Pixel counts, shape (K, C) as `score_arrays` takes them.
            classes: The K classes of the rows.
            outside_means: Values of classes that do not enter the means.
        """
        scores = score_arrays(matrix, in_means(classes, outside_means))
        support, predicted, right = matrix.sum(axis=1), matrix.sum(axis=0), np.diagonal(matrix)
        by_class = [
            ClassScores(
                land_cover.value,
                land_cover.name,
                **{name: float(scores[name][i]) for name in MEANS},
                support=int(support[i]),
                predicted=int(predicted[i]),
                right=int(right[i]),
            )
            for i, land_cover in enumerate(classes)
        ]
        overall = {name: float(values) for name, values in scores.items() if name not in MEANS}
        return cls(**overall, pixels=int(matrix.sum()), classes=tuple(by_class))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; NaN becomes None."""
        data = asdict(self)
        data["classes"] = [without_nan(of_class) for of_class in data["classes"]]
        return without_nan(data)


def without_nan(data: dict[str, Any]) -> dict[str, Any]:
    """The same with None in place of NaN, which JSON does not know."""
    return {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in data.items()}


def _ratio(part: np.ndarray, whole: np.ndarray, occurs: np.ndarray) -> np.ndarray:
    """Quotient; 0 where the class occurs but the whole is empty, NaN where it does not occur."""
    filled = np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)
    return np.where(occurs, filled, np.nan)


def _divide(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Quotient; NaN where there is nothing to divide by."""
    part, whole = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)

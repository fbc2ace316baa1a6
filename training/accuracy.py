"""Accuracy from one confusion matrix of pixel counts: rows = reference, columns = prediction. NumPy only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from .contract.classes import NODATA, ClassScheme, LandCoverClass
from .contract.errors import LabelValueError


def confusion_matrix(
    reference: np.ndarray, prediction: np.ndarray, num_classes: int, ignore_index: int = NODATA
) -> np.ndarray:
    """Count reference/prediction pairs.

    Args:
        reference: Class indices, any shape, integers in [0, num_classes) or ignore_index.
        prediction: Class indices, same shape, integers in [0, num_classes) or ignore_index.
        num_classes: Number of classes.
        ignore_index: A pixel with this value in either of the two is left out; the caller counts those it minds.

    Returns:
        Shape (num_classes, num_classes), int64; rows = reference, columns = prediction. Add the matrices of several
        windows, then derive scores; never average scores.

    Raises:
        LabelValueError: If another value occurs; the message lists the values.

    Source: ISPRS 2D semantic labelling contest, evaluation by pixel-based confusion matrices.
    """
    if reference.shape != prediction.shape:
        raise ValueError(f"reference {reference.shape} and prediction {prediction.shape} differ in shape")
    used = (reference != ignore_index) & (prediction != ignore_index)
    rows, cols = reference[used].astype(np.int64), prediction[used].astype(np.int64)
    for name, indices in (("reference", rows), ("prediction", cols)):
        if indices.size and (indices.min() < 0 or indices.max() >= num_classes):
            wrong = np.unique(indices[(indices < 0) | (indices >= num_classes)])[:8].tolist()
            raise LabelValueError(
                f"The {name} holds the class indices {wrong}, but only 0 to {num_classes - 1} are known.",
                "Use the class scheme that the raster was made with.",
            )
    return np.bincount(rows * num_classes + cols, minlength=num_classes**2).reshape(num_classes, num_classes)


def index_table(values: Sequence[int]) -> np.ndarray:
    """Look-up table from class value to class index, shape (256,), uint8: `table[values[i]] == i`, 255 for all others.

    `table[labels]` turns a raster of class values into class indices for `confusion_matrix`.
    """
    table = np.full(256, NODATA, dtype=np.uint8)
    table[list(values)] = np.arange(len(values), dtype=np.uint8)
    return table


def matrix_classes(
    scheme: ClassScheme, ignored: Sequence[int] = ()
) -> tuple[tuple[LandCoverClass, ...], tuple[LandCoverClass, ...]]:
    """Classes of a confusion matrix's rows and columns.

    The undefined class and ignored ones are no rows: reference pixels of them do not count. They are the last columns:
    to predict one of them where the reference has another class is an error.
    """
    rows = tuple(item for item in scheme.learnt() if item.value not in ignored)
    return rows, rows + tuple(item for item in scheme.classes if item not in rows)


@dataclass(frozen=True)
class ClassScores:
    """Scores of one class, 0-1; NaN where the class occurs neither in the reference nor in the prediction.

    Args:
        value: Value of the class.
        name: Its name.
        precision: Share of the pixels predicted as this class that are right; user's accuracy (Congalton 1991).
            0 if the class occurs in the reference but was never predicted.
        recall: Share of the class's reference pixels that were found; producer's accuracy (Congalton 1991).
            0 if the class was predicted but does not occur in the reference.
        f1: Harmonic mean of both, 2 TP / (2 TP + FP + FN) (van Rijsbergen 1979).
        iou: Intersection over union, TP / (TP + FP + FN) (Jaccard 1912; Everingham et al. 2010).
        support: Reference pixels.
        predicted: Predicted pixels.
    """

    value: int
    name: str
    precision: float
    recall: float
    f1: float
    iou: float
    support: int
    predicted: int


@dataclass(frozen=True)
class Scores:
    """Scores of one confusion matrix, 0-1; NaN where not defined. Means go over the classes that occur.

    Args:
        overall_accuracy: Share of the pixels that are right.
        kappa: Agreement beyond chance (Cohen 1960); NaN if chance alone gives full agreement.
        mean_precision: Mean of the classes' precisions.
        mean_recall: Mean of the classes' recalls.
        mean_f1: Mean of the classes' F1.
        mean_iou: Mean of the classes' IoU.
        frequency_weighted_iou: Mean of the IoU weighted with the reference pixels (Long et al. 2015, sec. 5).
        pixels: Pixels compared.
        classes: Scores of each class that counts.
    """

    overall_accuracy: float
    kappa: float
    mean_precision: float
    mean_recall: float
    mean_f1: float
    mean_iou: float
    frequency_weighted_iou: float
    pixels: int
    classes: tuple[ClassScores, ...]

    @classmethod
    def from_matrix(cls, matrix: np.ndarray, classes: Sequence[LandCoverClass]) -> Scores:
        """Derive the scores.

        Args:
            matrix: Pixel counts, shape (K, C) with C >= K; rows = reference, columns = prediction in the same order.
                Columns beyond the rows are predicted classes that do not count themselves (see `matrix_classes`).
            classes: The K classes of the rows.
        """
        counts = matrix.astype(np.float64)
        total = counts.sum()
        right = np.diagonal(counts)  # (K,)
        support, predicted = counts.sum(axis=1), counts.sum(axis=0)[: len(counts)]  # (K,), (K,)
        occurs = support + predicted > 0
        precision = _ratio(right, predicted, occurs)
        recall = _ratio(right, support, occurs)
        f1 = _ratio(2 * right, support + predicted, occurs)
        iou = _ratio(right, support + predicted - right, occurs)
        observed = float(right.sum() / total) if total else math.nan
        chance = float(support @ predicted / total**2) if total else math.nan
        return cls(
            overall_accuracy=observed,
            kappa=(observed - chance) / (1 - chance) if chance < 1 else math.nan,
            mean_precision=_mean(precision),
            mean_recall=_mean(recall),
            mean_f1=_mean(f1),
            mean_iou=_mean(iou),
            frequency_weighted_iou=float(np.nansum(support * iou) / total) if total else math.nan,
            pixels=int(total),
            classes=tuple(
                ClassScores(item.value, item.name, float(p), float(r), float(f), float(j), int(n), int(m))
                for item, p, r, f, j, n, m in zip(classes, precision, recall, f1, iou, support, predicted, strict=True)
            ),
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; NaN becomes None."""
        data = asdict(self)
        data["classes"] = [_without_nan(item) for item in data["classes"]]
        return _without_nan(data)


def _ratio(part: np.ndarray, whole: np.ndarray, occurs: np.ndarray) -> np.ndarray:
    """Quotient; 0 where the class occurs but the whole is empty, NaN where it does not occur."""
    filled = np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)
    return np.where(occurs, filled, np.nan)


def _mean(scores: np.ndarray) -> float:
    known = scores[~np.isnan(scores)]
    return float(known.mean()) if known.size else math.nan


def _without_nan(data: dict[str, Any]) -> dict[str, Any]:
    return {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in data.items()}

"""A confusion matrix counted in the plainest way: what the counts of the engine must agree with."""

from __future__ import annotations

import numpy as np


def confusion_matrix(reference, prediction, classes):
    """Count reference/prediction pairs of class indices; 255 in either of the two leaves a pixel out.

    Shape (classes, classes); rows = reference, columns = prediction.
    """
    used = (reference != 255) & (prediction != 255)
    matrix = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(matrix, (reference[used], prediction[used]), 1)
    return matrix

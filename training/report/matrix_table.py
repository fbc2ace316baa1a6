"""The confusion matrix as a table whose cells are shaded by their share of the row: text, so readable at any width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..contract.class_scheme import LandCoverClass

_FULL = np.array((8, 81, 156))  # colour of a cell that holds its whole row; ColorBrewer Blues, darkest but one


@dataclass(frozen=True)
class Cell:
    """One cell: its share of the reference class (NaN if the class has no pixels), its pixels, and its colours."""

    share: float
    pixels: int
    background: str
    colour: str


@dataclass(frozen=True)
class MatrixTable:
    """Classes of the columns, and each row's class with its cells and its pixels; pixels of the columns, and of all."""

    columns: tuple[LandCoverClass, ...]
    rows: tuple[tuple[LandCoverClass, tuple[Cell, ...], int], ...]
    sums: tuple[int, ...]
    total: int


def matrix_table(matrix: np.ndarray, rows: Sequence[LandCoverClass], columns: Sequence[LandCoverClass]) -> MatrixTable:
    """Prepare a confusion matrix (K, C) for the template; columns beyond the rows stay only if they hold pixels."""
    kept = [i for i in range(matrix.shape[1]) if i < len(rows) or matrix[:, i].any()]
    return MatrixTable(
        tuple(columns[i] for i in kept),
        tuple(
            (land_cover, tuple(_cell(int(line[i]), int(line.sum())) for i in kept), int(line.sum()))
            for land_cover, line in zip(rows, matrix)
        ),
        tuple(int(matrix[:, i].sum()) for i in kept),
        int(matrix.sum()),
    )


def _cell(pixels: int, total: int) -> Cell:
    share = pixels / total if total else float("nan")
    depth = share if total else 0.0
    red, green, blue = np.rint(255 + (_FULL - 255) * depth**0.7).astype(int)  # small shares stay visible
    return Cell(share, pixels, f"#{red:02x}{green:02x}{blue:02x}", "#ffffff" if depth > 0.45 else "#24292f")

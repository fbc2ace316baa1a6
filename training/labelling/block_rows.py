"""From the rows of a classification to the facts of its blocks: only some rows of blocks are in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import numpy as np
import torch

from ..classification.prediction.probability_rows import ProbabilityRows
from ..windows import Window
from .block_facts import BlockFacts, block_facts
from .described import FEATURES

Labelled = Callable[[Window], np.ndarray]  # where a window is labelled already, shape (H, W) bool


def facts_of_rows(
    rows: Iterable[ProbabilityRows], side: int, number: int, labelled: Labelled | None
) -> Iterator[BlockFacts]:
    """Facts of each row of blocks in each panel.

    Args:
        rows: What the network says, panel by panel from its top; panels begin at multiples of `side`.
        side: Side of a block, pixels of the results.
        number: Number of the orthophoto.
        labelled: Where there are labels; None: nowhere.
    """
    for _, of_panel in groupby(rows, key=lambda found: found.panel):
        for whole in _rows_of_blocks(of_panel, side):
            yield _facts(whole, side, number, labelled)


def _rows_of_blocks(rows: Iterable[ProbabilityRows], side: int) -> Iterator[ProbabilityRows]:
    """The rows of a panel in portions of `side`, the last one of fewer."""
    waiting: list[ProbabilityRows] = []
    for found in rows:
        first, count = 0, len(found.valid)
        while first < count:
            missing = side - sum(len(part.valid) for part in waiting)
            waiting.append(found.cut(first, min(first + missing, count)))
            first += missing
            if first <= count:
                yield _joined(waiting)
                waiting = []
    if waiting:
        yield _joined(waiting)


def _joined(parts: list[ProbabilityRows]) -> ProbabilityRows:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.above(part)
    return whole


def _facts(rows: ProbabilityRows, side: int, number: int, labelled: Labelled | None) -> BlockFacts:
    height, width = rows.valid.shape
    left = rows.panel.written[0]
    known = torch.zeros(height, width, dtype=torch.bool)
    if labelled is not None:
        known = torch.from_numpy(labelled(Window(left, rows.row_off, width, height)))
    if rows.further is None:
        raise ValueError("the features of the blocks are wanted")
    unlike = rows.further[FEATURES] if len(rows.further) > FEATURES else None
    corner = (number, rows.row_off, left)
    return block_facts(rows.probabilities, rows.further[:FEATURES], unlike, rows.valid, known, side, corner)

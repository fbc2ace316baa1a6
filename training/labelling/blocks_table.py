"""The chosen blocks as a table (CSV) with outlines, which QGIS makes a layer of."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..contract.elsewhere.users_paths import as_users
from ..contract.labelling.chosen_places import NEXT_TO_LABEL
from ..contract.outputs import write_text
from ..contract.tables import BLOCK_COLUMNS
from ..raster_io import Grid
from ..windows import Window
from .block_facts import BlockFacts
from .ranking import Ranking
from .reasons import reason_of


def write_blocks(
    path: str | Path,
    blocks: BlockFacts,
    ranking: Ranking,
    side: int,
    orthos: Sequence[tuple[str, Grid]],
    shares: np.ndarray,
    names: Sequence[str],
) -> None:
    """Write the blocks in the order of their worth.

    Args:
        path: The table.
        blocks: The chosen blocks, in that order.
        ranking: What they are worth.
        side: Side of a block, pixels.
        orthos: Path and grid of each orthophoto.
        shares: Expected share of each class in the area, shape (K,).
        names: Names of the classes.

    Raises:
        ConfigError: If it cannot be written.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(BLOCK_COLUMNS)
    for rank in range(len(blocks)):
        block = blocks.take(np.array([rank]))
        number, row, column = map(int, block.places[0])
        ortho, grid = orthos[number]
        reason = reason_of(block, float(ranking.apart[rank]), shares, names)
        outline = _outline(grid.window_bounds(Window(column, row, side, side)))
        facts = [reason.text, int(block.objects[0]), ", ".join(reason.confused), NEXT_TO_LABEL, ortho, outline]
        writer.writerow([rank + 1, round(float(ranking.scores[rank]), 1), *facts])
    write_text(path, as_users(stream.getvalue()))


def _outline(bounds: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = bounds
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return f"POLYGON (({', '.join(f'{x!r} {y!r}' for x, y in corners)}))"

"""Probabilities of the pixels that the network sees to those of the results, where these are of another size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

import torch

from ..resampling import Taps, weighted
from .prediction.probability_rows import ProbabilityRows
from .window_plan import Panel, WindowPlan

_PIXELS = 1 << 19  # of the results at once: many may be made of one pixel, and few of them stay in the fast memory
_NOTHING = 1e-6  # share of a pixel


def written_rows(rows: Iterable[ProbabilityRows], plan: WindowPlan) -> Iterator[ProbabilityRows]:
    """The rows of the results, in the plan's order; they are cut alike in all processes that share them.

    Args:
        rows: What the network says of each panel, from its top.
        plan: The windows.
    """
    if plan.step == 1:
        yield from rows
        return
    widest = max(panel.written[1] - panel.written[0] for panel in plan.panels)
    for panel, of_panel in groupby(rows, key=lambda found: found.panel):
        yield from _of_panel(panel, of_panel, plan, max(1, _PIXELS // widest))


def _of_panel(panel: Panel, rows: Iterable[ProbabilityRows], plan: WindowPlan, most: int) -> Iterator[ProbabilityRows]:
    columns = plan.column_taps(*panel.written)
    first, end = plan.written.row_off, plan.written.row_end
    needed = plan.row_taps(first, end)
    last = needed.first + needed.places.max(axis=0)  # row of the raster, for each row of the results
    place = Panel(panel.written[0], panel.written[1] - panel.written[0], (), 0, panel.written)
    done, known = first, None
    for found in rows:
        known = found if known is None else known.above(found)
        while ready := int((last[done - first :][:most] < known.row_off + len(known.valid)).sum()):
            made = _resized(known, plan.row_taps(done, done + ready), columns)
            yield replace(made, panel=place, row_off=done)
            done += ready
        if done < end:
            kept_from = plan.row_taps(done, done + 1).first  # row of the raster
            known = known.cut(min(kept_from - known.row_off, len(known.valid)))


@torch.inference_mode()
def _resized(rows: ProbabilityRows, above: Taps, columns: Taps) -> ProbabilityRows:
    """Weighted means of the pixels that carry data; there is a result where any of them does."""
    place = slice(above.first - rows.row_off, above.first - rows.row_off + above.count)
    known, probabilities = rows.valid[place], rows.probabilities[:, place]
    further = None if rows.further is None else rows.further[:, place]
    if known.all():  # the same without multiplying by one
        valid = torch.ones(above.weights.shape[1], columns.weights.shape[1], dtype=torch.bool, device=known.device)
        means = weighted(probabilities, above, columns)
        planes = None if further is None else weighted(further, above, columns)
        return replace(rows, probabilities=means, valid=valid, further=planes)
    share = known.to(probabilities.dtype)
    shares = weighted(share, above, columns)
    valid = shares > _NOTHING
    divisor = torch.where(valid & (shares < 1 - _NOTHING), shares, 1.0)
    means = weighted(probabilities * share, above, columns) / divisor
    planes = None if further is None else weighted(further * share, above, columns) / divisor
    return replace(rows, probabilities=means, valid=valid, further=planes)

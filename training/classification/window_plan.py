"""The plan of a classification: which windows the network sees, and in which column bands the raster is worked off.

A raster of any width is cut into panels: bands of columns from its top to its bottom, of bounded width, so that memory
does not grow with the raster. The windows are those of the whole raster; a window that lies across the border of two
panels is computed for both. So the result is the same, whatever the width of the panels. In the same way several
processes share a panel: each has a band of its columns.

Where the results have pixels of another size than those that the network sees, what is wanted is counted in pixels of
the results, and a panel sees all pixels that its results are made of (see `resampling`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from ..resampling import Taps, taps
from ..windows import Window, spread

_PANEL_PIXELS = 5 * 2**20  # of a row of windows across a panel, if nobody says how wide panels are


@dataclass(frozen=True)
class Panel:
    """A band of columns.

    Args:
        col_off: Its first column.
        width: Its columns.
        starts: First columns of the windows that touch it; () if it has no columns.
        span: Columns from the first window's start to the last one's end; may reach beyond the panel on both sides.
        written: First column of the results and the one after the last; the same columns, if these are as large.
    """

    col_off: int
    width: int
    starts: tuple[int, ...]
    span: int
    written: tuple[int, int]

    @property
    def left(self) -> int:
        """First column that its windows see."""
        return self.starts[0] if self.starts else self.col_off


@dataclass(frozen=True)
class Stripe:
    """One row of windows in a panel.

    Args:
        panel: The panel.
        row_off: First row of the windows.
        ready: Rows, from `row_off` on, that no later window touches.
        wanted: First and end of those of them that are wanted, counted from `row_off`.
    """

    panel: Panel
    row_off: int
    ready: int
    wanted: tuple[int, int]


@dataclass(frozen=True)
class WindowPlan:
    """Windows that cover a raster evenly: the last ones are not computed for a few pixels.

    Args:
        width: Columns of the raster.
        height: Rows of the raster.
        size: Longest side of a window, pixels.
        margin: Pixels by which neighbouring windows overlap at least, less than `size`.
        multiple: What the sides of windows must be a multiple of: they are only as long as the raster takes, both
            directions by themselves. 0: all are squares of `size`; a smaller raster has one that reaches beyond it.
        align: Panels start at multiples of this, so that each writes whole blocks of the output.
        panel_width: Greatest width of a panel; 0: as the memory allows.
        part: What is wanted of the results; None: all. The windows are those of the whole raster, of which only those
            are computed that touch the part: it looks as it does in the whole.
        step: How many columns (and rows) of the raster one of the results spans; if not 1, `part` is needed.
    """

    width: int
    height: int
    size: int
    margin: int
    multiple: int = 0
    align: int = 256
    panel_width: int = 0
    part: Window | None = None
    step: float = 1.0

    @property
    def written(self) -> Window:
        """What is wanted of the results, in their pixels."""
        return self.part or Window(0, 0, self.width, self.height)

    @cached_property
    def wanted(self) -> Window:
        """What the results are made of, in pixels of the raster."""
        written = self.written
        left, right = self._needed(written.col_off, written.col_end, self.width)
        top, bottom = self._needed(written.row_off, written.row_end, self.height)
        return Window(left, top, right - left, bottom - top)

    def row_taps(self, first: int, end: int) -> Taps:
        """Of which rows of the raster some rows of the results are made."""
        return taps(first, end, self.step, self.height)

    def column_taps(self, first: int, end: int) -> Taps:
        """Of which columns of the raster some columns of the results are made."""
        return taps(first, end, self.step, self.width)

    @property
    def window(self) -> tuple[int, int]:
        """Rows and columns of a window."""
        return self._down[0], self._across[0]

    @property
    def rows(self) -> list[int]:
        """First rows of the windows."""
        return self._down[1]

    @property
    def cols(self) -> list[int]:
        """First columns of the windows."""
        return self._across[1]

    @cached_property
    def _down(self) -> tuple[int, list[int]]:
        return spread(self.height, self.size, self.margin, self.multiple)

    @cached_property
    def _across(self) -> tuple[int, list[int]]:
        return spread(self.width, self.size, self.margin, self.multiple)

    @property
    def count(self) -> int:
        """Number of windows, each counted once."""
        return len(self.rows) * len(self.cols)

    @cached_property
    def panels(self) -> list[Panel]:
        """The panels, of equal width but for the rounding, from left to right."""
        written = self.written
        room = int((self.panel_width or _PANEL_PIXELS // self.window[0]) / self.step)
        widest = max(self.align, room // self.align * self.align)
        count = -(-written.width // widest)
        width = -(-written.width // count // self.align) * self.align
        lefts = range(written.col_off, written.col_end, width)
        return [self._panel(left, min(left + width, written.col_end)) for left in lefts]

    def shares(self, panel: Panel, count: int) -> list[Panel]:
        """A panel cut into `count` bands of columns, about equally wide; where there are few windows, some are empty.

        They are cut where a window starts, so that as few windows as possible touch two of them.
        """
        if count == 1:
            return [panel]
        left, right = panel.written
        starts = (ceil(start / self.step) for start in panel.starts)
        cuts = [right, *(start for start in starts if left < start < right)]
        wanted = [left + (right - left) * i / count for i in range(1, count)]
        edges = [left, *(_nearest(cuts, place) for place in wanted), right]
        return [self._panel(*pair) for pair in zip(edges, edges[1:])]

    def stripes(self, rank: int = 0, count: int = 1) -> Iterator[Stripe]:
        """The rows of windows, panel by panel, each from its top; of `count` processes, those of number `rank`."""
        for panel in self.panels:
            share = self.shares(panel, count)[rank]
            for row, following in zip(self.rows, [*self.rows[1:], self.height]):
                top, bottom = self.wanted.row_off - row, self.wanted.row_end - row
                if top < self.window[0] and bottom > 0:
                    ready = min(following, self.height) - row
                    yield Stripe(share, row, ready, (min(max(top, 0), ready), min(bottom, ready)))

    def area(self, stripe: Stripe) -> Window:
        """The pixels that the windows of a stripe see."""
        return Window(stripe.panel.left, stripe.row_off, stripe.panel.span, self.window[0])

    def _panel(self, first: int, end: int) -> Panel:
        """The panel of some columns of the results."""
        left, right = self._needed(first, end, self.width)
        side = self.window[1]
        starts = tuple(start for start in self.cols if left < right and start < right and start + side > left)
        return Panel(left, right - left, starts, starts[-1] + side - starts[0] if starts else 0, (first, end))

    def _needed(self, first: int, end: int, length: int) -> tuple[int, int]:
        """First and end of the columns, or rows, that some of the results are made of."""
        if self.step == 1 or first == end:
            return first, end
        found = taps(first, end, self.step, length)
        return found.first, found.first + found.count


def _nearest(columns: Sequence[int], place: float) -> int:
    return min(columns, key=lambda column: abs(column - place))

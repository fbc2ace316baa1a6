"""The plan of a classification: which windows the network sees, and in which column bands the raster is worked off.

A raster of any width is cut into panels: bands of columns from its top to its bottom, of bounded width, so that memory
does not grow with the raster. The windows are those of the whole raster; a window that lies across the border of two
panels is computed for both. So the result is the same, whatever the width of the panels. In the same way several
processes share a panel: each has a band of its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..windows import Window, grid_starts, overlap_to_stride

_PANEL_PIXELS = 3 * 2**19  # of a row of windows across a panel: 6144 columns with windows of 256 pixels


@dataclass(frozen=True)
class Panel:
    """A band of columns.

    Args:
        col_off: Its first column.
        width: Its columns.
        starts: First columns of the windows that touch it; () if it has no columns.
        span: Columns from the first window's start to the last one's end; may reach beyond the panel on both sides.
    """

    col_off: int
    width: int
    starts: tuple[int, ...]
    span: int

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
    """

    panel: Panel
    row_off: int
    ready: int


@dataclass(frozen=True)
class WindowPlan:
    """Windows that cover a raster.

    Args:
        width: Columns of the raster.
        height: Rows of the raster.
        size: Side of a window, pixels; a raster smaller than that has one window that reaches beyond it.
        overlap: Overlap of neighbouring windows, per cent. The last window of a row and the last row of windows lie
            flush with the raster's edge and may overlap more.
        align: Panels start at multiples of this, so that each writes whole blocks of the output.
        panel_width: Greatest width of a panel; 0: as the memory allows.
    """

    width: int
    height: int
    size: int
    overlap: float
    align: int = 256
    panel_width: int = 0

    @property
    def stride(self) -> int:
        """Pixels between the starts of neighbouring windows."""
        return overlap_to_stride(self.size, self.overlap)

    @cached_property
    def rows(self) -> list[int]:
        """First rows of the windows."""
        return grid_starts(self.height, self.size, self.stride)

    @cached_property
    def cols(self) -> list[int]:
        """First columns of the windows."""
        return grid_starts(self.width, self.size, self.stride)

    @property
    def count(self) -> int:
        """Number of windows, each counted once."""
        return len(self.rows) * len(self.cols)

    @cached_property
    def panels(self) -> list[Panel]:
        """The panels, of equal width but for the rounding, from left to right."""
        widest = max(self.align, (self.panel_width or _PANEL_PIXELS // self.size) // self.align * self.align)
        count = -(-self.width // widest)
        step = -(-self.width // count // self.align) * self.align
        return [self._panel(left, min(left + step, self.width)) for left in range(0, self.width, step)]

    def shares(self, panel: Panel, count: int) -> list[Panel]:
        """A panel cut into `count` bands of columns, about equally wide; where there are few windows, some are empty.

        They are cut where a window starts, so that as few windows as possible touch two of them.
        """
        if count == 1:
            return [panel]
        right = panel.col_off + panel.width
        cuts = [right, *(start for start in panel.starts if panel.col_off < start < right)]
        wanted = [panel.col_off + panel.width * i / count for i in range(1, count)]
        edges = [panel.col_off, *(_nearest(cuts, place) for place in wanted), right]
        return [self._panel(*pair) for pair in zip(edges, edges[1:])]

    def stripes(self, rank: int = 0, count: int = 1) -> Iterator[Stripe]:
        """The rows of windows, panel by panel, each from its top; of `count` processes, those of number `rank`."""
        for panel in self.panels:
            share = self.shares(panel, count)[rank]
            for row, following in zip(self.rows, [*self.rows[1:], self.height]):
                yield Stripe(share, row, min(following, self.height) - row)

    def area(self, stripe: Stripe) -> Window:
        """The pixels that the windows of a stripe see."""
        return Window(stripe.panel.left, stripe.row_off, stripe.panel.span, self.size)

    def _panel(self, left: int, right: int) -> Panel:
        starts = tuple(start for start in self.cols if left < right and start < right and start + self.size > left)
        return Panel(left, right - left, starts, starts[-1] + self.size - starts[0] if starts else 0)


def _nearest(columns: Sequence[int], place: float) -> int:
    return min(columns, key=lambda column: abs(column - place))

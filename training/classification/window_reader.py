"""The pixels of the windows' rows, read in threads while the network computes; each pixel of a panel is read once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch

from ..contract.model_card import ModelCard
from ..heights.levels import WINDOW, low_level
from ..heights.low_ground import HeightReader
from ..raster_io import RasterReader, ResizedReader
from ..threads import THREADS, in_order
from ..windows import Window, inside
from .window_plan import Stripe, WindowPlan

_AHEAD = 1  # stripes read beyond the one being read and the one at work


@dataclass(frozen=True)
class Pixels:
    """All pixels that one row of windows in a panel sees.

    Args:
        stripe: Which row of windows.
        width: Columns of a window.
        image: Orthophoto, shape (B, H, W), all bands.
        valid: Where all needed rasters carry data, shape (H, W) bool.
        heights: Metres, shape (H + 2 halo, W + 2 halo) float32; None if the model needs none.
        wanted: Where there is to be a result, shape (H, W) bool: where `valid` is true, and the mask does not hide it.
        starts: First columns, in the raster, of the windows with any pixel that is wanted.
        levels: What is subtracted from each of these windows' heights, shape (N,) float32, m; None for nothing.
        halo: How many pixels beyond the windows the heights reach.
    """

    stripe: Stripe
    width: int
    image: torch.Tensor
    valid: torch.Tensor
    heights: torch.Tensor | None
    wanted: torch.Tensor
    starts: tuple[int, ...]
    levels: torch.Tensor | None
    halo: int = 0

    def moved(self, device: torch.device) -> Pixels:
        """The same on a device; the copy runs beside the computation."""
        if device.type == "cpu":
            return self
        return Pixels(
            self.stripe,
            self.width,
            self.image.to(device, non_blocking=True),
            self.valid.to(device, non_blocking=True),
            None if self.heights is None else self.heights.to(device, non_blocking=True),
            self.wanted.to(device, non_blocking=True),
            self.starts,
            None if self.levels is None else self.levels.to(device, non_blocking=True),
            self.halo,
        )

    def window(self, number: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor | None, torch.Tensor | None]:
        """Image, valid mask, heights (with the halo) and low level of one window, by its place in `starts`."""
        left = self.starts[number] - self.stripe.panel.left
        columns = slice(left, left + self.width)
        around = slice(left, columns.stop + 2 * self.halo)
        heights = None if self.heights is None else self.heights[:, around]
        level = None if self.levels is None else self.levels[number]
        return self.image[..., columns], self.valid[:, columns], heights, level


@dataclass(frozen=True)
class _Found:
    """What the rasters hold of a row of windows; nobody changes it, since the next row takes a part of it over."""

    stripe: Stripe
    image: np.ndarray
    valid: np.ndarray
    heights: np.ndarray | None
    inside: np.ndarray | None

    def rows_below(self, stripe: Stripe, height: int) -> int:
        """How many of its last rows are the first ones of another row of windows, further down in the same panel."""
        down = stripe.row_off - self.stripe.row_off
        return height - down if stripe.panel is self.stripe.panel and 0 < down < height else 0


class WindowReader:
    """Reads what the windows of a model see from an orthophoto, and from heights on its grid.

    Args:
        card: The model's description.
        ortho: Orthophoto, in the pixels that the model sees.
        height: Heights as the model sees them, on the same grid; None if the model needs none.
        pinned: Whether the pixels are to lie in memory that a GPU can fetch by itself.
        wanted: Says which pixels of a window results are made of, shape (H, W) bool; None: all.
    """

    def __init__(
        self,
        card: ModelCard,
        ortho: RasterReader | ResizedReader,
        height: HeightReader | None,
        pinned: bool = False,
        wanted: Callable[[Window], np.ndarray] | None = None,
    ) -> None:
        self._ortho, self._height, self._pinned, self._wanted = ortho, height, pinned, wanted
        self._relative = height is not None and card.height_reference == WINDOW
        self._halo = card.halo_px
        self._before: _Found | None = None

    def stripes(self, plan: WindowPlan, rank: int = 0, count: int = 1) -> Generator[Pixels, None, None]:
        """All rows of windows in the plan's order, some read ahead; close it before the rasters.

        Of `count` processes that share each row, those of number `rank`.
        """
        self._before = None
        with closing(in_order(partial(self._found, plan), plan.stripes(rank, count), threads=1, ahead=_AHEAD)) as found:
            threads = THREADS if self._relative else 1  # low levels take longer than all else
            yield from in_order(partial(self._pixels, plan), found, threads, ahead=0)

    def read(self, plan: WindowPlan, stripe: Stripe) -> Pixels:
        """One row of windows."""
        return self._pixels(plan, self._found(plan, stripe))

    def _found(self, plan: WindowPlan, stripe: Stripe) -> _Found:
        """What the rasters hold of a row of windows; what the row above it has read too is not read again."""
        area, before = plan.area(stripe), self._before
        known = before.rows_below(stripe, area.height) if before is not None else 0
        new = Window(area.col_off, area.row_off + known, area.width, area.height - known)
        inside = None
        if self._wanted is not None:
            inside = self._wanted(area)
            if not inside.any():  # nothing is read for it
                self._before = None
                nothing = np.zeros((area.height, area.width), dtype=bool)
                return _Found(stripe, np.empty((0, 0, 0)), nothing, None, inside)
        image, valid = self._ortho.read(new)
        heights = None
        if self._height is not None:
            above = 2 * self._halo if known else 0  # of the rows around the windows, too, the row above knows some
            around = new.grown(self._halo)
            around = Window(around.col_off, around.row_off + above, around.width, around.height - above)
            heights = self._height.read_heights(around)
        if before is not None and known:
            image = np.concatenate([before.image[:, -known:], image], axis=1)
            valid = np.concatenate([before.valid[-known:], valid])
            if heights is not None and before.heights is not None:
                heights = np.concatenate([before.heights[-known - 2 * self._halo :], heights])
        self._before = _Found(stripe, image, valid, heights, inside)
        return self._before

    def _pixels(self, plan: WindowPlan, found: _Found) -> Pixels:
        """The same as tensors, and which windows have data; several rows of windows may be at work at once."""
        stripe, valid, heights = found.stripe, found.valid, found.heights
        area = plan.area(stripe)
        inner = None if heights is None else inside(heights, self._halo)
        if inner is not None:
            valid = valid & np.isfinite(inner)
        wanted = valid if found.inside is None else valid & found.inside
        any_data = np.concatenate([[0], np.cumsum(wanted.any(axis=0))])  # columns with wanted data left of each
        lefts = np.array(stripe.panel.starts) - area.col_off
        width = plan.window[1]
        starts = [int(left) for left in lefts if any_data[left + width] > any_data[left]]
        levels = _low_levels(inner, valid, starts, width) if inner is not None and self._relative else None
        return Pixels(
            stripe,
            width,
            self._tensor(found.image),
            self._tensor(valid),
            None if heights is None else self._tensor(heights),
            self._tensor(wanted),
            tuple(left + area.col_off for left in starts),
            None if levels is None else self._tensor(levels),
            self._halo,
        )

    def _tensor(self, array: np.ndarray) -> torch.Tensor:
        tensor = torch.from_numpy(array)
        return tensor.pin_memory() if self._pinned else tensor


def _low_levels(heights: np.ndarray, valid: np.ndarray, starts: Sequence[int], width: int) -> np.ndarray:
    """Low level of each window of a row of windows, shape (N,) float32; see `heights.levels.low_level`."""
    windows = [slice(start, start + width) for start in starts]
    return np.array([low_level(heights[:, window], valid[:, window]) for window in windows], dtype=np.float32)

"""The rasters of one orthophoto: as the model sees them, and as its results show where there is data."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import numpy as np
import torch

from ..contract.config import ClassifyConfig
from ..contract.model_card import ModelCard
from ..raster_io import ResizedReader
from ..windows import Window
from .checks import open_height, open_heights, open_ortho
from .mask import inside_of, needed_for, open_mask
from .part import wanted_part
from .pixel_sizes import pixel_sizes
from .result_rasters import Decided
from .window_reader import WindowReader


class Sources:
    """What is read for one orthophoto.

    Args:
        job: What the user wants.
        card: What all models need together.
        stack: Closes the rasters.
        pinned: Whether the pixels are to lie in memory that a GPU can fetch by itself.

    Attributes:
        sizes: The pixel sizes.
        part: What the results cover, in pixels of their whole grid.
        masked: Whether a mask leaves something out.
        seen: The orthophoto in the pixels that the model sees.
        reader: Reads what the windows see.

    Raises:
        EngineError: If a raster cannot be read or does not fit.
    """

    def __init__(self, job: ClassifyConfig, card: ModelCard, stack: ExitStack, pinned: bool) -> None:
        ortho = stack.enter_context(open_ortho(job, card))
        self.sizes = pixel_sizes(job, card, ortho.grid)
        self.part = wanted_part(job, self.sizes.written)
        self.seen = ortho if self.sizes.scale == 1 else ResizedReader(ortho, self.sizes.scale)
        height = open_height(job, card, self.sizes.seen, stack)
        mask = open_mask(job, self.sizes.written, stack)
        self.masked = mask is not None
        wanted = None if mask is None else partial(needed_for, mask, self.sizes.step)
        self.reader = WindowReader(card, self.seen, height, pinned, wanted)
        self._job, self._card, self._stack = job, card, stack

    @property
    def shown(self) -> Callable[[Decided], Decided]:
        """Takes away from results what lies where a raster has no data or the mask wants none, pixel by pixel of them.

        The model may have seen other pixels, which had some data. The rasters are opened again: one thread reads ahead.
        """
        if self.sizes.step == 1:
            return lambda rows: rows
        ortho = self._stack.enter_context(open_ortho(self._job, self._card))
        height = open_heights(self._job, self._card, self.sizes.written, self._stack)
        mask = open_mask(self._job, self.sizes.written, self._stack)

        def shown(rows: Decided) -> Decided:
            window = Window(rows.col_off, rows.row_off, rows.classes.shape[1], rows.classes.shape[0])
            _, valid = ortho.read(window)
            if mask is not None:
                valid &= inside_of(mask, window)
            if height is not None:
                valid &= np.isfinite(height.read_heights(window))
            return rows.without(torch.from_numpy(~valid))

        return shown

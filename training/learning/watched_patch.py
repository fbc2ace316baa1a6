"""One validation patch that people see while a training runs: orthophoto, reference, and the best map of it so far.

The map falls out of the validation, which computes it anyway; no step waits for it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

import numpy as np
import torch

from ..contract.class_scheme import NODATA
from ..jobs.reporter import Reporter
from ..report.stretch import stretched
from .history import TrainingHistory
from .setup import Setup

ORTHOPHOTO, REFERENCE, MAP = "orthophoto", "reference", "map"  # what the pictures show, in messages
_LOOKED_AT = 12  # patches of which that with the most classes is shown
_PAUSE_S = 5.0  # at least, between two maps
_PAUSE_TIMES = 100  # as long as making one takes: one per cent of the time at most


class WatchedPatch:
    """Shows one patch, if somebody looks on.

    Args:
        setup: What the training works with.
        reporter: Receives the pictures, and knows whether somebody looks on.
    """

    def __init__(self, setup: Setup, reporter: Reporter) -> None:
        self._setup, self._reporter = setup, reporter
        count = len(setup.data.validation) if reporter.watched and setup.run.group.is_first else 0
        self._index = self._most_classes(count) if count else None
        self._seen: torch.Tensor | None = None  # network outputs that win, (P, P), on the device
        self._best: torch.Tensor | None = None  # the same of the best epoch, until it is shown
        self._epoch = 0  # which epoch that is
        self._next = -math.inf  # time.monotonic() from which a map is shown again

    def see(self, logits: torch.Tensor, before: int, size: int) -> None:
        """Keep what the network gives for the patch, if it is in this batch; does not wait for the device.

        Args:
            logits: Of this process's part of the batch, (N, K, P, P).
            before: Validation patches in the batches before.
            size: Patches of the whole batch.
        """
        if self._index is None or not before <= self._index < before + size:
            return
        mine = self._setup.run.group.shard(range(before, before + size))
        if self._index in mine:
            self._seen = logits[mine.index(self._index)].argmax(0)

    def after_epoch(self, history: TrainingHistory) -> None:
        """Show the map if this epoch is the best, unless one was just shown."""
        if self._seen is not None and history.best_epoch == history.epochs:
            self._best, self._epoch = self._seen, history.epochs
        if time.monotonic() >= self._next:
            self.show()

    def show(self) -> None:
        """Show the best map, if it has not been shown."""
        if self._best is None or self._index is None:
            return
        from ..report.pictures import label_map, photo  # takes time to load

        started = time.monotonic()
        scheme = self._setup.data.dataset.card.scheme
        patch = self._setup.data.validation.pixels(self._index)
        if self._next == -math.inf:
            self._reporter.picture(ORTHOPHOTO, self._epoch, photo(stretched(patch.image, patch.valid)))
            self._reporter.picture(REFERENCE, self._epoch, label_map(patch.labels, scheme))
        values = np.array(self._setup.model.card.outputs, dtype=np.uint8)
        labels = np.where(patch.valid, values[self._best.cpu().numpy()], np.uint8(NODATA))
        self._reporter.picture(MAP, self._epoch, label_map(labels, scheme))
        self._best = None
        moment = time.monotonic()
        self._next = moment + max(_PAUSE_S, _PAUSE_TIMES * (moment - started))

    def _most_classes(self, count: int) -> int:
        """The patch with the most classes, of some that are evenly spread over the list."""
        some: Sequence[int] = np.unique(np.linspace(0, count - 1, min(count, _LOOKED_AT)).astype(int)).tolist()
        return max(some, key=lambda index: len(np.unique(self._setup.data.validation.pixels(index).labels)))

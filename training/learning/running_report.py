"""What can be seen of a training while it runs: its report, and one patch with the best map of it.

The report is rewritten every few epochs, so that it can be opened at any time. The map falls out of the validation,
which computes it anyway; no step waits for it.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from ..contract.class_scheme import NODATA
from ..contract.config import TrainConfig
from ..contract.dataset_card import VALIDATION
from ..contract.language import now
from ..contract.model_card import ModelCard
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter
from ..report.stretch import stretched
from .epoch import predict_logits
from .history import TrainingHistory
from .setup import Setup

if TYPE_CHECKING:
    from .report import Example
    from .train_on.gains import Gain

ORTHOPHOTO, REFERENCE, MAP = "orthophoto", "reference", "map"  # what the pictures show, in messages
_LOOKED_AT = 12  # patches of which that with the most classes is shown
_MAP_PAUSE_S = 5.0  # at least, between two maps
_MAP_PAUSE_TIMES = 100  # as long as making one takes: one per cent of the time at most
_EXAMPLES = 8  # validation patches that are shown
_PAUSE_S = 10.0  # at least, between two versions
_PAUSE_TIMES = 30  # as long as writing takes: it slows the training by three per cent at most


class RunningReport:
    """Writes the report, if one is asked for.

    Args:
        setup: What the training works with.
        outputs: Where it lies.
    """

    def __init__(self, setup: Setup, outputs: Outputs[TrainConfig]) -> None:
        self._setup, self._outputs = setup, outputs
        self._next = -np.inf  # time.monotonic() from which it is written again

    def after_epoch(self, history: TrainingHistory, card_of: Callable[[Setup, TrainingHistory], ModelCard]) -> None:
        """Write it, unless that was just done; `card_of` gives the model's description."""
        started = time.monotonic()
        if not self._outputs.wanted("report") or started < self._next:
            return
        self.write(history, card_of(self._setup, history), running=True)
        moment = time.monotonic()
        self._next = moment + max(_PAUSE_S, _PAUSE_TIMES * (moment - started))

    def write(
        self, history: TrainingHistory, card: ModelCard, running: bool = False, gains: Sequence[Gain] = ()
    ) -> None:
        """Write it; `running` says that further epochs may follow, `gains` what changed against the start model.

        Raises:
            ConfigError: If it cannot be written.
        """
        if not self._outputs.wanted("report"):
            return
        from .report import training_report  # figures take a second to load

        card = replace(card, ran_on={**card.ran_on, "seconds": history.seconds})
        page = training_report(
            card,
            self._setup.data.dataset.card,
            history.best_matrix,
            _examples(self._setup, history),
            model=self._outputs.shown("model"),
            created=now(),
            running=running,
            gains=gains,
        )
        self._outputs.write_early("report", page)


@torch.inference_mode()
def _examples(setup: Setup, history: TrainingHistory) -> list[Example]:
    """Validation patches with reference and the best network's prediction, evenly spread over the list."""
    from .report import Example

    values = np.array(setup.model.card.outputs, dtype=np.uint8)
    count = min(_EXAMPLES, len(setup.data.validation))
    examples = []
    with _best_network(setup, history):
        for index in np.linspace(0, len(setup.data.validation) - 1, count).astype(int):
            images, _ = setup.data.validation.batch([int(index)])
            prediction = values[predict_logits(setup, images).argmax(1)[0].cpu().numpy()]
            data = setup.data.validation.pixels(int(index))
            name = setup.data.dataset.patches[VALIDATION][int(index)].name
            examples.append(Example(stretched(data.image), data.labels, prediction, name))
    return examples


@contextlib.contextmanager
def _best_network(setup: Setup, history: TrainingHistory) -> Iterator[None]:
    """The averaged weights are the best ones for a while, and then again what they were, to the bit."""
    network = setup.model.averaged.network
    now = {name: value.clone() for name, value in network.state_dict().items()}
    try:
        network.load_state_dict(history.best_state)
        yield
    finally:
        network.load_state_dict(now)


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
        self._next = moment + max(_MAP_PAUSE_S, _MAP_PAUSE_TIMES * (moment - started))

    def _most_classes(self, count: int) -> int:
        """The patch with the most classes, of some that are evenly spread over the list."""
        some: Sequence[int] = np.unique(np.linspace(0, count - 1, min(count, _LOOKED_AT)).astype(int)).tolist()
        return max(some, key=lambda index: len(np.unique(self._setup.data.validation.pixels(index).labels)))

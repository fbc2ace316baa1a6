"""The report of a training while it runs: rewritten every few epochs, so that it can be opened at any time."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from ..contract.config import TrainConfig
from ..contract.dataset_card import VALIDATION
from ..contract.language import now
from ..contract.model_card import ModelCard
from ..jobs.outputs import Outputs
from ..report.stretch import stretched
from .history import TrainingHistory
from .passes.validation import predict_logits
from .setup import Setup

if TYPE_CHECKING:
    from .report import Example
    from .train_on.gains import Gain

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

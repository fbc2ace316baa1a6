"""Model and resume file of a training while it runs: written in a thread, within a small share of the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from typing import Any

import torch

from ..contract.errors import JobCancelled, ModelFileError
from ..contract.language import tr
from ..contract.language.quantities import duration
from ..contract.model_card import ModelCard
from ..jobs.reporter import Reporter
from ..network.model_file import save_model
from . import resume
from .copies import copied, place_for_copies
from .history import TrainingHistory
from .setup import Setup

_PAUSE_TIMES = 30  # as long as writing takes lies between two versions: three per cent of the time at most


class RunningFiles:
    """Keeps a training on the disk; use it in a `with` statement.

    After each epoch it copies where the training stands, and a thread writes the copy, unless that was just done. When
    the `with` statement is left, by an error too, the last copy is written: only a process that is killed loses the
    epochs since the last version, and how many seconds these may be is logged.

    Args:
        setup: What the training works with.
        model: File of the best model.
        card_of: The model's description after some epochs.
        reporter: Is told how often the files are written.
    """

    def __init__(
        self, setup: Setup, model: str, card_of: Callable[[Setup, TrainingHistory], ModelCard], reporter: Reporter
    ) -> None:
        self._setup, self._model, self._card_of, self._reporter = setup, model, card_of, reporter
        self._pool = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None
        self._waiting: dict[str, Any] | None = None  # where the training stands, if that is not written
        self._best = 0  # epoch of the model that is written
        self._seconds = 0.0  # that writing has taken
        self._next = 0.0  # time.monotonic() from which it is written again
        self._told = False

    @cached_property
    def place(self) -> torch.device:
        """Where copies of weights are kept; asked for when the network has already worked."""
        state = [self._setup.model.network.state_dict(), self._setup.model.optimizer.state_dict()]
        return place_for_copies(state, self._setup.run.device.torch_device)

    def after_epoch(self, history: TrainingHistory) -> None:
        """Copy where the training stands, and write it unless that was just done.

        Raises:
            ModelFileError: If a file cannot be written; perhaps after the next epoch only.
        """
        first = self._running is None
        if self._running is not None and self._running.done():
            self._running.result()
        self._waiting = None  # its memory is free for the next one
        self._waiting = copied(resume.standing(self._setup, history.frozen()), self.place)
        if first or (self._running is not None and self._running.done() and time.monotonic() >= self._next):
            state, self._waiting = self._waiting, None
            self._running = self._pool.submit(self._write, state)
            if first:  # from now on there is something to go on with
                self._running.result()
        elif not self._told:
            self._tell()

    def _tell(self) -> None:
        self._told = True
        self._reporter.info(
            tr(
                "Model and resume file take {seconds:.1f} s to write, and an epoch is short: they are written "
                "every {duration}, and when the training is stopped.",
                seconds=self._seconds,
                duration=duration(max(1.0, _PAUSE_TIMES * self._seconds)),
            )
        )

    def _write(self, state: dict[str, Any]) -> None:
        started = time.monotonic()
        history: TrainingHistory = state["course"]
        if history.best_epoch != self._best:
            save_model(self._model, history.best_state, self._card_of(self._setup, history))
            self._best = history.best_epoch
        resume.write(self._setup.run.config, state)
        self._seconds = time.monotonic() - started
        self._next = time.monotonic() + _PAUSE_TIMES * self._seconds

    def _finish(self) -> None:
        if self._running is not None:
            self._running.result()
        if self._waiting is not None:
            state, self._waiting = self._waiting, None
            self._write(state)

    def __enter__(self) -> RunningFiles:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None or issubclass(kind, JobCancelled):
                self._finish()
            else:  # what has ended the training is what matters
                with suppress(ModelFileError):
                    self._finish()
        finally:
            self._pool.shutdown()

"""What is known of a training that goes on, from the messages of its worker."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from ..onlooker import Training
from ..training.contract.protocol import Message, Metric, Picture, Progress
from ..translation import tr

PICTURES = ("orthophoto", "reference", "map")


class TrainingState:
    """Collects the messages of one training.

    Args:
        training: The training.
    """

    def __init__(self, training: Training) -> None:
        self.training = training
        self.fraction = 0.0
        self.stage = tr("The engine starts.")
        self.detail = ""
        self.epochs: list[Metric] = []
        self.pictures: dict[str, bytes] = {}  # what it shows -> PNG or JPEG
        self.mapped_epoch = 0  # which epoch the map is of
        self.running, self.stopping = True, False

    def take(self, message: Message) -> None:
        """Note a message."""
        if isinstance(message, Progress):
            self.fraction = max(self.fraction, message.fraction)
            self.stage, self.detail = message.stage or self.stage, message.detail
        elif isinstance(message, Metric):
            self.epochs.append(message)
        elif isinstance(message, Picture) and message.name in PICTURES:
            try:
                self.pictures[message.name] = base64.b64decode(message.image.partition(",")[2], validate=True)
            except (binascii.Error, ValueError):
                return
            self.mapped_epoch = message.step

    def end(self, problem: str) -> None:
        """Note that it has ended; `problem` is "" if it has a result."""
        self.running = False
        self.detail = ""
        if problem:
            self.stage = problem
        else:
            self.fraction, self.stage = 1.0, tr("The training has ended.")

    def stop(self) -> None:
        """Stop it; the best model so far is kept."""
        if self.running and not self.stopping:
            self.stopping = True
            self.training.stop()

    def has_report(self) -> bool:
        """Whether the report can be opened."""
        return bool(self.training.report) and Path(self.training.report).is_file()

    def curve(self, name: str) -> list[tuple[float, float]]:
        """A figure by epochs, without the epochs that do not have it."""
        values = ((epoch.step, epoch.values.get(name)) for epoch in self.epochs)
        return [(float(step), value) for step, value in values if value is not None]

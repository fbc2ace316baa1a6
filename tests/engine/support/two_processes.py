"""What two processes compute, run by torchrun: one training step, and one validation; results of the first are kept."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest import mock

import torch

from training.contract.config import TrainConfig
from training.jobs.reporter import NullReporter
from training.learning.history import TrainingHistory
from training.learning.pace import pace_of
from training.learning.passes import epoch
from training.learning.passes.epoch import train_step
from training.learning.passes.validation import validate
from training.learning.setup import prepare
from training.network.distributed import ProcessGroup, connected


def compute(config: TrainConfig, patches: int, group: ProcessGroup) -> dict[str, torch.Tensor]:
    """Loss, gradients and statistics of one step with the first `patches`, then loss and counts of a validation."""
    setup = prepare(config, NullReporter(), group)
    images, labels = setup.data.training.batch(group.shard(range(patches)))
    if setup.data.augment is not None:
        images, labels = setup.data.augment(images, labels, patches)
    with mock.patch.object(epoch, "_MAX_GRADIENT", float("inf")):  # clipped gradients would hide a wrong scale
        loss = group.sum(train_step(setup, images, labels))
    gradients = {name: weight.grad for name, weight in setup.model.network.named_parameters()}
    statistics = {name: value.clone() for name, value in setup.model.network.named_buffers()}
    validation = validate(setup, pace_of(setup, TrainingHistory()), NullReporter())
    return {
        "loss": loss,
        **gradients,
        **statistics,
        "validation loss": torch.tensor(validation.loss),
        "matrix": torch.from_numpy(validation.matrix),
    }


if __name__ == "__main__":
    parameters, wanted, out = json.loads(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    with connected("cpu") as two:
        results = compute(TrainConfig(**parameters), wanted, two)
        if two.is_first:
            torch.save(results, out)

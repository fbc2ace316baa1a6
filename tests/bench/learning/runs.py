"""Single trainings, ours with one thing changed or the plain loop, and the table that they are kept in."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np
import torch

from tests.bench.learning.plain_loop import confusion, train_plain
from tests.bench.learning.trial_sets import TrialSet
from training.accuracy.scores import score_arrays
from training.contract.config import TrainConfig
from training.contract.dataset_card import TEST
from training.dataset.folder import Dataset
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.learning.patch_source import PatchSource
from training.learning.recipe import Recipe, recipe_for
from training.learning.setup import Setup, prepare
from training.network.model_file import load_model

PLAIN, DEFAULTS = "plain loop", "defaults"
PARAMETERS, RECIPE = ({field.name for field in fields(kind)} for kind in (TrainConfig, Recipe))


@dataclass(frozen=True)
class Run:
    """One line of the table.

    Args:
        code: Which version of the code has trained.
        trial: The set.
        change: What was changed from the defaults.
        seed: Of the training, and of the patches where each seed has its own.
        seconds: Of the processor, which other programs do not lengthen as much as those of the clock.
        overall_accuracy: Of the test part.
        mean_f1: Of the classes that occur in its reference: a few stray pixels of another class would count as much as
            a whole class.
        f1: Class -> F1, JSON.
    """

    code: str
    trial: str
    change: str
    seed: int
    seconds: float
    overall_accuracy: float
    mean_f1: float
    f1: str


def train_once(trial: TrialSet, change: str, changes: Mapping[str, Any], seed: int, folder: Path, code: str) -> Run:
    """Train on one set, with `changes` of `TrainConfig` and `Recipe`, and score the test part."""
    config = TrainConfig(
        dataset=str(trial.folder(seed, folder)), inputs=trial.inputs, width=trial.width, epochs=trial.epochs,
        patience=0, device="cpu", seed=seed,
    )  # fmt: skip
    config = replace(config, **{name: value for name, value in changes.items() if name in PARAMETERS})
    setup = prepare(config, NullReporter())
    started = time.process_time()
    if change.startswith(PLAIN):
        network = _plain(config)
    else:
        with changed(changes), TemporaryDirectory() as made:
            config = replace(config, model=str(Path(made) / "model.safetensors"))
            run_job("train", config, NullReporter())
            network = load_model(config.model).network
    seconds = time.process_time() - started
    images, labels = _test_part(setup, config, trial.test_patches)
    matrix = confusion(network, images, labels).numpy()
    scores, there = score_arrays(matrix), matrix.sum(axis=1) > 0
    f1 = {cover.name: round(float(value), 4) for cover, value in zip(setup.data.classes, scores["f1"], strict=True)}
    return Run(
        code, trial.name, change, seed, round(seconds, 1), round(float(scores["overall_accuracy"]), 5),
        round(float(scores["f1"][there].mean()), 5), json.dumps(f1),
    )  # fmt: skip


@contextmanager
def changed(changes: Mapping[str, Any]) -> Iterator[None]:
    """The engine with other values: of its recipe, and of constants, whose names have dots."""
    recipe = {name: value for name, value in changes.items() if name in RECIPE}
    constants = {name: value for name, value in changes.items() if "." in name}
    with ExitStack() as stack:
        for name, value in constants.items():
            stack.enter_context(patch(f"training.learning.{name}", value))
        stack.enter_context(patch("training.learning.setup.recipe_for", lambda *of: replace(recipe_for(*of), **recipe)))
        yield


def _plain(config: TrainConfig) -> torch.nn.Module:
    setup = prepare(config, NullReporter())  # reads the patches, and gives the same first weights
    training, validation = (_all(source) for source in (setup.data.training, setup.data.validation))
    size = setup.batch_size
    return train_plain(setup.model.network, training, validation, config.epochs, size, config.seed)


def _all(source: PatchSource) -> tuple[torch.Tensor, torch.Tensor]:
    return source.batch(range(len(source)))


def _test_part(setup: Setup, config: TrainConfig, most: int) -> tuple[torch.Tensor, torch.Tensor]:
    dataset = Dataset(config.dataset)
    patches = dataset.patches[TEST]
    chosen = [patches[i] for i in np.unique(np.linspace(0, len(patches) - 1, most).round().astype(int))]
    card = setup.model.card
    return _all(PatchSource(dataset, chosen, card.channels, card.outputs, setup.run.device, NullReporter()))


def read_table(path: Path) -> list[Run]:
    """The trainings so far."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [Run(**{name: convert(row[name]) for name, convert in _COLUMNS.items()}) for row in rows]


_COLUMNS = {field.name: {"int": int, "float": float}.get(str(field.type), str) for field in fields(Run)}


def append(path: Path, run: Run) -> None:
    """Add a line at once: what is done stays if the rest is interrupted."""
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        if new:
            writer.writerow([field.name for field in fields(Run)])
        writer.writerow([getattr(run, field.name) for field in fields(Run)])

"""What three seeds, flips and several sizes bring on real ground: `make bench BENCH=ensemble`.

Each real set of `tests/bench/learning` is learnt with three seeds; the test patches are classified by each model alone,
by all three together, and by one model with test-time augmentation, as `classify` does it but without blending.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from tests.bench.contest import say
from tests.bench.learning.trial_sets import TOWN, TRIAL_SETS, TrialSet
from training.accuracy.scores import score_arrays
from training.classification.prediction.predictor import Predictor
from training.contract.config import TrainConfig
from training.contract.dataset_card import TEST
from training.dataset.folder import Dataset
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.learning.patch_source import PatchSource
from training.network.devices import Device, choose_device
from training.network.model_file import load_model

SEEDS = (1, 2, 3)
_BATCH = 16
_Classifier = Callable[[torch.Tensor], torch.Tensor]  # channels (N, C, P, P) -> probabilities (N, K, P, P)


def bench_ensemble(folder: Path, size: int) -> bool:
    """Print a table for each real set; reached if three models are on no set worse than the mean of single ones."""
    reached = True
    wanted = os.environ.get("SETS", "").split()
    for trial in TRIAL_SETS.values():
        if trial.name == TOWN or not trial.is_there or (wanted and trial.name not in wanted):
            continue
        say(f"  {trial.name}: {trial.described(folder)}")
        models = [_trained(trial, seed, folder) for seed in SEEDS]
        scores = _scores(trial, models, folder)
        for name, (accuracy, f1) in scores.items():
            say(f"    {name:32} overall accuracy {accuracy:.4f}, mean F1 {f1:.4f}")
        reached &= scores["three seeds averaged"][1] >= scores["one seed, mean of three"][1]
    return reached


def _trained(trial: TrialSet, seed: int, folder: Path) -> Path:
    model = folder / f"{trial.name}_seed_{seed}.safetensors"
    config = TrainConfig(
        dataset=str(trial.folder(1, folder)), inputs=trial.inputs, width=trial.width, epochs=trial.epochs,
        device="cpu", seed=seed, model=str(model),
    )  # fmt: skip
    run_job("train", config, NullReporter())
    return model


def _scores(trial: TrialSet, models: Sequence[Path], folder: Path) -> dict[str, tuple[float, float]]:
    """Way of classifying -> overall accuracy and mean F1 of the test patches."""
    device = choose_device("cpu", "float32", NullReporter())
    single = [Predictor(load_model(path), device, _BATCH).probabilities for path in models]
    ways: dict[str, _Classifier] = {f"seed {seed}": one for seed, one in zip(SEEDS, single, strict=True)}
    ways["three seeds averaged"] = lambda images: torch.stack([one(images) for one in single]).mean(dim=0)
    ways["seed 1, flips and turns"] = Predictor(load_model(models[0]), device, _BATCH, True).probabilities
    ways["seed 1, several sizes"] = Predictor(load_model(models[0]), device, _BATCH, scaled=True).probabilities
    both = Predictor(load_model(models[0]), device, _BATCH, True, scaled=True)
    ways["seed 1, both"] = both.probabilities
    every = [Predictor(load_model(path), device, _BATCH, True).probabilities for path in models]
    ways["three seeds, flips and turns"] = lambda images: torch.stack([one(images) for one in every]).mean(dim=0)
    matrices = _matrices(trial, models[0], ways, device, folder)
    found = {}
    for name, matrix in matrices.items():
        scores = score_arrays(matrix)
        occurs = matrix.sum(axis=1) > 0
        found[name] = float(scores["overall_accuracy"]), float(scores["f1"][occurs].mean())
    mean = np.mean([found[f"seed {seed}"] for seed in SEEDS], axis=0)
    return {"one seed, mean of three": (float(mean[0]), float(mean[1])), **found}


def _matrices(
    trial: TrialSet, model: Path, ways: dict[str, _Classifier], device: Device, folder: Path
) -> dict[str, np.ndarray]:
    card, data = load_model(model).card, Dataset(trial.folder(1, folder))
    patches = data.patches[TEST]
    step = max(1, len(patches) // trial.test_patches)
    source = PatchSource(data, patches[::step], card.channels, card.outputs, device, NullReporter())
    classes = len(card.outputs)
    matrices = {name: np.zeros((classes, classes), dtype=np.int64) for name in ways}
    for start in range(0, len(source), _BATCH):
        images, labels = source.batch(list(range(start, min(start + _BATCH, len(source)))))
        known = labels < classes
        for name, classify in ways.items():
            predicted = classify(images).argmax(dim=1)
            pairs = labels[known].long() * classes + predicted[known]
            matrices[name] += torch.bincount(pairs, minlength=classes**2).reshape(classes, classes).numpy()
    return matrices

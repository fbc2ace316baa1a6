"""An annotator who knows the reference: labels blocks round by round, and the network goes on after each round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from tests.bench.labelling.learner import (
    FOREIGN_STEPS,
    Scaling,
    Tensors,
    foreign_network,
    mean_f1,
    own_network,
    seen,
)
from tests.bench.labelling.trials import UNLABELLED, Trial
from training.labelling.block_facts import block_facts
from training.labelling.candidates import Candidates
from training.labelling.described import projected
from training.labelling.ranking import ranked

ROUNDS, EACH = 4, 6  # blocks of each round
OURS, CHANCE, ENTROPY = "ours", "chance", "entropy"
Choice = Callable[[Candidates, int, np.random.Generator], np.ndarray]  # numbers among the open blocks


def _ours(found: Candidates, count: int, generator: np.random.Generator) -> np.ndarray:
    return ranked(found.open, found.known, found.shares, count).chosen


def _chance(found: Candidates, count: int, generator: np.random.Generator) -> np.ndarray:
    return generator.permutation(found.offered)[:count]


def _entropy(found: Candidates, count: int, generator: np.random.Generator) -> np.ndarray:
    return np.argsort(-found.open.entropy, kind="stable")[:count]


CHOICES: dict[str, Choice] = {OURS: _ours, CHANCE: _chance, ENTROPY: _entropy}


def curve(trial: Trial, choice: str, seed: int, folder: Path) -> list[float]:
    """Mean F1 on ground that is never offered: of the foreign model, and after each round."""
    ground = trial.ground(seed)
    scaling, classes = Scaling(ground.foreign), len(ground.classes)
    foreign, pool, test = (scaling.of(scenes) for scenes in (ground.foreign, ground.pool, ground.test))
    start = _foreign(foreign, classes, seed, folder / f"{trial.name}_{seed}_{FOREIGN_STEPS}.pt")
    labelled = [(image, torch.full_like(labels, UNLABELLED)) for image, labels in pool]
    generator = np.random.default_rng(seed)
    network, blocks, scores = start, [], [mean_f1(start, test, classes)[0]]
    for number in range(ROUNDS):
        found = _candidates(network, labelled, trial.block)
        for chosen in found.open.take(CHOICES[choice](found, EACH, generator)).places:
            scene, row, column = map(int, chosen)
            place = slice(row, row + trial.block), slice(column, column + trial.block)
            labelled[scene][1][place] = pool[scene][1][place]
            blocks.append((scene, row, column))
        network = own_network(start, foreign, labelled, blocks, trial.block, classes, 100 * seed + number)
        scores.append(mean_f1(network, test, classes)[0])
    return scores


def _foreign(scenes: Tensors, classes: int, seed: int, path: Path) -> torch.nn.Module:
    """The foreign network, trained once for all choices."""
    if path.exists():
        network: torch.nn.Module = torch.load(path, weights_only=False)
        return network
    network = foreign_network(scenes, classes, seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network, path)
    return network


def _candidates(network: torch.nn.Module, labelled: Tensors, side: int) -> Candidates:
    """The facts of all blocks, as the engine gathers them; blocks that reach beyond a scene are left out."""
    found = Candidates()
    for number, (image, labels) in enumerate(labelled):
        logits, features = seen(network, image)
        everywhere = torch.ones(labels.shape, dtype=torch.bool)
        known = labels != UNLABELLED
        probabilities, few = logits.softmax(dim=0), projected(features[None])[0]
        facts = block_facts(probabilities, few, None, everywhere, known, side, (number, 0, 0))
        found.add(facts.take(facts.valid == 1))
    return found

"""An annotator who knows the reference: labels blocks round by round, and the network goes on after each round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch

from tests.bench.labelling.features import Features, Tensors
from tests.bench.labelling.learner import Pixels, foreign_network, mean_f1, own_network, seen
from tests.bench.labelling.trials import UNLABELLED, Trial
from training.labelling.block_facts import block_facts
from training.labelling.candidates import Candidates
from training.labelling.described import projected
from training.labelling.ranking import ranked

ROUNDS, EACH = 8, 4  # blocks of each round
OURS, CHANCE, ENTROPY = "ours", "chance", "entropy"
Choice = Callable[[Candidates, int, np.random.Generator], np.ndarray]  # numbers among the open blocks


def _ours(found: Candidates, count: int, generator: np.random.Generator) -> np.ndarray:
    return ranked(found.open, found.known, found.shares, count).chosen


def _chance(found: Candidates, count: int, generator: np.random.Generator) -> np.ndarray:
    return generator.permutation(found.offered)[:count]


def _entropy(found: Candidates, count: int, generator: np.random.Generator) -> np.ndarray:
    return np.argsort(-found.open.entropy, kind="stable")[:count]


CHOICES: dict[str, Choice] = {OURS: _ours, CHANCE: _chance, ENTROPY: _entropy}


def curves(trial: Trial, choices: Sequence[str], seed: int) -> Iterator[tuple[str, list[float]]]:
    """Of each choice: mean F1 on ground that is never offered, of the foreign model and after each round."""
    ground = trial.ground(seed)
    features, classes = Features(ground.foreign, seed), len(ground.classes)
    foreign = Pixels(features.of(ground.foreign), classes)
    pool, test = features.of(ground.pool), features.of(ground.test)
    start = foreign_network(foreign, classes, seed)
    for choice in choices:
        network, scores = start, [mean_f1(start, test, classes)]
        labelled = [(image, torch.full_like(labels, UNLABELLED)) for image, labels in pool]
        generator = np.random.default_rng(seed)
        for number in range(ROUNDS):
            found = _candidates(network, labelled, trial.block)
            for scene, row, column in found.open.take(CHOICES[choice](found, EACH, generator)).places:
                place = slice(row, row + trial.block), slice(column, column + trial.block)
                labelled[scene][1][place] = pool[scene][1][place]
            network = own_network(start, foreign, Pixels(labelled, classes), classes, 100 * seed + number)
            scores.append(mean_f1(network, test, classes))
        yield choice, scores


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

"""Which blocks to label, and in which order: those that stand for much doubtful ground that no other one stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .block_facts import BlockFacts

_RAREST = 0.005  # share of the area: what is rarer counts as if it were this rare
_REACH = 0.5  # how far a block stands for others, in units of the spread of all blocks
_MOST_GROUND = 2000  # blocks by which the ground is known that others stand for
_AT_ONCE = 1000  # blocks whose likeness to these is in memory
_TINY = 1e-6


@dataclass(frozen=True)
class Ranking:
    """The blocks in the order in which to label them.

    Args:
        chosen: Their numbers among the candidates, shape (M,).
        scores: What each was worth when it was its turn, in per cent of the first one, shape (M,): it falls.
        apart: How unlike, in the network's features, the blocks before it and the labelled ones it is, shape (M,), in
            units of the spread (root mean square distance from the mean) of all; infinite if there is none.
    """

    chosen: np.ndarray
    scores: np.ndarray
    apart: np.ndarray


def class_weights(shares: np.ndarray) -> np.ndarray:
    """What doubt of each class is worth: more of a rare one, since the mean F1 counts each class alike.

    Args:
        shares: Expected share of each class in the area, shape (K,).

    Returns:
        Shape (K,), 1 in the mean: the root of the inverse share, as the training weights its classes.
    """
    weights = 1 / np.sqrt(np.maximum(shares, _RAREST))
    found: np.ndarray = weights / weights.mean()
    return found


def worth(facts: BlockFacts, shares: np.ndarray) -> np.ndarray:
    """What each block is worth by itself, shape (N,): its doubt, that of rare classes counted more, times its data."""
    found: np.ndarray = (facts.doubt @ class_weights(shares)) * facts.valid
    return found


def ranked(
    facts: BlockFacts,
    known: BlockFacts,
    shares: np.ndarray,
    count: int,
    excluded_by: Callable[[int], np.ndarray] | None = None,
) -> Ranking:
    """Choose blocks one by one, each the one that is then worth most.

    A block is worth its own doubt times the doubt of the ground that it stands for better than any block that is
    labelled or was chosen before. How well it stands for another block is exp(-d^2 / (2 r^2)) of the distance d of
    their mean features. This is facility location, chosen greedily, by Yang, Zhang, Chen, Zhang, Chen 2017 (Suggestive
    annotation: a deep active learning framework for biomedical image segmentation, MICCAI, sec. 2.2), with the ground
    weighted by its doubt: the most doubtful blocks alone are often all alike, and the most unlike are oddities. Gains
    only fall (the function is submodular), so most are computed once (Minoux 1978, Accelerated greedy algorithms for
    maximizing submodular set functions).

    Args:
        facts: The blocks to choose from.
        known: Blocks that are labelled.
        shares: Expected share of each class in the area, shape (K,).
        count: How many are wanted; fewer if there are not as many.
        excluded_by: For a chosen block: the blocks that show the same ground, shape (N,) bool; None: none do.
    """
    if not len(facts):
        return Ranking(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))
    every = np.concatenate([facts.features, known.features])
    scale = np.sqrt(every.var(axis=0).sum()) + _TINY  # one for all features: those that hardly vary stay small
    places, centres = facts.features / scale, known.features / scale
    own = worth(facts, shares)
    some = np.arange(0, len(facts), -(-len(facts) // _MOST_GROUND))
    ground, doubt = places[some], own[some]
    stood_for = _likeness(centres, ground).max(axis=0, initial=0.0)
    apart = np.full(len(facts), np.inf)
    for centre in centres:
        apart = np.minimum(apart, np.linalg.norm(places - centre, axis=1))

    def gain_of(numbers: np.ndarray) -> np.ndarray:
        more = np.maximum(_likeness(places[numbers], ground) - stood_for, 0)
        found: np.ndarray = own[numbers] * (more @ doubt + _TINY)  # of blocks all alike, by their own doubt
        return found

    parts = np.array_split(np.arange(len(facts)), -(-len(facts) // _AT_ONCE))
    gain, exact = np.concatenate([gain_of(part) for part in parts]), np.ones(len(facts), dtype=bool)
    chosen: list[int] = []
    scores, distances = [], []
    while len(chosen) < count and (gain >= 0).any():
        best = int(gain.argmax())
        if not exact[best]:
            gain[best], exact[best] = gain_of(np.array([best]))[0], True
            continue
        chosen.append(best)
        scores.append(float(gain[best]))
        distances.append(float(apart[best]))
        gain[best] = -1.0
        if excluded_by is not None:
            gain[excluded_by(best)] = -1.0
        exact[:] = False
        apart = np.minimum(apart, np.linalg.norm(places - places[best], axis=1))
        stood_for = np.maximum(stood_for, _likeness(places[[best]], ground)[0])
    highest = max(scores) or 1.0
    return Ranking(np.array(chosen, dtype=np.int64), 100 * np.array(scores) / highest, np.array(distances))


def _likeness(places: np.ndarray, ground: np.ndarray) -> np.ndarray:
    """How well each of N places (N, D) stands for each of M (M, D), shape (N, M), 0-1."""
    squares = np.square(places).sum(axis=1)[:, None] + np.square(ground).sum(axis=1) - 2 * places @ ground.T
    found: np.ndarray = np.exp(-np.maximum(squares, 0) / (2 * _REACH**2))
    return found

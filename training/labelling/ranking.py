"""Which blocks to label, and in which order: doubt, rare classes, and not ten times the same roof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .block_facts import BlockFacts

_RAREST = 0.005  # share of the area: what is rarer counts as if it were this rare
_FARTHEST = 1.5  # distance beyond which a block is no more unlike, in units of the spread of all blocks
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
    """Choose blocks one by one, each the one that is then worth most: its own worth times how unlike it is.

    Greedy k-centre (Sener, Savarese 2018, Active learning for convolutional neural networks: a core-set approach, ICLR,
    alg. 1), weighted with the doubt: the distance of a block is that of its mean features from the nearest block that
    is labelled or was chosen before. As with the gradient embeddings of Ash, Zhang, Krishnamurthy, Langford, Agarwal
    2020 (Deep batch active learning by diverse, uncertain gradient lower bounds, ICLR) a block of no doubt is worth
    nothing, however unlike, and one that is like others little, however doubtful: the most doubtful places are often
    all alike (Kirsch, van Amersfoort, Gal 2019, BatchBALD, NeurIPS).

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
    apart = np.full(len(facts), np.inf)
    for centre in centres:
        apart = np.minimum(apart, np.linalg.norm(places - centre, axis=1))
    own, left = worth(facts, shares), np.ones(len(facts), dtype=bool)
    chosen: list[int] = []
    scores, distances = [], []
    while len(chosen) < count and left.any():
        gain = np.where(left, own * (np.minimum(apart, _FARTHEST) + _TINY), -1.0)  # of blocks all alike, by doubt
        best = int(gain.argmax())
        chosen.append(best)
        scores.append(float(gain[best]))
        distances.append(float(apart[best]))
        left[best] = False
        if excluded_by is not None:
            left &= ~excluded_by(best)
        apart = np.minimum(apart, np.linalg.norm(places - places[best], axis=1))
    highest = max(scores) or 1.0
    return Ranking(np.array(chosen, dtype=np.int64), 100 * np.array(scores) / highest, np.array(distances))

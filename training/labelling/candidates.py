"""The blocks that may be offered, and those that are labelled already, of orthophotos of any size."""

from __future__ import annotations

import numpy as np

from .block_facts import BlockFacts
from .ranking import worth

LEAST_VALID = 0.5  # share of a block that has data, from which on it is offered
_LABELLED = 0.5  # share of a block that is labelled, from which on it stands for what is known
_MOST = 20_000  # blocks that are kept to choose from, so that memory does not grow with the orthophotos
_MOST_KNOWN = 2_000


class Candidates:
    """Collects the facts of blocks as they come.

    Beyond `most` of them, the half that is worth most by itself is kept: of so many blocks, the others would hardly be
    chosen (as Yang, Zhang, Chen, Zhang, Chen 2017, Suggestive annotation, MICCAI, choose among the most uncertain).

    Args:
        most: How many are kept.

    Attributes:
        seen: Number of blocks with data.
        taken: Number of those that are labelled already, wholly or in part.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._open: list[BlockFacts] = []
        self._known: list[BlockFacts] = []
        self._shares: np.ndarray | float = 0.0  # sum over the blocks
        self._weight = 0.0
        self.seen = self.taken = 0

    def add(self, facts: BlockFacts) -> None:
        """Add some blocks; those without data are forgotten."""
        facts = facts.take(facts.valid > 0)
        touched = facts.labelled > 0
        self._shares = self._shares + (facts.shares * facts.valid[:, None]).sum(axis=0)
        self._weight += float(facts.valid.sum())
        self.seen += len(facts)
        self.taken += int(touched.sum())
        self._known.append(facts.take(touched & (facts.labelled >= _LABELLED * facts.valid)))
        self._open.append(facts.take(~touched & (facts.valid >= LEAST_VALID)))
        if self.offered > self._most:
            self._open = [self._thinned()]

    @property
    def shares(self) -> np.ndarray:
        """Expected share of each class in all that has been seen, shape (K,)."""
        return np.asarray(self._shares) / max(self._weight, 1e-12)

    @property
    def offered(self) -> int:
        """Number of the blocks to choose from."""
        return sum(map(len, self._open))

    @property
    def open(self) -> BlockFacts:
        """The blocks to choose from."""
        return BlockFacts.joined(self._open)

    @property
    def known(self) -> BlockFacts:
        """Blocks that are labelled; of very many, some that are spread evenly over them."""
        known = BlockFacts.joined(self._known)
        return known.take(np.arange(0, len(known), max(1, -(-len(known) // _MOST_KNOWN))))

    def _thinned(self) -> BlockFacts:
        every = self.open
        best = np.argsort(-worth(every, self.shares), kind="stable")[: self._most // 2]
        return every.take(np.sort(best))

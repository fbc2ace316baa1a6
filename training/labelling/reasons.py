"""Why a block is worth labelling, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .block_facts import BlockFacts

_RARE = 0.5  # of the share that each class had if all were as frequent: what is rarer is rare
_MORE = 1.5  # times its share in the area, from which on a class is expected here
_OTHER = 1.0  # times the spread of all blocks: so far from those before it, a block shows other ground
_BEYOND = 1.0  # times the limit of what the training has seen


@dataclass(frozen=True)
class Reason:
    """What is said of one block.

    Args:
        text: Why it is worth labelling, one sentence without its full stop.
        confused: The two classes that are confused most.
    """

    text: str
    confused: tuple[str, str]


def reason_of(block: BlockFacts, apart: float, shares: np.ndarray, names: Sequence[str]) -> Reason:
    """Why one block is worth labelling.

    Args:
        block: The block, alone.
        apart: How unlike it is from those before it, see `Ranking.apart`.
        shares: Expected share of each class in the area, shape (K,).
        names: Names of the classes.
    """
    first, second = divmod(int(block.confusions[0].argmax()), len(names))
    if block.shares[0, second] > block.shares[0, first]:
        first, second = second, first
    confused = names[first], names[second]
    parts = [f"{confused[0]} or {confused[1]} is uncertain"]
    rare = [
        f"{names[index]} ({_per_cent(shares[index])} of the area)"
        for index in np.argsort(-block.shares[0] / np.maximum(shares, 1e-9), kind="stable")
        if shares[index] < _RARE / len(names) and block.shares[0, index] > _MORE * shares[index]
    ]
    if rare:
        parts.append(f"a rare class is expected: {' and '.join(rare[:2])}")
    if block.unlike[0] > _BEYOND:
        parts.append("unlike what the model has learnt from")
    if _OTHER < apart < np.inf:
        parts.append("other ground than the blocks before it")
    text = "; ".join(parts)
    return Reason(text[0].upper() + text[1:], confused)


def _per_cent(share: float) -> str:
    return f"{100 * share:.1f} %" if share >= 0.001 else "less than 0.1 %"

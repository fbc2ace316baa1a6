"""Why a block is worth labelling, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..contract.language import tr
from .block_facts import BlockFacts

_RARE = 0.5  # of the share that each class had if all were as frequent: what is rarer is rare
_MORE = 1.5  # times its share in the area, from which on a class is expected here
_OTHER = 1.0  # times the spread of all blocks: so far from those before it, a block shows other ground
_LEAST_SHOWN = 0.001  # share of the area
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
    parts = [tr("{first} or {second} is uncertain", first=confused[0], second=confused[1])]
    rare = [
        tr("{name} ({share:.1%} of the area)", name=names[index], share=max(float(shares[index]), _LEAST_SHOWN))
        for index in np.argsort(-block.shares[0] / np.maximum(shares, 1e-9), kind="stable")
        if shares[index] < _RARE / len(names) and block.shares[0, index] > _MORE * shares[index]
    ]
    if rare:
        parts.append(tr("a rare class is expected: {names}", names=", ".join(rare[:2])))
    if block.unlike[0] > _BEYOND:
        parts.append(tr("unlike what the model has learnt from"))
    if _OTHER < apart < np.inf:
        parts.append(tr("other ground than the blocks before it"))
    text = "; ".join(parts)
    return Reason(text[0].upper() + text[1:], confused)

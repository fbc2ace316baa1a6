"""How a training learns where no parameter says it: the course of the rate, the reach of the mean of the weights."""

from __future__ import annotations

import math
from dataclasses import dataclass

_COOL_DOWN = 0.25  # epochs that the rate takes to fall to zero after an early end, as a share of those done before


@dataclass(frozen=True)
class Recipe:
    """What the steps of a training follow.

    Args:
        rise: Epochs over which the learning rate rises at the beginning; a training of one epoch has no rise.
        rise_share: Share of all epochs over which it rises, where that is longer.
        last_rate: Share of the largest rate that is left at the end.
        reach: Steps over which the mean of the weights reaches back, about; 0: the last step's weights alone.
        reach_share: Share of all steps over which it reaches back, where that is less.
        cools_down: Whether a training that no longer improves lets the rate fall before it ends.
    """

    rise: float = 1.0
    rise_share: float = 0.3
    last_rate: float = 0.0
    reach: float = 200.0
    reach_share: float = 0.05
    cools_down: bool = True

    def learning_rate(self, progress: float, epochs: int, cooling_from: int = 0) -> float:
        """Share of the largest rate: rises in a line, then falls as a cosine (Loshchilov, Hutter 2017).

        Args:
            progress: Epochs done, the current step included: 1.5 is the middle of the second.
            epochs: How many there are in all.
            cooling_from: After so many epochs the rate has begun to fall in a line to its last value, since the
                training no longer improved; 0: it has not.
        """
        if cooling_from and progress > cooling_from:
            share = min((progress - cooling_from) / self.cool_down(cooling_from, epochs), 1.0)
            return (1 - share) * self.learning_rate(cooling_from, epochs) + share * self.last_rate
        rise = self.rise_epochs(epochs)
        if progress <= rise:
            return progress / rise
        share = min((progress - rise) / max(1e-9, epochs - rise), 1.0) if epochs > 1 else 0.0
        return self.last_rate + (1 - self.last_rate) * 0.5 * (1 + math.cos(math.pi * share))

    def rise_epochs(self, epochs: int) -> float:
        """Epochs over which the rate rises in a training of so many."""
        return max(self.rise, self.rise_share * epochs) if epochs > 1 else 0.0

    def cool_down(self, done: int, epochs: int) -> int:
        """Epochs that follow when a training of `epochs` no longer improves after those done."""
        return min(math.ceil(_COOL_DOWN * done), epochs - done) if self.cools_down else 0

    def mean_decay(self, steps: int) -> float:
        """What is left of the old mean of the weights after a step, of a training of so many steps."""
        reach = min(self.reach, self.reach_share * steps)
        return 1 - 1 / reach if reach > 1 else 0.0


EARLIER = Recipe(rise_share=0.0, last_rate=0.01, reach_share=1.0, cools_down=False)  # of version 0.1


def recipe_for(patches: int, epochs: int) -> Recipe:
    """The recipe for so many training patches and epochs at most."""
    return Recipe()

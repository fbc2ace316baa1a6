"""How a training learns where no parameter says it: the course of the rate, the reach of the mean of the weights."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """What the steps of a training follow.

    Args:
        rise: Epochs over which the learning rate rises at the beginning; a training of one epoch has no rise.
        rise_share: Share of all epochs over which it rises, where that is longer.
        last_rate: Share of the largest rate that is left at the end.
        reach: Steps over which the mean of the weights reaches back, about; 0: the last step's weights alone.
        reach_share: Share of all steps over which it reaches back, where that is less.
        weight_power: The class weights are raised to this power: 1 leaves them, 0.5 takes roots, 0 makes all alike.
    """

    rise: float = 1.0
    rise_share: float = 0.0
    last_rate: float = 0.01
    reach: float = 200.0
    reach_share: float = 1.0
    weight_power: float = 1.0

    def learning_rate(self, progress: float, epochs: int) -> float:
        """Share of the largest rate: rises in a line, then falls as a cosine (Loshchilov, Hutter 2017).

        Args:
            progress: Epochs done, the current step included: 1.5 is the middle of the second.
            epochs: How many there are in all.
        """
        rise = max(self.rise, self.rise_share * epochs) if epochs > 1 else 0.0
        if progress <= rise:
            return progress / rise
        share = min((progress - rise) / max(1e-9, epochs - rise), 1.0) if epochs > 1 else 0.0
        return self.last_rate + (1 - self.last_rate) * 0.5 * (1 + math.cos(math.pi * share))

    def mean_decay(self, steps: int) -> float:
        """What is left of the old mean of the weights after a step, of a training of so many steps."""
        reach = min(self.reach, self.reach_share * steps)
        return 1 - 1 / reach if reach > 1 else 0.0


def recipe_for(patches: int, epochs: int) -> Recipe:
    """The recipe for so many training patches and epochs at most."""
    return Recipe()

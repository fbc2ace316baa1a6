"""How a training learns where no parameter says it: the course of the rate, the reach of the mean of the weights."""

from __future__ import annotations

import math
from dataclasses import dataclass

_COOL_DOWN = 0.25  # the fall of the rate after an early end, as a share of what was done before


@dataclass(frozen=True)
class Recipe:
    """What the steps of a training follow.

    Args:
        rise_share: Share of the training over which the learning rate rises at the beginning.
        last_rate: Share of the largest rate that is left at the end.
        reach: Steps over which the mean of the weights reaches back, about; 0: the last step's weights alone.
        reach_share: Share of all steps over which it reaches back, where that is less.
        cools_down: Whether a training that no longer improves lets the rate fall before it ends.
    """

    rise_share: float = 0.3
    last_rate: float = 0.0
    reach: float = 200.0
    reach_share: float = 0.05
    cools_down: bool = True

    def learning_rate(self, done: float, cooling_from: float = 0.0, end: float = 1.0) -> float:
        """Share of the largest rate: rises in a line, then falls as a cosine (Loshchilov, Hutter 2017).

        Args:
            done: Share of the training that is done, the current step included.
            cooling_from: From here on the rate falls in a line to its last value, since the training no longer
                improved; 0: it has improved.
            end: Where that fall ends.
        """
        if cooling_from and done > cooling_from:
            share = min((done - cooling_from) / (end - cooling_from), 1.0)
            return (1 - share) * self.learning_rate(cooling_from) + share * self.last_rate
        if done < self.rise_share:
            return done / self.rise_share
        share = min((done - self.rise_share) / max(1e-9, 1 - self.rise_share), 1.0)
        return self.last_rate + (1 - self.last_rate) * 0.5 * (1 + math.cos(math.pi * share))

    def cool_down(self, done: int, epochs: int) -> int:
        """Epochs that follow when a training of `epochs` no longer improves after those done."""
        return min(math.ceil(_COOL_DOWN * done), epochs - done) if self.cools_down else 0

    def mean_decay(self, steps: float) -> float:
        """What is left of the old mean of the weights after a step, of a training of so many steps."""
        reach = min(self.reach, self.reach_share * steps)
        return 1 - 1 / reach if reach > 1 else 0.0


def earlier_recipe(epochs: int) -> Recipe:
    """What version 0.1 followed: a rise over one epoch, no fall to zero, no cool-down."""
    return Recipe(1 / epochs if epochs > 1 else 0.0, last_rate=0.01, reach_share=1.0, cools_down=False)


def recipe_for(patches: int, epochs: int) -> Recipe:
    """The recipe for so many training patches and epochs at most."""
    return Recipe()

"""Which parts of a network learn, and how fast: an encoder that knows something already, more slowly or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch import nn

SHARE = "share"  # of the largest learning rate, in an optimiser's group of weights; without it: all of it
ENCODER_SHARE = 0.1  # of an encoder that starts with weights learnt elsewhere; docs/experiments.md has the trials
KEPT, STATISTICS, ALL = "no", "statistics", "all"  # of `freeze_encoder`


@dataclass(frozen=True)
class Learning:
    """How the parts of a network learn.

    Args:
        share: Of LEARNING_RATE, for the whole network.
        encoder_share: Of that, for its encoder.
        first_layer: Whether the encoder's first layer learns as fast as the decoder: it meets channels that its weights
            were not learnt on.
        freeze: "no"; "statistics": the means and variances of the encoder's batch normalisations stay; "all": the
            encoder's weights stay too.
    """

    share: float = 1.0
    encoder_share: float = 1.0
    first_layer: bool = False
    freeze: str = KEPT

    def parameter_groups(self, network: nn.Module) -> list[dict[str, Any]]:
        """Groups for an optimiser, each with its `SHARE` of the learning rate; the encoder's comes last."""
        if self.share == self.encoder_share == 1 and self.freeze != ALL:
            return [{"params": [*network.parameters()]}]
        if self.encoder_share == 1 and self.freeze != ALL:
            return [{"params": [*network.parameters()], SHARE: self.share}]
        encoder = {id(weight) for weight in _encoder(network).parameters()}
        if self.first_layer and self.freeze != ALL:
            encoder.remove(next(id(weight) for weight in _encoder(network).parameters() if weight.ndim == 4))
        rest = [weight for weight in network.parameters() if id(weight) not in encoder]
        groups: list[dict[str, Any]] = [{"params": rest, SHARE: self.share}]
        if self.freeze != ALL:
            slow = [weight for weight in network.parameters() if id(weight) in encoder]
            groups.append({"params": slow, SHARE: self.share * self.encoder_share})
        return groups

    def freeze_weights(self, network: nn.Module) -> None:
        """Let no gradient reach the weights that stay as they are."""
        if self.freeze == ALL:
            _encoder(network).requires_grad_(False)

    def start_epoch(self, network: nn.Module) -> None:
        """Bring a network into training mode, but for the statistics that stay."""
        network.train()
        if self.freeze != KEPT:
            _encoder(network).eval()


def _encoder(network: nn.Module) -> nn.Module:
    """The half that makes the image smaller: all our networks call it so."""
    encoder: nn.Module = network.encoder  # type: ignore[assignment]
    return encoder

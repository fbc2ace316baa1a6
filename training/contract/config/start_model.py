"""A training that starts with an own model: which network that makes, and whether the two fit. Without torch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..architectures import ARCHITECTURE_OF
from ..errors import ConfigError, DatasetError
from ..language import tr
from ..model_card import ModelCard, read_model_card
from .train import TrainConfig


def with_start_model(config: TrainConfig) -> TrainConfig:
    """The same training with the network of its START_MODEL, if it has one.

    ARCHITECTURE and WIDTH may say nothing (their defaults) or the same as the model.

    Raises:
        ModelFileError: If the file is no model.
        ConfigError: If they say something else.
    """
    if not config.start_model:
        return config
    card = read_model_card(config.start_model)
    network: dict[str, Any] = {"architecture": card.architecture}
    if ARCHITECTURE_OF[card.architecture].takes_width:
        network["width"] = card.architecture_args.get("width", config.width)
    others = {
        name.upper(): (getattr(config, name), value)
        for name, value in network.items()
        if getattr(config, name) not in (value, getattr(TrainConfig, name))
    }
    if others:
        raise ConfigError(
            tr(
                "The network of START_MODEL {start_model} is another one: {differences}.",
                start_model=config.start_model,
                differences="; ".join(
                    tr("{name} is {given}, but {value} in the model", name=name, given=given, value=value)
                    for name, (given, value) in others.items()
                ),
            ),
            tr(
                "Leave {others} out, choose another START_MODEL, or train without one.", others=tr(" and ").join(others)
            ),
        )
    return replace(config, **network)


def check_known_channels(start: ModelCard, roles: Iterable[str]) -> None:
    """Check that a model has learnt at least one of the channels of a training that is to start with it.

    Raises:
        DatasetError: If it has not.
    """
    roles = [*roles]
    if not {*roles} & {*start.roles}:
        raise DatasetError(
            tr(
                "START_MODEL was trained on {roles}, and this training has none of them: {here}.",
                roles=", ".join(start.roles),
                here=", ".join(roles),
            ),
            tr(
                "Cut the patches again with NIR_BAND and RED_BAND as the bands really are, or train without "
                "START_MODEL."
            ),
        )

"""The network that a training starts with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from torch import nn

from ..contract.compatibility import check_patch_size
from ..contract.config import TrainConfig
from ..contract.config.choices import ENCODERS
from ..jobs.reporter import Reporter
from .encoder_weights import load_encoder_weights
from .encoders import build_encoder_network, encoder_arguments
from .unet import UNet


@dataclass(frozen=True)
class NewNetwork:
    """A network before its training.

    Args:
        network: The network, on the processor.
        arguments: What `build_network` needs to build it again.
        ran_on: Which weights it really starts with, for the model file.
    """

    network: nn.Module
    arguments: dict[str, Any]
    ran_on: dict[str, str] = field(default_factory=dict)


def new_network(
    config: TrainConfig, in_channels: int, num_classes: int, patch_size: int, reporter: Reporter
) -> NewNetwork:
    """Build the network of `config.architecture` and give its encoder, if it has one, its first weights.

    Raises:
        DatasetError: If patches of `patch_size` pixels do not suit the network.
        DependencyError: If the optional package of the encoders is missing.
        EngineError: If weights cannot be downloaded, or the file with them is of no use.
    """
    if config.architecture not in ENCODERS:
        arguments: dict[str, Any] = {"in_channels": in_channels, "num_classes": num_classes, "width": config.width}
        return NewNetwork(build_network(config.architecture, arguments), arguments)
    check_patch_size(config.architecture, patch_size)
    if config.width != TrainConfig.width:
        reporter.warning(f"WIDTH={config.width} is not used: the encoder of {config.architecture} has its own widths.")
    encoder, _ = ENCODERS[config.architecture]
    arguments = encoder_arguments(encoder, in_channels, num_classes)
    network = build_network(config.architecture, arguments)
    loaded = load_encoder_weights(network, encoder, config.encoder_weights or "imagenet", reporter)
    return NewNetwork(network, arguments, loaded)


def build_network(architecture: str, arguments: dict[str, Any]) -> nn.Module:
    """The network of a model card, with random weights.

    Raises:
        DependencyError: If it needs the optional package of the encoders and that is missing.
        ValueError: If the architecture is not known.
    """
    if architecture == "unet":
        return UNet(**arguments)
    if "encoder" in arguments:
        return build_encoder_network(**arguments)
    raise ValueError(f"unknown architecture {architecture}")

"""The network that a training starts with, and the network of a model file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from torch import nn

from ..contract.architectures import ARCHITECTURE_OF, Architecture
from ..contract.compatibility import check_patch_size
from ..contract.config import TrainConfig
from ..contract.language import tr
from ..jobs.reporter import Reporter
from .encoder_weights import RGB, load_encoder_weights
from .encoders import build_smp_network, smp_arguments
from .learning_parts import ENCODER_SHARE, Learning
from .unet import UNet


@dataclass(frozen=True)
class NewNetwork:
    """A network before its training.

    Args:
        network: The network, on the CPU.
        arguments: What `build_network` needs to build it again.
        ran_on: Which weights it really starts with, for the model file.
        learning: How fast its parts learn.
    """

    network: nn.Module
    arguments: dict[str, Any]
    ran_on: dict[str, str] = field(default_factory=dict)
    learning: Learning = field(default_factory=Learning)


def new_network(
    config: TrainConfig, in_channels: int, num_classes: int, patch_size: int, reporter: Reporter
) -> NewNetwork:
    """Build the network of `config.architecture` and give its encoder, if it has one, its first weights.

    Raises:
        DatasetError: If patches of `patch_size` pixels do not suit the network.
        DependencyError: If the optional package of the encoders is missing.
        EngineError: If weights cannot be downloaded, or the file with them is of no use.
    """
    check_patch_size(config.architecture, patch_size)
    architecture = ARCHITECTURE_OF[config.architecture]
    arguments = _arguments(architecture, in_channels, num_classes, config.width)
    if not architecture.takes_width and config.width != TrainConfig.width:
        reporter.warning(
            tr(
                "WIDTH={width} is not used: the encoder of {architecture} has its own widths.",
                width=config.width,
                architecture=config.architecture,
            )
        )
    network = build_network(config.architecture, arguments)
    if not architecture.takes_encoder_weights:
        return NewNetwork(network, arguments)
    weights = config.encoder_weights or "imagenet"
    loaded = load_encoder_weights(network, architecture.encoder, weights, reporter, architecture.weights_package)
    knows = loaded["encoder_weights"] != "none"
    learning = Learning(
        encoder_share=ENCODER_SHARE if knows else 1.0, first_layer=in_channels > RGB, freeze=config.freeze_encoder
    )
    return NewNetwork(network, arguments, loaded, learning)


def build_network(architecture: str, arguments: dict[str, Any]) -> nn.Module:
    """The network of a model card, with random weights.

    Raises:
        DependencyError: If it needs the optional package of the encoders and that is missing.
        ValueError: If the architecture is not known.
    """
    if architecture not in ARCHITECTURE_OF:
        raise ValueError(f"unknown architecture {architecture}")
    entry = ARCHITECTURE_OF[architecture]
    return _BUILDERS[entry.extra](entry, **arguments)


def _arguments(architecture: Architecture, in_channels: int, num_classes: int, width: int) -> dict[str, Any]:
    if architecture.takes_width:
        return {"in_channels": in_channels, "num_classes": num_classes, "width": width}
    return smp_arguments(architecture, in_channels, num_classes)


def _unet(_: Architecture, **arguments: Any) -> nn.Module:
    return UNet(**arguments)


_BUILDERS: dict[str, Callable[..., nn.Module]] = {"": _unet, "encoders": build_smp_network}  # by what they need

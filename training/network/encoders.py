"""U-Nets with an encoder of segmentation_models.pytorch (SMP), an optional package.

Nothing is downloaded here: with SMP installed, a model file is all that is needed to build its network again.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import torch
from torch import nn

from ..contract.compatibility import ENCODER_MULTIPLE
from ..contract.errors import DependencyError
from ..contract.installation import extra_line

PACKAGE, MODULE = "segmentation-models-pytorch", "segmentation_models_pytorch"
_DECODER_CHANNELS = (256, 128, 64, 32, 16)  # of the five levels, from the deepest; SMP's own choice
_UNUSED = ("_conv_head", "_bn1")  # of EfficientNet: the head of its classifier, which a U-Net does not call


def load_smp() -> ModuleType:
    """The package.

    Raises:
        DependencyError: If it is missing or cannot be loaded; says how to install it.
    """
    if MODULE not in sys.modules and find_spec(MODULE) is None:
        raise DependencyError(
            f"A U-Net with a pretrained encoder needs {PACKAGE}, which {sys.executable} does not have.",
            f"Install it with:  {extra_line('encoders')}",
        )
    try:
        return importlib.import_module(MODULE)
    except (ImportError, RuntimeError, OSError, AttributeError) as error:  # an unfit torchvision raises any of these
        raise DependencyError(
            f"{PACKAGE} is installed, but {sys.executable} cannot load it: {error}.",
            "Most often torchvision is of another version or build than PyTorch. Remove it (pip uninstall torchvision) "
            f"and install the one that fits:  {extra_line('encoders')}",
        ) from error


def encoder_arguments(encoder: str, in_channels: int, num_classes: int) -> dict[str, Any]:
    """Arguments of `build_encoder_network` for a new network."""
    return {
        "encoder": encoder,
        "in_channels": in_channels,
        "num_classes": num_classes,
        "decoder_channels": list(_DECODER_CHANNELS),
        "smp_version": str(load_smp().__version__),
    }


def build_encoder_network(
    encoder: str, in_channels: int, num_classes: int, decoder_channels: Sequence[int], smp_version: str
) -> nn.Module:
    """A U-Net with random weights.

    Args:
        encoder: SMP's name of the encoder, e.g. "resnet34".
        in_channels: Channels of the input.
        num_classes: Classes told apart.
        decoder_channels: Channels of the decoder's levels, from the deepest.
        smp_version: Version of SMP the network was first built with; for messages.

    Returns:
        Network from (N, C, H, W), H and W multiples of 32, to logits (N, K, H, W).

    Raises:
        DependencyError: If SMP is missing or cannot be loaded.
        ValueError: If the installed SMP does not know the encoder.
    """
    smp = load_smp()
    if encoder not in smp.encoders.encoders:
        raise ValueError(f"{PACKAGE} {smp.__version__} has no encoder {encoder}, but {smp_version} had")
    network: nn.Module = smp.Unet(
        encoder_name=encoder,
        encoder_weights=None,
        in_channels=in_channels,
        classes=num_classes,
        decoder_channels=tuple(decoder_channels),
    )
    for name in _UNUSED:  # processes that train together would wait for a gradient that never comes
        unused = getattr(network.encoder, name, None)
        if isinstance(unused, nn.Module):
            unused.requires_grad_(False)
    network.register_forward_pre_hook(_check_size)
    return network


def other_smp(arguments: dict[str, Any]) -> str:
    """Which other version of SMP a network was first built with; "" if it is the installed one, or needs none."""
    version = str(arguments.get("smp_version", ""))
    return version if version and version != load_smp().__version__ else ""


def _check_size(network: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
    """Say which size to pad to; SMP itself would shift what it upsamples, and say nothing.

    Raises:
        ValueError: If height or width is no multiple of 32.
    """
    sides = inputs[0].shape[-2:]
    if any(side % ENCODER_MULTIPLE for side in sides):
        fit = [-(-side // ENCODER_MULTIPLE) * ENCODER_MULTIPLE for side in sides]
        raise ValueError(f"input of {sides[0]} x {sides[1]} pixels: pad it to {fit[0]} x {fit[1]}")

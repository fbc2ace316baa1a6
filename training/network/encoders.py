"""Networks of segmentation_models.pytorch (SMP), an optional package: an encoder and a decoder, each by its name there.

Nothing is downloaded here: with SMP installed, a model file is all that is needed to build its network again.
"""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import torch
from torch import nn

from ..contract.architectures import Architecture
from ..contract.errors import DependencyError
from ..contract.installation import extra_line
from ..contract.language import tr
from .input_size import check_sides
from .pooled_batch_norm import take_single_patches

PACKAGE, MODULE = "segmentation-models-pytorch", "segmentation_models_pytorch"
OF_TIMM = "tu-"  # SMP's name of an encoder of timm begins with this
_OF_DECODERS: dict[str, dict[str, Any]] = {  # what new networks give SMP's class, kept in the model file: SMP's choices
    "Unet": {"decoder_channels": [256, 128, 64, 32, 16]},  # of the five levels, from the deepest
    # SMP drops half of the values at random; the paper does not, and processes that share a batch would differ.
    "DeepLabV3Plus": {"encoder_output_stride": 16, "decoder_channels": 256, "decoder_aspp_dropout": 0.0},
}
_UNUSED = ("_conv_head", "_bn1")  # of EfficientNet: the head of its classifier, which a U-Net does not call
_declared: list[Any] = []  # as long as they are kept, their operators are known


def load_smp() -> ModuleType:
    """The package.

    Raises:
        DependencyError: If it is missing or cannot be loaded; says how to install it.
    """
    if MODULE not in sys.modules and find_spec(MODULE) is None:
        raise DependencyError(
            tr(
                "A network with a pretrained encoder needs {package}, which {executable} does not have.",
                package=PACKAGE,
                executable=sys.executable,
            ),
            tr("Install it with:  {line}", line=extra_line("encoders")),
        )
    try:
        _declare_operators()
        return importlib.import_module(MODULE)
    except (ImportError, RuntimeError, OSError, AttributeError) as error:  # an unfit torchvision raises any of these
        raise DependencyError(
            tr(
                "{package} is installed, but {executable} cannot load it: {error}.",
                package=PACKAGE,
                executable=sys.executable,
                error=error,
            ),
            tr(
                "Most often torchvision is of another version or build than PyTorch. Remove it (python -m pip "
                "uninstall torchvision) and install the one that fits:  {line}",
                line=extra_line("encoders"),
            ),
        ) from error


def _declare_operators() -> None:
    """Let torchvision load where its compiled part does not, because PyTorch is of another build (CPU, CUDA).

    Networks and their weights do not need that part. Without it, torchvision stumbles only over two operators that it
    describes and that nothing has declared.
    """
    if find_spec("torchvision") is None:
        return  # SMP says what it misses
    try:
        importlib.import_module("torchvision")
    except RuntimeError as error:
        if "operator torchvision::" not in str(error):
            raise
        for name in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
            del sys.modules[name]  # what was loaded of it until then
        library: Any = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
        for name in ("nms", "qnms"):
            library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        _declared.append(library)
        importlib.import_module("torchvision")


def smp_arguments(architecture: Architecture, in_channels: int, num_classes: int) -> dict[str, Any]:
    """Arguments of `build_smp_network` for a new network."""
    return {
        "encoder": architecture.encoder,
        "in_channels": in_channels,
        "num_classes": num_classes,
        **_OF_DECODERS[architecture.decoder],
        "smp_version": str(load_smp().__version__),
    }


def build_smp_network(
    architecture: Architecture, *, encoder: str, in_channels: int, num_classes: int, smp_version: str, **of_decoder: Any
) -> nn.Module:
    """A network with random weights.

    Args:
        architecture: Its decoder, and the sizes it takes.
        encoder: SMP's name of the encoder, e.g. "resnet34".
        in_channels: Channels of the input.
        num_classes: Number of classes.
        smp_version: Version of SMP the network was first built with; for messages.
        of_decoder: What else SMP's class takes.

    Returns:
        Network from (N, C, H, W), H and W multiples of `architecture.size_multiple`, to logits (N, K, H, W).

    Raises:
        DependencyError: If SMP is missing or cannot be loaded.
        ValueError: If the installed SMP does not know the encoder.
    """
    smp = load_smp()
    if encoder not in smp.encoders.encoders and not _is_of_timm(encoder):
        raise ValueError(f"{PACKAGE} {smp.__version__} has no encoder {encoder}, but {smp_version} had")
    network: nn.Module = getattr(smp, architecture.decoder)(
        encoder_name=encoder, encoder_weights=None, in_channels=in_channels, classes=num_classes, **of_decoder
    )
    for name in _UNUSED:  # processes that train together would wait for a gradient that never comes
        unused = getattr(network.encoder, name, None)
        if isinstance(unused, nn.Module):
            unused.requires_grad_(False)
    take_single_patches(network)
    # SMP itself would shift what it upsamples, and say nothing.
    network.register_forward_pre_hook(lambda _, inputs: check_sides(inputs[0], architecture.size_multiple))
    return network


def _is_of_timm(encoder: str) -> bool:
    name = encoder[len(OF_TIMM) :] if encoder.startswith(OF_TIMM) else ""
    return bool(name) and bool(importlib.import_module("timm").is_model(name))


def other_smp(arguments: dict[str, Any]) -> str:
    """Which other version of SMP a network was first built with; "" if it is the installed one, or needs none."""
    version = str(arguments.get("smp_version", ""))
    return version if version and version != load_smp().__version__ else ""

"""What an encoder knows before the training: weights learnt on ImageNet, or those of a file."""

from __future__ import annotations

import importlib
import pickle  # nosec B403  # for the name of its error; weights are read without it
from importlib import metadata
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import nn

from ..contract.computer.shell import pip_line
from ..contract.errors import EngineError, ModelFileError, first_line, reason
from ..contract.language import tr
from ..contract.outputs.file_hash import file_hash
from ..jobs.reporter import Reporter
from .encoders import OF_TIMM, PACKAGE, load_smp

RGB = 3  # channels of the photographs that encoders are trained on
_WRAPPINGS = ("state_dict", "model_state_dict", "model")  # where training programs put the weights in their files
_COUNTER = "num_batches_tracked"  # of batch normalisation; no weight, and missing in old files
_IN_TIMM = "model."  # SMP keeps a network of timm under this name
# The first weight of an EfficientNet in the files of Luke Melas-Kyriazi's PyTorch package and of those made after it:
# other names than timm's, in the same order.
_OTHER_NAMES = "_conv_stem.weight"
# What libraries raise on bytes that are something else.
_UNREADABLE = (
    SafetensorError,
    pickle.UnpicklingError,
    RuntimeError,
    ValueError,
    LookupError,
    EOFError,
    TypeError,
    AttributeError,
)


def load_encoder_weights(
    network: nn.Module, name: str, weights: str, reporter: Reporter, package: str = ""
) -> dict[str, str]:
    """Put weights into a network's encoder.

    Weights of ImageNet expect red, green and blue less their mean and divided by their standard deviation. Our channels
    are standardised by the training pixels' own mean and deviation, which is that for other bands.

    Args:
        network: A U-Net of `encoders`.
        name: SMP's name of its encoder.
        weights: "imagenet", "none" or a file.
        reporter: Gets what was loaded.
        package: The package that brings the weights of ImageNet, if one does: nothing is downloaded then.

    Returns:
        What was loaded, for the model file.

    Raises:
        EngineError: If the weights cannot be downloaded.
        ModelFileError: If the file cannot be read, or is of another encoder.
    """
    encoder: nn.Module = network.encoder  # type: ignore[assignment]
    known_as = name.removeprefix(OF_TIMM)
    if weights == "none":
        reporter.info(tr("The encoder {known_as} starts with random weights.", known_as=known_as))
        return {"encoder_weights": "none"}
    if weights == "imagenet":
        if package and (file := _file_of(package)):
            source = f"{package} {metadata.version(package)}"
            reporter.info(
                tr(
                    "The encoder {known_as} starts with weights of ImageNet, of the package {source}.",
                    known_as=known_as,
                    source=source,
                )
            )
            _put(encoder, read_weights(str(file)), str(file))
        else:
            source = _imagenet_source(name)
            reporter.info(
                tr(
                    "The encoder {known_as} starts with weights of ImageNet: {source}, downloaded the first time.",
                    known_as=known_as,
                    source=source,
                )
            )
            _put(
                encoder,
                _download(name, source, package),
                tr("The weights {source} of {package}", source=source, package=PACKAGE),
            )
        return {"encoder_weights": f"imagenet ({source})"}
    _put(encoder, read_weights(weights), weights)
    digest = file_hash(Path(weights))
    reporter.info(
        tr(
            "The encoder {known_as} starts with the weights of {weights} (SHA-256 {digest}).",
            known_as=known_as,
            weights=weights,
            digest=digest,
        )
    )
    return {"encoder_weights": weights, "encoder_weights_sha256": digest}


def read_weights(path: str) -> dict[str, torch.Tensor]:
    """The tensors of a file by name; nothing in it is executed.

    Raises:
        ModelFileError: If it cannot be read.
    """
    try:
        if Path(path).suffix.lower() == ".safetensors":
            return load_file(path)
        content = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise ModelFileError(
            tr("The weights {path} cannot be read: {reason}.", path=path, reason=reason(error)),
            tr("Choose an existing file."),
        ) from error
    except _UNREADABLE as error:
        raise ModelFileError(
            tr(
                "{path} holds no weights (.safetensors, or tensors saved by PyTorch and nothing else, are expected).",
                path=path,
            ),
            tr("Save the encoder's state_dict alone, or choose another file."),
        ) from error
    for key in _WRAPPINGS:
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            content = content[key]
    tensors = content.items() if isinstance(content, dict) else ()
    return {str(name): value for name, value in tensors if isinstance(value, torch.Tensor)}


def adapt_first_layer(weight: torch.Tensor, in_channels: int) -> torch.Tensor:
    """First convolution of an encoder trained on RGB, for any number of channels.

    The first three channels, bands of the orthophoto, get the filters of red, green and blue: with near infrared, red,
    green, as Audebert et al. 2018 do it, the orthophoto is seen exactly as by the pretrained encoder, whatever channels
    follow. Each further one (a fourth band, heights, NDVI) starts with the mean of the three filters, which finds edges
    in it at a third of the strength that a grey photograph has. Fewer than three share the filters' sum.

    SMP would repeat red, green, blue in turn and scale all by 3 / C: heights would get the filter of red, and the
    orthophoto be seen weaker the more channels there are.

    Args:
        weight: Shape (O, 3, h, w).
        in_channels: C.

    Returns:
        Shape (O, C, h, w).
    """
    if in_channels < RGB:
        return (weight.sum(dim=1, keepdim=True) / in_channels).repeat(1, in_channels, 1, 1)
    further = weight.mean(dim=1, keepdim=True).repeat(1, in_channels - RGB, 1, 1)
    return torch.cat([weight, further], dim=1)


def _file_of(package: str) -> Path | None:
    """The file of weights of an installed package; None if there is none. Nothing of the package is executed."""
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return None
    found = [Path(str(file.locate())) for file in files if file.suffix == ".pth"]
    return next((path for path in found if path.is_file()), None)


def _imagenet_source(name: str) -> str:
    """Where SMP takes the weights from, e.g. "smp-hub/resnet34.imagenet, revision 7a57b34f"."""
    if name.startswith(OF_TIMM):
        load_smp()
        return str(importlib.import_module("timm").get_pretrained_cfg(name[len(OF_TIMM) :]).hf_hub_id)
    settings: dict[str, Any] = load_smp().encoders.encoders[name]["pretrained_settings"]["imagenet"]
    return f"{settings['repo_id']}, revision {settings['revision'][:8]}"


def _download(name: str, source: str, package: str) -> dict[str, torch.Tensor]:
    try:
        pretrained = load_smp().encoders.get_encoder(name, in_channels=RGB, weights="imagenet")
    except (OSError, ValueError, RuntimeError) as error:  # no connection, full disk, damaged file
        reason = first_line(error).rstrip(".")
        raise EngineError(
            tr(
                "The weights {source} cannot be downloaded from huggingface.co: {reason}.", source=source, reason=reason
            ),
            tr(
                "Check the connection to the internet and the proxy, install them with  {line}  or give a file as "
                "ENCODER_WEIGHTS, or set it to none."
                if package
                else "Check the connection to the internet and the proxy, give a file as ENCODER_WEIGHTS, or set it to "
                "none.",
                line=pip_line(package),
            ),
        ) from error
    return dict(pretrained.state_dict())


@torch.no_grad()
def _put(encoder: nn.Module, weights: dict[str, torch.Tensor], source: str) -> None:
    """Copy weights by name; what else is in the file, such as a classifier, stays out.

    Raises:
        ModelFileError: If weights of the encoder are missing, or have other shapes.
    """
    wanted = {
        name.removeprefix(_IN_TIMM): value
        for name, value in encoder.state_dict().items()
        if not name.endswith(_COUNTER)
    }
    weights = _by_order(weights, wanted) if _OTHER_NAMES in weights else weights
    prefix = _prefix(weights, wanted)
    missing = [name for name in wanted if prefix + name not in weights]
    if missing:
        raise ModelFileError(
            tr(
                "{source} does not fit the encoder: {count} of its {total} tensors are missing, the first is "
                "{missing}.",
                source=source,
                count=len(missing),
                total=len(wanted),
                missing=missing[0],
            ),
            tr("Choose weights of the same encoder, or another ARCHITECTURE."),
        )
    for name, target in wanted.items():
        value = weights[prefix + name].float()
        if value.ndim == 4 == target.ndim and value.shape[1] == RGB != target.shape[1]:
            value = adapt_first_layer(value, target.shape[1])
        if value.shape != target.shape:
            raise ModelFileError(
                tr(
                    "{source} does not fit the encoder: its {name} is {there}, but {wanted} is needed.",
                    source=source,
                    name=name,
                    there=_size(value),
                    wanted=_size(target),
                ),
                tr("Choose weights of the same encoder, trained on three channels or as many as INPUTS gives."),
            )
        target.copy_(value)


def _by_order(weights: dict[str, torch.Tensor], wanted: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The same tensors under the names that the encoder has for them; the last ones, of the classifier, stay out."""
    return dict(zip(wanted, (value for name, value in weights.items() if not name.endswith(_COUNTER)), strict=False))


def _prefix(weights: dict[str, torch.Tensor], wanted: dict[str, torch.Tensor]) -> str:
    """What stands before all names in the file, e.g. "encoder." in a model file of ours, "module." or nothing."""
    first = next(iter(wanted))
    prefixes = [name[: -len(first)] for name in weights if name.endswith(first)]
    return max(prefixes, key=lambda prefix: sum(prefix + name in weights for name in wanted), default="")


def _size(tensor: torch.Tensor) -> str:
    return " x ".join(map(str, tensor.shape)) or tr("a single number")

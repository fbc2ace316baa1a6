"""Model files: weights and description in one `.safetensors`; nothing in it is executable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import nn

from ..contract.architectures import ARCHITECTURE_OF
from ..contract.computer.shell import pip_line
from ..contract.elsewhere.users_paths import as_users
from ..contract.errors import ConfigError, ModelFileError, reason
from ..contract.language import tr
from ..contract.model_card import COPY_AGAIN, HEADER_KEY, ModelCard, read_model_card
from ..contract.outputs import whole_file
from ..contract.plain_data import DataError
from .applicability import Applicability
from .architectures import build_network
from .encoders import PACKAGE, other_smp

_APPLICABILITY = "vaihingen_applicability"  # key of the file's metadata, beside the description's
_SIDE = 64  # pixels of the sample that shows what a network gives: a multiple of what our networks need


@dataclass(frozen=True)
class Model:
    """A network with its weights, in evaluation mode, and its description."""

    network: nn.Module
    card: ModelCard


def save_model(
    path: str | Path, state: dict[str, torch.Tensor], card: ModelCard, applicability: Applicability | None = None
) -> None:
    """Write a model file, replacing one of the same name in an instant: the training may be stopped at any time.

    What the features of the training are like stands beside the description, where versions that do not know it do not
    look.

    Raises:
        ModelFileError: If it cannot be written.
    """
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in state.items()}
    metadata = {HEADER_KEY: as_users(card.to_json())}
    if applicability is not None:
        metadata[_APPLICABILITY] = applicability.to_text()
    try:
        with whole_file(Path(path)) as stream:
            content = save(tensors, metadata=metadata)
            start = _start(content)
            stream.write(start)
            stream.write(memoryview(content)[len(start) :])
    except (SafetensorError, OSError) as error:
        raise ModelFileError(
            tr(
                "The model {path} cannot be written: {reason}.",
                path=path,
                reason=reason(error),
            ),
            tr("Free space and run again with RESUME, or choose another place."),
        ) from error


def _start(content: bytes) -> bytes:
    """The beginning of a safetensors file, with its metadata in the order of their keys: the library's is chance.

    Source: the format's description, https://huggingface.co/docs/safetensors: the length of the header in 8 bytes, the
    header in JSON, which may end with blanks, and the tensors.
    """
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    return content[:8] + text.ljust(length)


def load_model(path: str | Path) -> Model:
    """Read a model file.

    Raises:
        ModelFileError: If it is no model of ours, damaged, or of a newer format.
        DependencyError: If its network needs the optional package of the encoders and that is missing.
    """
    card = read_model_card(path)
    try:
        state = load_file(path)
        if ARCHITECTURE_OF[card.architecture].takes_width:  # a damaged description may ask for a giant
            with torch.device("meta"):  # where tensors take no memory
                check_state(state, build_network(card.architecture, card.architecture_args).state_dict())
        network = build_network(card.architecture, card.architecture_args)
        check_state(state, network.state_dict())
        network.load_state_dict(state)
        network.eval()
        _check_output(network, card)
    except (SafetensorError, OSError, RuntimeError, ValueError, TypeError, AttributeError) as error:
        other = "" if isinstance(error, (SafetensorError, OSError)) else other_smp(card.architecture_args)
        if other:
            line = pip_line(f"{PACKAGE}=={other}")
            raise ModelFileError(
                tr(
                    "The weights in {path} do not fit the network that this Python's {package} builds.",
                    path=path,
                    package=PACKAGE,
                ),
                tr("The model was trained with another version of it; install that one:  {line}", line=line),
            ) from error
        why = str(error) if isinstance(error, DataError) else tr("they do not fit its description")
        raise ModelFileError(
            tr("The weights in {path} are damaged ({why}).", path=path, why=why), tr(COPY_AGAIN)
        ) from error
    return Model(network, card)


def load_applicability(path: str | Path) -> Applicability:
    """What the features of a model's training are like.

    Raises:
        ConfigError: If the file does not hold it.
        ModelFileError: If it is damaged.
    """
    found = find_applicability(path)
    if found is not None:
        return found
    raise ConfigError(
        tr("{path} does not know what its training has seen, which APPLICABILITY needs.", path=path),
        tr(
            "Only models whose training came to its end with this version know it: train again, or leave "
            "APPLICABILITY out."
        ),
    )


def find_applicability(path: str | Path) -> Applicability | None:
    """What the features of a model's training are like; None if the file does not hold it.

    Raises:
        ModelFileError: If it is damaged.
    """
    read_model_card(path)
    try:
        with safe_open(path, framework="pt") as file:
            text = file.metadata().get(_APPLICABILITY)
        return None if text is None else Applicability.from_text(text)
    except (SafetensorError, OSError, DataError) as error:
        raise ModelFileError(
            tr("The description in {path} is damaged ({error}).", path=path, error=error), tr(COPY_AGAIN)
        ) from error


def check_state(state: Mapping[str, torch.Tensor], expected: Mapping[str, torch.Tensor]) -> None:
    """Check that weights are those of a network; `expected` may lie on the device "meta".

    Raises:
        DataError: If they are not, or one is no finite number.
    """
    if different := sorted(state.keys() ^ expected.keys()):
        raise DataError(
            tr(
                "the weight {name} is missing"
                if different[0] in expected
                else "the weight {name} belongs to another network",
                name=different[0],
            )
        )
    for name, value in state.items():
        like = expected[name]
        if not isinstance(value, torch.Tensor) or value.shape != like.shape or value.dtype != like.dtype:
            raise DataError(tr("the weight {name} is of another shape or type than in its network", name=name))
        if value.is_floating_point() and not torch.isfinite(value).all():
            raise DataError(tr("the weight {name} is no finite number", name=name))


@torch.inference_mode()
def _check_output(network: nn.Module, card: ModelCard) -> None:
    """Check that the network takes the channels and gives the classes of its description, and finite numbers.

    Raises:
        DataError: If it does not.
    """
    sample = torch.randn(1, len(card.channels), _SIDE, _SIDE, generator=torch.Generator().manual_seed(0))
    logits = network(sample)
    if logits.shape[1] != len(card.outputs):
        raise DataError(
            tr("they give {given} classes where {count} are described", given=logits.shape[1], count=len(card.outputs))
        )
    if not torch.isfinite(logits).all():
        raise DataError(tr("their results are no finite numbers"))

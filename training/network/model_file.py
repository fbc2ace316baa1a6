"""Model files: weights and description in one `.safetensors`; nothing in it is executable."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import nn

from ..contract.errors import ModelFileError, first_line
from ..contract.model_card import COPY_AGAIN, HEADER_KEY, ModelCard, read_model_card
from ..contract.outputs import whole_file
from .architectures import build_network
from .encoders import PACKAGE, other_smp


@dataclass(frozen=True)
class Model:
    """A network with its weights, in evaluation mode, and its description."""

    network: nn.Module
    card: ModelCard


def save_model(path: str | Path, state: dict[str, torch.Tensor], card: ModelCard) -> None:
    """Write a model file, replacing one of the same name in an instant: the training may be stopped at any time.

    Raises:
        ModelFileError: If it cannot be written.
    """
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in state.items()}
    try:
        with whole_file(Path(path)) as stream:
            stream.write(save(tensors, metadata={HEADER_KEY: card.to_json()}))
    except (SafetensorError, OSError) as error:
        raise ModelFileError(
            f"The model {path} cannot be written: {getattr(error, 'strerror', None) or error}.",
            "Free space and run again with RESUME, or choose another place.",
        ) from error


def load_model(path: str | Path) -> Model:
    """Read a model file.

    Raises:
        ModelFileError: If it is no model of ours, damaged, or of a newer format.
        DependencyError: If its network needs the optional package of the encoders and that is missing.
    """
    card = read_model_card(path)
    try:
        state = load_file(path)
        network = build_network(card.architecture, card.architecture_args)
        network.load_state_dict(state)
    except (SafetensorError, OSError, RuntimeError, ValueError, TypeError) as error:
        other = "" if isinstance(error, (SafetensorError, OSError)) else other_smp(card.architecture_args)
        if other:
            raise ModelFileError(
                f"The weights in {path} do not fit the network that this Python's {PACKAGE} builds.",
                f"The model was trained with another version of it; install that one:  pip install {PACKAGE}=={other}",
            ) from error
        raise ModelFileError(
            f"The weights in {path} are damaged ({first_line(error)}).",
            COPY_AGAIN,
        ) from error
    network.eval()
    return Model(network, card)

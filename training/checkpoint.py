"""Model files: weights and description in one `.safetensors`; nothing in it is executable."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import nn

from .contract.errors import ModelFileError
from .contract.model_card import HEADER_KEY, ModelCard, read_model_card
from .unet import build_network


@dataclass(frozen=True)
class Model:
    """A network with its weights, in evaluation mode, and its description."""

    network: nn.Module
    card: ModelCard


def save_model(path: str | Path, state: dict[str, torch.Tensor], card: ModelCard) -> None:
    """Write a model file, replacing one of the same name in an instant.

    Raises:
        ModelFileError: If it cannot be written.
    """
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in state.items()}
    path = Path(path)
    half = path.with_name(f"{path.name}.part")  # the file is whole at any time: the training may be stopped here
    try:
        half.write_bytes(save(tensors, metadata={HEADER_KEY: card.to_json()}))
        os.replace(half, path)
    except (SafetensorError, OSError) as error:
        half.unlink(missing_ok=True)
        raise ModelFileError(
            f"The model {path} cannot be written: {error}.", "Choose another place, or free space."
        ) from error


def load_model(path: str | Path) -> Model:
    """Read a model file.

    Raises:
        ModelFileError: If it is no model of ours, damaged, or of a newer format.
    """
    card = read_model_card(path)
    try:
        state = load_file(path)
        network = build_network(card.architecture, card.architecture_args)
        network.load_state_dict(state)
    except (SafetensorError, OSError, RuntimeError, ValueError, TypeError) as error:
        first_line = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise ModelFileError(
            f"The weights in {path} are damaged ({first_line}).",
            "Copy the file again from where it was made, or train the model again.",
        ) from error
    network.eval()
    return Model(network, card)

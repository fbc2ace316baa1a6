"""What a class raster says of the models that it comes from, in its metadata."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..contract.model_card import ModelCard, read_model_card
from ..contract.outputs.file_hash import file_hash


def model_tags(models: Sequence[str]) -> dict[str, str]:
    """Name of a metadata item -> its text: each model's file, hash, seed, and who chose its epoch.

    Args:
        models: Paths of the models.
    """
    return {"MODELS": "; ".join(f"{Path(model).name} ({_made(model)})" for model in models)}


def _made(model: str) -> str:
    card = read_model_card(model)
    seed = card.training.get("seed")
    return ", ".join(filter(None, [f"sha256 {file_hash(Path(model))[:12]}", f"seed {seed}", _epoch(card)]))


def _epoch(card: ModelCard) -> str:
    """Which epoch the weights are of, and who chose it; "" if the model does not say."""
    epoch, tiles = card.validation.get("epoch"), card.validation.get("tiles")
    if not epoch:
        return ""
    if "mean_f1" not in card.validation:
        return f"epoch {epoch}, the last one: there was no validation"
    places = f" on {' '.join(map(str, tiles))}" if isinstance(tiles, list) and tiles else ""
    return f"epoch {epoch} of {len(card.history)}, chosen by the validation{places}"

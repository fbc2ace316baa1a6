"""What a model or a data set is, in a few lines for the dialogs in which it is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..training.contract.bands.names import NAME_OF_ROLE
from ..training.contract.dataset_card import TEST, TRAIN, VALIDATION, DatasetCard, read_dataset_card
from ..training.contract.errors import EngineError
from ..training.contract.file_names import short_list
from ..training.contract.model_card import ModelCard, read_model_card
from ..translation import later, tr

_HEIGHTS = {
    "ground": later("heights above ground"),
    "low_ground": later("a surface model"),
    "window": later("a surface model"),
}


def describe_model(path: str) -> str:
    """What a model needs and gives; what is wrong with the file, if it is none; "" for no file."""
    if not path or not Path(path).is_file():
        return ""
    try:
        return _model(read_model_card(path))
    except EngineError as error:
        return error.message


def describe_dataset(path: str) -> str:
    """What a data set holds; what is wrong with the folder, if it is none; "" for no folder."""
    if not path or not Path(path).is_dir():
        return ""
    try:
        return _dataset(read_dataset_card(path))
    except EngineError as error:
        return error.message


def _model(card: ModelCard) -> str:
    bands = [(channel.band, channel.role) for channel in card.channels if channel.band]
    needs = tr(
        "an orthophoto of {count} band(s) ({type}; {bands})",
        count=card.ortho_bands,
        type=card.ortho_dtype,
        bands=_bands(bands),
    )
    heights = tr(_HEIGHTS.get(card.height_reference, later("heights"))) if card.needs_height else tr("no heights")
    lines = [
        tr("Needs {ortho} and {heights}.", ortho=needs, heights=heights),
        _pixel_size(card.gsd_m),
        _classes(card.scheme.shown_name_of(value) for value in card.outputs),
        _accuracy(card),
    ]
    return " ".join(filter(None, lines))


def _dataset(card: DatasetCard) -> str:
    bands = [(channel.band, channel.role) for channel in card.channels if channel.band]
    words = {TRAIN: tr("training"), VALIDATION: tr("validation"), TEST: tr("test")}
    parts = ", ".join(f"{card.patches[split]} {word}" for split, word in words.items() if card.patches.get(split))
    has_heights = card.height_reference in _HEIGHTS
    heights = tr(_HEIGHTS[card.height_reference]) if has_heights else tr("no heights")
    lines = [
        tr("Patches of {size} pixels: {parts}.", size=card.patch_size, parts=parts) if parts else "",
        tr("Has {bands} and {heights}.", bands=_bands(bands), heights=heights),
        _pixel_size(card.gsd_m),
        _classes(land_cover.shown for land_cover in card.scheme.learnt()),
    ]
    return " ".join(filter(None, lines))


def _bands(bands: Iterable[tuple[int, str]]) -> str:
    """Bands by number and name: "band 1 near infrared, band 2 red"."""
    return ", ".join(tr("band {number} {name}", number=n, name=tr(NAME_OF_ROLE.get(role, role))) for n, role in bands)


def _pixel_size(gsd_m: float) -> str:
    return tr("Pixels of {size:.3g} m.", size=gsd_m) if gsd_m else ""


def _classes(names: Iterable[str]) -> str:
    return tr("Classes: {names}.", names=short_list(names))


def _accuracy(card: ModelCard) -> str:
    """How right it was on the ground held out in its training."""
    overall, mean_f1 = (card.validation.get(name) for name in ("overall_accuracy", "mean_f1"))
    if not isinstance(overall, (int, float)) or not isinstance(mean_f1, (int, float)):
        return ""
    return tr("In its training {overall:.1%} right, mean F1 {f1:.1%}.", overall=overall, f1=mean_f1)

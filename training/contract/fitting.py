"""What must fit together: dialogs ask before a run and the engine asks in it, so both give the same answer."""

from __future__ import annotations

from collections.abc import Iterable

from .config.shared import ENCODERS
from .errors import DatasetError, RasterError
from .model_card import ModelCard

ENCODER_MULTIPLE = 32  # height and width of the input must be multiples of this: encoders halve them five times
_SMALLEST_PATCH = 64  # pixels; leaves encoders 2 x 2 at the deepest level: one patch alone can still be normalised
_NEEDS = {  # channel beside the orthophoto's -> what the data set must have, and how it gets it
    "height": ("heights", "HEIGHTS"),
    "ndvi": ("near-infrared and red bands, which NDVI needs", "NIR_BAND and RED_BAND"),
}


def check_inputs(inputs: str, roles: Iterable[str], name: str = "INPUTS") -> None:
    """Make sure that a data set with these channels offers one of the four `INPUTS`; `name` is the parameter that asks.

    Raises:
        DatasetError: If it lacks heights, or the bands for NDVI.
    """
    missing = [need for role, need in _NEEDS.items() if role in inputs.split("_") and role not in set(roles)]
    if missing:
        raise DatasetError(
            f"{name} is {inputs}, but the data set has no {' and no '.join(what for what, _ in missing)}.",
            f"Choose other inputs, or cut the patches again with {' and with '.join(how for _, how in missing)}.",
        )


def check_patch_size(architecture: str, patch_size: int) -> None:
    """Make sure that a network takes patches of `patch_size` pixels.

    Raises:
        DatasetError: If it has an encoder, which they do not suit.
    """
    if architecture not in ENCODERS or (patch_size % ENCODER_MULTIPLE == 0 and patch_size >= _SMALLEST_PATCH):
        return
    fit = max(_SMALLEST_PATCH, -(-patch_size // ENCODER_MULTIPLE) * ENCODER_MULTIPLE)
    raise DatasetError(
        f"The patches are {patch_size} pixels wide, but {architecture} needs a multiple of {ENCODER_MULTIPLE}, at "
        f"least {_SMALLEST_PATCH}.",
        f"Cut the patches again with PATCH_SIZE={fit}, or choose ARCHITECTURE=unet.",
    )


def check_bands(card: ModelCard, name: str, bands: int, dtype: str) -> None:
    """Make sure that an orthophoto has the bands that a model was trained on.

    Args:
        card: The model's description.
        name: Name of the orthophoto, for the message.
        bands: Number of its bands that hold data; an alpha band does not.
        dtype: Their data type, e.g. "uint8".

    Raises:
        RasterError: If it has not.
    """
    if bands == card.ortho_bands and dtype == card.ortho_dtype:
        return
    has, wants = (f"{n} band{'' if n == 1 else 's'} of" for n in (bands, card.ortho_bands))
    raise RasterError(
        f"The orthophoto {name} has {has} {dtype}, but the model was trained on {wants} {card.ortho_dtype}: "
        f"{card.band_names}.",
        "Choose an orthophoto with those bands, or train a model on this kind.",
    )


def smaller_network(architecture: str) -> str:
    """How to have a network that needs less memory, as the end of a sentence."""
    return "choose ARCHITECTURE=unet with a small WIDTH" if architecture in ENCODERS else "lower WIDTH"

"""Checks of what must fit together: the dialogs run them before a job and the engine in it, with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from .architectures import ARCHITECTURE_OF, Architecture
from .channels import DERIVED_OF, HEIGHT, DerivedChannel, derived_channels, needs_pixel_size
from .errors import ConfigError, DatasetError, RasterError
from .language import later, tr
from .model_card import ModelCard, read_model_card

_GSD_FACTOR = 1.25  # pixel sizes that differ by more than this factor are another kind of ground to a network
_MODELS_HINT = later(
    "Give models that were trained on one data set, or on data sets cut alike; their INPUTS may differ."
)
SAME_PLACE_PX = 0.01  # grids whose corners lie closer than this share of a pixel are the same


def check_inputs(inputs: str, roles: Iterable[str], name: str = "INPUTS") -> None:
    """Check that a data set with these channels offers one of `INPUTS`; `name` is the parameter to name in the message.

    Raises:
        DatasetError: If it lacks a channel; says what that needs, and how the data set gets it.
    """
    has = set(roles)
    missing = [_first_missing(channel, has) for channel in derived_channels(inputs) if channel.role not in has]
    if missing:
        needs = dict.fromkeys((channel.lacks, channel.remedy) for channel in missing)
        raise DatasetError(
            tr(
                "{name} is {inputs}, but the data set has no {needs}.",
                name=name,
                inputs=inputs,
                needs=tr(" and no ").join(tr(what) for what, _ in needs),
            ),
            tr(
                "Choose other inputs, or cut the patches again with {needs}.",
                needs=tr(" and with ").join(tr(how) for _, how in needs),
            ),
        )


def _first_missing(channel: DerivedChannel, has: set[str]) -> DerivedChannel:
    """The heights, if it is these that a channel lacks; else itself."""
    return DERIVED_OF[HEIGHT] if channel.needs_heights and HEIGHT not in has else channel


def check_patch_size(architecture: str, patch_size: int) -> None:
    """Check that a network takes patches of `patch_size` pixels.

    Raises:
        DatasetError: If it does not; says which size it takes, and which network takes this one.
    """
    network = ARCHITECTURE_OF[architecture]
    if _takes(network, patch_size):
        return
    multiple, smallest = network.size_multiple, network.smallest_patch
    fit = max(smallest, -(-patch_size // multiple) * multiple)
    others = [
        tr("choose ARCHITECTURE={other}", other=other.name)
        for other in ARCHITECTURE_OF.values()
        if _takes(other, patch_size)
    ]
    raise DatasetError(
        tr(
            "The patches are {patch_size} pixels wide, but {architecture} needs a multiple of {multiple}, at "
            "least {smallest}.",
            patch_size=patch_size,
            architecture=architecture,
            multiple=multiple,
            smallest=smallest,
        ),
        f"{tr(', or ').join([tr('Cut the patches again with PATCH_SIZE={fit}', fit=fit), *others[:1]])}.",
    )


def _takes(network: Architecture, patch_size: int) -> bool:
    return patch_size % network.size_multiple == 0 and patch_size >= network.smallest_patch


def check_bands(card: ModelCard, name: str, bands: int, dtype: str, described: str = "") -> None:
    """Check that an orthophoto has the bands that a model was trained on.

    Args:
        card: The model's description.
        name: Name of the orthophoto, for the message.
        bands: Number of its bands that hold data; an alpha band does not.
        dtype: Data type of their real values, e.g. "uint8".
        described: The same for the message, e.g. "float32 (uint16 with a scale)"; "": `dtype`.

    Raises:
        RasterError: If it has not.
    """
    if bands == card.ortho_bands and dtype == card.ortho_dtype:
        return
    has, wants = (tr("1 band of") if n == 1 else tr("{n} bands of", n=n) for n in (bands, card.ortho_bands))
    found = described or dtype
    raise RasterError(
        tr(
            "The orthophoto {name} has {has} {found}, but the model was trained on {wants} {ortho_dtype}: "
            "{band_names}.",
            name=name,
            has=has,
            found=found,
            wants=wants,
            ortho_dtype=card.ortho_dtype,
            band_names=card.band_names,
        ),
        tr("Choose an orthophoto with those bands, or train a model on this kind."),
    )


def check_pixel_size(card: ModelCard, name: str, gsd_m: float) -> None:
    """Check that an orthophoto's pixel size is known, if a channel of the model is computed with it.

    Args:
        card: The model's description.
        name: Name of the orthophoto, for the message.
        gsd_m: Its ground sampling distance, m per pixel; 0 if unknown.

    Raises:
        RasterError: If it is needed and not known.
    """
    if card.needs_pixel_size and not gsd_m:
        raise RasterError(
            tr(
                "The size of {name}'s pixels in metres is not known (it has no georeference, or one in degrees), "
                "but the model needs it for {roles}.",
                name=name,
                roles=tr(" and ").join(role for role in card.roles if needs_pixel_size([role])),
            ),
            tr("Give the orthophoto a georeference in metres, or take a model trained without these inputs."),
        )


def is_upright(transform: Sequence[float], width: int, height: int) -> bool:
    """Whether a raster's columns run from west to east and its rows from north to south, within 0.01 pixels.

    Args:
        transform: a, b, c, d, e, f of x = a column + b row + c, y = d column + e row + f.
        width: Columns of the raster.
        height: Rows of the raster.
    """
    a, b, _, d, e, _ = transform[:6]
    return a > 0 > e and abs(b) * height <= SAME_PLACE_PX * a and abs(d) * width <= SAME_PLACE_PX * -e


def check_upright(path: str, transform: Sequence[float], width: int, height: int) -> None:
    """Check that a raster is upright; see `is_upright`.

    Raises:
        RasterError: If it is not; says in which way.
    """
    if is_upright(transform, width, height):
        return
    _, b, _, d, e, _ = transform[:6]
    if b or d:
        problem = tr("is rotated against the map grid (transform {transform})", transform=tuple(transform)[:6])
    elif e > 0:
        problem = tr("is stored upside down (its rows run from south to north)")
    else:
        problem = tr("is mirrored (its columns run from east to west)")
    raise RasterError(
        f"{path} {problem}.", tr("Turn it upright first with 'Warp (reproject)' of the Processing Toolbox.")
    )


def smaller_network(architecture: str) -> str:
    """How to have a network that needs less memory, as the end of a sentence."""
    return tr(ARCHITECTURE_OF[architecture].smaller)


def in_degrees(path: str) -> RasterError:
    """The error for a surface model whose pixels are measured in degrees."""
    return RasterError(
        tr("{path} has pixels in degrees, but widths of objects are in metres.", path=path),
        tr(
            "Bring it to a coordinate reference system in metres, such as UTM, with 'Warp (reproject)' of the "
            "Processing Toolbox."
        ),
    )


def no_heights(path: str, why: str) -> RasterError:
    """The error for a raster that is given as heights, but is something else."""
    return RasterError(
        tr("{path} is given as heights, but {why}: heights are one band of numbers in metres.", path=path, why=why),
        tr(
            "Choose the surface model or the heights above ground, not the orthophoto or a class raster; of a "
            "raster with several bands, extract the heights first."
        ),
    )


def too_many_bands(path: str, count: int) -> RasterError:
    """The error for a raster that is no surface model."""
    return RasterError(
        tr("{path} has {count} bands, but a surface model has one: heights in metres.", path=path, count=count),
        tr("Choose the surface model, not the orthophoto; of a raster with several bands, extract the heights first."),
    )


def joint_card(models: Sequence[str]) -> ModelCard:
    """The description of all models together: that of the first one, with the channels that any of them needs.

    Args:
        models: Paths of model files, the first one in MODEL.

    Raises:
        ModelFileError: If one cannot be read.
        ConfigError: If one does not fit the first.
    """
    cards = [read_model_card(model) for model in models]
    first = cards[0]
    for model, card in zip(models[1:], cards[1:]):
        _check_alike(first, card, Path(models[0]).name, Path(model).name)
    with_heights = [(model, card) for model, card in zip(models, cards) if card.needs_height]
    for model, card in with_heights[1:]:
        _check_same_heights(*with_heights[0], model, card)
    if len(cards) == 1:
        return first
    channels = {channel.role: channel for card in reversed(cards) for channel in reversed(card.channels)}
    order = dict.fromkeys(channel.role for card in cards for channel in card.channels)
    return replace(
        first,
        channels=tuple(channels[role] for role in order),
        data_bands=tuple(sorted({band for card in cards for band in card.data_bands})),
        height_reference=with_heights[0][1].height_reference if with_heights else first.height_reference,
    )


def _check_alike(first: ModelCard, other: ModelCard, first_name: str, name: str) -> None:
    """Refuse a model that means something else by its input or output than the first one."""
    for what, of in _MODEL_FACTS.items():
        here, there = of(first), of(other)
        if here != there:
            raise _unlike(name, what, there, first_name, here)
    bands = {channel.role: channel.band for channel in first.channels}
    moved = [channel for channel in other.channels if channel.band != bands.get(channel.role, channel.band)]
    if moved:
        raise _unlike(name, "bands", other.band_names, first_name, first.band_names)
    if first.gsd_m and other.gsd_m and max(first.gsd_m / other.gsd_m, other.gsd_m / first.gsd_m) > _GSD_FACTOR:
        raise _unlike(
            name,
            later("pixel size"),
            tr("{metres:.3g} m", metres=other.gsd_m),
            first_name,
            tr("{metres:.3g} m", metres=first.gsd_m),
        )


def _check_same_heights(first_path: str, first: ModelCard, path: str, other: ModelCard) -> None:
    """Refuse a mixture of absolute heights and heights above ground: one raster serves all models."""
    if first.height_reference != other.height_reference:
        here, there = (tr(_HEIGHT_KINDS.get(card.height_reference, card.height_reference)) for card in (first, other))
        raise _unlike(Path(path).name, later("heights"), there, Path(first_path).name, here)


def _unlike(name: str, what: str, there: Any, first_name: str, here: Any) -> ConfigError:
    difference = tr(
        "the {what} of {name} are {there}, but those of {first_name} are {here}"
        if what in _PLURALS
        else "the {what} of {name} is {there}, but that of {first_name} is {here}",
        what=tr(what),
        name=name,
        there=there,
        first_name=first_name,
        here=here,
    )
    return ConfigError(tr("The models cannot be averaged: {difference}.", difference=difference), tr(_MODELS_HINT))


def _classes(card: ModelCard) -> str:
    """What the outputs mean, in their order."""
    names = {land_cover.value: land_cover.name.casefold() for land_cover in card.scheme.classes}
    return ", ".join(f"{value} {names[value]}" for value in card.outputs)


def _undefined(card: ModelCard) -> str:
    return tr("none") if card.scheme.undefined is None else str(card.scheme.undefined)


_PLURALS = ("classes", "bands", "heights")
_HEIGHT_KINDS = {
    "ground": later("above ground"),
    "low_ground": later("absolute, from the low ground around"),
    "window": later("absolute, from the low level of each window"),
}
_MODEL_FACTS: dict[str, Callable[[ModelCard], Any]] = {
    later("classes"): _classes,
    later("undefined class"): _undefined,
    later("bands"): lambda card: tr("{count} of {dtype}", count=card.ortho_bands, dtype=card.ortho_dtype),
    later("patch size"): lambda card: tr("{count} pixels", count=card.patch_size),
}

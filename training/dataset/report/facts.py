"""Facts on a data set for reports: how it was made, its channels and its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...contract.channels import DERIVED_OF
from ...contract.dataset_card import SPLITS, TEST, DatasetCard, DatasetChannel, Source
from ...contract.language import later, tr
from ...report.page import DASH, count, crs_name, part_name, role_name

_SAMPLING = {
    "random": later("random places"),
    "stratified": later("the same number of random places in every stratum"),
    "grid": later("regular grid"),
}
_DIVISION = {
    "tiles": later("by whole orthophotos"),
    "blocks": later("by blocks within the orthophotos"),
    "patches": later("single patches at random"),
}
_BALANCED = {True: later("in training"), False: later("no")}
_HEIGHTS = {
    "none": later("none"),
    "ground": later("heights above ground, used as they are"),
    "low_ground": later("absolute heights, from which the low ground around is subtracted"),
    "window": later("absolute heights; models subtract the low level of each window"),
}


def making(card: DatasetCard) -> list[tuple[str, str]]:
    """How the data set was made: each fact with its name."""
    gsd, least, drawn = card.gsd_m, card.min_labelled_percent, card.sampling != "grid"
    rows = [
        (tr("sampling"), tr(_SAMPLING.get(card.sampling, card.sampling))),
        (tr("test patches"), tr(_SAMPLING["grid"]) if drawn and card.patches.get(TEST) else ""),
        (tr("stratum size"), _length(card.stratum_size_px, gsd)),
        (tr("overlap of the grid"), "" if drawn else tr("{share:g} %", share=card.overlap)),
        (tr("classes balanced"), tr(_BALANCED[card.balanced]) if drawn and card.balanced in _BALANCED else ""),
        (tr("least labelled share"), "" if least is None else tr("{share:g} %", share=least)),
        (tr("divided"), tr(_DIVISION.get(card.split, card.split))),
        (tr("block size"), _length(card.block_size_px, gsd)),
        (tr("buffer between blocks"), _length(card.buffer_px, gsd)),
        (tr("patch size"), _length(card.patch_size, gsd)),
        (tr("ground sampling distance"), tr("{gsd:g} m per pixel", gsd=gsd) if gsd else tr("unknown")),
        (tr("heights"), tr(_HEIGHTS[card.height_reference]) if card.height_reference in _HEIGHTS else ""),
        (tr("seed"), "" if card.seed is None else str(card.seed)),
        (tr("engine version"), card.engine_version),
    ]
    return [(name, value) for name, value in rows if value]


def patches_of_parts(card: DatasetCard) -> dict[str, int]:
    """Number of patches of each part that has any."""
    return {part_name(split): card.patches[split] for split in SPLITS if card.patches.get(split)}


def channel_row(channel: DatasetChannel) -> dict[str, Any]:
    """A channel in words."""
    return {
        "name": role_name(channel.role),
        "source": tr("band {band}", band=channel.band) if channel.band else _made_from(channel.role),
        "unit": DASH if channel.unit == "1" else tr(channel.unit),
        "mean": channel.mean,
        "std": channel.std,
    }


def _made_from(role: str) -> str:
    return tr(DERIVED_OF[role].source) if role in DERIVED_OF else DASH


def source_rows(card: DatasetCard) -> list[dict[str, Any]]:
    """Each orthophoto with its files."""
    return [_source(source) for source in card.sources]


def _length(pixels: int, gsd_m: float) -> str:
    """A number of pixels, with metres if known; "" for 0."""
    if not pixels:
        return ""
    if gsd_m:
        return tr("{pixels} pixels ({metres:.3g} m)", pixels=count(pixels), metres=pixels * gsd_m)
    return tr("{pixels} pixels", pixels=count(pixels))


def _source(source: Source) -> dict[str, Any]:
    # Several polygon layers may make one reference.
    paths = [Path(path) for path in (source.ortho, source.height, *source.reference.split("; ")) if path]
    return {
        "tile": source.tile,
        "split": ", ".join(part_name(split) for split in source.split) or tr("not used"),
        "size": f"{source.width_px} × {source.height_px}",
        "crs": crs_name(source.crs) or tr("none"),
        "low_height_m": source.low_height_m,
        "files": [f"{path.parent.name}/{path.name}" for path in paths],  # the folder shows a wrong reference
    }

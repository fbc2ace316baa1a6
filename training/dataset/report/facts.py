"""Facts on a data set for reports: how it was made, its channels and its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...contract.channels import DERIVED_OF
from ...contract.dataset_card import SPLITS, TEST, DatasetCard, DatasetChannel, Source
from ...report.page import DASH, count, crs_name, part_name, role_name

_SAMPLING = {
    "random": "random places",
    "stratified": "the same number of random places in every stratum",
    "grid": "regular grid",
}
_DIVISION = {
    "tiles": "by whole orthophotos",
    "blocks": "by blocks within the orthophotos",
    "patches": "single patches by chance",
}
_BALANCED = {True: "in training", False: "no", None: ""}
_HEIGHTS = {
    "none": "none",
    "ground": "heights above ground, used as they are",
    "low_ground": "absolute heights, from which the low ground around is subtracted",
    "window": "absolute heights; models subtract the low level of each window",
}


def making(card: DatasetCard) -> list[tuple[str, str]]:
    """How the data set was made: each fact with its name."""
    gsd, least, drawn = card.gsd_m, card.min_labelled_percent, card.sampling != "grid"
    rows = [
        ("sampling", _SAMPLING.get(card.sampling, card.sampling)),
        ("test patches", _SAMPLING["grid"] if drawn and card.patches.get(TEST) else ""),
        ("stratum size", _length(card.stratum_size_px, gsd)),
        ("overlap of the grid", "" if drawn else f"{card.overlap} %"),
        ("classes balanced", _BALANCED[card.balanced] if drawn else ""),
        ("least labelled share", "" if least is None else f"{least:g} %"),
        ("divided", _DIVISION.get(card.split, card.split)),
        ("block size", _length(card.block_size_px, gsd)),
        ("buffer between blocks", _length(card.buffer_px, gsd)),
        ("patch size", _length(card.patch_size, gsd)),
        ("ground sampling distance", f"{gsd:g} m per pixel" if gsd else "unknown"),
        ("heights", _HEIGHTS.get(card.height_reference, "")),
        ("seed", "" if card.seed is None else str(card.seed)),
        ("engine version", card.engine_version),
    ]
    return [(name, value) for name, value in rows if value]


def patches_of_parts(card: DatasetCard) -> dict[str, int]:
    """Number of patches of each part that has any."""
    return {part_name(split): card.patches[split] for split in SPLITS if card.patches.get(split)}


def channel_row(channel: DatasetChannel) -> dict[str, Any]:
    """A channel in words."""
    return {
        "name": role_name(channel.role),
        "source": f"band {channel.band}" if channel.band else _made_from(channel.role),
        "unit": DASH if channel.unit == "1" else channel.unit,
        "mean": channel.mean,
        "std": channel.std,
    }


def _made_from(role: str) -> str:
    return DERIVED_OF[role].source if role in DERIVED_OF else DASH


def source_rows(card: DatasetCard) -> list[dict[str, Any]]:
    """Each orthophoto with its files."""
    return [_source(source) for source in card.sources]


def counted(number: int, noun: str) -> str:
    """Number and noun, e.g. "2 pixels"."""
    return f"{count(number)} {noun}" + ("" if number == 1 else "s")


def _length(pixels: int, gsd_m: float) -> str:
    """A number of pixels, with metres if known; "" for 0."""
    if not pixels:
        return ""
    return counted(pixels, "pixel") + (f" ({pixels * gsd_m:.3g} m)" if gsd_m else "")


def _source(source: Source) -> dict[str, Any]:
    # Several polygon layers may make one reference.
    paths = [Path(path) for path in (source.ortho, source.height, *source.reference.split("; ")) if path]
    return {
        "tile": source.tile,
        "split": ", ".join(part_name(split) for split in source.split) or "not used",
        "size": f"{source.width_px} × {source.height_px}",
        "crs": crs_name(source.crs) or "none",
        "low_height_m": source.low_height_m,
        "files": [f"{path.parent.name}/{path.name}" for path in paths],  # the folder shows a wrong reference
    }

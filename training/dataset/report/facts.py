"""What reports tell of a data set: how it was made, its channels and its sources; read from `dataset.json`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...contract.dataset_card import SPLITS
from ...report.page import DASH, count, crs_name, part_name, plain, role_name

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
_HEIGHTS = {
    "none": "none",
    "ground": "heights above ground, used as they are",
    "window": "absolute heights; models subtract the low level of each window",
}
_DERIVED = {"height": "height raster", "ndvi": "computed from near infrared and red"}


def making(description: dict[str, Any]) -> list[tuple[str, str]]:
    """How the data set was made: each fact with its name."""
    sampling, split, size = (description.get(key) for key in ("sampling", "split", "patch_size"))
    gsd = description.get("gsd_m")
    parameters = description.get("parameters", {})
    drawn = sampling != "grid"
    rows = [
        ("sampling", _SAMPLING.get(str(sampling), plain(sampling))),
        ("test patches", _SAMPLING["grid"] if drawn and description.get("patches", {}).get("test") else ""),
        ("stratum size", _length(description.get("stratum_size_px"), gsd)),
        ("overlap of the grid", "" if drawn else f"{description.get('overlap', 0)} %"),
        ("classes balanced", {True: "in training", False: "no"}.get(parameters.get("balance"), "") if drawn else ""),
        ("least labelled share", f"{parameters['min_labelled']:g} %" if "min_labelled" in parameters else ""),
        ("divided", _DIVISION.get(str(split), plain(split))),
        ("block size", _length(description.get("block_size_px"), gsd)),
        ("buffer between blocks", _length(description.get("buffer_px"), gsd)),
        ("patch size", _length(size, gsd)),
        ("ground sampling distance", f"{gsd:g} m per pixel" if gsd else "unknown"),
        ("heights", _HEIGHTS.get(description.get("height_reference", ""), "")),
        ("seed", plain(description.get("seed"))),
        ("engine version", plain(description.get("engine_version", ""))),
    ]
    return [(name, value) for name, value in rows if value and value != DASH]


def patches_of_parts(description: dict[str, Any]) -> dict[str, int]:
    """Number of patches of each part that has any."""
    found = description.get("patches", {})
    return {part_name(split): found[split] for split in SPLITS if found.get(split)}


def channel_row(channel: dict[str, Any]) -> dict[str, Any]:
    """A channel, given with its role and band, in words."""
    return {
        "name": role_name(channel["role"]),
        "source": f"band {channel['band']}" if channel.get("band") else _DERIVED.get(channel["role"], DASH),
        "unit": {"1": DASH}.get(str(channel.get("unit", "")), channel.get("unit", DASH)),
        "mean": channel.get("mean"),
        "std": channel.get("std"),
    }


def source_rows(description: dict[str, Any]) -> list[dict[str, Any]]:
    """Each orthophoto with its files."""
    return [_source(source) for source in description.get("sources", [])]


def counted(number: int, noun: str) -> str:
    """Number and noun, e.g. "2 pixels"."""
    return f"{count(number)} {noun}" + ("" if number == 1 else "s")


def _length(pixels: int | None, gsd_m: float | None) -> str:
    """A number of pixels, with metres if known; "" for none."""
    if not pixels:
        return ""
    return counted(pixels, "pixel") + (f" ({pixels * gsd_m:.3g} m)" if gsd_m else "")


def _source(source: dict[str, Any]) -> dict[str, Any]:
    width, height = (source.get(f"{side}_px", source.get(side, DASH)) for side in ("width", "height"))
    split = source.get("split") or []
    parts = split if isinstance(split, (list, tuple)) else [split]
    # Several polygon layers may make one reference.
    kinds = ("ortho", "height", "reference")
    paths = [Path(path) for kind in kinds if source.get(kind) for path in source[kind].split("; ")]
    return {
        "tile": str(source["tile"]),
        "split": ", ".join(part_name(str(part)) for part in parts) or "not used",
        "size": f"{width} × {height}",
        "crs": crs_name(str(source.get("crs") or "")) or "none",
        "low_height_m": source.get("low_height_m"),
        "files": [f"{path.parent.name}/{path.name}" for path in paths],  # the folder tells a wrong reference
    }

"""The report on a data set of patches: what is in it, how it was divided, and how the classes are spread."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .class_shares import ClassShares
from .figures import share_bars
from .map_furniture import PARTS
from .page import DASH, count, crs_name, part_name, plain, render, role_name
from .pictures import encoded, label_map, photo

_MOST_EXAMPLES = 12
_AREA_COLOUR = "#b4bbc2"
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


def dataset_report(
    name: str,
    description: dict[str, Any],
    examples: Sequence[tuple[str, np.ndarray, np.ndarray]],
    split_map: bytes | None = None,
) -> str:
    """Write the report.

    Args:
        name: Name of the data set.
        description: The content of `dataset.json`.
        examples: Name, orthophoto (H, W, 3) uint8 and class codes (H, W) uint8 of patches; at most 12 are shown.
        split_map: A PNG or JPEG that shows where the patches lie.

    Returns:
        HTML, complete in itself.
    """
    classes = ClassShares.of(description)
    size, scheme = description["patch_size"], classes.scheme
    patches = {part_name(split): description["patches"][split] for split in classes.patches}
    balanced = bool(description.get("parameters", {}).get("balance"))
    before_and_after = classes.before_and_after()
    return render(
        "dataset.html",
        title=f"Data set {name}",
        created=time.strftime("%Y-%m-%d %H:%M"),
        subtitle=f"{count(sum(patches.values()))} patches of {size} × {size} pixels "
        f"from {_number(len(description['sources']), 'orthophoto')}",
        numbers=[(count(number), f"{part} patches") for part, number in patches.items()],
        warnings=description.get("warnings", []),
        shared_pixels=description.get("shared_pixels") if len(patches) > 1 else None,
        mixed=description["split"] == "patches",
        fact_rows=_facts(description),
        skipped=[(reason, count(number)) for reason, number in description.get("skipped", {}).items() if number],
        split_map=encoded(split_map) if split_map else "",
        splits=list(patches),
        shares=classes.rows(),
        uncounted=classes.uncounted(),
        gaps=classes.gaps(),
        bars=share_bars(classes.learnt, classes.by_part(), [PARTS[split].colour for split in classes.patches]),
        balanced=balanced,
        before_and_after=before_and_after,
        balance_bars=_balance_bars(classes, before_and_after) if balanced and before_and_after else "",
        channels=[_channel(channel) for channel in description["channels"]],
        sources=[_source(source) for source in description["sources"]],
        classes=scheme.classes,
        examples=[(text, photo(image), label_map(labels, scheme)) for text, image, labels in examples[:_MOST_EXAMPLES]],
    )


def _facts(description: dict[str, Any]) -> list[tuple[str, str]]:
    sampling, split, size = description["sampling"], description["split"], description["patch_size"]
    gsd = description.get("gsd_m")
    parameters = description.get("parameters", {})
    drawn = sampling != "grid"
    rows = [
        ("sampling", _SAMPLING.get(sampling, plain(sampling))),
        ("test patches", _SAMPLING["grid"] if drawn and description["patches"].get("test") else ""),
        ("stratum size", _length(description.get("stratum_size_px"), gsd)),
        ("overlap of the grid", "" if drawn else f"{description.get('overlap', 0)} %"),
        ("classes balanced", {True: "in training", False: "no"}.get(parameters.get("balance"), "") if drawn else ""),
        ("least labelled share", f"{parameters['min_labelled']:g} %" if "min_labelled" in parameters else ""),
        ("divided", _DIVISION.get(split, plain(split))),
        ("block size", _length(description.get("block_size_px"), gsd)),
        ("buffer between blocks", _length(description.get("buffer_px"), gsd)),
        ("patch size", _length(size, gsd)),
        ("ground sampling distance", f"{gsd:g} m per pixel" if gsd else "unknown"),
        ("heights", _HEIGHTS.get(description.get("height_reference", ""), "")),
        ("seed", plain(description["seed"])),
        ("engine version", plain(description.get("engine_version", ""))),
    ]
    return [(name, value) for name, value in rows if value and value != DASH]


def _length(pixels: int | None, gsd_m: float | None) -> str:
    """A number of pixels, with metres if known; "" for none."""
    if not pixels:
        return ""
    return _number(pixels, "pixel") + (f" ({pixels * gsd_m:.3g} m)" if gsd_m else "")


def _number(number: int, noun: str) -> str:
    return f"{count(number)} {noun}" + ("" if number == 1 else "s")


def _balance_bars(classes: ClassShares, rows: Sequence[tuple[Any, float, float, float]]) -> str:
    series = {"the area": [row[1] for row in rows], "training patches": [row[2] for row in rows]}
    return share_bars(classes.learnt, series, [_AREA_COLOUR, PARTS["train"].colour])


def _channel(channel: dict[str, Any]) -> dict[str, Any]:
    derived = {"height": "height raster", "ndvi": "computed from near infrared and red"}
    unit = {"1": DASH}.get(str(channel.get("unit", "")), channel.get("unit", DASH))
    return {
        "name": role_name(channel["role"]),
        "source": f"band {channel['band']}" if channel.get("band") else derived.get(channel["role"], DASH),
        "unit": unit,
        "mean": channel.get("mean"),
        "std": channel.get("std"),
    }


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

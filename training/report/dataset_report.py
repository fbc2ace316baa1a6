"""The report on a data set of patches: what is in it, how it was divided, and how the classes are spread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..contract.classes import NODATA, ClassScheme
from .figures import share_bars
from .page import DASH, count, plain, render, role_name
from .pictures import label_map, photo, png

_MOST_EXAMPLES = 12
_SPLIT_NAMES = {"train": "training"}
_SAMPLING = {"random": "random places", "grid": "regular grid"}
_DIVISION = {"tiles": "by whole orthophotos", "blocks": "by blocks within the orthophotos"}
_HEIGHTS = {
    "none": "none",
    "ground": "heights above ground, used as they are",
    "window": "absolute heights; models subtract the low level of each window",
}


def dataset_report(
    description: dict[str, Any],
    examples: Sequence[tuple[str, np.ndarray, np.ndarray]],
    split_map: bytes | None = None,
) -> str:
    """Write the report.

    Args:
        description: The content of `dataset.json`.
        examples: Name, orthophoto (H, W, 3) uint8 and class codes (H, W) uint8 of patches; at most 12 are shown.
        split_map: A PNG that shows where the patches lie.

    Returns:
        HTML, complete in itself.
    """
    scheme = ClassScheme.from_dict(description["scheme"])
    patches = {split: number for split, number in description["patches"].items() if number}
    pixels = {split: {int(value): int(n) for value, n in description["counts"][split].items()} for split in patches}
    labelled = {split: sum(found.get(item.value, 0) for item in scheme.learnt()) for split, found in pixels.items()}
    names = {split: _SPLIT_NAMES.get(split, split) for split in patches}
    shares = {
        names[split]: [found.get(item.value, 0) / max(1, labelled[split]) for item in scheme.learnt()]
        for split, found in pixels.items()
    }
    return render(
        "dataset.html",
        title=f"Data set {description['name']}",
        created=str(description["created"])[:16].replace("T", " "),
        subtitle=f"{count(sum(patches.values()))} patches of {description['patch_size']} × "
        f"{description['patch_size']} pixels from {len(description['sources'])} orthophotos",
        numbers=[(count(number), f"{names[split]} patches") for split, number in patches.items()],
        shared_pixels=description.get("shared_pixels"),
        fact_rows=_facts(description),
        skipped=[(reason, count(number)) for reason, number in description.get("skipped", {}).items()],
        split_map=png(split_map) if split_map else "",
        splits=list(names.values()),
        shares=[
            (item, [(shares[names[split]][i], pixels[split].get(item.value, 0)) for split in patches])
            for i, item in enumerate(scheme.learnt())
        ],
        uncounted=_uncounted(scheme, pixels),
        bars=share_bars(scheme.learnt(), shares),
        channels=[_channel(channel) for channel in description["channels"]],
        sources=[_source(source) for source in description["sources"]],
        classes=scheme.classes,
        examples=[(name, photo(image), label_map(labels, scheme)) for name, image, labels in examples[:_MOST_EXAMPLES]],
    )


def _facts(description: dict[str, Any]) -> list[tuple[str, str]]:
    sampling, split = description["sampling"], description["split"]
    gsd = description.get("gsd_m")
    rows = [
        ("sampling", _SAMPLING.get(sampling, plain(sampling))),
        ("divided", _DIVISION.get(split, plain(split))),
        ("overlap of the grid", f"{description.get('overlap', 0)} %" if sampling == "grid" else ""),
        ("ground sampling distance", f"{gsd:g} m per pixel" if gsd else "unknown"),
        ("heights", _HEIGHTS.get(description.get("height_reference", ""), "")),
        ("seed", plain(description["seed"])),
        ("engine version", plain(description.get("engine_version", ""))),
    ]
    return [(name, value) for name, value in rows if value and value != DASH]


def _uncounted(scheme: ClassScheme, pixels: dict[str, dict[int, int]]) -> list[tuple[str, list[int]]]:
    """Pixels that are no part of any share: undefined ones, and those without data."""
    rows = [] if scheme.undefined is None else [(scheme.name_of(scheme.undefined), scheme.undefined)]
    found = [
        (name, [counts.get(value, 0) for counts in pixels.values()]) for name, value in [*rows, ("no data", NODATA)]
    ]
    return [(f"{name} (does not count)", cells) for name, cells in found if any(cells)]


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
    split = source["split"] if isinstance(source["split"], (list, tuple)) else [source["split"]]
    paths = [Path(source[kind]) for kind in ("ortho", "height", "reference") if source.get(kind)]
    return {
        "tile": str(source["tile"]),
        "split": ", ".join(_SPLIT_NAMES.get(str(part), str(part)) for part in split) or "not used",
        "size": f"{width} × {height}",
        "crs": _crs_name(str(source.get("crs") or "")),
        "files": [f"{path.parent.name}/{path.name}" for path in paths],  # the folder tells a wrong reference
    }


def _crs_name(text: str) -> str:
    """Name in a CRS given as WKT ('PROJCS["ETRS89 / UTM zone 32N",...'); other text as it is."""
    found = re.match(r'\w+\["([^"]+)"', text)
    return found.group(1) if found else text or "none"

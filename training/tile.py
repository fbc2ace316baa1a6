"""Cut orthophotos, heights and references into a data set of patches."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .channels import band_roles
from .contract.classes import NODATA, ClassScheme, load_scheme
from .contract.config import TileConfig
from .contract.errors import ConfigError, DatasetError, RasterError
from .contract.outputs import final_path, write_text
from .cutter import Cutter
from .environment import engine_version
from .jobs import JobResult
from .patches import HEIGHTS, IMAGES, LABELS, Dataset, Patch, write_description
from .picture import picture
from .raster_io import RasterReader
from .reporter import Reporter, StageReporter
from .sampling import places, plan_patches
from .scenes import Scene, find_scenes
from .splits import SPLITS, TRAIN, VALIDATION, Area, shared_pixels, split_areas

_EXAMPLES = 12  # patches shown in the report


def run(config: TileConfig, reporter: Reporter) -> JobResult:
    """Match the rasters, divide the area, cut the patches, describe them."""
    scheme = load_scheme(config.classes)
    scenes = find_scenes(config, reporter)
    roles = _check_orthos(scenes, config)
    areas = _usable_areas(split_areas(scenes, config), config.patch_size, reporter)
    plans = plan_patches(areas, config)
    folder = Path(config.output)
    for kind in (IMAGES, LABELS, *([HEIGHTS] if scenes[0].height else [])):
        (folder / kind).mkdir(parents=True)
    cutter = Cutter(folder, scheme, roles, config.min_labelled / 100)
    sources = []
    for index, scene in enumerate(scenes):
        own = [plan for plan in plans if plan.area.scene is scene]
        if own:
            part = StageReporter(reporter, 0.95 * index / len(scenes), 0.95 * (index + 1) / len(scenes))
            splits = sorted({plan.area.split for plan in own})
            sources.append({**cutter.cut_scene(scene, own, part), "split": splits})
        else:
            reporter.info(f"{scene.tile} belongs to no part and stays unused.")
    _check_counts(cutter.patches, config, reporter)
    description = _description(config, scheme, scenes, sources, cutter)
    write_description(folder, description, cutter.rows)
    _log(description, reporter)
    if config.report:
        from .report.dataset_report import dataset_report  # figures take a second to load

        reporter.progress(0.97, "Writing the report")
        write_text(config.report, dataset_report(description, _examples(folder)))
    return JobResult(
        outputs={"output": config.output, "report": config.report},
        scores={
            **{f"{split}_patches": count for split, count in description["patches"].items()},
            "shared_pixels": description["shared_pixels"],
        },
    )


def _check_orthos(scenes: Sequence[Scene], config: TileConfig) -> list[str]:
    """Make sure all orthophotos have the same bands; return their roles."""
    kinds: dict[tuple[int, str], str] = {}
    for scene in scenes:
        with RasterReader(scene.ortho) as reader:
            kinds.setdefault((len(reader.bands), reader.dtype), scene.ortho.name)
            alpha = reader.alpha
    if len(kinds) > 1:
        found = "; ".join(f"{name}: {count} bands of {dtype}" for (count, dtype), name in kinds.items())
        raise RasterError(f"The orthophotos differ in bands or data type ({found}).", "Give orthophotos of one kind.")
    count = next(iter(kinds))[0]
    for parameter, band in (("NIR_BAND", config.nir_band), ("RED_BAND", config.red_band)):
        if band and band == alpha:
            raise ConfigError(
                f"{parameter} is {band}, but the orthophotos mark band {band} as alpha: it says where there is data.",
                "Give another band. If it does hold data, remove the mark: gdal_translate -colorinterp_"
                f"{band} undefined (in QGIS: Raster > Conversion > Translate, additional parameters).",
            )
        if band > count:
            raise ConfigError(
                f"{parameter} is {band}, but the orthophotos have {count} bands (an alpha band does not count).",
                "Give the number of the band, or 0 if there is none.",
            )
    return band_roles(count, config.nir_band, config.red_band)


def _usable_areas(areas: list[Area], size: int, reporter: Reporter) -> list[Area]:
    """The areas that hold a patch; says how many do not."""
    usable = [area for area in areas if places(area, size)]
    if not any(area.split == TRAIN for area in usable):
        largest = max(areas, key=lambda area: min(area.window.width, area.window.height)).window
        raise DatasetError(
            f"No patch of {size} x {size} pixels fits: the largest area is {largest.width} x {largest.height} pixels.",
            "Choose a smaller PATCH_SIZE (or larger blocks, or a smaller buffer).",
        )
    if len(usable) < len(areas):
        reporter.warning(f"{len(areas) - len(usable)} of {len(areas)} areas are smaller than a patch and stay unused.")
    return usable


def _check_counts(patches: Sequence[Patch], config: TileConfig, reporter: Reporter) -> None:
    found = Counter(patch.split for patch in patches)
    if not found[TRAIN]:
        raise DatasetError(
            "No training patch has enough labelled pixels.",
            "Lower MIN_LABELLED, or check that the references cover the training area.",
        )
    if config.sampling == "random":
        for split, wanted in ((TRAIN, config.patches), (VALIDATION, config.validation_patches)):
            if 0 < found[split] < wanted:
                reporter.warning(f"Only {found[split]} of {wanted} {split} patches could be drawn: the area is small.")


def _description(
    config: TileConfig, scheme: ClassScheme, scenes: Sequence[Scene], sources: list[dict[str, Any]], cutter: Cutter
) -> dict[str, Any]:
    """The content of `dataset.json`."""
    sizes = {scene.tile: (scene.grid.width, scene.grid.height) for scene in scenes}
    patches, statistics = cutter.patches, cutter.statistics
    return {
        "name": Path(final_path(config.output)).name,
        "created": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "engine_version": engine_version(),
        "patch_size": config.patch_size,
        "sampling": config.sampling,
        "overlap": config.overlap,
        "split": config.split,
        "seed": config.seed,
        "gsd_m": round(scenes[0].grid.gsd_m, 6),
        "scheme": scheme.to_dict(),
        "channels": statistics.channels(),
        "ortho_bands": sources[0]["bands"],
        "ortho_dtype": sources[0]["dtype"],
        "height_reference": statistics.height_reference,
        "sources": sources,
        "patches": {split: sum(patch.split == split for patch in patches) for split in SPLITS},
        "counts": {
            split: {str(value): int(cutter.counts[split][value]) for value in (*scheme.values, NODATA)}
            for split in SPLITS
        },
        "shared_pixels": shared_pixels([(patch.tile, patch.split, patch.window) for patch in patches], sizes),
        "skipped": dict(cutter.skipped),
        "parameters": {**config.to_dict(), "output": "", "report": ""},
    }


def _examples(folder: Path) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """Patches for the report, evenly spread over the list: name, picture (P, P, 3), labels (P, P)."""
    dataset = Dataset(folder)
    patches = [*dataset.patches[TRAIN], *dataset.patches[VALIDATION]]
    chosen = np.unique(np.linspace(0, len(patches) - 1, _EXAMPLES).astype(int))
    examples = []
    for patch in (patches[index] for index in chosen):
        data = dataset.read(patch, with_height=False)
        examples.append((f"{patch.name} ({patch.split})", picture(data.image), data.labels))
    return examples


def _log(description: dict[str, Any], reporter: Reporter) -> None:
    patches = description["patches"]
    reporter.info(", ".join(f"{count} {split} patches" for split, count in patches.items()) + ".")
    reporter.info(f"Pixels that training shares with validation or test: {description['shared_pixels']}.")
    if description["height_reference"] == "window":
        reporter.info("The heights are absolute: models subtract the low level of each window.")

"""Cut orthophotos, heights and references into a data set of patches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..contract.channels import HALO_PX
from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.config import TileConfig
from ..contract.dataset_card import HEIGHTS, IMAGES, LABELS, SPLITS, TEST, TRAIN, VALIDATION, DatasetCard, Source
from ..contract.errors import DatasetError
from ..contract.file_names import short_list
from ..contract.installation import engine_version
from ..contract.labelling.chosen_places import NOT_OF_THE_MAP, TAG
from ..contract.language import later, tr
from ..contract.outputs import write_text
from ..contract.outputs.subject import subject_of
from ..jobs.outputs import Outputs
from ..jobs.part_reporters import StageReporter, WarningsKept, shares
from ..jobs.reporter import Reporter
from ..jobs.result import JobResult
from ..labels.palette import reference_scheme
from ..labels.vector_files import refuse_polygons
from ..raster_io import read_tag
from ..scenes.benchmark_folder import protocol_job
from ..scenes.checks import check_orthos
from ..scenes.find import Scene, find_scenes
from .band_checks import check_tile_bands, nir_red_correlation
from .class_census import ClassCensus, take_census
from .cutter import Cutter
from .folder import write_description
from .height_checks import check_height_rasters, check_heights, reference_of
from .leakage import keep_ground_apart, shared_pixels
from .reflectance_checks import check_reflectances
from .sampling import PatchPlan, places, plan_patches
from .shortfalls import Shortfalls
from .splits import Area, split_areas

# Split -> how many patches it has, for the log.
_PATCHES = {
    TRAIN: later("{count} train patches"),
    VALIDATION: later("{count} validation patches"),
    TEST: later("{count} test patches"),
}


def run(config: TileConfig, outputs: Outputs[TileConfig], reporter: Reporter) -> JobResult:
    """Match the rasters, divide the area, count the classes of the references, cut the patches, describe them."""
    reporter = WarningsKept(reporter)
    config = protocol_job(config, reporter)
    refuse_polygons(config)
    polygons = outputs.given.references if outputs.given.references != config.references else ()
    scenes = find_scenes(config, reporter, paired=bool(polygons))
    bands = check_orthos(scenes, config, reporter)
    check_height_rasters(scenes, reporter)
    scheme = reference_scheme(config.classes, [scene.reference for scene in scenes], reporter)
    divided = split_areas(scenes, config)
    areas = _usable_areas(divided, config, reporter)
    census = take_census(areas, scheme, config, StageReporter(reporter, 0, 0.2))
    plans = plan_patches(areas, config, census.class_pixels)
    folder = Path(outputs.path("output"))
    for kind in (IMAGES, LABELS, *([HEIGHTS] if scenes[0].height else [])):
        (folder / kind).mkdir(parents=True)
    gsd_m = round(scenes[0].grid.gsd_m, 6)
    reference = reference_of(scenes, config.patch_size, reporter)
    cutter = Cutter(folder, scheme, bands, config.min_labelled / 100, gsd_m, reference)
    sources = []
    parts = shares(StageReporter(reporter, 0.2, 0.95), [1] * len(scenes))
    for scene, part in zip(scenes, parts, strict=True):
        own = [plan for plan in plans if plan.area.scene is scene]
        if own:
            sources.append(_source(cutter.cut_scene(scene, own, part), own, cutter, polygons))
    for kind, tiles in cutter.resampled.items():
        reporter.info(
            tr("Brought onto the orthophotos' grids: the {kind} of {tiles}.", kind=tr(kind), tiles=short_list(tiles))
        )
    Shortfalls(config, scenes, divided, plans, cutter, census).check(reporter)
    check_heights(sources, cutter.statistics, reporter)
    check_reflectances(sources, cutter.statistics, reporter)
    if any(source.chosen_by and {*source.split} - {TRAIN} for source in sources):
        reporter.warning(tr(NOT_OF_THE_MAP))
    check_tile_bands(cutter.evidence, bands, scheme, reporter)
    card = _dataset_card(config, outputs.given, scheme, gsd_m, scenes, sources, census, cutter, reporter.warnings)
    _log(card, config, reporter)
    write_description(folder, card, cutter.rows)
    if outputs.wanted("report"):
        from .report.examples import examples, map_of_splits
        from .report.page import dataset_report  # figures take a second to load

        reporter.progress(0.96, tr("Writing the report"))
        given = outputs.given
        name = Path(subject_of(outputs.shown("output"), given.folder or given.orthos[0])).name
        overview = map_of_splits(scenes, areas, cutter.patches, bands.data)
        write_text(outputs.path("report"), dataset_report(name, card, examples(folder), overview))
    return JobResult(
        scores={
            **{f"{split}_patches": count for split, count in card.patches.items()},
            "shared_pixels": card.shared_pixels,
        },
    )


def _usable_areas(areas: Sequence[Area], config: TileConfig, reporter: Reporter) -> list[Area]:
    """The areas that hold a patch, each with the ground that it must leave free; warns of those that do not."""
    size = config.patch_size
    usable = [area for area in areas if places(area, size)]
    splits = {area.split for area in usable}
    if TRAIN not in splits:
        training = [area.window for area in areas if area.split == TRAIN]
        largest = max(training, key=lambda window: min(window.width, window.height))
        raise DatasetError(
            tr(
                "No patch of {size} x {size} pixels fits: the largest area is {width} x {height} pixels.",
                size=size,
                width=largest.width,
                height=largest.height,
            ),
            tr(
                "Choose a smaller PATCH_SIZE, a larger BLOCK_SIZE or a smaller BUFFER."
                if config.split == "blocks"
                else "Choose a smaller PATCH_SIZE, or larger orthophotos."
            ),
        )
    if len(usable) < len(areas):
        lost = sorted({area.split for area in areas} - splits)
        reporter.warning(
            tr(
                "{count} of {total} areas are smaller than a patch and stay unused; nothing is left for the {lost}."
                if lost
                else "{count} of {total} areas are smaller than a patch and stay unused.",
                count=len(areas) - len(usable),
                total=len(areas),
                lost=tr(" and the ").join(map(tr, lost)),
            )
        )
    return keep_ground_apart(usable, mixed=config.split == "patches")


def _source(source: Source, plans: Sequence[PatchPlan], cutter: Cutter, polygons: Sequence[str]) -> Source:
    """The entry of the card for a tile whose patches are cut.

    Where the user gave polygon layers, these are the reference, and not the raster made from them for the run.
    """
    low = cutter.statistics.low_height(source.tile)
    source = replace(
        source,
        split=tuple(split for split in SPLITS if any(plan.area.split == split for plan in plans)),
        chosen_by=read_tag(plans[0].area.scene.reference, TAG),
        low_height_m=None if low is None else round(low, 2),
    )
    if not polygons:
        return source
    hashes = {role: value for role, value in source.sha256.items() if role != "reference"}
    return replace(source, reference="; ".join(polygons), sha256=hashes)


def _dataset_card(
    config: TileConfig,
    given: TileConfig,
    scheme: ClassScheme,
    gsd_m: float,
    scenes: Sequence[Scene],
    sources: Sequence[Source],
    census: ClassCensus,
    cutter: Cutter,
    warnings: Sequence[str],
) -> DatasetCard:
    """The data set's card: nothing of the run's time or place, so that the same run gives the same file."""
    grids = {scene.tile: scene.grid for scene in scenes}
    patches, statistics = cutter.patches, cutter.statistics
    return DatasetCard(
        engine_version=engine_version(),
        patch_size=config.patch_size,
        sampling=config.sampling,
        overlap=config.overlap,
        stratum_size_px=config.stratum_size_px if config.sampling == "stratified" else 0,
        split=config.split,
        block_size_px=config.block_size_px if config.split == "blocks" else 0,
        buffer_px=config.buffer if config.split == "blocks" else 0,
        seed=config.seed,
        gsd_m=gsd_m,
        scheme=scheme,
        channels=statistics.channels(),
        ortho_bands=sources[0].bands,
        ortho_dtype=sources[0].dtype,
        data_bands=cutter.bands.data,
        nir_red_correlation=nir_red_correlation(cutter.evidence, cutter.bands),
        height_reference=cutter.height_reference,
        height_halo_px=HALO_PX if scenes[0].height else 0,
        sources=tuple(sources),
        patches={split: sum(patch.split == split for patch in patches) for split in SPLITS},
        counts={split: _by_value(cutter.counts[split], scheme) for split in SPLITS},
        available={split: _by_value(census.counts[split], scheme) for split in SPLITS},
        shared_pixels=shared_pixels([(patch.tile, patch.split, patch.window) for patch in patches], grids),
        skipped=cutter.skipped,
        parameters={**given.to_dict(), "output": "", "report": ""},
        warnings=tuple(warnings),
    )


def _by_value(counts: np.ndarray, scheme: ClassScheme) -> dict[int, int]:
    return {value: int(counts[value]) for value in (*scheme.values, NODATA)}


def _log(card: DatasetCard, config: TileConfig, reporter: Reporter) -> None:
    patches, shared = card.patches, card.shared_pixels or 0
    reporter.info(", ".join(tr(_PATCHES[split], count=count) for split, count in patches.items()) + ".")
    reporter.info(tr("Pixels that training shares with validation or test: {shared}.", shared=shared))
    if config.split == "patches":
        whole = patches[TRAIN] * config.patch_size**2
        reporter.warning(
            tr(
                "SPLIT=patches lets patches of training and validation overlap: they share {shared} pixels "
                "({share:.0%} of the training's). The validation looks better than the model is; choose "
                "SPLIT=tiles or blocks for numbers that one can publish.",
                shared=shared,
                share=min(1.0, shared / whole),
            )
        )

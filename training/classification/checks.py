"""Whether a model and the rasters of all places fit together, before anything is computed."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from ..contract.channels import NDVI
from ..contract.class_scheme import ClassScheme
from ..contract.compatibility import check_bands, check_pixel_size
from ..contract.config import ClassifyConfig
from ..contract.errors import ConfigError, RasterError
from ..contract.language import tr
from ..contract.legends.class_file import load_scheme
from ..contract.model_card import ModelCard
from ..heights.height_values import check_height_values
from ..heights.levels import GROUND, LOW_GROUND, height_reference, low_levels
from ..heights.low_ground import USUAL_PIXEL_M, HeightReader, HeightsAboveLowGround, LowGround
from ..jobs.part_reporters import NamedReporter
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..labels.palette import reference_scheme
from ..labels.questions import ask_if_unclear
from ..labels.vector_files import refuse_polygons
from ..raster_io import Grid, RasterReader, local_system, read_grid, upright_grid
from ..scenes.matching import matched_rasters
from ..scenes.named_alpha import report_alpha_as_data
from ..scenes.names import HEIGHT, REFERENCE
from ..scenes.samples import sample_pixels
from .ortho_bands import check_ortho_bands
from .part import check_part
from .pixel_sizes import PixelSizes, pixel_sizes

_KINDS = {"height": HEIGHT, "reference": REFERENCE}  # in messages
_WHOLE = 0.999  # share of the orthophoto that heights cover; below it is worth a warning


def single_jobs(config: ClassifyConfig, card: ModelCard, reporter: Reporter) -> list[ClassifyConfig]:
    """The job for each orthophoto, with the heights and the reference that belong to it; the job itself if it has one.

    Checks all rasters before anything is computed, but does not read them whole.

    Raises:
        EngineError: If they, the options and the model do not fit together.
    """
    refuse_polygons(config)
    _check_options(config, card, reporter)
    jobs = _matched(config, card, reporter) if config.more_orthos else [config]
    orthos = [Path(job.ortho) for job in jobs]
    report_alpha_as_data(orthos, dict.fromkeys(card.data_bands, tr("the model")), reporter)
    for job in jobs:
        _check_rasters(job, card, NamedReporter(reporter, Path(job.ortho).name) if config.more_orthos else reporter)
    return jobs


def open_ortho(job: ClassifyConfig, card: ModelCard) -> RasterReader:
    """Open the orthophoto; its bands are those that the model takes for data.

    Raises:
        RasterError: If it cannot be read.
    """
    return RasterReader(job.ortho, data_bands=card.data_bands)


def reference_classes(config: ClassifyConfig, card: ModelCard, reporter: Reporter) -> ClassScheme:
    """The classes that the references are read as: those of the model, in the colours that the user gives.

    Raises:
        ConfigError: If the user gives other classes than those of the model.
        LabelValueError: If it is unclear what the values of references mean.
    """
    if not config.classes:
        ask_if_unclear(config.references, card.scheme, reporter)
        return card.scheme
    scheme = load_scheme(config.classes)
    given, known = ({(c.value, c.name.casefold()) for c in of.learnt()} for of in (scheme, card.scheme))
    if given != known:
        raise ConfigError(
            tr(
                "CLASSES has the classes {there}, but those of the model are {classes}.",
                there=_listed(scheme),
                classes=_listed(card.scheme),
            ),
            tr("Give the classes of the model, with the same values and names."),
        )
    return reference_scheme(config.classes, config.references, reporter)


def _listed(scheme: ClassScheme) -> str:
    return ", ".join(f"{land_cover.value} {land_cover.name}" for land_cover in scheme.classes)


def open_height(job: ClassifyConfig, card: ModelCard, grid: Grid, stack: ExitStack) -> HeightReader | None:
    """Open the heights as the model sees them, on the grid on which it does, if it needs them.

    Raises:
        RasterError: If they cannot be read or lie elsewhere.
    """
    heights = open_heights(job, card, grid, stack)
    if heights is None or card.height_reference != LOW_GROUND:
        return heights
    ground = stack.enter_context(LowGround(job.height, grid, 0.0 if card.gsd_m else USUAL_PIXEL_M))
    return HeightsAboveLowGround(heights, ground)


def open_heights(job: ClassifyConfig, card: ModelCard, grid: Grid, stack: ExitStack) -> RasterReader | None:
    """Open the heights as they are, on a grid, if the model needs them.

    Raises:
        RasterError: If they cannot be read or lie elsewhere.
    """
    return stack.enter_context(RasterReader(job.height, like=grid, smooth=True)) if card.needs_height else None


def _check_options(config: ClassifyConfig, card: ModelCard, reporter: Reporter) -> None:
    """Make sure that the model can do what is asked for, and is given what it needs."""
    if config.min_confidence and card.scheme.undefined is None:
        raise ConfigError(
            tr(
                "MIN_CONFIDENCE is {min_confidence:g}, but the model's classes have none for 'undefined'.",
                min_confidence=config.min_confidence,
            ),
            tr("Set MIN_CONFIDENCE=0, and use the confidence raster instead."),
        )
    if config.report and not config.references:
        reporter.info(tr("Without a reference there is no accuracy to report: no report is written."))
    if config.heights and not card.needs_height:
        reporter.warning(tr("The model was trained without heights: the height raster is not used."))
    if card.needs_height and not config.heights:
        raise RasterError(
            tr("This model needs heights, but no height raster was given."),
            tr(
                "Choose the height raster of this area in HEIGHT (metres, of the kind used in the training), or "
                "a model trained without heights."
            ),
        )


def _matched(config: ClassifyConfig, card: ModelCard, reporter: Reporter) -> list[ClassifyConfig]:
    """The job for each of several orthophotos."""
    jobs = list(config.parts())
    orthos = [Path(path) for path in config.orthos]
    others = {"reference": [Path(path) for path in config.references]}
    if card.needs_height:
        others["height"] = [Path(path) for path in config.heights]
    grids = {path: read_grid(path) for paths in others.values() for path in paths}
    grids.update({path: upright_grid(path) for path in orthos})
    for field, paths in others.items():
        if paths:
            matched = matched_rasters(orthos, paths, grids, _KINDS[field], reporter)
            given: list[dict[str, Any]] = [{field: str(path)} for path in matched]
            jobs = [replace(job, **own) for job, own in zip(jobs, given, strict=True)]
    return jobs


def _check_rasters(job: ClassifyConfig, card: ModelCard, reporter: Reporter) -> None:
    with ExitStack() as stack:
        ortho = stack.enter_context(open_ortho(job, card))
        _check_ortho(card, ortho)
        sizes = pixel_sizes(job, card, ortho.grid)
        check_part(job, sizes.written, reporter)
        sizes.report(reporter)
        _check_reflectances(card, ortho, reporter)
        check_ortho_bands(card, ortho, reporter)
        heights = open_heights(job, card, sizes.seen, stack)
        if heights is not None:
            _check_height(card, sizes, heights, reporter)


def _check_ortho(card: ModelCard, ortho: RasterReader) -> None:
    """Make sure that the orthophoto is of the kind the model was trained on."""
    check_bands(card, ortho.path.name, len(ortho.bands), ortho.dtype, ortho.described_dtype)
    check_pixel_size(card, ortho.path.name, ortho.grid.gsd_m)


def _check_reflectances(card: ModelCard, ortho: RasterReader, reporter: Reporter) -> None:
    """Warn of negative reflectances where the model uses NDVI, as far as some windows show."""
    numbers = [ortho.bands[channel.band - 1] for channel in card.channels if channel.role in ("nir", "red")]
    if NDVI not in card.roles or ortho.dtype.startswith("u"):
        return
    values = sample_pixels(ortho, numbers)
    negative = (values < 0).any(axis=0)
    if negative.any():
        reporter.warning(
            tr(
                "{ortho}: about {percent:.2g} % of the pixels have a negative near-infrared or red value and so no "
                "NDVI: the model sees its mean there.",
                ortho=ortho.path.name,
                percent=100 * negative.mean(),
            )
        )


def _check_height(card: ModelCard, sizes: PixelSizes, height: RasterReader, reporter: Reporter) -> None:
    """Warn of heights that do not cover the orthophoto, or are of another kind than the model's."""
    if height.resampled:
        reporter.info(
            tr("The heights are brought onto the orthophoto's grid (bilinear).")
            if sizes.scale == 1
            else tr("The heights are brought onto the pixels that the model sees (bilinear).")
        )
    check_height_values(height.path, reporter, like=sizes.seen)
    _check_cover(sizes.raster, height, reporter)
    levels = low_levels(height, card.patch_size, partial(stop_if_cancelled, reporter))
    if levels and card.height_reference == GROUND and height_reference(levels) != GROUND:
        reporter.warning(
            tr(
                "{height} looks like absolute heights (the ground lies near {level:.0f} m), but the model was "
                "trained on heights above ground: expect a poor result. Give heights above ground.",
                height=height.path.name,
                level=np.median(levels),
            )
        )


def _check_cover(grid: Grid, height: RasterReader, reporter: Reporter) -> None:
    own = read_grid(height.path)
    if note := local_system(height.path, own, grid):
        reporter.warning(note)
    if not (grid.georeferenced and own.georeferenced):
        return
    share = grid.overlap_with(own)
    if share < _WHOLE:
        reporter.warning(
            tr(
                "{height} covers only {share:.0f} % of the orthophoto: the rest gets no class (255). Give "
                "heights of the whole place, or clip the orthophoto.",
                height=height.path.name,
                share=100 * share,
            )
        )

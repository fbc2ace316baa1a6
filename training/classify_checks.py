"""Whether a model and the rasters of a place fit together, before anything is computed."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np

from .contract.config import ClassifyConfig
from .contract.errors import ConfigError, RasterError
from .contract.fitting import check_bands
from .contract.model_card import ModelCard
from .normalise import GROUND, height_reference, low_level
from .raster_io import Grid, RasterReader, read_grid
from .reporter import Reporter, stop_if_cancelled
from .windows import Window

_PROBES = 5  # windows a side that are looked at to tell absolute heights from heights above ground
_GSD_TOLERANCE = 1.25  # pixel sizes that differ by more than this factor are worth a warning
_WHOLE = 0.999  # share of the orthophoto that heights cover; below it is worth a warning


def check_options(config: ClassifyConfig, card: ModelCard, reporter: Reporter) -> None:
    """Make sure that the model can do what is asked for.

    Raises:
        ConfigError: If it cannot.
    """
    if config.min_confidence and card.scheme.undefined is None:
        raise ConfigError(
            f"MIN_CONFIDENCE is {config.min_confidence:g}, but the model's classes have none for 'undefined'.",
            "Set MIN_CONFIDENCE=0, and use the confidence raster instead.",
        )
    if config.report and not config.reference:
        reporter.info("Without a reference there is no accuracy to report: no report is written.")


def check_ortho(card: ModelCard, ortho: RasterReader, reporter: Reporter) -> None:
    """Make sure that the orthophoto has the bands the model was trained on; warn of another pixel size.

    Raises:
        RasterError: If it has not.
    """
    check_bands(card, ortho.path.name, len(ortho.bands), ortho.dtype)
    gsd = ortho.grid.gsd_m
    if gsd and card.gsd_m and max(gsd / card.gsd_m, card.gsd_m / gsd) > _GSD_TOLERANCE:
        reporter.warning(
            f"The orthophoto has pixels of {gsd:.3g} m, but the model was trained on {card.gsd_m:.3g} m: expect a poor "
            "result. Resample the orthophoto, or train on data of its pixel size."
        )


def open_height(
    config: ClassifyConfig, card: ModelCard, ortho: RasterReader, stack: ExitStack, reporter: Reporter
) -> RasterReader | None:
    """Open the heights on the orthophoto's grid, if the model needs them; warn where they do not fit.

    Raises:
        RasterError: If they are missing, cannot be read or lie elsewhere.
    """
    if not card.needs_height:
        if config.height:
            reporter.warning("The model was trained without heights: the height raster is not used.")
        return None
    if not config.height:
        raise RasterError(
            "The model was trained with heights, but no height raster was given.",
            "Give one in HEIGHT (metres, of the kind used in the training), or take a model trained without heights.",
        )
    height = stack.enter_context(RasterReader(config.height, like=ortho.grid, smooth=True))
    if height.resampled:
        reporter.info("The heights are brought onto the orthophoto's grid (bilinear).")
    _check_cover(ortho.grid, height, reporter)
    levels = _low_levels(height, card.patch_size, reporter)
    if levels and card.height_reference == GROUND and height_reference(levels) != GROUND:
        reporter.warning(
            f"{height.path.name} looks like absolute heights (the ground lies near {np.median(levels):.0f} m), but the "
            "model was trained on heights above ground: expect a poor result. Give heights above ground."
        )
    return height


def _check_cover(grid: Grid, height: RasterReader, reporter: Reporter) -> None:
    own = read_grid(height.path)
    if not (grid.georeferenced and own.georeferenced):
        return
    share = grid.overlap_with(own)
    if share < _WHOLE:
        reporter.warning(
            f"{height.path.name} covers only {100 * share:.0f} % of the orthophoto: the rest gets no class (255). "
            "Give heights of the whole place, or clip the orthophoto."
        )


def _low_levels(height: RasterReader, size: int, reporter: Reporter) -> list[float]:
    """Heights of the low ground in windows spread over the raster, m."""
    area = height.grid.window
    levels = []
    for row in np.linspace(0, max(0, area.height - size), _PROBES).astype(int):
        for col in np.linspace(0, max(0, area.width - size), _PROBES).astype(int):
            stop_if_cancelled(reporter)
            metres = height.read_heights(Window(int(col), int(row), size, size))
            known = np.isfinite(metres)
            if known.any():
                levels.append(low_level(metres, known))
    return levels

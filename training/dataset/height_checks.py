"""Whether the heights of a data set are of one kind, and complete."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..contract.dataset_card import Source
from ..contract.errors import DatasetError
from ..contract.file_names import short_list
from ..contract.language import tr
from ..contract.rasters import MOST_IMPOSSIBLE
from ..heights.height_values import check_height_values
from ..heights.levels import GROUND, LOW_GROUND, height_reference, low_levels
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..raster_io import RasterReader
from ..scenes.find import Scene
from .folder import Dataset
from .statistics import TrainingStatistics

_FEW_WITHOUT_HEIGHT = 0.01


def check_height_rasters(scenes: Sequence[Scene], reporter: Reporter) -> None:
    """Warn of impossible heights before anything is cut.

    Raises:
        RasterError: If most heights of a raster are impossible.
    """
    for scene in scenes:
        if scene.height is not None:
            check_height_values(scene.height, reporter, like=scene.grid)


def reference_of(scenes: Sequence[Scene], size: int, reporter: Reporter) -> str:
    """What the heights of a data set are measured from, as windows of `size` pixels spread over the rasters show.

    Returns:
        "none" without heights, `GROUND` if all look like heights above ground, else `LOW_GROUND`: it makes heights of
        both kinds alike.
    """
    kinds = set()
    for scene in scenes:
        if scene.height is not None:
            with RasterReader(scene.height, like=scene.grid, smooth=True) as heights:
                levels = low_levels(heights, size, partial(stop_if_cancelled, reporter))
            kinds.add(height_reference(levels) if levels else GROUND)
    return "none" if not kinds else LOW_GROUND if LOW_GROUND in kinds else GROUND


def check_stored_heights(dataset: Dataset, reporter: Reporter) -> None:
    """Warn, once, of impossible heights in what was read of a data set; it was cut by an earlier version then.

    Raises:
        DatasetError: If most of them are impossible.
    """
    if not dataset.heights.impossible:
        return
    found = dataset.heights.sentence(tr("The data set {folder}", folder=dataset.folder.name))
    if dataset.heights.share > MOST_IMPOSSIBLE:
        raise DatasetError(f"{found}.", tr("Cut the patches again, with heights in metres."))
    if not dataset.heights_told:
        dataset.heights_told = True
        reporter.warning(
            tr(
                "{found}. They count as no data. Mean and deviation, by which heights are normalised, were taken "
                "with them: better cut the patches again.",
                found=found,
            )
        )


def check_heights(sources: Sequence[Source], statistics: TrainingStatistics, reporter: Reporter) -> None:
    """Warn of absolute, mixed or missing heights, and of heights that are not in metres."""
    tiles = [source.tile for source in sources]
    levels = {tile: level for tile in tiles if (level := statistics.low_height(tile)) is not None}
    missing = {tile: statistics.share_without_height(tile) for tile in tiles}
    holes = [f"{tile}: {share:.0%}" for tile, share in missing.items() if share > _FEW_WITHOUT_HEIGHT]
    if holes:
        reporter.warning(
            tr(
                "{names} of the pixels have no height. Give height rasters that cover the orthophotos and have "
                "no holes, or train with inputs that do without heights.",
                names=short_list(holes),
            )
        )
    bytes_only = [source.tile for source in sources if source.height_dtype == "uint8"]
    if bytes_only:
        reporter.warning(
            tr(
                "{names}: the heights are 8-bit numbers from 0 to 255, which hardly are metres. Models will "
                "only work with heights that are scaled in the same way.",
                names=short_list(bytes_only),
            )
        )
    _warn_of_absolute(levels, reporter)


def _warn_of_absolute(levels: dict[str, float], reporter: Reporter) -> None:
    """Absolute heights work less well than heights above ground."""
    by_kind: dict[str, list[str]] = {GROUND: [], LOW_GROUND: []}
    for tile, level in levels.items():
        by_kind[height_reference([level])].append(tile)
    if by_kind[GROUND] and by_kind[LOW_GROUND]:
        reporter.warning(
            tr(
                "Some heights look like heights above ground ({above_ground}), others absolute ({absolute}): the low "
                "ground around is subtracted from all of them. Better run 'Compute height above ground' on the "
                "absolute ones and cut the patches again.",
                above_ground=short_list(by_kind[GROUND]),
                absolute=short_list(by_kind[LOW_GROUND]),
            )
        )
    elif by_kind[LOW_GROUND]:
        low, high = min(levels.values()), max(levels.values())
        span = (
            tr("{metres:.0f} m", metres=low)
            if round(low) == round(high)
            else tr("{low:.0f} to {high:.0f} m", low=low, high=high)
        )
        reporter.warning(
            tr(
                "The heights look like elevations above sea level (ground at {span}). Run 'Compute height above "
                "ground' first (of an ISPRS folder: into a folder ndsm beside dsm) and cut the patches again; "
                "otherwise the low ground around is subtracted, which says little in large woods and at the "
                "edges of steep ground.",
                span=span,
            )
        )

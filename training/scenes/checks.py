"""Whether the rasters of a data set belong together: bands, pixel sizes, heights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..contract.config import TileConfig
from ..contract.errors import ConfigError, RasterError
from ..dataset.statistics import GROUND, WINDOW, TrainingStatistics, height_reference
from ..jobs.reporter import Reporter
from ..network.channels import band_roles
from ..raster_io import RasterReader
from .find import Scene

_SAME_GSD = 1.1  # pixel sizes that differ by less than this factor are the same for a network
_FEW_WITHOUT_HEIGHT = 0.01


def check_orthos(scenes: Sequence[Scene], config: TileConfig, reporter: Reporter) -> list[str]:
    """Make sure all orthophotos have the same bands; return their roles.

    Raises:
        RasterError: If they differ in bands or data type.
        ConfigError: If a band that a parameter names does not exist or holds no data.
    """
    kinds: dict[tuple[int, str], str] = {}
    for scene in scenes:
        with RasterReader(scene.ortho) as reader:
            kinds.setdefault((len(reader.bands), reader.dtype), scene.ortho.name)
            alpha = reader.alpha
    if len(kinds) > 1:
        found = "; ".join(f"{name}: {count} bands of {dtype}" for (count, dtype), name in kinds.items())
        raise RasterError(f"The orthophotos differ in bands or data type ({found}).", "Give orthophotos of one kind.")
    sizes = sorted((scene.grid.gsd_m, scene.tile) for scene in scenes if scene.grid.gsd_m)
    if sizes and sizes[-1][0] > _SAME_GSD * sizes[0][0]:
        reporter.warning(
            f"The orthophotos differ in pixel size, from {sizes[0][0]:g} m ({sizes[0][1]}) to {sizes[-1][0]:g} m "
            f"({sizes[-1][1]}). A network learns objects at one size: bring them to the same pixel size first "
            "(Raster > Projections > Warp)."
        )
    count = next(iter(kinds))[0]
    _check_bands(config, count, alpha)
    return band_roles(count, config.nir_band, config.red_band)


def check_heights(sources: Sequence[dict[str, Any]], statistics: TrainingStatistics, reporter: Reporter) -> None:
    """Note the low level of each tile's heights in its entry; warn of absolute, mixed or missing ones."""
    levels = {}
    for source in sources:
        level = statistics.low_height(source["tile"])
        if level is not None:
            levels[source["tile"]] = level
            source["low_height_m"] = round(level, 2)
        missing = statistics.share_without_height(source["tile"])
        if missing > _FEW_WITHOUT_HEIGHT:
            reporter.warning(
                f"{source['tile']}: {missing:.0%} of the pixels have no height. Give a height raster that covers the "
                "orthophoto, or train with inputs that do without heights."
            )
        if source.get("height_dtype") == "uint8":
            reporter.warning(
                f"{source['tile']}: the heights are 8-bit numbers from 0 to 255, which hardly are metres. Models will "
                "only work with heights that are scaled in the same way."
            )
    _warn_of_absolute(levels, statistics, reporter)


def _check_bands(config: TileConfig, count: int, alpha: int) -> None:
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


def _warn_of_absolute(levels: dict[str, float], statistics: TrainingStatistics, reporter: Reporter) -> None:
    """Absolute heights work less well than heights above ground; both in one data set do not work at all."""
    by_kind: dict[str, list[str]] = {GROUND: [], WINDOW: []}
    for tile, level in levels.items():
        by_kind[height_reference([level])].append(tile)
    if by_kind[GROUND] and by_kind[WINDOW]:
        reporter.warning(
            f"Some heights look like heights above ground ({', '.join(by_kind[GROUND])}), others absolute "
            f"({', '.join(by_kind[WINDOW])}): a model cannot learn from both. Run 'Height above ground' on the "
            "absolute ones and cut the patches again."
        )
    elif statistics.height_reference == WINDOW:
        low, high = min(levels.values()), max(levels.values())
        span = f"{low:.0f} m" if round(low) == round(high) else f"{low:.0f} to {high:.0f} m"
        reporter.warning(
            f"The heights look absolute: the ground lies at {span}. Models will subtract the low level of each "
            "window, which helps on even ground only. Better run 'Height above ground' on the height rasters (of an "
            "ISPRS folder: into a folder ndsm beside dsm) and cut the patches again."
        )

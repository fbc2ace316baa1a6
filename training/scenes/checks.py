"""Whether the orthophotos of a data set belong together: bands, pixel sizes."""

from __future__ import annotations

from collections.abc import Sequence

from ..contract.config import TileConfig
from ..contract.errors import ConfigError, RasterError
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader
from .band_roles import band_roles
from .find import Scene

_SAME_GSD = 1.1  # pixel sizes that differ by less than this factor are the same for a network


def check_orthos(scenes: Sequence[Scene], config: TileConfig, reporter: Reporter) -> list[str]:
    """Check that all orthophotos have the same bands; return their roles.

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
        listed = "; ".join(f"{name}: {count} bands of {dtype}" for (count, dtype), name in kinds.items())
        raise RasterError(f"The orthophotos differ in bands or data type ({listed}).", "Give orthophotos of one kind.")
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

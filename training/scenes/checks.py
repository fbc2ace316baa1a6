"""Whether the orthophotos of a data set belong together: bands, pixel sizes."""

from __future__ import annotations

from collections.abc import Sequence

from ..contract.config import TileConfig
from ..contract.errors import ConfigError, RasterError
from ..contract.language import tr
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader
from .band_order import report_band_order
from .band_roles import OrthoBands, band_roles
from .find import Scene
from .named_alpha import report_alpha_as_data

_SAME_GSD = 1.1  # pixel sizes that differ by less than this factor are the same for a network


def check_orthos(scenes: Sequence[Scene], config: TileConfig, reporter: Reporter) -> OrthoBands:
    """Check that all orthophotos have the same bands; return what these are.

    A band that a parameter names holds data, also where a file marks it as alpha.

    Raises:
        RasterError: If they differ in bands or data type.
        ConfigError: If a band that a parameter names does not exist.
    """
    data = tuple(sorted(config.named_bands.values()))
    kinds: dict[tuple[int, str], str] = {}
    described: dict[tuple[int, str], str] = {}
    alpha: dict[str, int] = {}
    bands: tuple[int, ...] = ()
    for scene in scenes:
        with RasterReader(scene.ortho, data_bands=data) as reader:
            _check_named(config, reader)
            bands = reader.bands
            kinds.setdefault((len(bands), reader.dtype), scene.ortho.name)
            described.setdefault((len(bands), reader.dtype), reader.described_dtype)
            if reader.alpha:
                alpha.setdefault(scene.ortho.name, reader.alpha)
    if len(kinds) > 1:
        raise _differing(kinds, described, alpha)
    named = {band: parameter for parameter, band in config.named_bands.items()}
    report_alpha_as_data([scene.ortho for scene in scenes], named, reporter)
    _warn_of_sizes(scenes, reporter)
    places = [bands.index(band) + 1 if band else 0 for band in (config.nir_band, config.red_band)]
    found = OrthoBands(tuple(band_roles(len(bands), *places)), bands, data)
    report_band_order([scene.ortho for scene in scenes], found, config, reporter)
    return found


def _check_named(config: TileConfig, reader: RasterReader) -> None:
    for parameter, band in config.named_bands.items():
        if band not in reader.bands:
            raise ConfigError(
                tr(
                    "{parameter} is {band}, but {file} has {count} bands.",
                    parameter=parameter,
                    band=band,
                    file=reader.path.name,
                    count=len(reader.bands),
                ),
                tr("Give the number of the band, or 0 if there is none."),
            )


def _differing(
    kinds: dict[tuple[int, str], str], described: dict[tuple[int, str], str], alpha: dict[str, int]
) -> RasterError:
    """The error for orthophotos of several kinds."""
    listed = "; ".join(
        tr("{name}: {count} bands of {dtype}", name=name, count=kind[0], dtype=described[kind])
        for kind, name in kinds.items()
    )
    hint = tr("Give orthophotos of one kind.")
    for name in kinds.values():
        if name in alpha:
            hint += tr(
                " {name} marks band {alpha} as alpha, which does not count: if it holds data, name it in "
                "NIR_BAND or RED_BAND.",
                name=name,
                alpha=alpha[name],
            )
            break
    return RasterError(tr("The orthophotos differ in bands or data type ({listed}).", listed=listed), hint)


def _warn_of_sizes(scenes: Sequence[Scene], reporter: Reporter) -> None:
    sizes = sorted((scene.grid.gsd_m, scene.tile) for scene in scenes if scene.grid.gsd_m)
    if sizes and sizes[-1][0] > _SAME_GSD * sizes[0][0]:
        reporter.warning(
            tr(
                "The orthophotos differ in pixel size, from {least:g} m ({finest}) to {most:g} m "
                "({coarsest}). A network learns objects at one size: bring them to the same pixel size first "
                "(Raster > Projections > Warp).",
                least=sizes[0][0],
                finest=sizes[0][1],
                most=sizes[-1][0],
                coarsest=sizes[-1][1],
            )
        )

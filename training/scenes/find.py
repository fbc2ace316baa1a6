"""Scenes: which orthophoto, height raster and reference belong together, from a folder or from lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..contract.config import TileConfig
from ..contract.config.protocols import NO_PROTOCOL
from ..contract.errors import DatasetError
from ..contract.file_names import is_leftover, short_list, unique_names
from ..contract.language import tr
from ..jobs.reporter import Reporter
from ..raster_io import Grid, read_grid, upright_grid
from .benchmark_folder import protocol_rasters
from .folder import FolderRasters, folder_rasters
from .matching import in_words, match, match_all, unmatched_error, warn_of_unused
from .names import HEIGHT, REFERENCE, tile_numbers


@dataclass(frozen=True)
class Scene:
    """One tile: an orthophoto with its reference and, if there are heights, its height raster."""

    tile: str
    number: str
    ortho: Path
    reference: Path
    height: Path | None
    grid: Grid


@dataclass(frozen=True)
class Rasters:
    """Rasters that are not yet matched.

    Args:
        tiles: Orthophoto -> name of its tile, in the order of the scenes.
        references: The references.
        heights: The height rasters; none if the data set has no heights.
        grids: The grids of all of them.
    """

    tiles: dict[Path, str]
    references: Sequence[Path]
    heights: Sequence[Path]
    grids: dict[Path, Grid]

    @classmethod
    def read(
        cls, orthos: Iterable[str | Path], references: Iterable[str | Path], heights: Iterable[str | Path]
    ) -> Rasters:
        """Read the grids, and name the tiles.

        Raises:
            RasterError: If a raster cannot be read, or an orthophoto is not upright.
            DatasetError: If an orthophoto is given twice.
        """
        orthos, references, heights = ([Path(path) for path in paths] for paths in (orthos, references, heights))
        grids = {path: read_grid(path) for path in {*references, *heights}}  # turned in any way
        grids.update({path: upright_grid(path) for path in orthos})
        if len(set(orthos)) < len(orthos):
            raise DatasetError(tr("An orthophoto is given twice."), tr("Give each orthophoto once."))
        return cls(unique_names(orthos), references, heights, grids)


def find_scenes(config: TileConfig, reporter: Reporter, paired: bool = False) -> list[Scene]:
    """The scenes of a folder or of lists of rasters, in the order of the orthophotos.

    Args:
        config: Names the rasters.
        reporter: Receives how the rasters were matched.
        paired: Whether the references stand in the order of the orthophotos: made from polygons on their very grids.

    Raises:
        DatasetError: If folders or rasters are missing, or the match is ambiguous; lists what was found.
        RasterError: If a raster cannot be read.
    """
    if config.protocol != NO_PROTOCOL:
        return folder_scenes(protocol_rasters(config, reporter), reporter)
    if config.folder:
        return folder_scenes(folder_rasters(config, reporter), reporter)
    if paired:
        return given_scenes(Rasters.read(config.orthos, config.references, config.heights), reporter)
    lists = config.orthos, config.references, config.heights
    return listed_scenes(Rasters.read(*(_without_leftovers(paths, reporter) for paths in lists)), reporter)


def folder_scenes(files: FolderRasters, reporter: Reporter) -> list[Scene]:
    """The scenes of a folder; orthophotos without reference, such as its test areas, are left out with a warning."""
    rasters = Rasters.read(files.orthos, files.references, files.heights)
    reference_of, ways = match(list(rasters.tiles), rasters.references, rasters.grids, REFERENCE, reporter)
    without = [ortho for ortho in rasters.tiles if ortho not in reference_of]
    if not reference_of:
        raise unmatched_error(without, rasters.references, REFERENCE)
    if without:
        reporter.warning(
            tr(
                "{count} of {total} orthophotos have no reference and are left out: {names}",
                count=len(without),
                total=len(rasters.tiles),
                names=short_list(path.name for path in without),
            )
        )
    height_of, height_ways = _match_heights(rasters, reference_of, reporter)
    return _scenes(rasters, reference_of, height_of, (ways, height_ways), reporter)


def listed_scenes(rasters: Rasters, reporter: Reporter) -> list[Scene]:
    """The scenes of lists of rasters in any order: each orthophoto needs a reference."""
    reference_of, ways = match_all(list(rasters.tiles), rasters.references, rasters.grids, REFERENCE, reporter)
    return _with_heights(rasters, reference_of, ways, reporter)


def given_scenes(rasters: Rasters, reporter: Reporter) -> list[Scene]:
    """The scenes of lists in which the first reference is given for the first orthophoto, and so on."""
    reference_of = dict(zip(rasters.tiles, rasters.references, strict=True))
    return _with_heights(rasters, reference_of, {"order"}, reporter)


def _with_heights(rasters: Rasters, reference_of: dict[Path, Path], ways: set[str], reporter: Reporter) -> list[Scene]:
    """Scenes of lists; warns of rasters that are not used."""
    height_of, height_ways = _match_heights(rasters, reference_of, reporter)
    used = [*reference_of.values(), *height_of.values()]
    warn_of_unused([*rasters.references, *rasters.heights], used, reporter)
    return _scenes(rasters, reference_of, height_of, (ways, height_ways), reporter)


def _match_heights(rasters: Rasters, orthos: Iterable[Path], reporter: Reporter) -> tuple[dict[Path, Path], set[str]]:
    """Orthophoto -> its height raster, and by what they were matched; nothing if there are no heights at all."""
    if not rasters.heights:
        return {}, set()
    return match_all(list(orthos), rasters.heights, rasters.grids, HEIGHT, reporter)


def _scenes(
    rasters: Rasters,
    reference_of: dict[Path, Path],
    height_of: dict[Path, Path],
    ways: tuple[set[str], set[str]],
    reporter: Reporter,
) -> list[Scene]:
    """The scenes that were found; `ways` says by what their references and their heights were."""
    by, heights_by = map(in_words, ways)
    reporter.info(
        tr(
            "{count} orthophotos matched with their references by {by}, with their heights by {heights_by}."
            if heights_by not in ("", by)
            else "{count} orthophotos matched with their references by {by}.",
            count=len(reference_of),
            by=by,
            heights_by=heights_by,
        )
    )
    _warn_of_no_place([rasters.grids[ortho] for ortho in reference_of], reporter)
    numbers = tile_numbers(rasters.tiles.values())
    return [
        Scene(tile, numbers[tile], ortho, reference_of[ortho], height_of.get(ortho), rasters.grids[ortho])
        for ortho, tile in rasters.tiles.items()
        if ortho in reference_of
    ]


def _warn_of_no_place(grids: Sequence[Grid], reporter: Reporter) -> None:
    """Say that rasters with a place which they all have in common are taken as having none."""
    at_zero = sum(grid.georeferenced and grid.at_zero for grid in grids)
    if at_zero > 1:
        reporter.warning(
            tr(
                "{count} orthophotos begin at the coordinates 0, 0, as rasters do that were saved without "
                "their place: they are taken for different places. Put those that show the same ground into the "
                "same part.",
                count=at_zero,
            )
        )


def _without_leftovers(paths: Sequence[str], reporter: Reporter) -> list[str]:
    """Without the files that a system has dropped among the rasters of a list."""
    dropped = [path for path in paths if is_leftover(Path(path).name)]
    if not dropped or len(dropped) == len(paths):
        return list(paths)
    reporter.warning(
        tr(
            "These files are no rasters, but were left by macOS, Windows or GDAL beside them; they are ignored: "
            "{dropped}.",
            dropped=short_list(Path(path).name for path in dropped),
        )
    )
    return [path for path in paths if path not in dropped]

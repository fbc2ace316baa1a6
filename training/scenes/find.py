"""Scenes: which orthophoto, height raster and reference belong together; the ISPRS folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..contract.config import TileConfig
from ..contract.errors import DatasetError
from ..jobs.reporter import Reporter
from ..raster_io import Grid, read_grid, upright_grid
from .isprs_folder import ERODED_FOLDER, HEIGHT_FOLDERS, ORTHO_FOLDER, REFERENCE_FOLDER
from .matching import match, missing_partner, number_of

_SUFFIXES = {".tif", ".tiff", ".jpg", ".jpeg", ".png", ".vrt", ".img", ".jp2"}
_PICTURES = {".jpg", ".jpeg", ".png"}  # 8 bit; the benchmark's normalised heights in them are no metres


@dataclass(frozen=True)
class Scene:
    """One tile: an orthophoto with its reference and, if there are heights, its height raster."""

    tile: str
    number: str
    ortho: Path
    reference: Path
    height: Path | None
    grid: Grid


def find_scenes(config: TileConfig, reporter: Reporter) -> list[Scene]:
    """The scenes of an ISPRS folder or of lists of rasters, in the order of the orthophotos.

    Raises:
        DatasetError: If folders or partners are missing or ambiguous; lists what was found.
        RasterError: If a raster cannot be read.
    """
    if config.folder:
        orthos, references, heights = _isprs_files(Path(config.folder), reporter)
    else:
        orthos = [Path(path) for path in config.orthos]
        references = [Path(path) for path in config.references]
        heights = [Path(path) for path in config.heights]
    grids = {path: read_grid(path) for path in {*references, *heights}}  # turned in any way
    grids.update({path: upright_grid(path) for path in orthos})
    names = _tile_names(orthos)
    if config.given.get("references"):  # made from polygons, on the grid of each orthophoto in turn
        reference_of, ways = dict(zip(orthos, references, strict=True)), {"order"}
    else:
        reference_of, ways = match(orthos, references, grids, "reference", reporter)
    without = [ortho for ortho in orthos if ortho not in reference_of]
    if without and (not config.folder or not reference_of):
        raise missing_partner(without, references, "reference")
    if without:
        reporter.warning(
            f"{len(without)} of {len(orthos)} orthophotos have no reference and are left out: "
            + ", ".join(path.name for path in without)
        )
    height_of: dict[Path, Path] = {}
    if heights:
        height_of, height_ways = match(list(reference_of), heights, grids, "height raster", reporter)
        ways |= height_ways
        low = [ortho for ortho in reference_of if ortho not in height_of]
        if low:
            raise missing_partner(low, heights, "height raster")
    if not config.folder:
        unused = {*references, *heights} - {*reference_of.values(), *height_of.values()}
        if unused:
            names_of_unused = ", ".join(sorted(path.name for path in unused))
            reporter.warning(f"These rasters belong to no orthophoto and are not used: {names_of_unused}.")
    reporter.info(f"{len(reference_of)} orthophotos matched with their references by {' and '.join(sorted(ways))}.")
    return [
        Scene(names[ortho], number_of(ortho), ortho, reference, height_of.get(ortho), grids[ortho])
        for ortho, reference in reference_of.items()
    ]


def _isprs_files(folder: Path, reporter: Reporter) -> tuple[list[Path], list[Path], list[Path]]:
    if not folder.is_dir():
        raise DatasetError(f"{folder} is not a folder.", f"Choose the folder that holds {ORTHO_FOLDER}/.")
    folders = {item.name.lower(): item for item in folder.iterdir() if item.is_dir()}
    orthos = _rasters(folders.get(ORTHO_FOLDER))
    references = _rasters(folders.get(REFERENCE_FOLDER))
    if not references:
        references = _rasters(folders.get(ERODED_FOLDER))
        if references:
            reporter.info(f"No {REFERENCE_FOLDER}; the eroded references in {ERODED_FOLDER} are used.")
    missing = [name for name, files in ((ORTHO_FOLDER, orthos), (REFERENCE_FOLDER, references)) if not files]
    if missing:
        raise DatasetError(
            f"{folder} has no rasters in {' and in '.join(missing)} "
            f"(found folders: {', '.join(sorted(folders)) or 'none'}).",
            f"Expected are {ORTHO_FOLDER}/ with orthophotos, {REFERENCE_FOLDER}/ with references and, for heights, "
            f"{' or '.join(f'{name}/' for name in HEIGHT_FOLDERS)}. Or give the rasters as lists.",
        )
    return orthos, references, _isprs_heights(folders, reporter)


def _isprs_heights(folders: dict[str, Path], reporter: Reporter) -> list[Path]:
    """Heights above ground if they are there in metres, else the surface models, else whatever heights there are."""
    found = {name: _rasters(folders.get(name)) for name in HEIGHT_FOLDERS}
    in_metres = {name: all(path.suffix.lower() not in _PICTURES for path in files) for name, files in found.items()}
    name = max((name for name in found if found[name]), key=lambda name: (in_metres[name], name == "ndsm"), default="")
    reporter.info(f"Heights from {name}." if name else "No heights in this folder: models can use the orthophoto only.")
    return found.get(name, [])


def _rasters(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    found = [path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES]
    return sorted(found, key=lambda path: (int(number_of(path) or 0), path.name))


def _tile_names(orthos: Sequence[Path]) -> dict[Path, str]:
    """File name stems; with the folder's name in front where stems repeat."""
    if len(set(orthos)) < len(orthos):
        raise DatasetError("An orthophoto is given twice.", "Give each orthophoto once.")
    stems = [path.stem for path in orthos]
    names = {path: path.stem if stems.count(path.stem) == 1 else f"{path.parent.name}_{path.stem}" for path in orthos}
    if len(set(names.values())) < len(orthos):
        raise DatasetError(
            f"Several orthophotos have the same name: {', '.join(sorted(names.values()))}.", "Rename the files."
        )
    return names

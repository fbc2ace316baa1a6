"""The folder of the ISPRS Vaihingen benchmark: its names, and the rasters in it."""

from __future__ import annotations

from pathlib import Path

from ..contract.errors import DatasetError
from ..jobs.reporter import Reporter
from .matching import number_of

ORTHO_FOLDER = "top"
HEIGHT_FOLDERS = ("dsm", "ndsm")  # releases name them differently
REFERENCE_FOLDER = "gts_for_participants"
ERODED_FOLDER = "gts_eroded_for_participants"

_SUFFIXES = {".tif", ".tiff", ".jpg", ".jpeg", ".png", ".vrt", ".img", ".jp2"}
_PICTURES = {".jpg", ".jpeg", ".png"}  # 8 bit; the benchmark's normalised heights in them are no metres


def isprs_files(folder: Path, reporter: Reporter) -> tuple[list[Path], list[Path], list[Path]]:
    """Orthophotos, references and heights of the folder, each in the order of their numbers; heights may be missing.

    Raises:
        DatasetError: If there are no orthophotos or no references; lists what was found.
    """
    if not folder.is_dir():
        raise DatasetError(f"{folder} is not a folder.", f"Choose the folder that holds {ORTHO_FOLDER}/.")
    folders = {inside.name.lower(): inside for inside in folder.iterdir() if inside.is_dir()}
    orthos, references = _rasters(folders.get(ORTHO_FOLDER)), _references(folders, reporter)
    missing = [name for name, files in ((ORTHO_FOLDER, orthos), (REFERENCE_FOLDER, references)) if not files]
    if missing:
        raise DatasetError(
            f"{folder} has no rasters in {' and in '.join(missing)} "
            f"(found folders: {', '.join(sorted(folders)) or 'none'}).",
            f"Expected are {ORTHO_FOLDER}/ with orthophotos, {REFERENCE_FOLDER}/ with references and, for heights, "
            f"{' or '.join(f'{name}/' for name in HEIGHT_FOLDERS)}. Or give the rasters as lists.",
        )
    return orthos, references, _heights(folders, reporter)


def _references(folders: dict[str, Path], reporter: Reporter) -> list[Path]:
    """The whole references if they are there, else those with eroded borders."""
    references = _rasters(folders.get(REFERENCE_FOLDER))
    if references:
        return references
    eroded = _rasters(folders.get(ERODED_FOLDER))
    if eroded:
        reporter.info(f"No {REFERENCE_FOLDER}; the eroded references in {ERODED_FOLDER} are used.")
    return eroded


def _heights(folders: dict[str, Path], reporter: Reporter) -> list[Path]:
    """Heights above ground if they are there in metres, else the surface models, else whatever heights there are."""
    rasters = {name: _rasters(folders.get(name)) for name in HEIGHT_FOLDERS}
    in_metres = {name: all(path.suffix.lower() not in _PICTURES for path in files) for name, files in rasters.items()}
    there = [name for name in rasters if rasters[name]]
    name = max(there, key=lambda name: (in_metres[name], name == "ndsm"), default="")
    reporter.info(f"Heights from {name}." if name else "No heights in this folder: models can use the orthophoto only.")
    return rasters.get(name, [])


def _rasters(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    paths = [path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES]
    return sorted(paths, key=lambda path: (int(number_of(path) or 0), path.name))

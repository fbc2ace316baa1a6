"""The folder of the ISPRS Vaihingen benchmark: its names, and which of its references and heights to take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..contract.language import tr
from ..jobs.reporter import Reporter
from .folder_choice import PICTURES

ORTHO_FOLDER = "top"
HEIGHT_FOLDERS = ("dsm", "ndsm")  # releases name them differently
REFERENCE_FOLDER = "gts_for_participants"
ERODED_FOLDER = "gts_eroded_for_participants"


def isprs_references(folders: Mapping[str, Sequence[Path]], reporter: Reporter) -> Sequence[Path]:
    """The whole references if they are there, else those with eroded borders; `folders` is name -> rasters in it."""
    if references := folders.get(REFERENCE_FOLDER):
        return references
    reporter.info(
        tr(
            "No {reference_folder}; the eroded references in {eroded_folder} are used.",
            reference_folder=REFERENCE_FOLDER,
            eroded_folder=ERODED_FOLDER,
        )
    )
    return folders.get(ERODED_FOLDER, [])


def isprs_heights(folders: Mapping[str, Sequence[Path]], reporter: Reporter) -> Sequence[Path]:
    """Heights above ground if they are there in metres, else the surface models, else whatever heights there are."""
    rasters = {name: folders.get(name, []) for name in HEIGHT_FOLDERS}
    in_metres = {name: all(path.suffix.lower() not in PICTURES for path in files) for name, files in rasters.items()}
    there = [name for name in rasters if rasters[name]]
    name = max(there, key=lambda name: (in_metres[name], name == "ndsm"), default="")
    reporter.info(
        tr("Heights from {name}.", name=name)
        if name
        else tr("No heights in this folder: models can use the orthophoto only.")
    )
    return rasters.get(name, [])

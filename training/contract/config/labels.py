"""Parameters of the jobs that make and convert rasters."""

from __future__ import annotations

from dataclasses import dataclass

from ..options import CHOICE, FILE, INTEGER, NEW_FILE, NEW_FOLDER, JobConfig, option
from .choices import CLASSES_HELP, PALETTE_HELP, SEED_HELP


@dataclass(frozen=True)
class DemoDataConfig(JobConfig):
    """A synthetic town in the ISPRS folder layout."""

    tiles: int = option(INTEGER, "Number of tiles", "How many orthophotos to draw.", 6, minimum=1, maximum=400)
    size: int = option(
        INTEGER,
        "Tile size (pixels)",
        "Width and height of each orthophoto in pixels of 9 cm.",
        768,
        minimum=64,
        maximum=12000,
    )
    seed: int = option(INTEGER, "Seed", SEED_HELP, 1, minimum=0, maximum=2**31 - 1)
    output: str = option(
        NEW_FOLDER,
        "Demo data folder",
        "Folder for the orthophotos (top), surface models (dsm) and references (gts_for_participants).",
        "",
        required=True,
    )


@dataclass(frozen=True)
class LabelsConfig(JobConfig):
    """Class colours to class codes and back."""

    input: str = option(
        FILE,
        "Class raster or coloured raster",
        "A raster in class colours (three 8-bit bands) or in class codes (one band).",
        "",
        required=True,
    )
    direction: str = option(
        CHOICE,
        "Direction",
        "Colours to class codes, or class codes to colours.",
        "colours_to_classes",
        choices=("colours_to_classes", "classes_to_colours"),
        choice_labels=("Colours to class codes", "Class codes to colours"),
    )
    classes: str = option(FILE, "Class scheme", CLASSES_HELP + PALETTE_HELP, "", advanced=True)
    output: str = option(
        NEW_FILE, "Converted raster", "The raster to write (GeoTIFF).", "", required=True, suffix=".tif"
    )

"""Parameters of the jobs that make and convert rasters."""

from __future__ import annotations

from dataclasses import dataclass

from ..options import CHOICE, FILE, NEW_FILE, JobConfig, option
from .choices import CLASSES_HELP, PALETTE_HELP


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

"""Parameters of the job that converts class colours to class codes, and back."""

from __future__ import annotations

from dataclasses import dataclass

from .. import parameters
from ..formats import CLASS_FILES
from ..options import JobConfig
from .choices import CLASSES_HELP, PALETTE_HELP


@dataclass(frozen=True)
class LabelsConfig(JobConfig):
    """Class colours to class codes and back."""

    input: str = parameters.file(
        "Class raster or coloured raster",
        "A raster in class colours (three 8-bit bands) or in class codes (one band).",
        required=True,
    )
    direction: str = parameters.choice(
        "Direction",
        "Colours to class codes, or class codes to colours.",
        "colours_to_classes",
        choices=("colours_to_classes", "classes_to_colours"),
        choice_labels=("Colours to class codes", "Class codes to colours"),
    )
    classes: str = parameters.file("Class scheme", CLASSES_HELP + PALETTE_HELP, advanced=True, endings=CLASS_FILES)
    output: str = parameters.new_file(
        "Converted raster", "The raster to write (.tif, .img, .png or .jp2).", required=True, suffix=".tif"
    )

"""Parameters of the job that estimates accuracy and areas from interpreted points."""

from __future__ import annotations

from dataclasses import dataclass

from .. import parameters
from ..formats import CLASS_FILES
from ..language import tr
from ..options import JobConfig
from .choices import CLASSES_HELP, PALETTE_HELP


@dataclass(frozen=True)
class AssessPointsConfig(JobConfig):
    """Interpreted points to accuracy and areas with intervals."""

    points: str = parameters.file(
        "Interpreted points",
        "Points that 'Draw sample points' has drawn, with the true class of each filled in (CSV).",
        required=True,
    )
    prediction: str = parameters.file(
        "Classified raster",
        "The raster that the points were drawn from. May be empty if the points still have the field with the number "
        "of pixels of their class.",
    )
    reference_field: str = parameters.text(
        "Field with the true class",
        "The class assigned by the interpreter: its value or its name; 'unsure' or 255 where it cannot be told.",
        "reference",
    )
    map_field: str = parameters.text(
        "Field with the mapped class", "The class that the raster has at the point: its value or its name.", "map_class"
    )
    pixels_field: str = parameters.text(
        "Field with the pixels of the mapped class",
        "How many pixels of the raster have the point's mapped class. Not needed with a classified raster.",
        "map_pixels",
        advanced=True,
    )
    unlabelled: str = parameters.choice(
        "Points without a true class",
        "What to do if some points were not interpreted. The last ones in the random order may always be missing: the "
        "points before them are a random sample too. Others may be left out only if they are empty at random, and not "
        "because they were difficult: difficult places are where maps are wrong. Where points are marked unsure, they "
        "are named; left out, the report says how far they could change the overall accuracy.",
        "refuse",
        choices=("refuse", "leave_out"),
        choice_labels=("Stop and name them", "Leave them out: they are empty at random, or cannot be told"),
    )
    classes: str = parameters.file("Class scheme", CLASSES_HELP + PALETTE_HELP, advanced=True, endings=CLASS_FILES)
    report: str = parameters.new_file("Accuracy report", "HTML report.", suffix=".html")
    scores: str = parameters.new_file("Scores", "JSON with all figures and both matrices.", suffix=".json")
    areas: str = parameters.new_file(
        "Areas", "CSV: mapped and estimated area of each class, with its interval.", suffix=".csv"
    )

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        fields = {"REFERENCE_FIELD": self.reference_field, "MAP_FIELD": self.map_field}
        problems = [tr("{name} is missing.", name=name) for name, field in fields.items() if not field.strip()]
        if not problems and self.reference_field == self.map_field:
            problems = [
                tr(
                    "REFERENCE_FIELD and MAP_FIELD are both {map_field}, but must be two fields.",
                    map_field=self.map_field,
                )
            ]
        return problems

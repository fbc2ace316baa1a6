"""Parameters of the jobs that judge results."""

from __future__ import annotations

from dataclasses import dataclass

from ..options import FILE, INTEGER, NEW_FILE, TEXT, JobConfig, option
from .shared import CLASSES_HELP, tile_names


@dataclass(frozen=True)
class AssessConfig(JobConfig):
    """A class raster and a reference to accuracy figures."""

    prediction: str = option(FILE, "Classified raster", "Class raster to judge, in class codes.", "", required=True)
    reference: str = option(
        FILE, "Reference", "Class raster or coloured raster with the true classes.", "", required=True
    )
    erosion: int = option(
        INTEGER,
        "Erosion (pixels)",
        "Radius in pixels around the borders between reference classes that is left out; ISPRS uses 3.",
        0,
        minimum=0,
        maximum=50,
    )
    ignore_classes: str = option(
        TEXT, "Classes to leave out", "Codes of reference classes that do not count, e.g. 5 6.", "", advanced=True
    )
    classes: str = option(FILE, "Class scheme", CLASSES_HELP, "", advanced=True)
    report: str = option(NEW_FILE, "Accuracy report", "HTML report.", "", suffix=".html")
    matrix: str = option(
        NEW_FILE, "Confusion matrix", "CSV: rows are reference classes, columns are predicted ones.", "", suffix=".csv"
    )
    scores: str = option(NEW_FILE, "Scores", "JSON with all figures.", "", suffix=".json")

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        wrong = [word for word in tile_names(self.ignore_classes) if not word.isdigit()]
        return [f"IGNORE_CLASSES holds {', '.join(wrong)}, but takes class codes, e.g. 5 6."] if wrong else []

"""Parameters of the job that assesses the accuracy of class rasters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .. import parameters
from ..formats import CLASS_FILES
from ..language import tr
from ..options import JobConfig
from ..outputs.records import classified_from
from .choices import (
    CLASS_FIELD_HELP,
    CLASSES_HELP,
    OTHER_CLASS_HELP,
    POLYGON_CLASS_HELP,
    SEED_HELP,
    polygon_problems,
    tile_names,
)
from .protocols import NO_PROTOCOL, PROTOCOL_LABELS, PROTOCOLS
from .same_file import same_file_problems


@dataclass(frozen=True)
class AssessConfig(JobConfig):
    """Class rasters and references to accuracy figures."""

    prediction: str = parameters.file(
        "Classified raster", "Classified raster to be assessed, in class codes.", required=True, more="more_predictions"
    )
    reference: str = parameters.file(
        "Reference",
        "The true classes: a class raster, a coloured raster, or a polygon layer with the class in CLASS_FIELD, or all "
        "of POLYGON_CLASS.",
        required=True,
        more="more_references",
    )
    class_field: str = parameters.text("Class field", CLASS_FIELD_HELP, "")
    erosion: int = parameters.integer(
        "Erosion (pixels)",
        "Radius in pixels around the borders between reference classes that is left out; ISPRS uses 3.",
        0,
        minimum=0,
        maximum=50,
    )
    more_predictions: tuple[str, ...] = parameters.files(
        "More classified rasters",
        "Further class rasters. The report is on all of them together and on each alone.",
        advanced=True,
    )
    more_references: tuple[str, ...] = parameters.files(
        "More references",
        "One reference raster for each of the further class rasters, in the same order. Leave it empty if REFERENCE is "
        "a polygon layer, which covers all of them.",
        advanced=True,
    )
    ortho: str = parameters.file(
        "Orthophoto",
        "Shown beside the worst places in the report. Empty: the one that the run record of the classified raster "
        "names.",
        advanced=True,
    )
    ignore_classes: str = parameters.text(
        "Classes to leave out", "Codes of reference classes that do not count, e.g. 5 6.", advanced=True, several=True
    )
    protocol: str = parameters.choice(
        "Published protocol",
        "Count as a publication does: which pixels at borders count, and which classes enter the means. The class "
        "rasters must be of its test tiles. The report sets published figures beside yours.",
        NO_PROTOCOL,
        choices=PROTOCOLS,
        choice_labels=PROTOCOL_LABELS,
        advanced=True,
    )
    block_size: int = parameters.integer(
        "Block size (pixels)",
        "Side in pixels of the square blocks that are drawn for the confidence intervals; 0 takes about twice the "
        "distance over which errors are correlated, more on large areas.",
        0,
        minimum=0,
        advanced=True,
    )
    seed: int = parameters.integer("Seed", SEED_HELP, 1, minimum=0, maximum=2**31 - 1, advanced=True)
    classes: str = parameters.file(
        "Class scheme",
        f"{CLASSES_HELP} A classified raster or a reference whose colour table has other classes brings these.",
        advanced=True,
        endings=CLASS_FILES,
    )
    polygon_class: str = parameters.text("Class of all polygons", POLYGON_CLASS_HELP, advanced=True)
    other_class: str = parameters.text("Class of all else", OTHER_CLASS_HELP, advanced=True)
    report: str = parameters.new_file("Accuracy report", "HTML report.", suffix=".html")
    matrix: str = parameters.new_file(
        "Confusion matrix", "CSV: rows are reference classes, columns are predicted ones.", suffix=".csv"
    )
    scores: str = parameters.new_file("Scores", "JSON with all figures.", suffix=".json")
    errors: str = parameters.new_file(
        "Errors",
        "Raster of right and wrong pixels (.tif, .img, .png or .jp2): 10 x reference + prediction, e.g. 12 is class 1 "
        "taken for class 2, and 11 is right; 254 is left out; 255 has no data. With class codes above 9: 256 x "
        "reference + prediction, 65534 and 65535.",
        suffix=".tif",
    )

    @property
    def predictions(self) -> tuple[str, ...]:
        """The class raster of each scene."""
        return (self.prediction, *self.more_predictions)

    @property
    def references(self) -> tuple[str, ...]:
        """The reference of each scene."""
        return (self.reference, *self.more_references)

    @property
    def orthos(self) -> tuple[str, ...]:
        """The orthophoto of each class raster: the one given for the first, else that of its run record; or ""."""
        return (self.ortho or classified_from(self.prediction), *map(classified_from, self.more_predictions))

    def further_inputs(self) -> list[Path]:
        """The orthophotos, which run records name."""
        return [Path(path) for path in self.orthos if path]

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        problems = [
            tr("{problem} A file compared with itself is always 100 % right.", problem=problem)
            for problem in same_file_problems({"PREDICTION": self.predictions, "REFERENCE": self.references})
        ]
        if self.protocol != NO_PROTOCOL:
            given = [name.upper() for name in ("erosion", "ignore_classes", "classes") if getattr(self, name)]
            problems += [
                tr("PROTOCOL={protocol} says how to count: leave {name} out.", protocol=self.protocol, name=name)
                for name in given
            ]
        wrong = [word for word in tile_names(self.ignore_classes) if not word.isdigit()]
        if wrong:
            problems.append(
                tr("IGNORE_CLASSES holds {wrong}, but takes class codes, e.g. 5 6.", wrong=", ".join(wrong))
            )
        problems += polygon_problems(self, bool(self.reference), tr("a polygon layer in REFERENCE"))
        from_polygons = bool(self.class_field or self.polygon_class)
        number, references = len(self.more_predictions), len(self.more_references)
        if number != references and (references or not from_polygons):
            problems.append(
                tr(
                    "MORE_PREDICTIONS holds {number} rasters, but MORE_REFERENCES {references}: each class "
                    "raster needs its own reference.",
                    number=number,
                    references=references,
                )
            )
        if from_polygons and references:
            problems.append(
                tr(
                    "{name} belongs to a polygon layer in REFERENCE, which covers all class rasters: leave "
                    "MORE_REFERENCES empty.",
                    name="CLASS_FIELD" if self.class_field else "POLYGON_CLASS",
                )
            )
        if self.errors and self.more_predictions:
            problems.append(
                tr("ERRORS belongs to a single class raster: leave MORE_PREDICTIONS empty, or skip ERRORS.")
            )
        return problems

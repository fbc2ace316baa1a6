"""Parameters of the job that draws sample points for an accuracy assessment."""

from __future__ import annotations

from dataclasses import dataclass

from .. import parameters
from ..formats import CLASS_FILES
from ..options import JobConfig
from .choices import CLASSES_HELP, PALETTE_HELP, SEED_HELP


@dataclass(frozen=True)
class SamplePointsConfig(JobConfig):
    """A class raster to random points in each class, for a person to interpret."""

    input: str = parameters.file(
        "Classified raster", "Classified raster to be assessed, in class codes.", required=True
    )
    points: int = parameters.integer(
        "Number of points",
        "How many points to draw in all. The log says how exact the overall accuracy will be: 500 points give it to "
        "about 3 percentage points.",
        500,
        minimum=2,
        maximum=20_000,
    )
    allocation: str = parameters.choice(
        "Points of each class",
        "How the points are shared out among the mapped classes. Any choice gives honest figures; they differ in which "
        "figures become most precise. Area and producer's accuracy of a rare class depend on points in the large ones, "
        "where the map may have missed it. Each class gets at least two points, without which there is no interval.",
        "good_practice",
        choices=("good_practice", "proportional", "equal"),
        choice_labels=(
            "By area, but rare classes get the minimum number (Olofsson et al. 2014)",
            "By area: best for the overall accuracy",
            "The same number in each class: best for the user's accuracy of rare classes",
        ),
    )
    min_per_class: int = parameters.integer(
        "Minimum points of a class",
        "With good_practice: the number of points that rare classes get. 50 to 100 are usual.",
        50,
        minimum=2,
        maximum=10_000,
        advanced=True,
    )
    min_distance: int = parameters.integer(
        "Minimum distance (pixels)",
        "Points nearer to each other than this are not drawn. 0 keeps the sample as random as the formulas assume; "
        "with a distance the intervals are only approximate.",
        0,
        minimum=0,
        maximum=100_000,
        advanced=True,
    )
    include_undefined: bool = parameters.flag(
        "Also where the map is undefined",
        "Draw points also where the map says undefined (the model does not know); each counts as an error then.",
        False,
        advanced=True,
    )
    classes: str = parameters.file("Class scheme", CLASSES_HELP + PALETTE_HELP, advanced=True, endings=CLASS_FILES)
    seed: int = parameters.integer("Seed", SEED_HELP, 1, minimum=0, maximum=2**31 - 1, advanced=True)
    output: str = parameters.new_file(
        "Points",
        "The points in random order, each with an empty field 'reference' to be filled in (CSV). The mapped class is "
        "in it too; hide it from whoever interprets.",
        required=True,
        suffix=".csv",
    )

"""What is asked of a new labelling ground, and what must not be lost by it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...rasters.label_file import work_in
from ...rasters.legend import classes_of_raster
from ...training.contract import parameters
from ...training.contract.class_scheme import ISPRS, ClassScheme
from ...training.contract.errors import ConfigError
from ...training.contract.formats import CLASS_FILES
from ...training.contract.labelling.ground import BLOCKS, DONE, LABELS, STATE
from ...training.contract.legends.class_file import load_scheme
from ...training.contract.legends.colours import with_distinct_colours
from ...training.contract.options import JobConfig
from ...training.contract.outputs.geopackage import read_contents
from ...translation import tr


@dataclass(frozen=True)
class LabelGroundConfig(JobConfig):
    """Blocks and maps to ground that a person labels."""

    blocks: str = parameters.file(
        "Blocks",
        "Polygons around the places that are to be labelled: those of 'Choose where to label next', or squares of your "
        "own.",
        required=True,
    )
    maps: tuple[str, ...] = parameters.files(
        "Land cover",
        "Land-cover rasters of 'Classify an orthophoto' that show the blocks: their areas become the polygons that you "
        "correct. Empty: the blocks begin empty, and you draw everything.",
    )
    min_area: float = parameters.number(
        "Minimum area of a polygon (m²)",
        "Areas of the map smaller than this, in m² (in pixels without georeference), are given to their largest "
        "neighbour. More of it leaves fewer polygons to look at.",
        2.0,
        minimum=0,
        maximum=1e6,
    )
    simplify: float = parameters.number(
        "Simplify outlines (pixels)",
        "By how many pixels of the map an outline may move when its steps become straight lines. Neighbours keep one "
        "common outline. 0: outlines follow the pixels.",
        1.5,
        minimum=0,
        maximum=100,
    )
    classes: str = parameters.file(
        "Class scheme",
        "JSON, CSV or QGIS style file (.qml) with value, name and colour of each class. Empty: the classes that the "
        "land-cover rasters name, or the seven ISPRS classes.",
        advanced=True,
        endings=CLASS_FILES,
    )
    output: str = parameters.new_file(
        "Labelling ground",
        "GeoPackage with the layers 'blocks', 'labels' and the table of the classes; keep it, your work goes into it.",
        required=True,
        suffix=".gpkg",
        endings=(".gpkg",),
    )


def scheme_of(job: LabelGroundConfig) -> ClassScheme:
    """The classes: those that the user gives, else those that the maps name, else the built-in ones.

    Raises:
        EngineError: If they cannot be read, or the maps name different ones.
    """
    if job.classes:
        return load_scheme(job.classes)
    named = {path: scheme for path in job.maps if (scheme := classes_of_raster(path)) is not None}
    for path, scheme in named.items():
        first = next(iter(named))
        if scheme.classes != named[first].classes:
            raise ConfigError(
                tr("{first} and {other} name different classes.", first=first, other=path),
                tr("Give maps of one model, or say the classes of both in CLASSES."),
            )
    return with_distinct_colours(next(iter(named.values()), ISPRS))


def refuse_work(job: LabelGroundConfig) -> None:
    """Refuse to replace a file that is no labelling ground, or one in which somebody has worked.

    Raises:
        ConfigError: Says what is in it.
    """
    path = Path(job.output)
    if not path.exists() or path.stat().st_size == 0:
        return
    contents = read_contents(path)
    layers = contents.layers if contents is not None and not contents.projects else {}
    if DONE not in layers.get(BLOCKS, ()) or STATE not in layers.get(LABELS, ()) or len(layers) > 3:
        raise ConfigError(
            tr("OUTPUT {path} exists and is no labelling ground: it would be lost.", path=path),
            tr("Choose another name."),
        )
    done, touched = work_in(str(path))
    if done or touched:
        raise ConfigError(
            tr(
                "OUTPUT {path} exists, with {done} blocks that are done and {touched} polygons that were drawn or "
                "corrected: that work would be lost.",
                path=path,
                done=done,
                touched=touched,
            ),
            tr("Choose another name; 'Cut patches' takes several grounds at once."),
        )

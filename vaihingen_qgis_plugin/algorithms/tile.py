"""Cut patches: orthophotos and references become a data set for training."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingParameterFeatureSink

from ..base.algorithm import EngineAlgorithm
from ..base.layer_output import LayerOutput
from ..base.step import Run, Step
from ..compat import POLYGONS
from ..layers.footprints import OWNED, write_footprints
from ..layers.raster_layer import refuse_pictures
from ..steps.arrange import Arrange
from ..steps.burn_references import BurnReferences
from ..steps.check import Check
from ..steps.run_engine import RunEngine
from ..styles.styling import Styler, style_footprints
from ..training.contract.config import TileConfig
from ..translation import tr

_FOOTPRINTS = "FOOTPRINTS"


def _heights_are_heights(job: TileConfig) -> None:
    """No orthophoto is given as heights."""
    refuse_pictures(job.heights)


class WriteFootprints(Step):
    """Write the outlines of the patches as a polygon layer, if it is wanted."""

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the parameter for the layer."""
        footprints = QgsProcessingParameterFeatureSink(_FOOTPRINTS, tr("Footprints"), POLYGONS, None, True)
        footprints.setHelp(tr("Polygon layer with the outline, the part and the share of each class of every patch."))
        algorithm.addParameter(footprints)

    def plan(self, run: Run) -> None:
        """Refuse a place where they cannot be written."""
        run.keep(LayerOutput(run, _FOOTPRINTS, OWNED))

    def run(self, run: Run) -> None:
        """Write what the engine has cut."""
        layer = run.kept(LayerOutput)
        if layer.wanted:
            destination = write_footprints(Path(run.job.output), layer.write, run.context.transformContext())
            Styler.attach(run.context, destination, style_footprints)
            run.results[_FOOTPRINTS] = destination


class TileAlgorithm(EngineAlgorithm):
    """`vaihingen:tile`."""

    NAME = "tile"
    TITLE = "Cut patches"
    GROUP = "data"
    SUMMARY = "Cuts orthophotos, references and heights into patches for training, validation and test."
    HELP = (
        "A network learns from small squares. Give the folder of the ISPRS benchmark (or another one whose folders "
        "say what they hold, such as images, masks and dsm), or choose orthophotos with one reference each (and "
        "one height raster each). They are matched by position, or by their names if they have no georeference. "
        "References may also be polygon layers that you have drawn over the orthophotos: choose the field that "
        "holds the class as CLASS_FIELD; where no polygon lies, nothing is learnt. Polygons of one class, such as "
        "building footprints, need no field: give their class as POLYGON_CLASS, and that of everything else as "
        "OTHER_CLASS. Validation and test areas are kept apart from the training area: a patch of one part never "
        "shares a pixel with a patch of another, otherwise the accuracy would look better than it is. The "
        "footprints layer shows where each patch lies; the report shows how often each class occurs."
    )
    NEXT = "Look at the footprints and the report, then give the folder to 'Train a U-Net'."
    TAGS = "tile,patch,chip,split,sample,training data,dataset,train,validation,isprs,vaihingen"
    CONFIG = TileConfig
    RASTERS = ("orthos", "references", "heights")
    SCORES = {  # noqa: RUF012 (constant)
        "train_patches": "Training patches",
        "validation_patches": "Validation patches",
        "test_patches": "Test patches",
        "shared_pixels": "Pixels shared by training and other patches",
    }
    REMEMBERS = {"FOLDER": "town", "OUTPUT": "dataset", "CLASSES": "classes"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "patches", "REPORT": "patches", "FOOTPRINTS": "footprints"}  # noqa: RUF012 (constant)
    STEPS = (
        Check(_heights_are_heights),
        BurnReferences("references", grids=("orthos",)),
        RunEngine(),
        WriteFootprints(),
        Arrange("output", (_FOOTPRINTS,)),
    )

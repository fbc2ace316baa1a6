"""Cut patches: orthophotos and references become a data set for training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterFeatureSink

from ..base.references import ReferenceAlgorithm
from ..compat import POLYGONS
from ..layers.footprints import write_footprints
from ..styles.styling import Styler, style_footprints
from ..training.contract.config import TileConfig
from ..translation import tr
from ..worker.outcome import Outcome


class TileAlgorithm(ReferenceAlgorithm):
    """`vaihingen:tile`."""

    NAME = "tile"
    TITLE = "Cut patches"
    GROUP = "data"
    SUMMARY = "Cuts orthophotos, references and heights into patches for training, validation and test."
    HELP = (
        "A network learns from small squares. Give the folder of the ISPRS benchmark, or choose orthophotos with one "
        "reference each (and one height raster each). References may also be polygon layers that you have drawn over "
        "the orthophotos: name the field with the class in CLASS_FIELD; where no polygon lies, nothing is learnt. "
        "Validation and test areas are kept apart from the training "
        "area: a patch of one part never shares a pixel with a patch of another, otherwise the accuracy would look "
        "better than it is. The footprints layer shows where each patch lies; the report shows how often each class "
        "occurs."
    )
    NEXT = "Look at the footprints and the report, then give the folder to 'Train a U-Net'."
    TAGS = "tile,patch,chip,split,sample,training data,dataset,train,validation,isprs,vaihingen"
    CONFIG = TileConfig
    RASTERS = ("orthos", "references", "heights")
    POLYGONS = ("references",)
    GRIDS = ("orthos",)
    SCORES = {  # noqa: RUF012 (constant)
        "train_patches": "Training patches",
        "validation_patches": "Validation patches",
        "test_patches": "Test patches",
        "shared_pixels": "Pixels shared by training and other patches",
    }
    FOOTPRINTS = "FOOTPRINTS"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Add the footprints, which QGIS writes, to the engine's parameters."""
        super().initAlgorithm(configuration)
        footprints = QgsProcessingParameterFeatureSink(self.FOOTPRINTS, tr("Footprints"), POLYGONS, None, True)
        footprints.setHelp(tr("Polygon layer with the outline, the part and the share of each class of every patch."))
        self.addParameter(footprints)

    def after(
        self,
        config: TileConfig,
        outcome: Outcome,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the footprints."""
        if not parameters.get(self.FOOTPRINTS):
            return {}

        def open_sink(*layout: Any) -> tuple[Any, str]:
            sink, destination = self.parameterAsSink(parameters, self.FOOTPRINTS, context, *layout)
            return sink, str(destination)

        destination = write_footprints(Path(config.output), open_sink, context.transformContext())
        Styler.attach(context, destination, style_footprints)
        return {self.FOOTPRINTS: destination}

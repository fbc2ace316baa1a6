"""Class colours to class codes: reference rasters as the benchmark ships them, and as GIS likes them."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..base.algorithm import EngineAlgorithm
from ..styles.styling import Styler, style_classes
from ..training.contract.class_scheme import load_scheme
from ..training.contract.config import LabelsConfig
from ..worker.outcome import Outcome


class LabelsAlgorithm(EngineAlgorithm):
    """`vaihingen:labels`."""

    NAME = "labels"
    TITLE = "Class colours to class codes"
    GROUP = "data"
    SUMMARY = "Turns a reference in class colours into a raster of class codes with a legend, or back."
    HELP = (
        "The ISPRS references are pictures: white is an impervious surface, blue a building. GIS works better with "
        "class codes (0 to 6) and a legend. A colour that is no class colour stops the run and is named with its "
        "place; slight noise from JPEG compression is accepted with a warning."
    )
    NEXT = "Look at the result over the orthophoto. 'Cut patches' and 'Assess accuracy' take either form."
    TAGS = "labels,classes,colours,colors,legend,palette,reference,ground truth,reclassify"
    CONFIG = LabelsConfig
    RASTERS = ("input",)

    def after(
        self,
        config: LabelsConfig,
        outcome: Outcome,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Show classes with their colours and names."""
        if config.direction == "colours_to_classes":
            Styler.attach(context, config.output, partial(style_classes, scheme=load_scheme(config.classes)))
        return {}

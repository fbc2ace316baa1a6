"""Assess accuracy with points: what interpreted sample points tell of a map."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterField,
    QgsProcessingParameterVectorLayer,
    QgsProcessingUtils,
)

from ..base.algorithm import EngineAlgorithm
from ..compat import ADVANCED, TABLE
from ..layers.points import write_point_table
from ..layers.polygon_layers import source_of
from ..training.contract.config import AssessPointsConfig
from ..training.contract.options import Option
from ..translation import tr

_FIELDS = ("reference_field", "map_field", "pixels_field")


class AssessPointsAlgorithm(EngineAlgorithm):
    """`vaihingen:assesspoints`. QGIS reads the layer into a table; the engine estimates."""

    NAME = "assesspoints"
    TITLE = "Assess accuracy with points"
    GROUP = "accuracy"
    SUMMARY = "Estimates the accuracy of a map and the true area of each class from interpreted sample points."
    HELP = (
        "Takes the points of 'Draw sample points' after a person has filled in the true class of each. Every point "
        "counts for as much of the map as it was drawn from, so the figures hold for the whole map although rare "
        "classes got more points than their area asks for (Olofsson et al. 2014). Overall accuracy, user's and "
        "producer's accuracy and the true area of each class come with their 95 % intervals. Use all points that were "
        "drawn, or the first ones in their order; leaving out the difficult ones makes a map look better than it is."
    )
    NEXT = (
        "Read the report. Report the estimated areas, not the mapped ones, with their intervals. Where an interval is "
        "too wide, interpret more points of those you have, or draw a larger sample anew."
    )
    TAGS = (
        "accuracy,area estimation,confidence interval,stratified,sample,points,olofsson,user's accuracy,good practice"
    )
    CONFIG = AssessPointsConfig
    RASTERS = ("prediction",)
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy",
        "overall_accuracy_interval": "Half the 95 % interval of the overall accuracy",
        "points_used": "Interpreted points",
    }

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
        """A layer in place of the table, and lists of its fields."""
        made = super().parameter(field, option, default)
        if field == "points":
            layer = QgsProcessingParameterVectorLayer(field.upper(), tr(option.label), [TABLE])
            layer.setHelp(tr("The layer of 'Draw sample points' with the true class of each point filled in."))
            return layer
        if field in _FIELDS:
            column = QgsProcessingParameterField(field.upper(), tr(option.label), default, "POINTS", optional=True)
            column.setHelp(made.help())
            if option.advanced:
                column.setFlags(column.flags() | ADVANCED)
            return column
        return made

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read the layer; QGIS allows that in its main thread only."""
        self._folder = tempfile.TemporaryDirectory(prefix="vaihingen_", dir=QgsProcessingUtils.tempFolder())
        self._table = Path(self._folder.name) / "points.csv"
        layer = self.parameterAsVectorLayer(parameters, "POINTS", context)
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "POINTS"))
        write_point_table(layer, self._table)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the job, and remove the table in any case."""
        with self._folder:
            return super().processAlgorithm(parameters, context, feedback)

    def job(self, parameters: dict[str, Any], context: QgsProcessingContext) -> AssessPointsConfig:
        """The job on the table; records name the layer."""
        config: Any = super().job(parameters, context)
        work: AssessPointsConfig = dataclasses.replace(config, points=str(self._table), given={"points": config.points})
        return work

    def _inputs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """The inputs; the points are named as records call their layer."""
        layer = self.parameterAsVectorLayer(parameters, "POINTS", context)
        name = "" if layer is None else source_of(layer)
        return {**super()._inputs({**parameters, "POINTS": ""}, context), "points": name}

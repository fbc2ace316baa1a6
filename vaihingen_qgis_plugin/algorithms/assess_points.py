"""Assess the accuracy of a map with interpreted sample points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterField,
    QgsProcessingParameterVectorLayer,
)

from ..base.algorithm import EngineAlgorithm
from ..base.parameters import with_help
from ..base.step import Run, Step
from ..compat import TABLE
from ..layers.points import write_point_table
from ..layers.polygon_layers import source_of
from ..steps.run_engine import RunEngine
from ..training.contract.config import AssessPointsConfig
from ..training.contract.options import Option
from ..translation import tr

_POINTS = "POINTS"
_FIELDS = ("reference_field", "map_field", "pixels_field")


@dataclass(frozen=True)
class _PointTable:
    """The layer as a table, which the engine reads, and what messages call it."""

    path: Path
    shown: str


class ReadPoints(Step):
    """Read a layer of points into a table for the engine."""

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """A layer in place of the table, and lists of its fields."""
        if field == "points":
            layer = QgsProcessingParameterVectorLayer(_POINTS, tr(option.label), [TABLE])
            layer.setHelp(tr("The layer of 'Draw sample points' with the true class of each point filled in."))
            return layer
        if field in _FIELDS:
            column = QgsProcessingParameterField(field.upper(), tr(option.label), default, _POINTS, optional=True)
            return with_help(column, option)
        return None

    def read(self, run: Run) -> None:
        """Name the points as records name their layer."""
        layer = run.algorithm.parameterAsVectorLayer(run.parameters, _POINTS, run.context)
        run.inputs["points"] = "" if layer is None else source_of(layer)

    def prepare(self, run: Run) -> None:
        """Write the table."""
        layer = run.algorithm.parameterAsVectorLayer(run.parameters, _POINTS, run.context)
        if layer is None:
            raise QgsProcessingException(run.algorithm.invalidSourceError(run.parameters, _POINTS))
        table = _PointTable(run.temporary_folder() / "points.csv", tr("layer {name}", name=layer.name()))
        write_point_table(layer, table.path)
        run.keep(table)

    def run(self, run: Run) -> None:
        """The engine works with the table; records name the layer."""
        table = run.kept(_PointTable)
        run.shown_paths[str(table.path)] = table.shown
        run.work_with(points=str(table.path))


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
        "Read the report. Report the estimated areas, not the mapped ones, with their intervals. Where an interval "
        "is too wide, interpret more of the points you have, or draw a new, larger sample."
    )
    TAGS = (
        "accuracy,area estimation,confidence interval,stratified,sample,points,olofsson,user's accuracy,good practice"
    )
    CONFIG = AssessPointsConfig
    RASTERS = ("prediction",)
    NOT_BY_DEFAULT = ("scores", "areas")
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy",
        "overall_accuracy_interval": "Half the 95 % interval of the overall accuracy",
        "points_used": "Interpreted points",
    }
    REMEMBERS = {"POINTS": "points", "CLASSES": "classes"}  # noqa: RUF012 (constant)
    PROPOSES = {"REPORT": "accuracy_by_points"}  # noqa: RUF012 (constant)
    STEPS = (ReadPoints(), RunEngine())
